package browser

// The pages to look at, from vaults of every size.

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"carnet/internal/vaulttest"
)

// A Vault is notes that make a page of some kind.
type Vault struct {
	Name string
	// Make makes the vault in a folder, with the program where that is needed.
	Make func(program, dir string) error
	// Languages are those its page is looked at in.
	Languages []string
}

// both are all languages. French alone, which has the longer words, is for what
// takes long.
var (
	both   = []string{"en", "fr"}
	french = []string{"fr"}
)

// Vaults are those whose pages are looked at, the smallest first.
func Vaults() []Vault {
	return []Vault{
		{"empty", notes(nil), both},
		{"one-contact", notes(map[string]string{
			"contacts/Jeanne Morel.md": "---\nrole: head of a care home\n---\n",
		}), both},
		{"three-meetings", notes(map[string]string{
			"contacts/Jeanne Morel.md":            "",
			"pitches/v1-a.md":                     "---\ntitle: Old tools\n---\nI give old tools a second life.\n",
			"pitches/v1-b.md":                     "---\ntitle: A year\n---\nNine people left last year. One was me.\n",
			"meetings/2026-03-12 Jeanne Morel.md": "---\npitch: v1-a\nlanded: partly\n---\n## Feedback\n- (-) too long before the ask #form/too-long\n- [ ] send her the price due:2026-03-20\n",
			"meetings/2026-03-17 Luc Tessier.md":  "---\npitch: v1-b\nlanded: yes\nenergy: 5\nminutes: 45\n---\n## Feedback\n- (+) “that was my whole year” #form/story\n- (?) Who does it when you are away?\n",
			"meetings/2026-03-19 Samir Benali.md": "---\npitch: v1-a\nlanded: no\nreferrals: Jeanne Morel\n---\n## Feedback\n- (-) long, I lost you #form/too-long\n- (\") she repairs workshops\n",
		}), both},
		Example(),
		{"three-hundred", generated(vaulttest.Options{
			Seed: 1, Meetings: 300, Contacts: 140, Pitches: vaulttest.DefaultPitches, Targets: 6, Retired: true,
		}), french},
	}
}

// Many has more notes than anybody will ever have, so that lists are cut.
func Many() Vault { return Vault{"many", generated(vaulttest.Sized(10000)), french} }

// Example is the vault that carnet comes with.
func Example() Vault { return Vault{"example", example, both} }

func notes(files map[string]string) func(program, dir string) error {
	return func(_, dir string) error {
		for _, folder := range []string{"contacts", "meetings", "pitches"} {
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
				return err
			}
		}
		settings := filepath.Join(dir, "carnet.yaml")
		if err := os.WriteFile(settings, []byte("today: 2026-05-03\n"), 0o644); err != nil {
			return err
		}
		return vaulttest.Vault{Files: files}.Write(dir)
	}
}

func generated(o vaulttest.Options) func(program, dir string) error {
	return func(_, dir string) error { return vaulttest.Generate(o).Write(dir) }
}

// example has its past, too.
func example(program, dir string) error { return run(program, "init", "--example", dir) }

// Pages is where pages are written, by the program itself.
type Pages struct{ dir string }

// NewPages builds carnet from its source in root. All it writes goes into dir.
func NewPages(root, dir string) (*Pages, error) {
	p := &Pages{dir}
	return p, run("go", "build", "-C", root, "-o", p.program(), "./cmd/carnet")
}

// program has the ending that Windows wants; no other system minds.
func (p *Pages) program() string { return filepath.Join(p.dir, "carnet.exe") }

// Write makes a vault, writes its page and says in which file it is.
func (p *Pages) Write(v Vault, language string) (file string, err error) {
	dir := p.vault(v, language)
	file = filepath.Join(p.dir, v.Name+"-"+language+".html")
	if err := v.Make(p.program(), dir); err != nil {
		return "", err
	}
	return file, run(p.program(), "report", dir, "--lang", language, "-o", file)
}

// vault is the folder of a vault.
func (p *Pages) vault(v Vault, language string) string {
	return filepath.Join(p.dir, "vaults", v.Name+"-"+language)
}

// run runs a program; the error holds what it said.
func run(program string, args ...string) error {
	if said, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), args[0], err, said)
	}
	return nil
}
