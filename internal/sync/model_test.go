package sync

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"carnet/parser"
)

// MODEL_RUNS says how many random runs the model test makes, MODEL_SEED with
// which it begins: make model.
func modelRuns(t *testing.T) (from, runs uint64) {
	runs = 12
	if testing.Short() {
		runs = 3
	}
	if n, err := strconv.ParseUint(os.Getenv("MODEL_RUNS"), 10, 32); err == nil {
		runs = n
	}
	from, _ = strconv.ParseUint(os.Getenv("MODEL_SEED"), 10, 32)
	return from, runs
}

// TestWhatAnybodyTypedIsKept lets two or three people write, save and sync in any
// order, in either way of working. In the end every line that anybody typed is in
// a file or in the history, all have the same notes, and where git would have
// merged without a conflict and without a new mistake, carnet has what git has.
func TestWhatAnybodyTypedIsKept(t *testing.T) {
	from, runs := modelRuns(t)
	s := daemon(t)
	for seed := from; seed < from+runs; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { newModel(t, seed, s).run() })
	}
}

// A model is some people with a vault each, and what they have typed.
type model struct {
	*testing.T
	rand   *rand.Rand
	remote string
	people []*person
	typed  map[string]bool
	n      int
	merges int
}

// A person has a clone and a way to work with it.
type person struct {
	workspace
	*model
	name    string
	program bool
	unsaved map[string]bool // what was typed since the last save
}

func newModel(t *testing.T, seed uint64, s server) *model {
	m := &model{T: t, rand: rand.New(rand.NewPCG(seed, 1)), typed: map[string]bool{}}
	address, _ := s.repository(t, fmt.Sprintf("model-%d", seed))
	m.remote = address
	first := m.join("Ana", newWorkspace(t))
	first.git("remote", "add", "origin", address)
	first.write(".gitignore", ".carnet/\nprivate/\n*~\n")
	first.write("carnet.yaml", "language: en\nowner: Ana\n")
	for i := range 3 + m.rand.IntN(3) {
		first.write(fmt.Sprintf("meetings/2026-03-1%d Luc.md", i), first.note())
	}
	first.write("contacts/Luc.md", "---\nrole: carpenter\n---\nHe repairs.\n")
	first.git("add", "-A")
	first.git("commit", "-qm", "first")
	first.git("push", "-q", "origin", "trunk")
	for i, name := range []string{"Sophie", "Karim"}[:1+m.rand.IntN(2)] {
		w := workspace{t, filepath.Join(t.TempDir(), fmt.Sprint(i))}
		first.git("clone", "-q", address, w.dir)
		m.join(name, w)
	}
	return m
}

func (m *model) join(name string, w workspace) *person {
	w.git("config", "user.name", name)
	w.git("config", "user.email", strings.ToLower(name)+"@example.org")
	p := &person{workspace: w, model: m, name: name, program: m.rand.IntN(2) == 0, unsaved: map[string]bool{}}
	m.people = append(m.people, p)
	return p
}

func (m *model) run() {
	for range 12 + m.rand.IntN(12) {
		p := m.people[m.rand.IntN(len(m.people))]
		switch m.rand.IntN(8) {
		case 0:
			p.save(p.work())
		case 1, 2:
			p.sync(KeepNone)
		default:
			p.types()
		}
	}
	keeps := []Keep{KeepMine, KeepTheirs, KeepBoth}
	for range 2 {
		for _, p := range m.people {
			p.sync(keeps[m.rand.IntN(len(keeps))])
		}
	}
	m.people[0].sync(KeepBoth)
	m.checkAll()
}

// token is a word of its own.
func (m *model) token() string {
	m.n++
	return fmt.Sprintf("w%dx%x", m.n, m.rand.Uint32())
}

// line is something nobody has typed before.
func (p *person) line() string {
	token := p.model.token()
	p.unsaved[token] = true
	return token
}

// save saves what is on the disk. What was typed over before counts as never
// typed.
func (p *person) save(w *Work) {
	text := strings.Join(slices.Collect(maps.Values(p.tree())), "\n")
	for token := range p.unsaved {
		if strings.Contains(text, token) {
			p.model.typed[token] = true
		}
	}
	clear(p.unsaved)
	w.saveAll(p)
}

func (p *person) note() string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nlanded: yes\nenergy: %d\nreferrals: [%s]\n---\n## Feedback\n", 1+p.model.rand.IntN(5), p.line())
	for range 1 + p.model.rand.IntN(5) {
		fmt.Fprintf(&b, "- (+) %s\n", p.line())
	}
	return b.String()
}

func (p *person) paths() []string {
	var all []string
	_ = filepath.WalkDir(p.dir, func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".md") {
			rel, _ := filepath.Rel(p.dir, path)
			all = append(all, rel)
		}
		return err
	})
	return all
}

// types changes something, as people do.
func (p *person) types() {
	r, paths := p.model.rand, p.paths()
	if len(paths) == 0 || r.IntN(8) == 0 {
		p.write(fmt.Sprintf("meetings/2026-04-%02d %s.md", 1+r.IntN(20), []string{"Luc", "Rosa"}[r.IntN(2)]), p.note())
		return
	}
	path := paths[r.IntN(len(paths))]
	raw, err := os.ReadFile(filepath.Join(p.dir, path))
	if err != nil {
		p.model.Fatal(err)
	}
	text := string(raw)
	end := "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	lines := strings.SplitAfter(text, "\n")
	at := r.IntN(len(lines))
	switch r.IntN(11) {
	case 0, 1, 2:
		text += "- (-) " + p.line() + end
	case 3, 4:
		if strings.HasPrefix(lines[at], "- ") {
			lines[at] = "- (+) " + p.line() + end
		}
		text = strings.Join(lines, "")
	case 5:
		if strings.HasPrefix(lines[at], "- ") {
			lines = slices.Delete(lines, at, at+1)
		}
		text = strings.Join(lines, "")
	case 6:
		text = strings.Replace(text, "referrals: [", "referrals: ["+p.line()+", ", 1)
	case 7:
		text = strings.Replace(text, "---"+end, "---"+end+"thanked: yes"+end, 1)
		if strings.Count(text, "thanked: yes") > 1 {
			return
		}
	case 8:
		os.Remove(filepath.Join(p.dir, path))
		return
	case 9:
		to := filepath.Join(p.dir, "meetings", fmt.Sprintf("2026-05-%02d Eva.md", 1+r.IntN(20)))
		if _, err := os.Lstat(to); err == nil {
			return
		}
		os.MkdirAll(filepath.Dir(to), 0o700)
		os.Rename(filepath.Join(p.dir, path), to)
		return
	case 10:
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	p.write(path, text)
}

func (p *person) work() *Work {
	p.model.Helper()
	path := ""
	if p.program {
		path = os.Getenv("PATH")
	}
	work, err := Open(p.model.Context(), p.dir, p.world(path))
	if err != nil {
		p.model.Fatal(err)
	}
	return work
}

func (w *Work) saveAll(p *person) {
	p.model.Helper()
	status, err := w.Status(p.model.Context())
	if err != nil {
		p.model.Fatal(err)
	}
	if len(status.Changes) > 0 {
		if _, err := w.Save(p.model.Context(), "notes of "+p.name, status.Changes); err != nil {
			p.model.Fatal(err)
		}
	}
}

// sync does what carnet sync does.
func (p *person) sync(keep Keep) {
	p.model.Helper()
	ctx, w := p.model.Context(), p.work()
	p.save(w)
	remote, err := w.Remote()
	if err != nil {
		p.model.Fatal(err)
	}
	theirs, err := w.Fetch(ctx, remote)
	if err != nil {
		p.model.Fatal(err)
	}
	before := p.tree()
	j, err := w.Join(ctx, theirs, keep, func(Joining) string { return "merge" })
	if err != nil {
		p.model.Fatal(err)
	}
	if len(j.Conflicts) > 0 {
		if keep != KeepNone {
			p.model.Fatalf("not settled: %+v", j.Conflicts)
		}
		if after := p.tree(); !maps.Equal(before, after) {
			p.model.Errorf("a conflict changed the disk")
		}
		p.gitToo(j)
		return
	}
	if j.Standing == Diverged && keep == KeepNone {
		p.asGit(j)
	}
	if wrong := p.odd(); wrong != "" {
		p.model.Errorf("after a sync: %s", wrong)
	}
	if j.Head != theirs {
		if err := w.Push(ctx, remote, j.Head); err != nil {
			p.model.Fatal(err)
		}
	}
}

// odd is what git has to say.
func (p *person) odd() string {
	return p.git("status", "--porcelain") + p.git("diff-files", "--name-status")
}

// tree is what the disk holds.
func (p *person) tree() map[string]string {
	all := map[string]string{}
	for _, path := range p.paths() {
		all[path] = p.read(path)
	}
	return all
}

// asGit holds a merge without conflicts against git's.
func (p *person) asGit(j Joining) {
	p.model.Helper()
	tree, clean := p.mergeTree(j)
	if !clean {
		return
	}
	p.model.merges++
	for _, path := range strings.Fields(strings.ReplaceAll(p.git("diff", "--name-only", "--no-renames", tree, j.Head), " ", "?")) {
		path = strings.ReplaceAll(path, "?", " ")
		if !p.newMistake(tree, j, path) {
			p.model.Errorf("%s: git merged without a conflict and without a mistake, and carnet has something else:\n%s", path, p.git("diff", tree, j.Head, "--", path))
		}
	}
}

// newMistake tells whether git's merge of a note has a mistake that neither side
// has.
func (p *person) newMistake(tree string, j Joining, path string) bool {
	mistakes := func(rev string) int {
		text, err := exec.Command("git", "-C", p.dir, "show", rev+":"+path).Output()
		if err != nil {
			return 0
		}
		return len(parser.Recheck(path, text))
	}
	return mistakes(tree) > max(mistakes(j.Mine), mistakes(j.Theirs))
}

func (p *person) mergeTree(j Joining) (string, bool) {
	out, err := exec.Command("git", "-C", p.dir, "merge-tree", "--write-tree", j.Mine, j.Theirs).Output()
	tree, _, _ := strings.Cut(string(out), "\n")
	return tree, err == nil
}

// gitToo sees that git finds a conflict where carnet does, or makes a mistake.
func (p *person) gitToo(j Joining) {
	p.model.Helper()
	tree, clean := p.mergeTree(j)
	if clean && !slices.ContainsFunc(j.Conflicts, func(c Conflict) bool { return p.newMistake(tree, j, c.Path) }) {
		p.model.Errorf("git merges without a conflict: %+v", j.Conflicts)
	}
}

// checkAll looks at everything in the end.
func (m *model) checkAll() {
	m.Helper()
	head := m.people[0].git("rev-parse", "HEAD")
	for _, p := range m.people {
		p.sync(KeepBoth)
		if p.git("rev-parse", "HEAD") != head {
			m.Errorf("%s is elsewhere", p.name)
		}
		if wrong := p.odd(); wrong != "" {
			m.Errorf("%s: %s", p.name, wrong)
		}
		if out, err := exec.Command("git", "-C", p.dir, "fsck", "--strict", "--no-dangling").CombinedOutput(); err != nil || bytes.Contains(out, []byte("error")) {
			m.Errorf("%s: %v %s", p.name, err, out)
		}
	}
	kept := m.people[0].everything()
	for token := range m.typed {
		if !strings.Contains(kept, token) {
			m.Errorf("%s is lost", token)
		}
	}
}

// everything is all that any commit holds.
func (p *person) everything() string {
	cmd := exec.Command("sh", "-c", "git rev-list --all --objects | cut -d' ' -f1 | git cat-file --batch")
	cmd.Dir = p.dir
	out, err := cmd.Output()
	if err != nil {
		p.model.Fatal(err)
	}
	return string(out)
}
