//go:build unix

package parser

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A pipe blocks whoever opens it.
func TestPipesAreNotOpened(t *testing.T) {
	dir := write(t, map[string]string{"contacts/Ana.md": ""})
	for _, name := range []string{"contacts/pipe.md", SettingsFile} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip(err)
		}
	}
	inTime(t, 5*time.Second, func() {
		v := mustParse(t, os.DirFS(dir))
		if got := strings.Join(said(v, "not-a-file"), " "); got != "carnet.yaml contacts/pipe.md" || len(v.Contacts) != 1 {
			t.Errorf("%d contacts, said of: %s", len(v.Contacts), got)
		}
	})
}
