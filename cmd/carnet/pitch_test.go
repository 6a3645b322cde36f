package main

import (
	"testing"

	"carnet/report"
)

// TestChangedWordsInColour marks words between signs only where no colour shows,
// and ends each colour with its line.
func TestChangedWordsInColour(t *testing.T) {
	a, _, _ := testApp(t.TempDir())
	change := report.Compare("I mend benches.\n\nOnce.", "I build benches.\n\nOnce.\n\nTwice.")
	noColor := ""
	a.getenv = func(name string) string { return map[string]string{"NO_COLOR": noColor}[name] }
	plain := "I [-mend-]{+build+} benches.\n\nOnce.{+\n\nTwice.+}"
	for _, test := range []struct {
		width   int
		noColor string
		want    string
	}{
		{0, "", plain},
		{80, "1", plain},
		{80, "", "I \033[31;9mmend\033[0m\033[32;4mbuild\033[0m benches.\n\nOnce.\n\n\033[32;4mTwice.\033[0m"},
	} {
		a.screen = func() int { return test.width }
		noColor = test.noColor
		if got := a.marked(change); got != test.want {
			t.Errorf("at %d columns: %q, want %q", test.width, got, test.want)
		}
	}
}
