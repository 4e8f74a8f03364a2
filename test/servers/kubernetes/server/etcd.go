package main

import (
	"errors"
	"net"
	"net/url"
	"path/filepath"
	"strconv"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
)

type store struct {
	server    *embed.Etcd
	clientURL string
}

func startEtcd(o options) store {
	port := o.etcdPort
	if port == 0 {
		port = freePort()
	}
	client := url.URL{Scheme: "http", Host: "127.0.0.1:" + strconv.Itoa(port)}
	peer := url.URL{Scheme: "http", Host: "127.0.0.1:0"}

	config := embed.NewConfig()
	config.Name = "test"
	config.Dir = filepath.Join(o.directory, "etcd")
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{client}, []url.URL{client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{peer}, []url.URL{peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	config.UnsafeNoFsync = !o.syncToDisk
	config.QuotaBackendBytes = 8 << 30
	config.LogLevel = "warn"
	config.LogOutputs = []string{filepath.Join(o.directory, "etcd.log")}
	// Left unset they are zero, and every single request is logged as slow.
	config.WarningUnaryRequestDuration, config.WarningApplyDuration = 5*time.Second, 5*time.Second

	server, err := embed.StartEtcd(config)
	must(err)
	select {
	case <-server.Server.ReadyNotify():
	case err := <-server.Err():
		must(err)
	case <-time.After(60 * time.Second):
		must(errors.New("etcd was not ready within 60 seconds"))
	}
	return store{server, client.String()}
}

func freePort() int {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}
