package serve

import (
	"errors"
	"net"
	"strings"
)

// ErrNotLoopback says that an address can be reached from other machines.
var ErrNotLoopback = errors.New("not an address of this machine alone")

// Listen listens on an address of this machine alone: HOST:PORT, or a port.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil && !strings.Contains(addr, ":") {
		host, port, err = "", addr, nil
	}
	if err != nil {
		return nil, err
	}
	if port == "" {
		return nil, &net.AddrError{Err: "no port", Addr: addr}
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, ErrNotLoopback
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, err
	}
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		_ = l.Close() // whatever localhost stands for here
		return nil, ErrNotLoopback
	}
	return l, nil
}

// hostsOf are the names that a request may call a listener by.
func hostsOf(at net.Addr) []string {
	_, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return nil
	}
	return []string{at.String(), net.JoinHostPort("localhost", port)}
}
