package report_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"carnet/internal/i18n"
	"carnet/report"
	"carnet/vault"
)

func TestLastSessionIsBeforeToday(t *testing.T) {
	v := parse(t, inMemory(map[string]string{
		"contacts/Agathe.md":            "---\nmentor: yes\n---\n",
		"contacts/Bo.md":                "",
		"meetings/2026-03-02 Agathe.md": "",
		"meetings/2026-03-12 Agathe.md": "",
		"meetings/2026-03-14 Bo.md":     "",
		"meetings/2026-04-01 Agathe.md": "",
	}))
	for _, test := range []struct{ today, want string }{
		{"2026-03-02", ""}, {"2026-03-03", "2026-03-02"}, {"2026-03-12", "2026-03-02"},
		{"2026-03-20", "2026-03-12"}, {"2026-12-01", "2026-04-01"},
	} {
		last, found := report.LastSession(v, day(test.today))
		if found != (test.want != "") || found && last.Day() != test.want {
			t.Errorf("on %s the last session is %s, %v; want %q", test.today, last.Day(), found, test.want)
		}
	}
	if _, found := report.LastSession(&vault.Vault{}, day("2026-03-12")); found {
		t.Error("an empty vault has a session")
	}
}

// day reads a day of a test.
func day(text string) vault.Date {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return vault.DateOf(at)
}

// The notes of a vault then, and what has come since.
var notesThen = map[string]string{
	"carnet.yaml":                   "today: 2026-05-03\n",
	"contacts/Agathe.md":            "---\nmentor: yes\n---\n",
	"contacts/Ana.md":               "- [ ] call her\n- [ ] thank her\n",
	"pitches/v1.md":                 "I mend benches.\n",
	"meetings/2026-03-01 Ana.md":    "---\npitch: v1\nlanded: no\n---\n## Feedback\n- (-) long #form/too-long\n- (?) when #form/slow\n",
	"meetings/2026-03-02 Bo.md":     "---\npitch: v1\nlanded: yes\n---\n## Feedback\n- (-) long #form/too-long\n",
	"meetings/2026-03-10 Agathe.md": "",
	"meetings/2026-03-20 Cy.md":     "---\npitch: v1\n---\n- [ ] bring the plan\n",
}

var notesSince = map[string]string{
	"contacts/Ana.md":                "- [x] call her ✅ 2026-03-15\n- [ ] thank her\n",
	"contacts/Bo Lang.md":            "---\naliases: Bo\n---\n",
	"pitches/v1.md":                  "I mend old benches.\n",
	"pitches/v2.md":                  "---\ntitle: Squares\nfollows: v1\n---\nI mend squares.\n",
	"meetings/2026-02-20 Zoe.md":     "",
	"meetings/2026-03-20 Cy.md":      "---\npitch: v1\nlanded: no\nenergy: 2\n---\n- [ ] bring the plan\n## Feedback\n- (-) slow #form/slow\n",
	"meetings/2026-04-01 Dee.md":     "---\npitch: v2\nlanded: no\n---\n## Feedback\n- (+) good #form/story\n",
	"meetings/2026-04-03 Ana Bis.md": "---\ncontact: Ana\n---\n- [ ] send the list\n## Feedback\n- (+) fine\n",
	"meetings/2026-05-10 Agathe.md":  "",
}

// newer are the notes of then with what has come since.
func newer() map[string]string {
	all := maps.Clone(notesThen)
	maps.Copy(all, notesSince)
	return all
}

func TestSinceASavedMoment(t *testing.T) {
	past, v := parse(t, inMemory(notesThen)), parse(t, inMemory(newer()))
	saved(t, v, "v1", [3]string{"2026-02-01", "", "I mend benches."}, [3]string{"2026-03-15", "", "I mend old benches."})
	s := sinceOf(v, &report.Since{Date: day("2026-03-10"), Past: past, Of: strings.Repeat("a", 40)})
	holdSince(t, s, `
commit a
landed 2026-03-20 Cy, 2026-04-01 Dee
energy 2026-03-20 Cy
session 2026-05-10 Agathe
meetings 2026-02-20 Zoe, 2026-03-20 Cy, 2026-04-01 Dee, 2026-04-03 Ana Bis
people Zoe, Cy, Dee
versions v2
revision v1 1
theme slow 1 2 up
theme story 0 1 up
theme too-long 2 2 down
done call her
promised send the list`)
}

// TestSinceWithoutHistory knows only what the notes date themselves.
func TestSinceWithoutHistory(t *testing.T) {
	holdSince(t, sinceOf(parse(t, inMemory(newer())), &report.Since{Date: day("2026-03-10")}), `
landed 2026-03-20 Cy, 2026-04-01 Dee
energy 2026-03-20 Cy
session 2026-05-10 Agathe
meetings 2026-03-20 Cy, 2026-04-01 Dee, 2026-04-03 Ana Bis
people Cy, Dee
versions v2
theme slow 1 2 up
theme story 0 1 up
theme too-long 2 2 down
done call her
promised bring the plan
promised send the list`)
}

func TestNothingNew(t *testing.T) {
	v := parse(t, inMemory(notesThen))
	holdSince(t, sinceOf(v, &report.Since{Date: day("2026-04-01"), Past: v, Of: "b"}), "\ncommit b")
	if r := buildParsed(v, english); r.Since != nil {
		t.Error("nobody asked what is new")
	}
}

func sinceOf(v *vault.Vault, since *report.Since) *report.SinceThen {
	return report.Build(v, report.Options{Today: day("2026-05-03"), Words: english, Since: since}).Since
}

// holdSince compares what is new, a line each.
func holdSince(t *testing.T, s *report.SinceThen, want string) {
	t.Helper()
	var got strings.Builder
	line := func(parts ...any) { got.WriteString("\n" + strings.TrimSpace(fmt.Sprintln(parts...))) }
	if s.Commit != nil {
		line("commit", (*s.Commit)[:1])
	}
	for _, h := range s.Hard {
		line(h.Kind, strings.Join(h.Meetings, ", "))
	}
	for _, list := range []struct {
		name string
		ids  []string
	}{{"meetings", s.Meetings}, {"people", s.People}, {"versions", s.Versions}} {
		if len(list.ids) > 0 {
			line(list.name, strings.Join(list.ids, ", "))
		}
	}
	for _, r := range s.Revisions {
		line("revision", r.Pitch, r.Revision)
	}
	for _, m := range s.Themes {
		line("theme", m.Theme, m.PeopleThen, m.PeopleNow, m.Direction)
	}
	for _, task := range s.Done {
		line("done", task.Text)
	}
	for _, task := range s.Promised {
		line("promised", task.Text)
	}
	if got.String() != want {
		t.Errorf("got%s\nwant%s", got.String(), want)
	}
}

// TestSinceOnThePage draws it and holds its data against the schema.
func TestSinceOnThePage(t *testing.T) {
	schema := compileSchema(t)
	past := parse(t, inMemory(notesThen))
	for _, words := range []*i18n.Words{english, french} {
		r := report.Build(parse(t, inMemory(newer())), report.Options{
			Today: day("2026-05-03"), Words: words, Since: &report.Since{Date: day("2026-03-10"), Past: past, Of: "abc"},
		})
		if err := schema.Validate(decode(t, jsonOf(t, r))); err != nil {
			t.Error(err)
		}
		page := longOf(t, r, words)
		at, kind := strings.Index(page, `<section id="since">`), strings.Index(page, `class="kindly"`)
		if at < 0 || at > strings.Index(page, `<section id="versions">`) || kind < at || kind > strings.Index(page[at:], `class="lead"`)+at {
			t.Errorf("in %s the part, with the kind word first, does not stand where it should", words.Language)
		}
		for _, h := range r.Since.Hard {
			if strings.ContainsAny(h.Sentence, "0123456789") && h.Kind != "session" {
				t.Errorf("a hard moment has figures: %q", h.Sentence)
			}
		}
	}
}
