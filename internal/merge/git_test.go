package merge

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// gitMerge is what git makes of three files; clean is false where it has a
// conflict.
func gitMerge(t *testing.T, base, mine, theirs []byte) (merged []byte, clean bool) {
	t.Helper()
	dir := t.TempDir()
	args := []string{"merge-file", "-p"}
	for i, raw := range [][]byte{mine, base, theirs} {
		name := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	merged, err := exec.Command("git", args...).Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return merged, err == nil
}

// newRepetitive is a text of few words, where lines that repeat leave a choice of
// what was changed.
func newRepetitive(seed uint64) trial {
	rng := rand.New(rand.NewPCG(seed, 11))
	line := func() string {
		if rng.IntN(3) == 0 {
			return ""
		}
		return fmt.Sprintf("- %d", rng.IntN(9))
	}
	var base []string
	for range 12 + rng.IntN(10) {
		base = append(base, line())
	}
	edit := func() []byte {
		lines := slices.Clone(base)
		for range 1 + rng.IntN(3) {
			at := rng.IntN(len(lines))
			if rng.IntN(3) == 0 {
				lines = slices.Delete(lines, at, at+1)
			} else {
				lines = slices.Insert(lines, at, line())
			}
		}
		return []byte(strings.Join(lines, "\n") + "\n")
	}
	return trial{"contacts/Ana Ruiz.md", []byte(strings.Join(base, "\n") + "\n"), edit(), edit()}
}

// TestAsGit holds merging against git: where git merges cleanly and the note
// reads as well as either side, both give the same bytes, but where lines that repeat leave a choice.
func TestAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	runs := 400
	if testing.Short() {
		runs = 50
	}
	for _, family := range []struct {
		name string
		make func(uint64) trial
	}{{"notes", newTrial}, {"repetitive", newRepetitive}} {
		t.Run(family.name, func(t *testing.T) {
			clean, other := 0, 0
			for seed := range uint64(runs) {
				trial := family.make(seed)
				want, ok := gitMerge(t, trial.base, trial.mine, trial.theirs)
				if !ok || len(newReview(trial.path, trial.mine, trial.theirs).doubts(want)) > 0 {
					continue
				}
				clean++
				if got := Note(trial.path, trial.base, trial.mine, trial.theirs); !bytes.Equal(got.Merged, want) {
					other++
					t.Logf("seed %d: merged to\n%s\n%+v\nby git to\n%s\n%s", seed, got.Merged, got.Conflicts, want, trial)
				}
			}
			if other*100 > clean {
				t.Errorf("%d of %d that git merged were merged otherwise", other, clean)
			}
		})
	}
}
