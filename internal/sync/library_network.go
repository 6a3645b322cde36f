package sync

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/transport/client"
	githttp "github.com/go-git/go-git/v5/plumbing/transport/http"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// go-git has one client for each kind of address. That of the web is one that
// says when it hears something.
func init() {
	dialer := &net.Dialer{Timeout: patience}
	web := githttp.NewClient(&http.Client{Transport: &http.Transport{
		Proxy:             http.ProxyFromEnvironment,
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if heard, ok := ctx.Value(heardKey{}).(func()); ok && err == nil {
				return &heardConn{conn, heard}, nil
			}
			return conn, err
		},
		TLSHandshakeTimeout: 10 * time.Second,
	}})
	client.InstallProtocol("http", web)
	client.InstallProtocol("https", web)
}

// heardKey is that of a context's function to call at every sign of life.
type heardKey struct{}

// A heardConn takes every byte that goes over it for a sign of life.
type heardConn struct {
	net.Conn
	heard func()
}

// Read implements io.Reader.
func (c *heardConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.heard()
	}
	return n, err
}

// Write implements io.Writer.
func (c *heardConn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	if n > 0 {
		c.heard()
	}
	return n, err
}

// A watchedStorage takes every object that comes or goes for a sign of life.
type watchedStorage struct {
	*filesystem.Storage
	heard func()
}

// EncodedObject gives an object to send.
func (s *watchedStorage) EncodedObject(kind plumbing.ObjectType, hash plumbing.Hash) (plumbing.EncodedObject, error) {
	s.heard()
	return s.Storage.EncodedObject(kind, hash)
}

// PackfileWriter takes what is received.
func (s *watchedStorage) PackfileWriter() (io.WriteCloser, error) {
	pattern := filepath.Join(s.Filesystem().Root(), "objects", "pack", "tmp_pack_*")
	before, _ := filepath.Glob(pattern)
	w, err := s.Storage.PackfileWriter()
	if err != nil {
		return nil, err
	}
	after, _ := filepath.Glob(pattern)
	own := slices.DeleteFunc(after, func(file string) bool { return slices.Contains(before, file) })
	return &watchedWriter{w, s.heard, own}, nil
}

// A watchedWriter writes a pack.
type watchedWriter struct {
	io.WriteCloser
	heard func()
	file  []string // in which it stands until it is whole: one, unless somebody else began one at this moment
}

// Write implements io.Writer.
func (w *watchedWriter) Write(p []byte) (int, error) {
	w.heard()
	return w.WriteCloser.Write(p)
}

// Close also takes away what has not become a pack, which go-git would leave.
func (w *watchedWriter) Close() error {
	err := w.WriteCloser.Close()
	if err != nil && len(w.file) == 1 {
		_ = os.Remove(w.file[0])
	}
	return err
}
