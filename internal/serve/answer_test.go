package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

// TestWhoIsAnswered sends requests as browsers and others make them.
func TestWhoIsAnswered(t *testing.T) {
	s := startSite(t, nil)
	_, port, _ := net.SplitHostPort(s.at)
	for _, c := range []struct {
		request string // its line, then its headers but Host
		host    string
		want    int
	}{
		{"GET /", s.at, 200},
		{"GET /", "localhost:" + port, 200},
		{"GET /?utm=1", s.at, 200},
		{"GET / \nSec-Fetch-Site: none", s.at, 200},
		{"GET / \nSec-Fetch-Site: same-origin\nOrigin: http://" + s.at, s.at, 200},
		{"GET /", "evil.test", 421},
		{"GET /", "evil.test:" + port, 421},
		{"GET /", "127.0.0.1", 421},
		{"GET /", "127.0.0.1:1", 421},
		{"GET /", "localhost." + ":" + port, 421},
		{"GET http://evil.test/", s.at, 421},
		{"GET / \nSec-Fetch-Site: cross-site", s.at, 403},
		{"GET / \nSec-Fetch-Site: same-site", s.at, 403},
		{"GET / \nSec-Fetch-Site: same-origin\nSec-Fetch-Site: cross-site", s.at, 403},
		{"GET / \nOrigin: https://evil.test", s.at, 403},
		{"GET / \nOrigin: null", s.at, 403},
		{"GET / \nOrigin: https://" + s.at, s.at, 403},
		{"GET / \nOrigin: http://localhost:" + port, s.at, 403},
		{"GET /events \nOrigin: https://evil.test", s.at, 403},
		{"HEAD /", s.at, 405},
		{"POST / \nContent-Length: 0", s.at, 405},
		{"OPTIONS *", s.at, 405},
		{"TRACE /", s.at, 405},
		{"CONNECT " + s.at, s.at, 405},
		{"GET /carnet.yaml", s.at, 404},
		{"GET /../../etc/passwd", s.at, 404},
		{"GET /%2e%2e/%2e%2e/etc/passwd", s.at, 404},
		{"GET //", s.at, 404},
		{"GET /events/", s.at, 404},
		{"GET /index.html", s.at, 404},
		{"GET / \nX: " + strings.Repeat("x", 2*maxHeader), s.at, 431},
	} {
		answer := send(t, s.at, c.request, c.host)
		if answer.StatusCode != c.want {
			t.Errorf("%.60q to %s: %d, want %d", c.request, c.host, answer.StatusCode, c.want)
		}
		if c.want == 431 {
			continue // the standard library's own
		}
		if h := answer.Header; h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%q: headers %v", c.request, h)
		}
		if body, _ := io.ReadAll(answer.Body); c.want != 200 && strings.Contains(string(body), "a=1") {
			t.Errorf("%q is refused and answered", c.request)
		}
	}
}

// send writes a request as it is, and reads the head of the answer.
func send(t *testing.T, at, request, host string) *http.Response {
	t.Helper()
	conn, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	line, headers, _ := strings.Cut(request, "\n")
	if headers != "" {
		headers = strings.ReplaceAll(headers, "\n", "\r\n") + "\r\n"
	}
	fmt.Fprintf(conn, "%s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n", strings.TrimSpace(line), host, headers)
	method, _, _ := strings.Cut(line, " ")
	answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%s: %v", request, err)
	}
	return answer
}

func TestOnlyThisMachineCanReachIt(t *testing.T) {
	for addr, ok := range map[string]bool{
		"127.0.0.1:0": true, "localhost:0": true, ":0": true, "0": true, "127.0.0.2:0": runtime.GOOS == "linux",
		"0.0.0.0:0": false, "[::]:0": false, "192.0.2.1:0": false, "example.org:0": false, "evil": false, "127.0.0.1": false,
		"127.0.0.1:99999": false, "": false, "2130706433:0": false,
	} {
		l, err := Listen(addr)
		if (err == nil) != ok {
			t.Errorf("%q: %v", addr, err)
		}
		if err == nil {
			if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
				t.Errorf("%q listens on %s", addr, l.Addr())
			}
			_ = l.Close()
		}
	}
}
