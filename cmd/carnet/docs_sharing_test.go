package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// A reader types what a document says, on a machine of their own.
type reader struct {
	name string // maud
	home string
	dir  string // where they are
}

// TestSharingCommands types the commands of the documents on sharing, one after
// the other, and compares what is said. UPDATE=1 writes it anew.
func TestSharingCommands(t *testing.T) {
	for _, doc := range []string{"docs/sharing.md", "docs/sharing.fr.md"} {
		t.Run(doc, func(t *testing.T) {
			told := readDoc(t, doc)
			desk := newDesk(t, strings.Contains(doc, ".fr."))
			said := fence.ReplaceAllStringFunc(told, func(block string) string {
				parts := fence.FindStringSubmatch(block)
				if parts[1] != "console" {
					return block
				}
				return "```console\n" + desk.typeAll(t, parts[2]) + "```"
			})
			desk.lookForNora(t)
			if changing.ReplaceAllString(said, "…") == changing.ReplaceAllString(told, "…") {
				return
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(filepath.Join("../..", doc), []byte(said), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s is not what is said when its commands are typed:\n%s", doc, said)
		})
	}
}

// A deskOfTwo is where both work: what the document calls /media/stick is between
// them.
type deskOfTwo struct {
	readers map[string]*reader // by their prompts
	stick   string
	env     []string
}

// newDesk is where Maud has a vault with a meeting.
func newDesk(t *testing.T, french bool) *deskOfTwo {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the documents are typed as on Linux")
	}
	for _, program := range []string{"git", "git-filter-repo"} {
		if _, err := exec.LookPath(program); err != nil && os.Getenv("CARNET_SHARING") == "required" {
			t.Fatal(err)
		} else if err != nil {
			t.Skip(err)
		}
	}
	lang := "en_GB.UTF-8"
	if french {
		lang = "fr_FR.UTF-8"
	}
	d := &deskOfTwo{
		readers: map[string]*reader{}, stick: t.TempDir(),
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "nano"), nil, 0o700); err != nil {
		t.Fatal(err)
	}
	d.env = []string{
		"PATH=" + os.Getenv("PATH") + string(filepath.ListSeparator) + bin, "LC_ALL=" + lang,
		"GIT_CONFIG_NOSYSTEM=1", "VISUAL=nano", "TZ=UTC",
	}
	for prompt, name := range map[string]string{"$ ": "Maud Keller", "agathe$ ": "Agathe Rouvier"} {
		home := t.TempDir()
		first, _, _ := strings.Cut(strings.ToLower(name), " ")
		d.readers[prompt] = &reader{first, home, home}
		settings := "[user]\n\tname = " + name + "\n\temail = " + first + "@example.org\n"
		if err := os.WriteFile(filepath.Join(home, ".gitconfig"), []byte(settings), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	maud, vault := d.readers["$ "], "my-vault"
	if french {
		vault = "mon-carnet"
	}
	d.run(t, maud, "carnet init "+vault+" && carnet -C "+vault+" new meeting --with 'Nora Blin' --on 2026-03-12 --landed yes '(+) sees it at once'"+
		" && carnet -C "+vault+" new meeting --with 'Paul Weber' --on 2026-03-19 --landed yes '(+) Nora Blin had told him'")
	return d
}

// typeAll types the commands of a block and gives the block as it is then.
func (d *deskOfTwo) typeAll(t *testing.T, block string) string {
	var all strings.Builder
	for line := range strings.Lines(block) {
		for prompt, reader := range d.readers {
			if command, ok := strings.CutPrefix(line, prompt); ok {
				all.WriteString(line + d.run(t, reader, strings.TrimSpace(command)))
			}
		}
	}
	return all.String()
}

// lookForNora looks whether the person whom the document erases is gone from all
// that git keeps, here and between the two.
func (d *deskOfTwo) lookForNora(t *testing.T) {
	t.Helper()
	maud := d.readers["$ "]
	for _, look := range []string{
		"git log --all --format=%B -p --name-only", "git rev-list --objects --all", "git reflog --all -p",
		"git -C /media/stick/vault.git log --all --format=%B -p", "git -C /media/stick/vault.git rev-list --objects --all",
	} {
		said := d.run(t, maud, look)
		if strings.Contains(said, "Nora Blin") || !strings.Contains(said, "Paul Weber") && !strings.Contains(look, "reflog") {
			t.Errorf("%s says\n%s", look, said)
		}
	}
}

// changing is what is another each time: names of commits, git's version, today.
var changing = regexp.MustCompile(`\([0-9a-f]{7,40}\)|git \d+\.\d+|\d+\.\d+ seconds|\d{1,2}(?:er)? \p{L}+ 20(?:2[6-9]|[3-9]\d)\.`)

// run types one command and gives what it says, with the document's own paths.
func (d *deskOfTwo) run(t *testing.T, r *reader, command string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", strings.ReplaceAll(command, "/media/stick", d.stick)+"\nended=$?; pwd >&3; exit $ended")
	where := filepath.Join(t.TempDir(), "where")
	file, err := os.Create(where)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cmd.Dir, cmd.Env, cmd.ExtraFiles = r.dir, append(d.env, "HOME="+r.home), []*os.File{file}
	out, err := cmd.CombinedOutput()
	if err != nil && !strings.HasPrefix(string(out), "carnet") { // what carnet refuses stands in the document
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	if now, err := os.ReadFile(where); err == nil && len(now) > 0 {
		r.dir = strings.TrimSpace(string(now))
	}
	return strings.NewReplacer(d.stick, "/media/stick", r.home, "/home/"+r.name).Replace(string(out))
}
