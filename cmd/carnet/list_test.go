package main

import (
	"bytes"
	"encoding/csv"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

// listVault has a note for each case of the filters.
func listVault(t *testing.T) string {
	dir := t.TempDir()
	for path, text := range map[string]string{
		"carnet.yaml":                        "today: 2026-03-20\n",
		"contacts/Ana Ruiz.md":               "---\naliases: Anita\nrole: Directrice, régionale\ncircle: 2\ntags: [journaliste, chess]\norganization: Atelier Nord\ndecision_maker: yes\nby: 2026-04-01\nchannel: visio\non_behalf: à demander\n---\n",
		"contacts/Bo Stein.md":               "---\ncircle: 1\ngroups: Choir of the North\nanswer: later\nintroduced_by: Ana Ruiz\n---\n",
		"contacts/Cleo.md":                   "",
		"targets/Atelier Nord.md":            "",
		"pitches/v1-a.md":                    "",
		"pitches/v1-b.md":                    "",
		"meetings/2025-01-10 Bo Stein.md":    "---\npitch: v1-a\nlanded: partly\nenergy: 2\nthanked: yes\n---\n## Feedback\n- (-) x #form/too-long\n",
		"meetings/2026-02-10 Ana Ruiz.md":    "---\npitch: v1-b\nlanded: oui\nchannel: téléphone\nreferrals: Dee Moss\n---\n- [ ] a plan due:2026-03-01\n- [ ] a date waiting:\n- [x] done\n",
		"meetings/2026-04-10 Bo, Ana.md":     "---\ncontact: [Bo Stein, Ana Ruiz]\n---\n",
		"meetings/2026-03-01 Ana by post.md": "---\ncontact: Ana Ruiz\nchannel: mail\n---\n",
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(path)), text)
	}
	return dir
}

// filters are what --where may say of listVault, and which rows it leaves.
var filters = []struct{ kind, where, want string }{
	{"contacts", "circle=2", "Ana Ruiz"},
	{"contacts", "cercle=2", "Ana Ruiz"},
	{"contacts", "CIRCLE = 2", "Ana Ruiz"},
	{"contacts", "circle!=2", "Bo Stein, Cleo"},
	{"contacts", "circle=", "Cleo"},
	{"contacts", "circle!=", "Ana Ruiz, Bo Stein"},
	{"contacts", "tag=journalist", "Ana Ruiz"},
	{"contacts", "tags=Journaliste", "Ana Ruiz"},
	{"contacts", "tag=#chess", "Ana Ruiz"},
	{"contacts", "role=directrice", "Ana Ruiz"},
	{"contacts", "fonction=REGIONALE", "Ana Ruiz"},
	{"contacts", "role=rég", ""},
	{"contacts", "name=ana", "Ana Ruiz"},
	{"contacts", "groupe=choir", "Bo Stein"},
	{"contacts", "group=the north", "Bo Stein"},
	{"contacts", "décideur=oui", "Ana Ruiz"},
	{"contacts", "mentor=yes", ""},
	{"contacts", "channel=video", "Ana Ruiz"},
	{"contacts", "canal=visio", "Ana Ruiz"},
	{"contacts", "on_behalf=to-ask", "Ana Ruiz"},
	{"contacts", "de sa part=à demander", "Ana Ruiz"},
	{"contacts", "réponse=plus tard", "Bo Stein"},
	{"contacts", "introduced_by=Anita", "Bo Stein"},
	{"contacts", "target=atelier-nord", "Ana Ruiz"},
	{"contacts", "by=2026-04", "Ana Ruiz"},
	{"contacts", "by=2026-0", ""},
	{"contacts", "met=yes", "Ana Ruiz, Bo Stein"},
	{"contacts", "rencontré=non", "Cleo"},
	{"contacts", "cold=yes", "Bo Stein"},
	{"contacts", "first_met=2026", "Ana Ruiz"},
	{"contacts", "last_contact=2026-03-01", "Ana Ruiz"},
	{"contacts", "since=3m", "Ana Ruiz"},
	{"contacts", "depuis=2026-03-01", "Ana Ruiz"},
	{"contacts", "since=2026-03-02", ""},
	{"contacts", "until=1a", "Bo Stein"},
	{"contacts", "until!=1y", "Ana Ruiz, Cleo"},
	{"meetings", "person=Anita", "2026-02-10 Ana Ruiz, 2026-03-01 Ana by post, 2026-04-10 Bo, Ana"},
	{"meetings", "pitch=V1-B", "2026-02-10 Ana Ruiz"},
	{"meetings", "landed=en partie", "2025-01-10 Bo Stein"},
	{"meetings", "accroché=yes", "2026-02-10 Ana Ruiz"},
	{"meetings", "energy=2", "2025-01-10 Bo Stein"},
	{"meetings", "theme=Too Long", "2025-01-10 Bo Stein"},
	{"meetings", "referral=dee moss", "2026-02-10 Ana Ruiz"},
	{"meetings", "target=Atelier Nord", "2026-02-10 Ana Ruiz, 2026-03-01 Ana by post, 2026-04-10 Bo, Ana"},
	{"meetings", "target=Cleo", ""},
	{"meetings", "planned=yes", "2026-04-10 Bo, Ana"},
	{"meetings", "date=2026-02", "2026-02-10 Ana Ruiz"},
	{"meetings", "until=2025-12-31", "2025-01-10 Bo Stein"},
	{"tasks", "whose=me", "a plan, done"},
	{"tasks", "whose=them", "a date"},
	{"tasks", "waiting=Ana Ruiz", "a date"},
	{"tasks", "state=ouverte", "a plan, a date"},
	{"tasks", "overdue=yes", "a plan"},
	{"tasks", "until=2026-03-31", "a plan"},
	{"themes", "pitch=v1-a", "too-long"},
	{"themes", "pitch=v1-b", ""},
	{"themes", "aspect=forme", "too-long"},
	{"themes", "person=Bo Stein", "too-long"},
	{"pitches", "told=1", "v1-a, v1-b"},
	{"targets", "person=Anita", "Atelier Nord"},
}

func TestWhere(t *testing.T) {
	dir := listVault(t)
	for _, c := range filters {
		column := map[string]string{"tasks": "text", "themes": "theme"}[c.kind]
		if column == "" {
			column = "id"
		}
		a, out, errs := testApp(dir)
		code := run(t.Context(), a, []string{"list", c.kind, "--where", c.where, "--columns", column, "--csv"})
		lines, err := csv.NewReader(out).ReadAll()
		if code != exitDone || err != nil {
			t.Errorf("%s where %s: exit %d, %v: %s", c.kind, c.where, code, err, errs)
			continue
		}
		var got []string
		for _, line := range lines[1:] {
			got = append(got, line[0])
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s where %s: %q, want %q", c.kind, c.where, got, c.want)
		}
	}
}

func TestSort(t *testing.T) {
	dir := listVault(t)
	for _, c := range []struct{ kind, column, sort, want string }{
		{"contacts", "name", "last_contact", "Bo Stein|Ana Ruiz|Cleo"},
		{"contacts", "name", "circle", "Bo Stein|Ana Ruiz|Cleo"},
		{"meetings", "id", "contact", "2026-02-10 Ana Ruiz|2026-03-01 Ana by post|2025-01-10 Bo Stein|2026-04-10 Bo, Ana"},
	} {
		a, out, _ := testApp(dir)
		run(t.Context(), a, []string{"list", c.kind, "--sort", c.sort, "--columns", c.column})
		if got := strings.Join(strings.Split(strings.TrimSpace(out.String()), "\n")[1:], "|"); got != c.want {
			t.Errorf("%s by %s: %s, want %s", c.kind, c.sort, got, c.want)
		}
	}
}

func TestTablesFitTheScreen(t *testing.T) {
	table := [][]string{{"name", "text"}, {"漢字漢字", strings.Repeat("é", 100)}, {"Ana", "short"}}
	for _, c := range []struct{ screen, want int }{{40, 40}, {0, 110}, {5, 18}} {
		var b bytes.Buffer
		if err := writeTable(&b, table, c.screen); err != nil {
			t.Fatal(err)
		}
		widest := 0
		for line := range strings.Lines(b.String()) {
			line = strings.TrimSuffix(line, "\n")
			widest = max(widest, runewidth.StringWidth(line))
			if strings.TrimRight(line, " ") != line {
				t.Errorf("spaces at the end of %q", line)
			}
		}
		if widest != c.want {
			t.Errorf("on a screen of %d the table is %d wide, want %d:\n%s", c.screen, widest, c.want, &b)
		}
	}
}

func TestNoFormulaInCSV(t *testing.T) {
	for cell, want := range map[string]string{
		"":                     "",
		"plain":                "plain",
		"=1+1":                 "'=1+1",
		"=HYPERLINK(\"x\")":    "'=HYPERLINK(\"x\")",
		"+cmd|' /C calc'!A0":   "'+cmd|' /C calc'!A0",
		"-2+3":                 "'-2+3",
		"@SUM(A1)":             "'@SUM(A1)",
		"\t=1":                 "'\t=1",
		"\r=1":                 "'\ufffd=1",
		"+33 6 39 98 00 01":    "+33 6 39 98 00 01",
		"+33639980001":         "+33639980001",
		"+33 (0)6 39.98-00/01": "+33 (0)6 39.98-00/01",
		"+33 6 39; 06 40":      "+33 6 39; 06 40",
		"+33 6 39; =1+1":       "'+33 6 39; =1+1",
		"+33*2":                "'+33*2",
		"a\nb, \"c\"":          "a\nb, \"c\"",
		"\x1b[31mred":          "\ufffd[31mred",
	} {
		var b bytes.Buffer
		if err := writeCSV(&b, [][]string{{cell, "x"}}); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(&b).ReadAll()
		if err != nil || lines[0][0] != want {
			t.Errorf("%q comes out as %q (%v), want %q", cell, lines, err, want)
		}
	}
}
