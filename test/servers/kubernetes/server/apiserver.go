package main

import (
	"os"
	"path/filepath"
	"strconv"

	"k8s.io/component-base/cli"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
- level: None
  nonResourceURLs: ["/readyz*", "/livez*", "/healthz*"]
- level: None
  users: ["system:apiserver"]
- level: Metadata
`

const encryptionConfiguration = `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers:
  - aescbc: {keys: [{name: k1, secret: "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}]}
  - identity: {}
`

func runAPIServer(o options, etcdURL string) int {
	pki := pkiDirectory(o)
	arguments := []string{
		"--etcd-servers=" + etcdURL,
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		"--secure-port=" + strconv.Itoa(o.port),
		"--tls-cert-file=" + filepath.Join(pki, "server.crt"),
		"--tls-private-key-file=" + filepath.Join(pki, "server.key"),
		"--client-ca-file=" + filepath.Join(pki, "ca.crt"),
		"--authorization-mode=Node,RBAC",
		"--anonymous-auth=true",
		"--service-cluster-ip-range=10.0.0.0/16",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + filepath.Join(pki, "sa.pub"),
		"--service-account-signing-key-file=" + filepath.Join(pki, "sa.key"),
		// Without a controller manager no namespace has a "default" ServiceAccount, so pods could not be created.
		"--disable-admission-plugins=ServiceAccount",
		"--audit-policy-file=" + writeOnce(o, "audit-policy.yaml", auditPolicy),
		"--audit-log-path=" + filepath.Join(o.directory, "audit.log"),
		"--audit-log-maxsize=1024",
		// Keeps the address of the host out of the cluster.
		"--endpoint-reconciler-type=none",
	}
	if o.encryptSecrets {
		path := writeOnce(o, "encryption.yaml", encryptionConfiguration)
		arguments = append(arguments, "--encryption-provider-config="+path)
	}
	command := app.NewAPIServerCommand()
	command.SetArgs(append(arguments, o.apiServerArguments...))
	return cli.Run(command)
}

func writeOnce(o options, name, content string) string {
	path := filepath.Join(o.directory, name)
	if !exists(path) {
		must(os.WriteFile(path, []byte(content), 0o600))
	}
	return path
}
