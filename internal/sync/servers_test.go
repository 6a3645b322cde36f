package sync

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
)

// The servers are real ones, on loopback: git's daemon, git's own program behind
// a web server, and OpenSSH's sshd.

// A server holds repositories in a folder.
type server struct {
	folder  string
	address string // of the folder, for go-git and git
	env     map[string]string
}

// repository makes an empty one on the server.
func (s server) repository(t *testing.T, name string) (address, dir string) {
	t.Helper()
	dir = filepath.Join(s.folder, name)
	at(t, s.folder, "init", "-q", "--bare", "-b", "trunk", name)
	if strings.HasPrefix(s.address, "http") {
		name = url.PathEscape(name)
	}
	return s.address + "/" + name, dir
}

// kinds are the servers by their names. Each call of one starts it anew.
var kinds = map[string]func(*testing.T) server{
	"daemon": daemon,
	"web":    func(t *testing.T) server { return web(t, "") },
	"ssh":    func(t *testing.T) server { return sshd(t, newKey(t)) },
}

// at runs git in a folder.
func at(t *testing.T, dir string, args ...string) string {
	t.Helper()
	return workspace{t, dir}.git(args...)
}

// each lets one process answer each connection, as inetd did.
func each(t *testing.T, command func() *exec.Cmd) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				file, err := conn.(*net.TCPConn).File()
				if err != nil {
					return
				}
				defer file.Close()
				cmd := command()
				cmd.Stdin, cmd.Stdout = file, file
				_ = cmd.Run()
			}()
		}
	}()
	return listener.Addr().String()
}

// daemon is git's own.
func daemon(t *testing.T) server {
	t.Helper()
	dir := t.TempDir()
	address := each(t, func() *exec.Cmd {
		return exec.Command("git", "daemon", "--inetd", "--base-path="+dir, "--export-all", "--enable=receive-pack", dir)
	})
	return server{folder: dir, address: "git://" + address}
}

// web is git's program behind a web server, which asks for camille and the
// password unless it is empty.
func web(t *testing.T, password string) server {
	t.Helper()
	dir := t.TempDir()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git")
	}
	backend := &cgi.Handler{Path: git, Args: []string{"http-backend"}, Stderr: io.Discard, Env: []string{
		"GIT_PROJECT_ROOT=" + dir, "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=camille",
	}}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name, given, _ := r.BasicAuth(); password != "" && (name != "camille" || given != password) {
			w.Header().Set("WWW-Authenticate", `Basic realm="notes"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return server{folder: dir, address: s.URL}
}

// needSSH skips where OpenSSH is not installed, unless it is required.
func needSSH(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/sbin/sshd", "/usr/libexec/sshd"} {
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	if os.Getenv("CARNET_SHARING") == "required" {
		t.Fatal("there is no sshd")
	}
	t.Skip("there is no sshd")
	return ""
}

// newKey makes a key of ssh's and gives its path.
func newKey(t *testing.T) string {
	t.Helper()
	needSSH(t)
	key := filepath.Join(t.TempDir(), "id_ed25519")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return key
}

// sshd lets one key in. The person has a home with that key, where the server is
// known.
func sshd(t *testing.T, key string) server {
	t.Helper()
	program, dir, settings := needSSH(t), t.TempDir(), t.TempDir()
	host := newKey(t)
	public, err := os.ReadFile(key + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(settings, "authorized_keys"), string(public))
	config := filepath.Join(settings, "config")
	write(t, config, strings.Join([]string{
		"AuthorizedKeysFile " + filepath.Join(settings, "authorized_keys"),
		"HostKey " + host, "SetEnv HOME=" + settings, "StrictModes no", "UsePAM no", "PasswordAuthentication no", "KbdInteractiveAuthentication no",
	}, "\n")+"\n")
	if os.Geteuid() == 0 {
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
			t.Fatal(err)
		}
	}
	address := each(t, func() *exec.Cmd { return exec.Command(program, "-i", "-f", config) })
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	s := server{folder: dir, address: fmt.Sprintf("ssh://%s@%s%s", me.Username, address, dir)}
	s.env = home(t, key, address, host)
	return s
}

// home makes a person's home with a key and with a server that is known by its
// key, and leads ssh there.
func home(t *testing.T, key, address, host string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	secret, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ".ssh", "id_ed25519"), string(secret))
	known := filepath.Join(dir, ".ssh", "known_hosts")
	text := ""
	if host != "" {
		public, err := os.ReadFile(host + ".pub")
		if err != nil {
			t.Fatal(err)
		}
		name, port, _ := net.SplitHostPort(address)
		text = fmt.Sprintf("[%s]:%s %s", name, port, public)
	}
	write(t, known, text)
	return map[string]string{"HOME": dir, "GIT_SSH_COMMAND": sshOf(dir)}
}

// sshOf is how git's ssh finds a person's home, which it would look for among
// the system's users.
func sshOf(home string) string {
	dir := filepath.Join(home, ".ssh")
	return "ssh -F none -o IdentitiesOnly=yes -i " + filepath.Join(dir, "id_ed25519") + " -o UserKnownHostsFile=" + filepath.Join(dir, "known_hosts")
}

// silent takes connections and never says a word. It gives its address.
func silent(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { conn.Close() })
		}
	}()
	return listener.Addr().String()
}

// stalling passes on what goes to and from an address, but no more than so many
// bytes of it each way; then it says nothing more. It gives its address.
func stalling(t *testing.T, address string, sent, received int64) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			here, err := listener.Accept()
			if err != nil {
				return
			}
			there, err := net.Dial("tcp", address)
			if err != nil {
				here.Close()
				return
			}
			t.Cleanup(func() { here.Close(); there.Close() })
			go func() { _, _ = io.CopyN(there, here, sent) }()
			go func() { _, _ = io.CopyN(here, there, received) }()
		}
	}()
	return listener.Addr().String()
}

// hook gives a repository on the server a hook.
func hook(t *testing.T, dir, name, script string) {
	t.Helper()
	file := filepath.Join(dir, "hooks", name)
	write(t, file, "#!/bin/sh\n"+script+"\n")
	if err := os.Chmod(file, 0o700); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	workspace{t, filepath.Dir(file)}.write(filepath.Base(file), text)
}
