package history

// What git itself says of random histories, against what carnet reads of them.

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"carnet/parser"
	"carnet/vault"
)

// A told is a text of a pitch and the commit it is from, "" for none.
type told struct{ commit, text string }

// commitsByDay are the commits of a repository by the author's day, those of one
// day in the order in which git log --date-order has them, the oldest first.
func commitsByDay(t *testing.T, dir string) (order []string, days map[string]vault.Date) {
	t.Helper()
	days = map[string]vault.Date{}
	for row := range strings.Lines(gitIn(t, dir, "", "log", "--date-order", "--format=%H %ad", "--date=format:%Y-%m-%d")) {
		hash, day, _ := strings.Cut(strings.TrimSpace(row), " ")
		when, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		order = append(order, hash)
		days[hash] = vault.DateOf(when)
	}
	slices.Reverse(order)
	slices.SortStableFunc(order, func(a, b string) int { return days[a].Time.Compare(days[b].Time) })
	return order, days
}

// textOf is a pitch's as the parser reads a vault that holds nothing else.
func textOf(t *testing.T, source string) string {
	t.Helper()
	if text, known := texts[source]; known {
		return text
	}
	v, err := parser.Parse(fstest.MapFS{"pitches/x.md": {Data: []byte(source)}})
	if err != nil || len(v.Pitches) != 1 {
		t.Fatal(err, source)
	}
	texts[source] = v.Pitches[0].Text
	return texts[source]
}

var texts = map[string]string{} // what textOf has given

// blobs gives the content of blobs, in the order of their hashes.
func blobs(t *testing.T, dir string, hashes []string) map[string]string {
	t.Helper()
	out := gitIn(t, dir, strings.Join(hashes, "\n")+"\n", "cat-file", "--batch")
	content := map[string]string{}
	for out != "" {
		head, rest, _ := strings.Cut(out, "\n")
		f := strings.Fields(head)
		size, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatal(head)
		}
		content[f[0]], out = rest[:size], rest[size+1:]
	}
	return content
}

// gitSays reads the revisions of the note at a path from git log --full-history -m
// and git cat-file: the commits that differ in words from one of their parents.
func gitSays(t *testing.T, dir, file string, order []string) []told {
	t.Helper()
	type change struct{ commit, old, new string }
	var changes []change
	var hashes []string
	commit := ""
	none := strings.Repeat("0", 40)
	log := gitIn(t, dir, "", "log", "--full-history", "-m", "--raw", "--no-abbrev", "--no-renames", "--format=commit %H", "--", file)
	for row := range strings.Lines(log) {
		if hash, ok := strings.CutPrefix(row, "commit "); ok {
			commit = strings.TrimSpace(hash)
		} else if f := strings.Fields(row); len(f) > 4 && f[3] != none {
			changes = append(changes, change{commit, f[2], f[3]})
			hashes = append(hashes, f[2], f[3])
		}
	}
	if len(changes) == 0 {
		return nil
	}
	hashes = slices.DeleteFunc(hashes, func(h string) bool { return h == none })
	content := blobs(t, dir, hashes)
	changed := map[string]string{}
	for _, c := range changes {
		text := textOf(t, content[c.new])
		if c.old == none || !sameWords(textOf(t, content[c.old]), text) {
			changed[c.commit] = text
		}
	}
	return compact(order, changed)
}

// compact puts revisions in order; neighbours with the same words are one.
func compact(order []string, changed map[string]string) []told {
	var all []told
	for _, commit := range order {
		text, is := changed[commit]
		if is && (len(all) == 0 || !sameWords(all[len(all)-1].text, text)) {
			if len(all) == 1 && strings.TrimSpace(all[0].text) == "" {
				all = nil
			}
			all = append(all, told{commit, text})
		}
	}
	return all
}

// carnetSays reads the same with package history.
func carnetSays(p *vault.Pitch) []told {
	var all []told
	for _, r := range p.Revisions {
		all = append(all, told{r.Commit.Hash, r.Text})
	}
	return all
}

// histories is how many random histories a test looks at.
func histories(t *testing.T) uint64 {
	t.Helper()
	if testing.Short() {
		return 2
	}
	return 8
}

// TestRevisionsAsGitSays compares the revisions, and the text in force on every
// day, of histories without renames.
func TestRevisionsAsGitSays(t *testing.T) {
	revisions, merges := 0, 0
	for seed := range histories(t) {
		prefix := []string{"", "my notes/vault/"}[seed%2]
		s := tell(seed, 400, prefix, false)
		dir := s.write(t)
		merges += strings.Count(s.out.String(), "\nmerge :")
		order, days := commitsByDay(t, dir)
		_, v := attached(t, filepath.Join(dir, prefix))
		for _, p := range v.Pitches {
			want := gitSays(t, dir, prefix+p.Path, order)
			if got := carnetSays(p); !slices.Equal(got, want) {
				t.Fatalf("history %d, %s:\ngot  %v\nwant %v", seed, p.Path, got, want)
			}
			revisions += len(want)
			compareInForce(t, p, want, days)
		}
	}
	if revisions < 100 || merges < 100 {
		t.Errorf("only %d revisions and %d merges were compared", revisions, merges)
	}
}

// compareInForce asks on each day which text was told.
func compareInForce(t *testing.T, p *vault.Pitch, all []told, days map[string]vault.Date) {
	t.Helper()
	for _, day := range days {
		want, how := all[0].text, vault.EarliestKnown
		for _, r := range all {
			if !days[r.commit].DayAfter(day) {
				want, how = r.text, vault.InForce
			}
		}
		if got, standing := p.TextOn(day, vault.NewDate(2030, 1, 1)); got.Text != want || standing != how {
			t.Fatalf("%s on %s: %q, %s; want %q, %s", p.Path, day, got.Text, standing, want, how)
		}
	}
}

// TestRevisionsThroughRenames compares with the files that each commit was made
// from, following each note back by the rule of docs/method.md, naively.
func TestRevisionsThroughRenames(t *testing.T) {
	renames := 0
	for seed := range histories(t) {
		s := tell(100+seed, 400, "notes/", true)
		dir := s.write(t)
		order, _ := commitsByDay(t, dir)
		newestFirst := strings.Fields(gitIn(t, dir, "", "rev-list", "--date-order", "HEAD"))
		root := filepath.Join(dir, "notes")
		if _, err := os.Stat(root); err != nil {
			root = filepath.Join(dir, "moved")
		}
		_, v := attached(t, root)
		for _, p := range v.Pitches {
			changed, followed := s.follow(t, filepath.Base(root)+"/"+p.Path, newestFirst)
			want := compact(order, changed)
			if got := carnetSays(p); !slices.Equal(got, want) {
				t.Fatalf("history %d, %s:\ngot  %v\nwant %v", seed, p.Path, got, want)
			}
			renames += followed
		}
	}
	if renames < 50 {
		t.Errorf("only %d renames were followed", renames)
	}
}

// follow gives the revisions of a note by what the story knows.
func (s *story) follow(t *testing.T, file string, newestFirst []string) (all map[string]string, renames int) {
	t.Helper()
	paths := map[int]string{s.tips[0]: file}
	all = map[string]string{}
	for _, hash := range newestFirst {
		mark := slices.Index(s.hashes, hash)
		file := paths[mark]
		content, there := s.commits[mark][file]
		isNew := len(s.parents[mark]) == 0
		for _, parent := range s.parents[mark] {
			before := file
			if old, had := s.commits[parent][file]; had {
				isNew = isNew || !sameWords(textOf(t, old), textOf(t, content))
			} else if from := s.renamedFrom(mark, parent, file); there && from != "" {
				before = from
				renames++
			} else {
				isNew = true
			}
			_, hasNew := s.commits[parent][before]
			known, seen := paths[parent]
			if _, hasKnown := s.commits[parent][known]; !seen || hasNew && !hasKnown {
				paths[parent] = before
			}
		}
		if there && isNew {
			all[hash] = textOf(t, content)
		}
	}
	return all, renames
}

// renamedFrom looks for the same content under a name that the commit has not.
func (s *story) renamedFrom(mark, parent int, file string) string {
	rank := func(old string) int {
		switch {
		case path.Base(old) == path.Base(file):
			return 0
		case path.Dir(old) == path.Dir(file):
			return 1
		}
		return 2
	}
	var gone []string
	for old, content := range s.commits[parent] {
		if _, stays := s.commits[mark][old]; !stays && content == s.commits[mark][file] && strings.HasSuffix(old, ".md") {
			gone = append(gone, old)
		}
	}
	if len(gone) == 0 {
		return ""
	}
	return slices.MinFunc(gone, func(a, b string) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) })
}

// TestCommitAsGitShows reads every commit as a file system and compares with
// the files that it was made from.
func TestCommitAsGitShows(t *testing.T) {
	s := tell(7, 60, "notes/", true)
	dir := s.write(t)
	repo, err := Open(filepath.Join(dir), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	for mark, files := range s.commits[1:] {
		commit, err := repo.Find(s.hashes[mark+1])
		if err != nil {
			t.Fatal(err)
		}
		fsys, err := repo.FS(commit)
		if err != nil {
			t.Fatal(err)
		}
		if err := fstest.TestFS(fsys, slices.Sorted(maps.Keys(files))...); err != nil {
			t.Fatal(err)
		}
		for file, content := range files {
			if got, err := fs.ReadFile(fsys, file); err != nil || string(got) != content {
				t.Fatalf("%s: %q, %v", file, got, err)
			}
		}
	}
}
