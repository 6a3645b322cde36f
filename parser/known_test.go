package parser_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"carnet/parser"
	"carnet/vault"
)

// inMemory reads a vault of the given files.
func inMemory(t *testing.T, files map[string]string) *vault.Vault {
	t.Helper()
	fsys := fstest.MapFS{}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	v, err := parser.Parse(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestKnown(t *testing.T) {
	const name = "Écoles du Val"
	for said, want := range map[string]string{
		"They pay the Ecoles du Val.":                        "They pay the Ecoles du Val.",
		"About ÉCOLES-DU-VAL:\nlate.":                        "About ÉCOLES-DU-VAL: late.",
		"See [[targets/val-schools|them]] first.":            "See them first.",
		"A first line.\n\nLes écoles du  Val, a second.":     "Les écoles du Val, a second.",
		"- one\n- (-) slow at écoles du val #form/x\n  - so": "slow at écoles du val so",
		"> quoted: Écoles du Val":                            "quoted: Écoles du Val",
		"- [ ] ask at Écoles du Val due:2026-04-01":          "",
		"EDV said so.":                   "EDV said so.",
		"the edv of a heart":             "", // a short name counts as it is written
		"> [!mentor] Not Écoles du Val.": "",
		"Écoles du Valais":               "",
		"écoles, du val":                 "",
		"<!-- Écoles du Val --> nothing": "",
		"## Écoles du Val\nnothing":      "",
	} {
		v := inMemory(t, map[string]string{
			"carnet.yaml":                "",
			"targets/val-schools.md":     "---\nname: " + name + "\naliases: EDV\n---\n",
			"meetings/2026-03-01 Ana.md": said + "\n",
		})
		var got []string
		for _, p := range v.Targets[0].Known {
			got = append(got, p.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q is known, want %q", said, got, want)
		}
	}
}

// TestKnownComesInOrder reads the own body first, tasks aside, then contacts,
// then meetings by date.
func TestKnownComesInOrder(t *testing.T) {
	v := inMemory(t, map[string]string{
		"carnet.yaml":                "",
		"targets/Acme.md":            "Acme itself.\n\n- twelve homes\n- [ ] look at Acme\n\n> [!mentor] Acme?\n",
		"targets/Other.md":           "Bought by [[Acme]].\n",
		"meetings/2026-03-02 Bo.md":  "Acme later. #private\n",
		"meetings/2026-03-01 Ana.md": "Acme sooner.\n",
		"contacts/Ana.md":            "Was at Acme.\n",
	})
	var got []string
	for _, p := range v.Targets[0].Known {
		got = append(got, p.Note.Path+": "+p.Text)
	}
	want := []string{
		"targets/Acme.md: Acme itself.", "targets/Acme.md: twelve homes", "contacts/Ana.md: Was at Acme.",
		"meetings/2026-03-01 Ana.md: Acme sooner.", "meetings/2026-03-02 Bo.md: Acme later.", "targets/Other.md: Bought by Acme.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if known := v.Targets[0].Known; known[3].Private || !known[4].Private {
		t.Error("what is marked as private is not kept so")
	}
}

func TestFindOrganizations(t *testing.T) {
	v := inMemory(t, map[string]string{
		"carnet.yaml":     "",
		"targets/Acme.md": "---\nname: Acme Works\naliases: AW\n---\n",
		"contacts/a.md":   "---\norganization: acme works\n---\n",
		"contacts/b.md":   "---\norganization: \"[[Acme]]\"\n---\n",
		"contacts/c.md":   "---\norganization: Café Müller\n---\n",
		"contacts/d.md":   "---\norganization: cafe  muller\n---\n",
		"contacts/e.md":   "---\norganization: Blue\n---\n",
		"contacts/f.md":   "",
	})
	for _, c := range []struct{ name, found, people, near string }{
		{"Acme", "Acme Works", "a b", ""},
		{"[[targets/Acme|x]]", "Acme Works", "a b", ""},
		{"aw", "Acme Works", "a b", ""},
		{"CAFE MULLER", "Café Müller", "c d", ""},
		{"Blue", "Blue", "e", ""},
		{"Acme Work", "", "", "Acme Works"},
		{"Nothing Like It", "", "", ""},
		{"", "", "", ""},
	} {
		found, near := parser.FindOrganizations(v, c.name)
		name, people := "", []string{}
		for _, o := range found {
			name += o.Name
			for _, contact := range o.Contacts {
				people = append(people, contact.ID)
			}
		}
		if name != c.found || strings.Join(people, " ") != c.people || near != c.near {
			t.Errorf("%q: %q with %q, near %q; want %+v", c.name, name, people, near, c)
		}
	}
	var all []string
	for _, o := range parser.Organizations(v) {
		all = append(all, o.Name)
	}
	if want := []string{"Acme Works", "Blue", "Café Müller"}; !slices.Equal(all, want) {
		t.Errorf("got %q, want %q", all, want)
	}
}
