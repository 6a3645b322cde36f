package parser

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"carnet/vault"
)

// FuzzParse wants any note to be read without a panic, with every place inside
// its file.
func FuzzParse(f *testing.F) {
	for _, fsys := range vaults(f) {
		files, ok := fsys.(fstest.MapFS)
		if !ok {
			continue
		}
		for _, file := range files {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, note []byte) {
		files := fstest.MapFS{
			"contacts/Ana Ruiz.md": {Data: note}, "meetings/2026-01-02 Ana Ruiz.md": {Data: note},
			"pitches/v1-a.md": {Data: note}, "targets/Amarine.md": {Data: note}, "notes/else.md": {Data: note},
			"carnet.yaml": {Data: note},
		}
		v := mustParse(t, files)
		positionsInside(t, files, v)
		for _, d := range v.Diagnostics {
			if d.Code == "" || d.Severity == "" || d.Path == "" {
				t.Errorf("%+v", d)
			}
		}
	})
}

// FuzzFrontMatter holds the scanner against the YAML library: where the latter
// reads plain keys with texts or lists of texts, and carnet has nothing to say,
// both read the same.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		"a: b", "a: [b, c]", "a:\n  - b\n  - c", "a:\n- b", "a: \"b: c\"", "a: 'it''s'", "a: b # c", "a: http://x#y",
		"a: [\"b, c\", d]", "a:\n\n  - b\n# c\n\n  - d", "a:  b  ", "a:\tb", "a: b\nc: d", "a: 1.10", "a: 0612", "a: ~", "a: |\n  b\n  c",
		"a: b\n  c", "a: [b,\n c]", "? a", "a: -b", "a: - b", "a: b:c", "a: :b", "a: #b", "a:b", "\"a\": b", "a : b", "a: [b c, ]",
		"a: []", "a: [[b]]", "a:\n  - - b", "a: 'b' # c", "a: [b] # c", "a: b'c", "a: b\"c\"", "a: >-\n b", "a: ? b", "a: b ,c", "a: [a:b]", "a: |\n  # b", "a:\n  |\n  # b", "a: # c\n  |\n  # b", "a:\n- |\n  # b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, block string) {
		want, ok := byLibrary(block)
		if !ok {
			return
		}
		got, quiet := byScanner(block)
		if quiet && !slices.Equal(got, want) {
			t.Errorf("%q:\n  carnet %q\n  YAML   %q", block, got, want)
		}
	})
}

// byLibrary reads a block as "key=text=text"; ok is false when it is not plain.
func byLibrary(block string) (all []string, ok bool) {
	if !beginsWithKeys(block) {
		return nil, false // the library stops there, or takes a sign of YAML's for a value
	}
	if strings.ContainsAny(block, "\r\u0085\u2028\u2029\ufeff") || strings.ContainsRune(block, '!') || strings.Contains(block, "---") || strings.Contains(block, "...") {
		return nil, false // other line ends, tags, other documents
	}
	var doc yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader([]byte(block))).Decode(&doc); err != nil || len(doc.Content) != 1 {
		return nil, false
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode || root.Style != 0 || root.Tag != "!!map" || root.Anchor != "" {
		return nil, false
	}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		items := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			items = value.Content
		}
		if !isPlain(key) || value.Anchor != "" || value.Style&yaml.TaggedStyle != 0 || !isKey(key.Value) {
			return nil, false
		}
		line := key.Value
		for _, item := range items {
			if !isPlain(item) {
				return nil, false
			}
			text := strings.TrimRight(item.Value, "\n")
			if null := item.Style == 0 && (text == "null" || text == "~"); !null && text != "" {
				line += "=" + text
			}
		}
		all = append(all, line)
	}
	return all, true
}

// beginsWithKeys tells whether the first line of a block is not indented, and
// each that is not begins with a key, an item or a comment.
func beginsWithKeys(block string) bool {
	first := true
	for row := range strings.Lines(block) {
		l := newLine(1, strings.TrimRight(row, "\n"))
		if l.blank() {
			continue
		}
		if first && l.indent > 0 {
			return false
		}
		first = false
		head, _ := utf8.DecodeRuneInString(l.text)
		if l.indent == 0 && !l.isItem() && !unicode.IsLetter(head) && !strings.ContainsRune("\"'", head) {
			return false
		}
	}
	return true
}

func isPlain(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// isKey leaves aside keys that only YAML would call one.
func isKey(key string) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return unicode.IsLetter(first) && !strings.ContainsAny(key, ":#\n\"'?") && trimSpace(key) == key
}

// byScanner reads the same with carnet's scanner; quiet is false when it has
// found something to mend.
func byScanner(block string) (all []string, quiet bool) {
	quiet = true
	report := func(vault.Diagnostic) { quiet = false }
	var lines []line
	for i, text := range strings.Split(block, "\n") {
		lines = append(lines, newLine(i+1, text))
	}
	r := &reader{report: report}
	for _, p := range (&scanner{report: report}).read(lines) {
		line := p.key
		for _, n := range p.value.flatten() {
			text, _ := r.text(p, n)
			line += "=" + text
		}
		all = append(all, line)
	}
	return all, quiet
}
