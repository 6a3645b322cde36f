package history

// Who wrote the remarks, against git blame on random histories.

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// remarkStory tells of notes with remarks that are written, removed, written
// again, merged from both sides, and renamed with their note. They stay in one
// order, for a remark that is moved is another line to git.
func remarkStory(seed uint64, commits int) *story {
	s := newStory(seed, "")
	s.renames = seed%2 == 1
	s.save(state{"carnet.yaml": "language: en\n", "pitches/v1.md": "# Pitch\n"})
	s.tips = []int{1}
	for len(s.commits) <= commits || len(s.tips) > 1 {
		at, other := s.IntN(len(s.tips)), s.IntN(len(s.tips))
		switch n := s.IntN(10); {
		case n < 2 && len(s.tips) < 4 && len(s.commits) <= commits:
			s.tips = append(s.tips, s.tips[at])
		case n < 5 && at != other:
			next := s.joined(s.commits[s.tips[at]], s.commits[s.tips[other]])
			s.tips[at] = s.save(next, s.tips[at], s.tips[other])
			s.tips = slices.Delete(s.tips, other, other+1)
		default:
			s.tips[at] = s.save(s.annotated(s.commits[s.tips[at]]), s.tips[at])
		}
	}
	return s
}

// remarkLines are a note's remarks by number.
func remarkLines(note string) map[int]bool {
	numbers := map[int]bool{}
	for line := range strings.Lines(note) {
		var n int
		if _, err := fmt.Sscanf(line, "> [!mentor] Remark %d.", &n); err == nil {
			numbers[n] = true
		}
	}
	return numbers
}

// remarkNote writes remarks in order, and headings, lest they run together.
func remarkNote(numbers map[int]bool) string {
	var b strings.Builder
	b.WriteString("# Pitch\n")
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		fmt.Fprintf(&b, "> [!mentor] Remark %d.\n\n## %d\n", n, n)
	}
	return b.String()
}

// annotated writes or removes a remark in some note, or renames a note.
func (s *story) annotated(files state) state {
	next := maps.Clone(files)
	notes := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(p string) bool { return !strings.HasSuffix(p, ".md") })
	path := notes[s.IntN(len(notes))]
	numbers := remarkLines(next[path])
	switch n := s.IntN(12); {
	case n < 7:
		numbers[s.IntN(30)] = true
	case n < 9:
		delete(numbers, s.IntN(30))
	case n < 10:
		path = fmt.Sprintf("pitches/v%d.md", 1+s.IntN(3))
		numbers = remarkLines(next[path])
		numbers[s.IntN(30)] = true
	case s.renames:
		delete(next, path)
		path = fmt.Sprintf("pitches/v%d.md", 3+len(s.commits))
	}
	next[path] = remarkNote(numbers)
	return next
}

// joined takes each note from one side, or the remarks of both.
func (s *story) joined(ours, theirs state) state {
	next := maps.Clone(ours)
	for _, path := range slices.Sorted(maps.Keys(theirs)) {
		numbers := remarkLines(theirs[path])
		switch _, both := ours[path]; {
		case !both || s.IntN(4) == 0:
			next[path] = theirs[path]
		case s.IntN(3) > 0 && strings.HasSuffix(path, ".md"):
			maps.Copy(numbers, remarkLines(ours[path]))
			next[path] = remarkNote(numbers)
		}
	}
	return next
}

// TestRemarksAsGitBlames compares who wrote each remark, and when.
func TestRemarksAsGitBlames(t *testing.T) {
	compared := 0
	for seed := range histories(t) {
		dir := remarkStory(400+seed, 150).write(t)
		_, v := attached(t, dir)
		for _, p := range v.Pitches {
			want := blamed(t, dir, p.Path)
			for _, remark := range p.Body.Remarks {
				got := fmt.Sprint(remark.By.Name, " ", remark.By.Time.Unix(), " ", remark.By.Time.Format("-0700"))
				if got != want[remark.Text] {
					t.Errorf("history %d, %s, %q: %s, want %s", seed, filepath.Base(p.Path), remark.Text, got, want[remark.Text])
				}
				compared++
			}
		}
	}
	if compared < 40 {
		t.Errorf("only %d remarks were compared", compared)
	}
}

// blamed is who wrote each remark of a note, by git.
func blamed(t *testing.T, dir, file string) map[string]string {
	t.Helper()
	by := map[string]string{}
	var author, when, zone string
	for row := range strings.Lines(gitIn(t, dir, "", "blame", "--line-porcelain", "HEAD", "--", file)) {
		row = strings.TrimSuffix(row, "\n")
		key, value, _ := strings.Cut(row, " ")
		switch key {
		case "author":
			author = value
		case "author-time":
			when = value
		case "author-tz":
			zone = value
		case "\t>":
			by[strings.TrimPrefix(value, "[!mentor] ")] = author + " " + when + " " + zone
		}
	}
	return by
}
