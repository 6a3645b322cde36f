package carnet

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// imports is the table of the house: which of our packages each package may
// import. Imports run one way only.
var imports = map[string][]string{
	".":                  {},
	"vault":              {},
	"templates":          {},
	"internal/stats":     {},
	"internal/vaulttest": {},
	"internal/i18n":      {"vault", "templates"},
	"parser":             {"vault"},
	"report":             {"vault", "templates", "internal/i18n", "internal/stats", "internal/worddiff"},
	"internal/worddiff":  {},
	"internal/merge":     {"vault", "parser"},
	"internal/history":   {"vault", "parser", "internal/worddiff"},
	"internal/sync":      {"internal/merge"},
	"internal/past":      {"internal/sync"},
	"internal/scaffold":  {"templates"},
	"internal/doctor":    {"internal/sync"},
	"internal/serve":     {},
	"internal/received":  {"report"},
	"internal/share":     {"vault", "parser", "internal/i18n"},
	"browser":            {"internal/vaulttest"},
	"browser/shoot":      {"browser"},
	"cmd/carnet":         {"vault", "parser", "report", "internal/doctor", "internal/history", "internal/i18n", "internal/past", "internal/received", "internal/scaffold", "internal/serve", "internal/share", "internal/sync", "internal/worddiff", "templates"},
}

// standardOnly are the packages that import nothing but the standard library.
var standardOnly = []string{"vault", "templates", "internal/stats", "internal/vaulttest"}

// owners are the only packages that may import these libraries.
var owners = map[string][]string{
	"github.com/yuin/goldmark":              {"parser"},
	"go.yaml.in/yaml":                       {"parser"},
	"github.com/spf13":                      {"cmd/carnet"},
	"github.com/nicksnyder/go-i18n":         {"internal/i18n"},
	"github.com/go-git":                     {"internal/history", "internal/sync"},
	"github.com/fsnotify":                   {"internal/serve"},
	"github.com/aymanbagabas/go-udiff":      {"internal/worddiff", "internal/sync", "internal/merge"},
	"github.com/mattn/go-runewidth":         {"cmd/carnet"},
	"github.com/cli/browser":                {"cmd/carnet"},
	"github.com/jeandeaual/go-locale":       {"cmd/carnet"},
	"github.com/chromedp":                   {"browser"},
	"golang.org/x/crypto":                   {"internal/sync"},
	"golang.org/x/net/html":                 {"internal/received"},
	"golang.org/x/term":                     {"cmd/carnet"},
	"golang.org/x/text/unicode/norm":        {"parser", "internal/scaffold", "internal/sync"},
	"github.com/BurntSushi/toml":            {"internal/i18n"},
	"golang.org/x/text/language":            {"internal/i18n"},
	"github.com/santhosh-tekuri/jsonschema": {},
}

func TestImportsRunOneWay(t *testing.T) {
	seen := map[string]bool{}
	for pkg, paths := range importsOfTree(t) {
		seen[pkg] = true
		allowed, known := imports[pkg]
		if !known {
			t.Errorf("package %s is not in the table of the house", pkg)
		}
		for _, p := range paths {
			if ours, ok := strings.CutPrefix(p, "carnet/"); ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s", pkg, ours)
			}
			if isLibrary(p) && slices.Contains(standardOnly, pkg) {
				t.Errorf("%s imports %s and may only use the standard library", pkg, p)
			}
			if owner, ok := ownersOf(p); ok && !slices.Contains(owner, pkg) {
				t.Errorf("%s imports %s, which only %v may", pkg, p, owner)
			}
		}
	}
	for pkg := range imports {
		if !seen[pkg] {
			t.Errorf("package %s of the table does not exist", pkg)
		}
	}
}

// isLibrary tells whether an import path is neither ours nor the standard
// library's.
func isLibrary(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	return strings.Contains(first, ".")
}

func ownersOf(p string) ([]string, bool) {
	for library, pkgs := range owners {
		if p == library || strings.HasPrefix(p, library+"/") || strings.HasPrefix(p, library+"@") {
			return pkgs, true
		}
	}
	return nil, false
}

// importsOfTree lists what each package imports, tests aside.
func importsOfTree(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
			return fs.SkipDir
		case filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(file)
		found[pkg] = append(found[pkg], []string{}...)
		for _, spec := range parsed.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			found[pkg] = append(found[pkg], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestExampleVaultIsEmbedded opens a note through the embedded copy.
func TestExampleVaultIsEmbedded(t *testing.T) {
	for _, name := range []string{"example-vault/carnet.yaml", "example-vault/.gitignore"} {
		embedded, err := ExampleVault.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		onDisk, err := os.ReadFile(name)
		if err != nil || string(embedded) != string(onDisk) {
			t.Errorf("%s differs from its embedded copy: %v", name, err)
		}
	}
}
