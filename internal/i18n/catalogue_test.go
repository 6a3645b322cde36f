package i18n

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"carnet/templates"
)

// flat reads a catalogue into its messages by id; the plural forms of one
// message are ids of their own.
func flat(t *testing.T, lang string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, file := range Catalogue(lang) {
		data, err := templates.Files.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := toml.Unmarshal(data, &tree); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		flatten(t, all, "", tree)
	}
	return all
}

func flatten(t *testing.T, all map[string]string, prefix string, tree map[string]any) {
	t.Helper()
	for k, v := range tree {
		switch v := v.(type) {
		case string:
			if _, twice := all[prefix+k]; twice {
				t.Errorf("%s stands in two files", prefix+k)
			}
			all[prefix+k] = v
		case map[string]any:
			flatten(t, all, prefix+k+".", v)
		}
	}
}

var blank = regexp.MustCompile(`\.[A-Z]\w*`)

// blanks are the names of what fills a message, over all its plural forms.
func blanks(catalogue map[string]string, id string) []string {
	base := strings.TrimSuffix(strings.TrimSuffix(id, ".one"), ".other")
	found := map[string]bool{}
	for _, form := range []string{base, base + ".one", base + ".other"} {
		for _, action := range regexp.MustCompile(`\{\{.*?\}\}`).FindAllString(catalogue[form], -1) {
			for _, name := range blank.FindAllString(action, -1) {
				found[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, fr := flat(t, "en"), flat(t, "fr")
	for id := range en {
		if _, ok := fr[id]; !ok {
			t.Errorf("%s is not in French", id)
		}
		if got, want := blanks(fr, id), blanks(en, id); !slices.Equal(got, want) {
			t.Errorf("%s is filled with %v in French, with %v in English", id, got, want)
		}
	}
	for id := range fr {
		if _, ok := en[id]; !ok {
			t.Errorf("%s is not in English", id)
		}
	}
}

func TestFrenchTypography(t *testing.T) {
	notProse := regexp.MustCompile(`\{\{.*?\}\}|\S+://\S*`)
	for id, text := range flat(t, "fr") {
		prose := notProse.ReplaceAllString(text, "x")
		for _, plain := range []string{" ?", " !", " :", " ;", " »", " %", "« "} {
			if strings.Contains(prose, plain) {
				t.Errorf("%s needs a no-break space in place of the one in %q: %q", id, plain, text)
			}
		}
		if strings.Contains(prose, "'") {
			t.Errorf("%s has a straight apostrophe: %q", id, text)
		}
		if !utf8.ValidString(text) {
			t.Errorf("%s is not UTF-8", id)
		}
	}
}

// TestEveryMessageSaidExists looks for the ids in the program's sources and in
// the page: each must be in the catalogue, and each message be used.
func TestEveryMessageSaidExists(t *testing.T) {
	catalogue := flat(t, "en")
	sources := readSources(t, "../..")
	quoted := regexp.MustCompile(`"([a-z]+(?:-[a-z]+)*(?:\.[a-z0-9_]+(?:-[a-z0-9]+)*)+)"`)
	groups := map[string]bool{}
	for id := range catalogue {
		group, _, _ := strings.Cut(id, ".")
		groups[group] = true
	}
	for _, m := range quoted.FindAllStringSubmatch(sources, -1) {
		id := m[1]
		group, _, _ := strings.Cut(id, ".")
		_, plain := catalogue[id]
		_, plural := catalogue[id+".other"]
		if groups[group] && !plain && !plural && !strings.HasSuffix(id, ".html") && !strings.HasSuffix(id, ".md") && !strings.HasSuffix(id, ".css") {
			t.Errorf("%q is said and not in the catalogue", id)
		}
	}
}

func readSources(t *testing.T, root string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		ext := filepath.Ext(file)
		if entry.IsDir() || ext != ".go" && ext != ".html" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(file)
		all.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// TestEveryCodeHasWords looks for the codes of diagnostics in the parser.
func TestEveryCodeHasWords(t *testing.T) {
	catalogue := flat(t, "en")
	sources := readSources(t, "../../parser")
	for _, m := range regexp.MustCompile(`Code: +"([a-z-]+)"|vault\.(?:Error|Warning), "([a-z-]+)"|code :?= "([a-z-]+)"|, "([a-z-]+)", vault\.(?:Error|Warning)`).FindAllStringSubmatch(sources, -1) {
		code := m[1] + m[2] + m[3] + m[4]
		if code == "missing-" {
			continue // missing-date and missing-contact
		}
		for _, group := range []string{"diagnostic.", "mend."} {
			if catalogue[group+code] == "" {
				t.Errorf("%s%s is not in the catalogue", group, code)
			}
		}
	}
}
