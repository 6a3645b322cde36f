package past

import (
	"os"
	"testing"
	"testing/fstest"
	"time"

	"carnet/internal/sync"
	"carnet/parser"
	"carnet/vault"
)

func commits(t *testing.T) []sync.Commit {
	t.Helper()
	past, err := os.ReadFile("../../example-history.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, err := Commits(os.DirFS("../../example-vault"), string(past))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEachDayOfThePast parses the vault after each commit: it is in order, and
// what is noted has happened, or is said to be planned.
func TestEachDayOfThePast(t *testing.T) {
	state, last := fstest.MapFS{}, time.Time{}
	for _, c := range commits(t) {
		for _, f := range c.Files {
			if state[f.Path] = (&fstest.MapFile{Data: f.Data}); f.Data == nil {
				delete(state, f.Path)
			}
		}
		if !c.Time.After(last) {
			t.Errorf("%s %s is not after the commit before it", c.Time, c.Message)
		}
		last = c.Time
		v, err := parser.Parse(state)
		if err != nil {
			t.Fatal(err)
		}
		found := append(v.Diagnostics, parser.LookAhead(v, vault.DateOf(c.Time))...)
		for _, d := range found {
			t.Errorf("%s %s: %s:%d: %s %v", c.Time.Format(time.DateOnly), c.Message, d.Path, d.Pos.Line, d.Code, d.Args)
		}
		if t.Failed() {
			return
		}
	}
}
