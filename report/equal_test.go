package report_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"

	"carnet/internal/vaulttest"
	"carnet/report"
)

// sameReport checks that two vaults say the same. What is to be mended may
// stand on another line, and a formatter mends some of it.
func sameReport(t *testing.T, name string, got, want fs.FS) {
	t.Helper()
	sameLines(t, name, jsonOf(t, withoutPlaces(build(t, got, english))), jsonOf(t, withoutPlaces(build(t, want, english))))
}

func withoutPlaces(r *report.Report) *report.Report {
	r.Diagnostics = slices.DeleteFunc(r.Diagnostics, func(d report.Diagnostic) bool { return d.Code == "list-sign" })
	for i := range r.Diagnostics {
		r.Diagnostics[i].Line, r.Diagnostics[i].Col = 0, 0
	}
	return r
}

func TestFrenchVaultSaysTheSame(t *testing.T) {
	t.Parallel()
	for _, notes := range []int{1, 40, 900} {
		o := vaulttest.Sized(notes)
		inEnglish := vaulttest.Generate(o)
		o.French = true
		sameReport(t, "in French", vaulttest.Generate(o).FS(), inEnglish.FS())
	}
}

// TestSavedByOthers checks that a vault says the same however a program that
// is not carnet has saved it.
func TestSavedByOthers(t *testing.T) {
	t.Parallel()
	rewritings := map[string]func(string) string{
		"by Obsidian": asObsidian,
		"with CRLF":   func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
		"with a BOM":  func(text string) string { return "\ufeff" + text },
		"by Notepad":  func(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") },
	}
	vaults := map[string]fs.FS{
		"the example":  exampleVault(),
		"generated":    vaulttest.Generate(vaulttest.Sized(300)).FS(),
		"hand-written": inMemory(section(t, "prettier.txtar", "before/")),
	}
	for name, vault := range vaults {
		for how, rewrite := range rewritings {
			t.Run(name+" "+how, func(t *testing.T) {
				t.Parallel()
				files := readFiles(t, vault)
				changed := 0
				for path, text := range files {
					if strings.HasSuffix(path, ".md") || !strings.HasPrefix(how, "by Obs") {
						files[path] = rewrite(strings.ReplaceAll(text, "\r\n", "\n"))
					}
					if files[path] != text {
						changed++
					}
				}
				if changed == 0 {
					t.Error("nothing was rewritten")
				}
				sameReport(t, name+" "+how, inMemory(files), vault)
			})
		}
	}
}

// TestPrettier holds notes against what prettier made of them.
func TestPrettier(t *testing.T) {
	t.Parallel()
	before, after := section(t, "prettier.txtar", "before/"), section(t, "prettier.txtar", "after/")
	if len(before) < 9 || len(before) != len(after) {
		t.Fatalf("%d notes before, %d after", len(before), len(after))
	}
	sameReport(t, "after prettier", inMemory(after), inMemory(before))
}

// section is the files of a txtar whose names begin with prefix.
func section(t *testing.T, name, prefix string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		if path, found := strings.CutPrefix(f.Name, prefix); found {
			files[path] = string(f.Data)
		}
	}
	return files
}

// asObsidian saves a note as Obsidian does when one of its properties was
// changed: lists in block form, an unquoted [[X]] as the nested list that YAML
// takes it for, no comments, no quotation marks that YAML can do without.
func asObsidian(text string) string {
	head, found := strings.CutPrefix(text, "---\n")
	if !found {
		return text
	}
	head, body, found := strings.Cut(head, "\n---\n")
	var doc yaml.Node
	if !found || yaml.Unmarshal([]byte(head), &doc) != nil || len(doc.Content) == 0 {
		return text
	}
	var b strings.Builder
	properties := doc.Content[0].Content
	for i := 0; i < len(properties); i += 2 {
		b.WriteString(properties[i].Value + ":" + value(properties[i+1]) + "\n")
	}
	return "---\n" + b.String() + "---\n" + body
}

// value is what stands behind a key and its colon.
func value(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		return ""
	case n.Kind == yaml.ScalarNode:
		return " " + scalar(n.Value)
	case n.Kind == yaml.SequenceNode && len(n.Content) > 0:
		return "\n  - " + strings.Join(items(n), "\n  - ")
	case n.Kind == yaml.SequenceNode:
		return " []"
	}
	n.Style = 0
	out, err := yaml.Marshal(n)
	if err != nil {
		panic(err)
	}
	return "\n  " + strings.ReplaceAll(strings.TrimSpace(string(out)), "\n", "\n  ")
}

func items(list *yaml.Node) []string {
	all := make([]string, len(list.Content))
	for i, n := range list.Content {
		if n.Kind == yaml.SequenceNode {
			all[i] = "- " + strings.Join(items(n), "\n    - ")
		} else {
			all[i] = scalar(n.Value)
		}
	}
	return all
}

// scalar writes text without quotation marks if YAML then still reads it.
func scalar(text string) string {
	var doc yaml.Node
	err := yaml.Unmarshal([]byte("k: "+text), &doc)
	if err == nil && doc.Content[0].Kind == yaml.MappingNode && doc.Content[0].Content[1].Value == text && text != "" {
		return text
	}
	quoted, err := yaml.Marshal(&yaml.Node{Kind: yaml.ScalarNode, Value: text, Style: yaml.DoubleQuotedStyle})
	if err != nil {
		panic(err)
	}
	return strings.TrimSuffix(string(quoted), "\n")
}
