package main

import (
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}

func writePEM(path, kind string, der []byte, mode os.FileMode) {
	must(os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode))
}

func readPEM(path string) []byte {
	content, err := os.ReadFile(path)
	must(err)
	block, _ := pem.Decode(content)
	if block == nil {
		must(fmt.Errorf("%s: no PEM block", path))
	}
	return block.Bytes
}

const kubeconfigFormat = `apiVersion: v1
kind: Config
current-context: %[1]s
clusters:
- name: test
  cluster: {server: "https://127.0.0.1:%[2]d", certificate-authority: "%[3]s/ca.crt"}
users:
- name: %[1]s
  user: {client-certificate: "%[3]s/%[1]s.crt", client-key: "%[3]s/%[1]s.key"}
contexts:
- name: %[1]s
  context: {cluster: test, user: %[1]s}
`

func writeKubeconfig(o options, user string) {
	pki, err := filepath.Abs(pkiDirectory(o))
	must(err)
	content := fmt.Sprintf(kubeconfigFormat, user, o.port, pki)
	must(os.WriteFile(filepath.Join(o.directory, user+".kubeconfig"), []byte(content), 0o600))
}
