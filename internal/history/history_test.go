package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"carnet/parser"
	"carnet/vault"
)

// A repo is a repository made by the git program itself.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T) repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to make a repository with")
	}
	r := repo{t, t.TempDir()}
	r.git("", "init", "-q", "-b", "main")
	return r
}

func (r repo) git(date string, args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date, "GIT_CONFIG_GLOBAL=/dev/null")
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r repo) write(file, text string) {
	r.t.Helper()
	full := filepath.Join(r.dir, file)
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
}

func (r repo) save(date string) {
	r.git(date, "add", "-A", "-f")
	r.git(date, "commit", "-q", "-m", "save")
}

// attached is a vault with its history.
func attached(t *testing.T, root string) (*Repo, *vault.Vault) {
	t.Helper()
	repo, err := Open(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(repo.Close)
	v, err := parser.Parse(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	repo.Attach(v)
	return repo, v
}

// diagnoses are path and code of what the history of a vault is said to show.
func diagnoses(t *testing.T, root string) []string {
	t.Helper()
	repo, v := attached(t, root)
	var all []string
	for _, d := range repo.Check(v, vault.NewDate(2026, 12, 31)) {
		all = append(all, d.Path+" "+d.Code)
	}
	return all
}

const toldV2 = "---\npitch: v2\n---\n"

func TestToldBeforeItExisted(t *testing.T) {
	r := newRepo(t)
	r.write("carnet.yaml", "")
	r.write("pitches/v1.md", "one")
	r.save("2026-03-01T10:00:00+01:00")
	r.write("meetings/2026-03-05 Ana.md", toldV2)
	r.write("meetings/2026-03-20 Bob.md", toldV2)
	r.save("2026-03-21T10:00:00+01:00")
	r.write("pitches/v2.md", "two")
	r.save("2026-04-01T23:30:00-05:00")
	r.write("meetings/2026-04-02 Cleo.md", toldV2)
	r.write("meetings/2026-03-30 Dora.md", toldV2)
	r.save("2026-04-03T10:00:00+01:00")
	want := []string{"meetings/2026-03-05 Ana.md told-before", "meetings/2026-03-20 Bob.md told-before"}
	if got := diagnoses(t, r.dir); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestToldUnderAnotherName renames a pitch that was told before, and saves it.
func TestToldUnderAnotherName(t *testing.T) {
	r := newRepo(t)
	r.write("carnet.yaml", "")
	r.write("pitches/first.md", "two")
	r.save("2026-03-01T10:00:00Z")
	r.write("meetings/2026-03-05 Ana.md", toldV2)
	r.save("2026-03-06T10:00:00Z")
	r.git("", "mv", "pitches/first.md", "pitches/v2.md")
	if got := diagnoses(t, r.dir); got != nil {
		t.Errorf("before the new name is saved: %q", got)
	}
	r.save("2026-04-01T10:00:00Z")
	if got := diagnoses(t, r.dir); got != nil {
		t.Errorf("got %q", got)
	}
}

// A scaffold is no wording: nobody was told a note without words.
func TestAVersionBeginsWithItsWords(t *testing.T) {
	r := newRepo(t)
	r.write("carnet.yaml", "")
	r.write("pitches/v2.md", "---\ntitle:\n---\n<!-- to be written -->\n")
	r.save("2026-03-01T10:00:00+01:00")
	r.write("meetings/2026-03-05 Ana.md", toldV2)
	r.write("pitches/v2.md", "a minute aloud")
	if _, v := attached(t, r.dir); len(v.Pitches[0].Revisions) != 1 || v.Pitches[0].Revisions[0].Commit != nil {
		t.Errorf("before they are saved: %v", v.Pitches[0].Revisions)
	}
	if got := diagnoses(t, r.dir); slices.Contains(got, "pitches/v2.md reworded") {
		t.Errorf("got %q", got)
	}
	r.save("2026-03-06T10:00:00+01:00")
	r.write("pitches/v2.md", "a minute and a half aloud")
	r.save("2026-03-07T10:00:00+01:00")
	_, v := attached(t, r.dir)
	if all := v.Pitches[0].Revisions; len(all) != 2 || all[0].Text != "a minute aloud" {
		t.Errorf("got %v", all)
	}
}

func TestHistoryBegunLateSaysNothing(t *testing.T) {
	r := newRepo(t)
	r.write("carnet.yaml", "")
	r.write("meetings/2026-03-05 Ana.md", toldV2)
	r.write("pitches/v2.md", "two")
	r.save("2026-06-01T10:00:00+01:00")
	r.write("pitches/v2.md", "two\n<!-- seen again -->")
	r.save("2026-06-02T10:00:00+01:00")
	if got := diagnoses(t, r.dir); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestPrivateNoteThatGitKeeps(t *testing.T) {
	r := newRepo(t)
	r.write("notes/carnet.yaml", "")
	r.write("notes/private/contacts/Ana.md", "")
	r.write("notes/contacts/Bob.md", "---\nprivate: yes\n---\n")
	r.save("2026-06-01T10:00:00+01:00")
	r.write("notes/private/contacts/Cleo.md", "")
	want := []string{"private/contacts/Ana.md private-tracked"}
	if got := diagnoses(t, filepath.Join(r.dir, "notes")); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFirstDays reads a history with a merge, a rename and a commit that is not
// the vault's.
func TestFirstDays(t *testing.T) {
	r := newRepo(t)
	day := func(n int) string { return time.Date(2026, 1, n, 12, 0, 0, 0, time.UTC).Format(time.RFC3339) }
	r.write("v/pitches/a.md", "a")
	r.save(day(1))
	r.git("", "checkout", "-q", "-b", "side")
	r.write("v/pitches/b.md", "b")
	r.save(day(2))
	r.git("", "checkout", "-q", "main")
	r.write("v/meetings/2026/c.md", "c")
	r.save(day(3))
	r.git(day(4), "merge", "-q", "--no-ff", "-m", "join", "side")
	r.git("", "mv", "v/pitches/a.md", "v/pitches/z.md")
	r.save(day(5))
	r.write("v/pitches/a.md", "again")
	r.save(day(6))
	r.write("elsewhere.md", "not the vault's")
	r.save(day(7))
	repo, v := attached(t, filepath.Join(r.dir, "v"))
	g, err := repo.headGraph(v)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.Pitches {
		want := vault.NewDate(2026, 1, map[string]int{"a": 1, "b": 2, "z": 1}[p.ID])
		if got := p.Revisions[0].Commit.By.Day(); got.Day() != want.Day() {
			t.Errorf("%s first on %s, want %s", p.ID, got, want)
		}
	}
	if days := g.daysOf(repo.ledger.place("v", true)); len(days) != 6 {
		t.Errorf("%d days", len(days))
	}
}

func TestWithoutAHistory(t *testing.T) {
	if _, err := Open(t.TempDir(), nil); err == nil {
		t.Error("a folder without a repository has a history")
	}
	r := newRepo(t)
	r.write("carnet.yaml", "")
	if got := diagnoses(t, r.dir); got != nil {
		t.Errorf("an empty repository says %q", got)
	}
}

func TestShallowHistoryIsPartial(t *testing.T) {
	r := newRepo(t)
	r.write("pitches/v1.md", "one")
	r.save("2026-03-01T10:00:00Z")
	r.write("pitches/v1.md", "two")
	r.save("2026-03-02T10:00:00Z")
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.git("", "clone", "-q", "--depth", "1", "file://"+r.dir, shallow)
	_, v := attached(t, shallow)
	if h := v.History; h.State != vault.HistoryPartial || h.Reason != Shallow {
		t.Errorf("state %s, reason %s", h.State, h.Reason)
	}
	if revisions := v.Pitches[0].Revisions; len(revisions) != 1 || revisions[0].Text != "two" {
		t.Errorf("revisions %v", revisions)
	}
}

func TestRevisions(t *testing.T) {
	r := newRepo(t)
	r.write("pitches/old.md", "one")
	r.save("2026-03-01T10:00:00Z")
	r.write("pitches/old.md", "two")
	r.save("2026-03-02T10:00:00Z")
	r.git("", "mv", "pitches/old.md", "pitches/v1.md")
	r.save("2026-03-03T10:00:00Z")
	r.write("pitches/v1.md", "three")
	_, v := attached(t, r.dir)
	var got []string
	for _, revision := range v.Pitches[0].Revisions {
		day := "now"
		if revision.Commit != nil {
			day = revision.Commit.By.Day().Day()
		}
		got = append(got, day+" "+revision.Path+" "+revision.Text)
	}
	want := []string{"2026-03-01 pitches/old.md one", "2026-03-02 pitches/old.md two", "now pitches/v1.md three"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
