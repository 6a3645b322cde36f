package main

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestInterruptedWhileARemoteSaysNothing interrupts doctor while it waits, and
// looks whether it ends what it has started.
func TestInterruptedWhileARemoteSaysNothing(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "carnet.yaml"), "language: en\n")
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git to wait for")
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"remote", "add", "origin", "git://" + silent.Addr().String() + "/notes.git"}} {
		if out, err := exec.Command(git, append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	ctx, interrupt := context.WithCancel(t.Context())
	go func() {
		if conn, err := silent.Accept(); err == nil { // git is waiting now
			defer conn.Close()
			if runtime.GOOS == "linux" && programsAtWork(dir) == "" {
				t.Error("no git is seen at work")
			}
			interrupt()
			<-t.Context().Done()
		}
	}()
	a, out, _ := testApp(dir)
	began := time.Now()
	if code := run(ctx, a, []string{"doctor"}); code != exitInterrupted || out.Len() > 0 {
		t.Errorf("it ends with %d and says %s", code, out)
	}
	if took := time.Since(began); took > doctorPatience {
		t.Errorf("it took %s", took)
	}
	if left := programsAtWork(dir); left != "" {
		t.Errorf("still at work: %s", left)
	}
}

// programsAtWork are the programs of git's that are running in a folder, where
// the system tells.
func programsAtWork(dir string) string {
	var all []string
	folders, _ := filepath.Glob("/proc/[0-9]*/cwd")
	for _, folder := range folders {
		if where, err := os.Readlink(folder); err == nil && where == dir {
			line, _ := os.ReadFile(filepath.Join(filepath.Dir(folder), "cmdline"))
			all = append(all, strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
	return strings.Join(all, "\n")
}

func TestASentenceEndsOnce(t *testing.T) {
	for text, want := range map[string]string{
		"git has it all":                     "git has it all.",
		"no vault is here":                   "No vault is here.",
		"/notes is there.":                   "/notes is there.",
		"git would take it. (carnet never.)": "git would take it. (carnet never.)",
	} {
		if got := sentence(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
