package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

type purpose int

const (
	serverCertificate purpose = iota
	clientCertificate
)

type authority struct {
	directory   string
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func pkiDirectory(o options) string { return filepath.Join(o.directory, "pki") }

func loadOrCreateAuthority(directory string) authority {
	must(os.MkdirAll(directory, 0o700))
	certificatePath, keyPath := filepath.Join(directory, "ca.crt"), filepath.Join(directory, "ca.key")
	if !exists(certificatePath) {
		key := newKey()
		template := newTemplate(pkix.Name{CommonName: "kubernetes-test-server-ca"})
		template.IsCA = true
		template.BasicConstraintsValid = true
		template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
		writeCertificate(certificatePath, template, template, key, key)
		writeKey(keyPath, key)
	}
	certificate, err := x509.ParseCertificate(readPEM(certificatePath))
	must(err)
	key, err := x509.ParseECPrivateKey(readPEM(keyPath))
	must(err)
	return authority{directory, certificate, key}
}

func (a authority) issue(name, commonName string, organizations []string, use purpose) {
	certificatePath := filepath.Join(a.directory, name+".crt")
	if exists(certificatePath) {
		return
	}
	key := newKey()
	template := newTemplate(pkix.Name{CommonName: commonName, Organization: organizations})
	template.KeyUsage = x509.KeyUsageDigitalSignature
	switch use {
	case serverCertificate:
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		template.DNSNames = []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"}
		template.IPAddresses = []net.IP{net.ParseIP("127.0.0.1"), net.ParseIP("10.0.0.1")}
	case clientCertificate:
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	}
	writeKey(filepath.Join(a.directory, name+".key"), key)
	writeCertificate(certificatePath, template, a.certificate, key, a.key)
}

// createServiceAccountKey makes the pair that signs and checks service-account tokens.
func createServiceAccountKey(directory string) {
	path := filepath.Join(directory, "sa.key")
	if exists(path) {
		return
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	must(err)
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	must(err)
	writePEM(path, "RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key), 0o600)
	writePEM(filepath.Join(directory, "sa.pub"), "PUBLIC KEY", public, 0o644)
}

func newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	return key
}

func newTemplate(subject pkix.Name) *x509.Certificate {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	must(err)
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      subject,
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().AddDate(5, 0, 0),
	}
}

func writeCertificate(path string, template, parent *x509.Certificate, key, signer *ecdsa.PrivateKey) {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	must(err)
	writePEM(path, "CERTIFICATE", der, 0o644)
}

func writeKey(path string, key *ecdsa.PrivateKey) {
	der, err := x509.MarshalECPrivateKey(key)
	must(err)
	writePEM(path, "EC PRIVATE KEY", der, 0o600)
}
