package merge

// Two people edit one note at random, thousands of times over. Every word that
// is typed is typed once, so that it can be found again.

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"carnet/parser"
)

// runs are how many notes are tried.
func runs() uint64 {
	if testing.Short() {
		return 200
	}
	return 1500
}

// A writer edits a note, with words of their own.
type writer struct {
	*rand.Rand
	name  string
	words int
}

// word is one that nobody has typed before.
func (w *writer) word() string {
	w.words++
	return fmt.Sprintf("%s%dw", w.name, w.words)
}

var word = regexp.MustCompile(`[bmt][0-9]+w`)

func words(texts ...string) map[string]bool {
	found := map[string]bool{}
	for _, text := range texts {
		for _, w := range word.FindAllString(text, -1) {
			found[w] = true
		}
	}
	return found
}

func (w *writer) pick(from ...string) string { return from[w.IntN(len(from))] }

// newNote is a note as somebody wrote it first.
func (w *writer) newNote() []string {
	lines := []string{"---"}
	for _, key := range []string{"name", "role", "phone", "email", "nickname"} {
		if w.IntN(3) > 0 {
			lines = append(lines, key+": "+w.word())
		}
	}
	lines = append(lines, w.list("tags")...)
	lines = append(lines, w.list("groups")...)
	lines = append(lines, "---", "# "+w.word(), "")
	for range w.IntN(6) {
		lines = append(lines, w.block()...)
	}
	return lines
}

// list is a key with several values, in one of its forms.
func (w *writer) list(key string) []string {
	switch w.IntN(4) {
	case 0:
		return []string{key + ": [" + w.word() + ", " + w.word() + "]"}
	case 1:
		return []string{key + ":", "  - " + w.word(), "  - " + w.word()}
	case 2:
		return []string{key + ": " + w.word()}
	}
	return nil
}

// block is something to stand in a body.
func (w *writer) block() []string {
	switch w.IntN(6) {
	case 0:
		return []string{"## Feedback", "- (+) " + w.word(), "- " + w.word(), ""}
	case 1:
		return []string{"- [ ] " + w.word()}
	case 2:
		return []string{w.word() + " and", "more " + w.word(), ""}
	case 3:
		return []string{"> [!mentor] " + w.word(), ""}
	case 4:
		return []string{"", "```", w.word(), "", w.word(), "```", ""}
	}
	return []string{w.word(), ""}
}

// edit changes a note here and there.
func (w *writer) edit(note []string) []string {
	note = slices.Clone(note)
	for range 1 + w.IntN(4) {
		at := 1 + w.IntN(len(note)-1)
		inFront := at <= slices.Index(note[1:], "---")+1
		switch w.IntN(6) {
		case 0, 1:
			note = slices.Insert(note, at, w.added(note, inFront)...)
		case 2:
			if note[at] != "---" && !strings.HasSuffix(note[at], ":") {
				note = slices.Delete(note, at, at+1)
			}
		case 3, 4:
			note[at] = w.reworded(note[at])
		case 5:
			note = append(note, w.block()...)
		}
	}
	return note
}

// added are lines that somebody adds to a note.
func (w *writer) added(note []string, inFront bool) []string {
	lines := w.lines(inFront)
	head, _, _ := strings.Cut(strings.Join(append(lines, ""), "\n"), ":")
	same := map[string]string{"fonction": "role:", "role": "fonction:"}[head]
	if inFront && slices.ContainsFunc(note, func(l string) bool {
		return strings.HasPrefix(l, head+":") || same != "" && strings.HasPrefix(l, same)
	}) {
		return nil // nobody adds a key that stands there
	}
	return lines
}

func (w *writer) lines(inFront bool) []string {
	switch {
	case !inFront:
		return w.block()
	case w.IntN(3) == 0:
		return []string{"# " + w.word()}
	case w.IntN(2) == 0:
		return w.list(w.pick("tags", "email", "groups", "aliases"))
	}
	return []string{w.pick("phone", "email", "role", "fonction", "nickname") + ": " + w.word()}
}

// reworded is a line with a word more, or one in the place of another.
func (w *writer) reworded(line string) string {
	at := word.FindStringIndex(line)
	switch {
	case at == nil:
		return line
	case strings.HasSuffix(line, "]") && w.IntN(2) == 0:
		return strings.TrimSuffix(line, "]") + ", " + w.word() + "]"
	case w.IntN(2) == 0:
		return line[:at[0]] + w.word() + line[at[1]:]
	case w.IntN(8) == 0:
		return line + " # " + w.word()
	}
	return line + " " + w.word()
}

// A trial is three states of one note.
type trial struct {
	path               string
	base, mine, theirs []byte
}

func newTrial(seed uint64) trial {
	rng := rand.New(rand.NewPCG(seed, 7))
	file := func(lines []string) []byte {
		ends := "\n"
		if rng.IntN(12) == 0 {
			ends = "\r\n"
		}
		text := strings.Join(lines, ends)
		if rng.IntN(6) > 0 {
			text += ends
		}
		return []byte(text)
	}
	base := (&writer{Rand: rng, name: "b"}).newNote()
	t := trial{path: "contacts/Ana Ruiz.md", base: file(base)}
	t.mine = file((&writer{Rand: rng, name: "m"}).edit(base))
	t.theirs = file((&writer{Rand: rng, name: "t"}).edit(base))
	if rng.IntN(10) == 0 {
		t.base = nil
	}
	return t
}

func (t trial) String() string {
	return fmt.Sprintf("-- base --\n%s\n-- mine --\n%s\n-- theirs --\n%s", t.base, t.mine, t.theirs)
}

// conflictText is all that a result shows as in conflict.
func conflictText(r Result) string {
	var b strings.Builder
	for _, c := range r.Conflicts {
		fmt.Fprintln(&b, c.Base, c.Mine, c.Theirs)
	}
	return b.String()
}

// lists are the lines of a note that hold values of lists.
func lists(note string) string {
	var b strings.Builder
	for line := range strings.Lines(note) {
		if strings.HasPrefix(line, "  - ") || strings.Contains(line, ": [") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestNothingTypedIsLost(t *testing.T) {
	clean := 0
	for seed := range runs() {
		trial := newTrial(seed)
		r := Note(trial.path, trial.base, trial.mine, trial.theirs)
		shown := words(conflictText(r))
		merged, both := words(string(r.Merged)), words(string(Resolve(trial.path, trial.base, trial.mine, trial.theirs, Both)))
		base, mine, theirs := words(string(trial.base)), words(string(trial.mine)), words(string(trial.theirs))
		_, asGit := gitLines(trial.base, trial.mine, trial.theirs) // to git a line that was moved is a new one
		inLists := words(lists(string(r.Merged)))                  // one took the value out, the other reworded it
		for w := range words(string(trial.mine), string(trial.theirs)) {
			wanted := !base[w] || mine[w] && theirs[w]
			switch {
			case wanted && !merged[w] && !shown[w]:
				t.Fatalf("seed %d: %s is lost\n%s\n-- merged --\n%s\n%+v", seed, w, trial, r.Merged, r.Conflicts)
			case wanted && !both[w]:
				t.Fatalf("seed %d: %s is lost where both are kept\n%s\n-- both --\n%s", seed, w, trial, Resolve(trial.path, trial.base, trial.mine, trial.theirs, Both))
			case !wanted && merged[w] && !shown[w] && !inLists[w] && !asGit:
				t.Fatalf("seed %d: %s was deleted and is back\n%s\n-- merged --\n%s\n%+v", seed, w, trial, r.Merged, r.Conflicts)
			}
		}
		if len(r.Conflicts) == 0 {
			clean++
		}
	}
	if n := int(runs()); clean < n/10 || clean > n*19/20 {
		t.Errorf("%d of %d merged without a conflict: the edits try too little", clean, n)
	}
}

func TestEitherSideMergesAlike(t *testing.T) {
	for seed := range runs() {
		trial := newTrial(seed)
		here := Note(trial.path, trial.base, trial.mine, trial.theirs)
		there := Note(trial.path, trial.base, trial.theirs, trial.mine)
		for i := range there.Conflicts {
			c := &there.Conflicts[i]
			c.Mine, c.Theirs, c.Line = c.Theirs, c.Mine, 0
		}
		for i := range here.Conflicts {
			here.Conflicts[i].Line = 0
		}
		order := func(a, b Conflict) int { return strings.Compare(a.Key+a.Mine, b.Key+b.Mine) }
		slices.SortFunc(here.Conflicts, order)
		slices.SortFunc(there.Conflicts, order)
		if !slices.EqualFunc(here.Conflicts, there.Conflicts, func(a, b Conflict) bool { a.Key, b.Key = "", ""; return a == b }) {
			t.Fatalf("seed %d: in conflict here\n%+v\nand there\n%+v\n%s", seed, here.Conflicts, there.Conflicts, trial)
		}
		body := func(r Result) string {
			return strings.TrimRight(strings.ReplaceAll(string(parser.Body(r.Merged)), "\r\n", "\n"), "\n")
		}
		here.Merged = Resolve(trial.path, trial.base, trial.mine, trial.theirs, Both)
		there.Merged = Resolve(trial.path, trial.base, trial.theirs, trial.mine, Both)
		if aside := strings.Contains(body(here)+body(there), "[!conflict]"); !aside && body(here) != body(there) {
			t.Fatalf("seed %d: merged here\n%s\nand there\n%s\n%s", seed, here.Merged, there.Merged, trial)
		}
	}
}

func TestMergingWhatIsMergedChangesNothing(t *testing.T) {
	tried, changed := 0, 0
	for seed := range runs() {
		trial := newTrial(seed)
		r := Note(trial.path, trial.base, trial.mine, trial.theirs)
		for _, same := range []struct {
			name              string
			base, mine, other []byte
			want              []byte
		}{
			{"mine with mine", trial.base, trial.mine, trial.mine, trial.mine},
			{"mine with the merged", trial.mine, trial.mine, r.Merged, r.Merged},
			{"the merged with theirs", trial.theirs, r.Merged, trial.theirs, r.Merged},
		} {
			if got := Note(trial.path, same.base, same.mine, same.other); !bytes.Equal(got.Merged, same.want) || len(got.Conflicts) > 0 {
				t.Fatalf("seed %d: %s\n%s", seed, same.name, got.Merged)
			}
		}
		if _, asGit := gitLines(trial.base, r.Merged, trial.theirs); asGit || trial.base == nil || len(r.Conflicts) > 0 {
			continue
		}
		tried++
		if again := Note(trial.path, trial.base, r.Merged, trial.theirs); squeezed(again.Merged) != squeezed(r.Merged) {
			changed++
			t.Logf("seed %d: merged once more\n%s\n%+v\n-- merged --\n%s\n%s", seed, again.Merged, again.Conflicts, r.Merged, trial)
		}
	}
	if changed*20 > tried {
		t.Errorf("%d of %d changed when theirs was merged once more", changed, tried)
	}
}

// squeezed is a note without its blank lines.
func squeezed(note []byte) string {
	return strings.Join(strings.FieldsFunc(string(note), func(r rune) bool { return r == '\n' || r == '\r' }), "\n")
}

// TestMergedReadsWell wants no error in what was merged and settled that stands
// on neither side.
func TestMergedReadsWell(t *testing.T) {
	for seed := range runs() {
		trial := newTrial(seed)
		sides := newReview(trial.path, trial.mine, trial.theirs)
		for _, keep := range []Keep{Mine, Theirs, Both} {
			kept := Resolve(trial.path, trial.base, trial.mine, trial.theirs, keep)
			if doubts := sides.doubts(kept); hasError(doubts) {
				t.Fatalf("seed %d, keeping %d: %+v\n%s\n-- kept --\n%s", seed, keep, doubts, trial, kept)
			}
		}
	}
}
