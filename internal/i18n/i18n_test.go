package i18n

import (
	"testing"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"carnet/vault"
)

func TestNumbersDatesAndLists(t *testing.T) {
	en, fr := New("en"), New("fr")
	first := vault.NewDate(2026, time.March, 1)
	for _, c := range []struct{ what, got, want string }{
		{"thousands en", en.Number(1234567), "1,234,567"},
		{"thousands fr", fr.Number(1234567), "1\u202f234\u202f567"},
		{"small", en.Number(999), "999"},
		{"negative", en.Number(-1500), "-1,500"},
		{"minutes en", en.Minutes(45), "45\u00a0min"},
		{"hours en", en.Minutes(540), "9\u00a0h"},
		{"both en", en.Minutes(560), "9\u00a0h\u00a020\u00a0min"},
		{"both fr", fr.Minutes(195), "3\u00a0h\u00a015"},
		{"padded fr", fr.Minutes(65), "1\u00a0h\u00a005"},
		{"date en", en.Date(first), "1 March 2026"},
		{"date fr", fr.Date(first), "1er mars 2026"},
		{"short fr", fr.ShortDate(vault.NewDate(2026, time.August, 12)), "12 août"},
		{"list en", en.List([]string{"a", "b", "c"}), "a, b and c"},
		{"list fr", fr.Or([]string{"a", "b"}), "a ou b"},
		{"one", en.List([]string{"a"}), "a"},
		{"none", en.List(nil), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestPlurals(t *testing.T) {
	en, fr := New("en"), New("fr")
	for _, c := range []struct{ got, want string }{
		{en.Count("count.people", 0, nil), "0 people"},
		{en.Count("count.people", 1, nil), "1 person"},
		{en.Count("count.people", 1000, nil), "1,000 people"},
		{fr.Count("count.people", 0, nil), "0 personne"},
		{fr.Count("count.people", 1, nil), "1 personne"},
		{fr.Count("count.people", 2, nil), "2 personnes"},
		{fr.Count("count.people", 1_000_000, nil), "1\u202f000\u202f000 personnes"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFromEnvironment(t *testing.T) {
	for _, c := range []struct {
		env    map[string]string
		system string
		want   string
	}{
		{map[string]string{"LANG": "fr_FR.UTF-8"}, "", "fr"},
		{map[string]string{"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "", "en"},
		{map[string]string{"LC_MESSAGES": "fr_CA", "LANG": "en_US"}, "", "fr"},
		{map[string]string{"LC_ALL": "C"}, "fr_FR", "en"},
		{map[string]string{"LANG": "de_DE.UTF-8"}, "fr_FR", "en"},
		{nil, "fr-BE", "fr"},
		{nil, "", "en"},
	} {
		got := FromEnvironment(func(name string) string { return c.env[name] }, func() string { return c.system })
		if got != c.want {
			t.Errorf("%v, system %q: got %s, want %s", c.env, c.system, got, c.want)
		}
	}
}

func TestUnknownLanguageIsEnglish(t *testing.T) {
	if got := New("de").Language; got != "en" {
		t.Errorf("got %s", got)
	}
}

// TestSimpleMessages fills each message that is filled without the library as the
// library does.
func TestSimpleMessages(t *testing.T) {
	for _, lang := range Languages {
		w := New(lang)
		if len(w.simple) < 100 {
			t.Errorf("%d simple messages in %s", len(w.simple), lang)
		}
		for id, parts := range w.simple {
			args := Args{}
			for i := 1; i < len(parts); i += 2 {
				args[parts[i]] = []any{"<Ana> & {{.X}}", 1234}[i/2%2]
			}
			got, ok := parts.fill(args)
			if want := w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: args, TemplateParser: &w.parser}); !ok || got != want {
				t.Errorf("%s: %q, want %q", id, got, want)
			}
			for blank := range args {
				args[blank] = []string{"neither", "nor"}
				if _, ok := parts.fill(args); ok {
					t.Errorf("%s is filled with a list", id)
				}
			}
		}
	}
}
