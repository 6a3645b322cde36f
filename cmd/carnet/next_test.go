package main

import (
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

// TestNextFitsATerminal checks that sentences are folded between words where
// somebody looks, at most 80 columns wide, and that a note's path is whole.
func TestNextFitsATerminal(t *testing.T) {
	var whole string
	for _, width := range []int{0, 40, 80, 200} {
		a, out, _ := testApp("../../example-vault")
		a.screen = func() int { return width }
		if code := run(t.Context(), a, []string{"next", "--all"}); code != exitDone {
			t.Fatalf("exits with %d", code)
		}
		plain := strings.NewReplacer("\033[2m", "", "\033[0m", "").Replace(out.String())
		if width == 0 {
			whole = plain
		}
		folds := false
		for line := range strings.Lines(plain) {
			isPath := strings.HasSuffix(line, ".md\n") || strings.HasSuffix(line, "carnet.yaml\n")
			folds = folds || strings.HasPrefix(line, "  ") && !isPath && !strings.HasSuffix(line, ".\n")
			if wide := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); width > 0 && wide > min(width, lineWidth) && !isPath {
				t.Errorf("at %d columns %q has %d", width, line, wide)
			}
			if isPath && !strings.Contains(whole, line) {
				t.Errorf("at %d columns the path %q is not whole", width, line)
			}
		}
		if folds != (width > 0) {
			t.Errorf("at %d columns a sentence is folded: %v", width, folds)
		}
		if strings.Join(strings.Fields(plain), " ") != strings.Join(strings.Fields(whole), " ") {
			t.Errorf("at %d columns next says something else", width)
		}
	}
}
