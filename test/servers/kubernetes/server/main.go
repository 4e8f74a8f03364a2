// A real kube-apiserver with an embedded etcd in one process, for tests: TLS, RBAC and an audit log,
// but no kubelet, no scheduler and no controllers.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
)

type options struct {
	directory      string
	port           int
	etcdPort       int
	users          string
	encryptSecrets bool
	syncToDisk     bool
	issueOnly      bool
	exitWithInput  bool
	// What follows "--" goes to kube-apiserver unchanged.
	apiServerArguments []string
}

func parseOptions() options {
	var o options
	flags := flag.NewFlagSet("kubernetes-test-server", flag.ExitOnError)
	flags.StringVar(&o.directory, "dir", "kubernetes-test-data", "holds pki/, etcd/, audit.log and *.kubeconfig")
	flags.IntVar(&o.port, "port", 6443, "HTTPS port on 127.0.0.1")
	flags.IntVar(&o.etcdPort, "etcd-port", 0, "etcd client port on 127.0.0.1 (0: a free one)")
	flags.StringVar(&o.users, "users", "", "further client certificates, comma separated: name[:group[:group]]")
	flags.BoolVar(&o.encryptSecrets, "encrypt-secrets", false, "encrypt Secrets at rest (default: stored in clear)")
	flags.BoolVar(&o.syncToDisk, "fsync", false, "let etcd fsync (off: faster, not crash safe)")
	flags.BoolVar(&o.issueOnly, "issue-only", false, "write certificates and kubeconfigs, then leave")
	flags.BoolVar(&o.exitWithInput, "exit-with-input", false, "stop when standard input closes")
	must(flags.Parse(os.Args[1:]))
	o.apiServerArguments = flags.Args()
	return o
}

func main() {
	o := parseOptions()
	issueCredentials(o)
	if o.issueOnly {
		return
	}
	if o.exitWithInput {
		go stopWhenInputCloses()
	}
	store := startEtcd(o)
	code := runAPIServer(o, store.clientURL) // returns after SIGTERM or SIGINT
	store.server.Close()
	os.Exit(code)
}

// issueCredentials writes what is missing, so that a later start or -issue-only can add users to the same directory.
func issueCredentials(o options) {
	authority := loadOrCreateAuthority(pkiDirectory(o))
	authority.issue("server", "kube-apiserver", nil, serverCertificate)
	authority.issue("admin", "admin", []string{"system:masters"}, clientCertificate)
	writeKubeconfig(o, "admin")
	for _, user := range strings.Split(o.users, ",") {
		if name, groups, _ := strings.Cut(user, ":"); name != "" {
			authority.issue(name, name, splitGroups(groups), clientCertificate)
			writeKubeconfig(o, name)
		}
	}
	createServiceAccountKey(pkiDirectory(o))
}

// stopWhenInputCloses ends the server with the process that started it, even when that one was killed.
func stopWhenInputCloses() {
	io.Copy(io.Discard, os.Stdin)
	self, err := os.FindProcess(os.Getpid())
	must(err)
	must(self.Signal(syscall.SIGTERM))
}

func splitGroups(groups string) []string {
	if groups == "" {
		return nil
	}
	return strings.Split(groups, ":")
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "kubernetes-test-server:", err)
		os.Exit(1)
	}
}
