package doctor

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"carnet/internal/sync"
)

// world is a machine on which all is well, without a vault.
func world(t *testing.T) World {
	t.Helper()
	return World{
		System: "linux", Language: "en", Editor: "ed", IsThere: func(program string) bool { return program == "ed" },
		Now:  time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC),
		Disk: fstest.MapFS{"proc/sys/fs/inotify/max_user_watches": {Data: []byte("65536\n")}},
		Git: sync.World{Patience: 5 * time.Second, Environ: []string{
			"LANG=en_GB.UTF-8", "HOME=" + t.TempDir(), "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.org",
		}},
	}
}

// set gives the world another variable.
func (w *World) set(variables ...string) { w.Git.Environ = append(w.Git.Environ, variables...) }

// found are the findings that are not well, as check/message.
func found(t *testing.T, w World) []string {
	t.Helper()
	var all []string
	for _, f := range Examine(t.Context(), w) {
		switch {
		case f.State == Well:
		case f.Err != nil:
			all = append(all, fmt.Sprintf("%s %s %v", f.State, f.Check, f.Err))
		case f.Hindrance != "":
			all = append(all, fmt.Sprintf("%s %s", f.State, f.Hindrance))
		default:
			all = append(all, fmt.Sprintf("%s %s", f.State, strings.TrimPrefix(f.Message, "doctor.")))
		}
	}
	return all
}

// vault makes a vault with files in a repository, if there is git to make one.
func vault(t *testing.T, files ...string) World {
	t.Helper()
	w := world(t)
	w.Root = filepath.Join(t.TempDir(), "vault")
	for _, file := range append(files, ".gitignore=private/\n.carnet/\n.trash/\n.obsidian/workspace*\n") {
		name, text, _ := strings.Cut(file, "=")
		full := filepath.Join(w.Root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	git(t, w, "init", "-q", "-b", "main")
	git(t, w, "add", ".")
	git(t, w, "commit", "-qm", "one")
	return w
}

func git(t *testing.T, w World, args ...string) {
	t.Helper()
	path, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git")
	}
	cmd := exec.Command(path, append([]string{"-C", w.Root, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
	cmd.Env = append(slices.Clone(w.Git.Environ), "GIT_COMMITTER_DATE=2026-03-01T12:00:00Z")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestWhatIsNotWell(t *testing.T) {
	const noProgram = "advice git-none"
	for name, c := range map[string]struct {
		change func(w *World)
		want   []string
	}{
		"all is well":               {func(w *World) {}, nil},
		"an unknown author":         {func(w *World) { w.set("GIT_AUTHOR_NAME=") }, []string{"mend author-guessed"}},
		"no editor":                 {func(w *World) { w.Editor = "" }, []string{"advice editor-none"}},
		"an absent editor":          {func(w *World) { w.Editor = "emacs" }, []string{"mend editor-missing"}},
		"latin letters":             {func(w *World) { w.set("LC_ALL=fr_FR.ISO-8859-1@euro") }, []string{"mend language-letters"}},
		"no letters":                {func(w *World) { w.set("LANG=C") }, []string{"advice language-unsaid"}},
		"UTF-8 in another spelling": {func(w *World) { w.set("LANG=C.utf8") }, nil},
		"an unknown zone":           {func(w *World) { w.set("TZ=CET-1CEST") }, []string{"mend clock-zone"}},
		"a known zone":              {func(w *World) { w.set("TZ=:UTC") }, nil},
		"a late clock":              {func(w *World) { w.Now = w.Now.AddDate(0, -1, 0) }, []string{"mend clock-behind"}},
		"a day of its own":          {func(w *World) { w.Today = w.Now }, []string{"advice clock-fixed"}},
		"few watches": {func(w *World) {
			w.Disk = fstest.MapFS{"proc/sys/fs/inotify/max_user_watches": {Data: []byte("8\n")}}
		}, []string{"advice watching-few"}},
		"detached":    {func(w *World) { git(t, *w, "switch", "-q", "--detach") }, []string{"mend detached"}},
		"a merge":     {func(w *World) { put(t, *w, ".git/MERGE_HEAD", "") }, []string{"mend unfinished"}},
		"a lock":      {func(w *World) { put(t, *w, ".git/index.lock", "") }, []string{"mend repository-locked"}},
		"signing":     {func(w *World) { git(t, *w, "config", "commit.gpgSign", "true") }, []string{"mend signed"}},
		"no ignoring": {func(w *World) { put(t, *w, ".gitignore", ".carnet/\n") }, []string{"advice private-open"}},
		"private kept": {func(w *World) {
			put(t, *w, "private/meetings/x.md", "")
			git(t, *w, "add", "-f", "private")
		}, []string{"mend private-kept"}},
		"private and not ignored": {func(w *World) {
			put(t, *w, ".gitignore", "")
			put(t, *w, "private/meetings/x.md", "")
			put(t, *w, ".carnet/.gitignore", "*\n")
		}, []string{"mend private-open"}},
		"private and shared": {func(w *World) {
			w.Private = []string{"contacts/Ana Ruiz.md", "private/contacts/Bo.md"}
			git(t, *w, "remote", "add", "a", "git://127.0.0.1:1/x")
			git(t, *w, "config", "core.gitProxy", "touch")
		}, []string{"advice private-told", "advice remote-untried"}},
		"private and not shared": {func(w *World) { w.Private = []string{"contacts/Ana Ruiz.md"} }, nil},
		"two remotes": {func(w *World) {
			git(t, *w, "remote", "add", "a", "git://127.0.0.1:1/x")
			git(t, *w, "remote", "add", "b", "git://127.0.0.1:1/x")
		}, []string{"advice remote-unclear"}},
		"a remote that runs something": {func(w *World) {
			git(t, *w, "remote", "add", "a", "git://127.0.0.1:1/x")
			git(t, *w, "config", "core.gitProxy", "touch")
		}, []string{"advice remote-untried"}},
		"a folder and no program": {func(w *World) { git(t, *w, "remote", "add", "a", "/media/stick/x") },
			[]string{"mend remote a folder as a remote needs the git program: /media/stick/x"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := vault(t, "contacts/Ana Ruiz.md=", "meetings/x.md=")
			c.change(&w)
			if got, want := found(t, w), append([]string{noProgram}, c.want...); !slices.Equal(got, want) {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
}

func put(t *testing.T, w World, name, text string) {
	t.Helper()
	file := filepath.Join(w.Root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestObsidiansSettings(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		want  []string
	}{
		"notes among contacts":   {[]string{`.obsidian/app.json={"newFileLocation":"folder","newFileFolderPath":"contacts"}`}, nil},
		"notes among private":    {[]string{`.obsidian/app.json={"newFileLocation":"folder","newFileFolderPath":"private/meetings"}`}, nil},
		"notes beside the open":  {[]string{`.obsidian/app.json={"newFileLocation":"current"}`}, nil},
		"before Obsidian came":   {[]string{`.obsidian/templates.json={"folder":"_templates"}`}, nil},
		"notes at the top":       {[]string{`.obsidian/app.json={}`}, []string{"advice obsidian-new-notes"}},
		"notes in an inbox":      {[]string{`.obsidian/app.json={"newFileLocation":"folder","newFileFolderPath":"Inbox"}`}, []string{"advice obsidian-new-notes"}},
		"settings that are none": {[]string{`.obsidian/app.json={"newFileLocation":`}, []string{"advice obsidian-new-notes"}},
		"templates among notes":  {[]string{`.obsidian/app.json={"newFileLocation":"current"}`, `.obsidian/templates.json={"folder":"meetings/templates"}`}, []string{"mend obsidian-templates"}},
		"templates of their own": {[]string{`.obsidian/app.json={"newFileLocation":"current"}`, `.obsidian/templates.json={"folder":"_templates"}`}, nil},
		"types that lose":        {[]string{`.obsidian/app.json={"newFileLocation":"current"}`, `.obsidian/types.json={"types":{"phone":"number","landed":"checkbox","energy":"number","date":"date"}}`}, []string{"mend obsidian-checkbox", "mend obsidian-number"}},
		"a trash git would keep": {[]string{`.obsidian/app.json={"newFileLocation":"current","trashOption":"local"}`, ".gitignore=private/\n.carnet/\n.obsidian/workspace.json\n"}, []string{"mend obsidian-trash"}},
		"windows git would keep": {[]string{`.obsidian/app.json={"newFileLocation":"current"}`, ".gitignore=private/\n.carnet/\n"}, []string{"advice obsidian-workspace"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := vault(t)
			for _, file := range c.files {
				name, text, _ := strings.Cut(file, "=")
				put(t, w, name, text)
			}
			if got, want := found(t, w), append([]string{"advice git-none"}, c.want...); !slices.Equal(got, want) {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
}

func TestTwoThatCopyAVault(t *testing.T) {
	w := vault(t)
	cloud := filepath.Join(t.TempDir(), "OneDrive - Work", "notes")
	if err := os.MkdirAll(filepath.Dir(cloud), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(w.Root, cloud); err != nil {
		t.Fatal(err)
	}
	w.Root = cloud
	if got := found(t, w); !slices.Contains(got, "advice copies-cloud") {
		t.Errorf("with git: %q", got)
	}
	if err := os.RemoveAll(filepath.Join(cloud, ".git")); err != nil {
		t.Fatal(err)
	}
	if got := found(t, w); slices.Contains(got, "advice copies-cloud") {
		t.Errorf("without git: %q", got)
	}
}

func TestWithoutAVaultTheMachineIsLookedAt(t *testing.T) {
	w := world(t)
	w.Editor = "emacs"
	if got, want := found(t, w), []string{"advice vault-none", "advice git-none", "mend editor-missing"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
