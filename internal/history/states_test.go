package history

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"carnet/parser"
	"carnet/vault"
)

// stateOf is what is said of the history of a vault.
func stateOf(t *testing.T, root string) (vault.HistoryState, string) {
	t.Helper()
	repo, err := Open(root, nil)
	if err != nil {
		h := Off(err)
		return h.State, h.Reason
	}
	repo.Close()
	_, v := attached(t, root)
	return v.History.State, v.History.Reason
}

// saved is a repository with one pitch saved twice.
func saved(t *testing.T, init ...string) repo {
	t.Helper()
	r := repo{t, t.TempDir()}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to make a repository with")
	}
	r.git("", append([]string{"init", "-q", "-b", "main"}, init...)...)
	r.write("carnet.yaml", "")
	r.write("pitches/v1.md", "one")
	r.save("2026-03-01T10:00:00Z")
	r.write("pitches/v1.md", "two")
	r.save("2026-03-02T10:00:00Z")
	return r
}

// states are repositories in every condition, and what is said of them.
var states = []struct {
	name  string
	state vault.HistoryState
	why   string
	make  func(t *testing.T) string
}{
	{"nothing", vault.HistoryOff, NoRepository, func(t *testing.T) string { return t.TempDir() }},
	{"no commit", vault.HistoryOff, NoCommit, func(t *testing.T) string { return newRepo(t).dir }},
	{"saved", vault.HistoryWhole, "", func(t *testing.T) string { return saved(t).dir }},
	{"a folder that git does not keep", vault.HistoryOff, NotTracked, func(t *testing.T) string {
		r := saved(t)
		r.write("other/carnet.yaml", "")
		return filepath.Join(r.dir, "other")
	}},
	{"SHA-256", vault.HistoryOff, SHA256, func(t *testing.T) string { return saved(t, "--object-format=sha256").dir }},
	{"worktreeConfig", vault.HistoryOff, WorktreeConfig, func(t *testing.T) string {
		r := saved(t)
		r.git("", "config", "extensions.worktreeConfig", "true")
		return r.dir
	}},
	{"a setting of the future", vault.HistoryOff, Unsupported, func(t *testing.T) string {
		r := saved(t)
		r.write(".git/config", "[core]\nrepositoryformatversion = 1\n[extensions]\nrefstorage = reftable\n")
		return r.dir
	}},
	{"a configuration that is none", vault.HistoryOff, Damaged, func(t *testing.T) string {
		r := saved(t)
		r.write(".git/config", "[core\n")
		return r.dir
	}},
	{"a commit is missing", vault.HistoryOff, Damaged, func(t *testing.T) string {
		r := saved(t)
		r.removeObject("HEAD~1")
		return r.dir
	}},
	{"a note is missing", vault.HistoryOff, Damaged, func(t *testing.T) string {
		r := saved(t)
		r.removeObject("HEAD~1:pitches/v1.md")
		return r.dir
	}},
	{"a broken object", vault.HistoryOff, Damaged, func(t *testing.T) string {
		r := saved(t)
		file := r.removeObject("HEAD:pitches")
		r.write(file, "no object")
		return r.dir
	}},
	{"a shallow clone", vault.HistoryPartial, Shallow, func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "shallow")
		r := saved(t)
		r.git("", "clone", "-q", "--depth", "1", "file://"+r.dir, dir)
		return dir
	}},
	{"a clone that was cut and is whole again", vault.HistoryWhole, "", func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "shallow")
		r := saved(t)
		r.git("", "clone", "-q", "--depth", "1", "file://"+r.dir, dir)
		repo{t, dir}.git("", "fetch", "-q", "--unshallow")
		return dir
	}},
	{"a detached HEAD", vault.HistoryWhole, "", func(t *testing.T) string {
		r := saved(t)
		r.git("", "checkout", "-q", "--detach", "HEAD~1")
		return r.dir
	}},
	{"HEAD on a tag with words of its own", vault.HistoryWhole, "", func(t *testing.T) string {
		r := saved(t)
		r.git("2026-03-03T10:00:00Z", "tag", "-a", "-m", "first", "first")
		r.git("2026-03-03T10:00:00Z", "tag", "-a", "-m", "of a tag", "second", "first")
		r.write(".git/HEAD", "ref: refs/tags/second\n")
		return r.dir
	}},
	{"HEAD on a note", vault.HistoryOff, Damaged, func(t *testing.T) string {
		r := saved(t)
		r.write(".git/HEAD", gitIn(t, r.dir, "", "rev-parse", "HEAD:pitches/v1.md"))
		return r.dir
	}},
	{"a .git that is a link", vault.HistoryWhole, "", func(t *testing.T) string {
		r := saved(t)
		elsewhere := filepath.Join(t.TempDir(), "kept.git")
		if err := os.Rename(filepath.Join(r.dir, ".git"), elsewhere); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(elsewhere, filepath.Join(r.dir, ".git")); err != nil {
			t.Skip(err)
		}
		return r.dir
	}},
	{"a commit with a book in its message", vault.HistoryWhole, "", func(t *testing.T) string {
		r := saved(t)
		r.write("message", strings.Repeat("word ", largeObject/4))
		r.git("2026-03-03T10:00:00Z", "commit", "-q", "--allow-empty", "-F", "message")
		return r.dir
	}},
	{"a linked worktree", vault.HistoryWhole, "", func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "linked")
		saved(t).git("", "worktree", "add", "-q", dir)
		return dir
	}},
	{"through a link", vault.HistoryWhole, "", func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "link")
		if err := os.Symlink(saved(t).dir, dir); err != nil {
			t.Skip(err)
		}
		return dir
	}},
}

func TestStates(t *testing.T) {
	for _, c := range states {
		t.Run(c.name, func(t *testing.T) {
			if state, why := stateOf(t, c.make(t)); state != c.state || why != c.why {
				t.Errorf("%s, %q; want %s, %q", state, why, c.state, c.why)
			}
		})
	}
}

// removeObject takes a loose object away and gives its file in the repository.
func (r repo) removeObject(revision string) string {
	r.t.Helper()
	hash := strings.TrimSpace(gitIn(r.t, r.dir, "", "rev-parse", revision))
	file := filepath.Join(".git", "objects", hash[:2], hash[2:])
	if err := os.Remove(filepath.Join(r.dir, file)); err != nil {
		r.t.Fatal(err)
	}
	return file
}

// TestNotYetSaved renames a note and writes another without a commit.
func TestNotYetSaved(t *testing.T) {
	r := saved(t)
	r.write("pitches/v2.md", "new")
	if err := os.Rename(filepath.Join(r.dir, "pitches/v1.md"), filepath.Join(r.dir, "pitches/v1-a.md")); err != nil {
		t.Fatal(err)
	}
	_, v := attached(t, r.dir)
	for _, p := range v.Pitches {
		if want := map[string]int{"v1-a": 2, "v2": 0}[p.ID]; len(p.Revisions) != want {
			t.Errorf("%s has %d revisions, want %d", p.ID, len(p.Revisions), want)
		}
	}
}

// TestMovedVault moves the whole vault into a folder of the repository.
func TestMovedVault(t *testing.T) {
	r := saved(t)
	r.write("vault/README.md", "")
	r.git("", "mv", "pitches", "carnet.yaml", "vault")
	r.save("2026-03-03T10:00:00Z")
	repo, v := attached(t, filepath.Join(r.dir, "vault"))
	revisions := v.Pitches[0].Revisions
	if len(revisions) != 2 || revisions[0].Text != "one" || revisions[1].Text != "two" {
		t.Errorf("revisions %v", revisions)
	}
	before, err := repo.Find("2026-03-01")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := repo.FS(before)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(fsys, "pitches/v1.md"); err != nil || string(text) != "one" {
		t.Errorf("the vault of before reads %q, %v", text, err)
	}
	past, err := parser.Parse(fsys)
	if err != nil {
		t.Fatal(err)
	}
	repo.AttachAt(past, before)
	if h := past.History; h.State != vault.HistoryWhole || len(past.Pitches[0].Revisions) != 1 {
		t.Errorf("%s, %s, revisions %v", h.State, h.Reason, past.Pitches[0].Revisions)
	}
}

// TestBorrowedObjects reads clones that keep nothing of their own, one of the
// other, and a linked worktree of the second.
func TestBorrowedObjects(t *testing.T) {
	dir := tell(300, 300, "", true).write(t)
	root := t.TempDir()
	first, second, linked := filepath.Join(root, "first"), filepath.Join(root, "second"), filepath.Join(root, "linked")
	gitIn(t, root, "", "clone", "-q", "-s", dir, first)
	gitIn(t, root, "", "clone", "-q", "-s", first, second)
	gitIn(t, second, "", "worktree", "add", "-q", linked)
	// as git writes them with a relative path, and with a folder that is gone
	file := filepath.Join(second, ".git", alternates)
	if err := os.WriteFile(file, []byte("# borrowed\n/nowhere/objects\n../../../first/.git/objects\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	want := answers(t, vaultIn(dir), nil)
	for _, dir := range []string{first, second, linked} {
		if got := answers(t, vaultIn(dir), nil); got != want {
			t.Errorf("%s says\n%s\nwant\n%s", filepath.Base(dir), got, want)
		}
	}
	repo, _ := attached(t, second)
	head := strings.TrimSpace(gitIn(t, second, "", "rev-parse", "HEAD~3"))
	for _, text := range []string{"HEAD~3", head[:9], head} {
		if commit, err := repo.Find(text); err != nil || commit.Hash != head {
			t.Errorf("%s: %s, %v", text, commit.Hash, err)
		}
	}
}

func TestFind(t *testing.T) {
	r := saved(t)
	r.git("", "tag", "first", "HEAD~1")
	repo, _ := attached(t, r.dir)
	head := strings.TrimSpace(gitIn(t, r.dir, "", "rev-parse", "HEAD"))
	before := strings.TrimSpace(gitIn(t, r.dir, "", "rev-parse", "HEAD~1"))
	for text, want := range map[string]string{
		"2026-03-01": before, "2026-03-02": head, "2027-01-01": head, "HEAD": head, "HEAD~1": before,
		"main": head, "first": before, head: head, before[:8]: before,
	} {
		commit, err := repo.Find(text)
		if err != nil || commit.Hash != want {
			t.Errorf("%s: %s, %v; want %s", text, commit.Hash, err, want)
		}
	}
	for _, text := range []string{"nobody", "2026-02-28", "2026-02-30", "", "HEAD~7", "--all"} {
		_, err := repo.Find(text)
		var unknown *NotFoundError
		if !errors.As(err, &unknown) || (text == "2026-02-28") != (unknown.First != nil) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestChanged(t *testing.T) {
	r := saved(t)
	r.write("contacts/Ana.md", "")
	for _, file := range []string{"carnet.yaml", "pitches/v1.md"} {
		if err := os.Remove(filepath.Join(r.dir, file)); err != nil {
			t.Fatal(err)
		}
	}
	r.write("pitches/v1.md/now a folder.md", "")
	r.save("2026-03-03T10:00:00Z")
	repo, _ := attached(t, r.dir)
	a, _ := repo.Find("HEAD~1")
	b, _ := repo.Find("HEAD")
	got, err := repo.Changed(a, b)
	want := "carnet.yaml contacts/Ana.md pitches/v1.md pitches/v1.md/now a folder.md"
	if err != nil || strings.Join(got, " ") != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if same, err := repo.Changed(b, b); err != nil || len(same) != 0 {
		t.Errorf("%q, %v", same, err)
	}
}

// TestFindSaysWhatAttachSays asks for a day where HEAD leads nowhere, and in a
// circle.
func TestFindSaysWhatAttachSays(t *testing.T) {
	for head, want := range map[string]string{"ref: refs/heads/none\n": NoCommit, "ref: HEAD\n": Damaged} {
		r := saved(t)
		r.write(".git/HEAD", head)
		repo, v := attached(t, r.dir)
		_, err := repo.Find("2026-03-01")
		if got := Off(err).Reason; got != want || v.History.Reason != want {
			t.Errorf("%q: Find says %s, Attach %s; want %s", head, got, v.History.Reason, want)
		}
	}
}

// TestVaultThatWasNotThere asks for a vault in a commit before it.
func TestVaultThatWasNotThere(t *testing.T) {
	r := saved(t)
	r.write("vault/carnet.yaml", "")
	r.save("2026-03-03T10:00:00Z")
	repo, _ := attached(t, filepath.Join(r.dir, "vault"))
	commit, err := repo.Find("HEAD~1")
	if err != nil {
		t.Fatal(err)
	}
	var missing *Error
	if _, err := repo.FS(commit); !errors.As(err, &missing) || missing.Reason != NotTracked {
		t.Errorf("%v", err)
	}
}

// TestLinksAndFoldersOfACommit reads what a vault should not hold.
func TestLinksAndFoldersOfACommit(t *testing.T) {
	r := saved(t)
	if err := os.Symlink("/etc/passwd", filepath.Join(r.dir, "pitches/link.md")); err != nil {
		t.Skip(err)
	}
	r.save("2026-03-03T10:00:00Z")
	r.git("", "update-index", "--add", "--cacheinfo", "160000,"+strings.Repeat("1", 40)+",module")
	r.git("2026-03-04T10:00:00Z", "commit", "-q", "-m", "module")
	repo, _ := attached(t, r.dir)
	commit, _ := repo.Find("HEAD")
	fsys, err := repo.FS(commit)
	if err != nil {
		t.Fatal(err)
	}
	if link, err := fs.ReadFile(fsys, "pitches/link.md"); err != nil || string(link) != "/etc/passwd" {
		t.Errorf("the link reads %q, %v", link, err)
	}
	if entries, err := fs.ReadDir(fsys, "module"); err != nil || len(entries) != 0 {
		t.Errorf("the module holds %v, %v", entries, err)
	}
}
