package report_test

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"carnet/internal/i18n"
	"carnet/report"
)

// filesOf are the files in which two vaults differ, by path.
func filesOf(before, after map[string]string) []report.FileChange {
	all := maps.Clone(before)
	maps.Copy(all, after)
	var files []report.FileChange
	for _, path := range slices.Sorted(maps.Keys(all)) {
		was, had := before[path]
		is, has := after[path]
		if was != is || had != has {
			files = append(files, report.FileChange{Path: path, New: !had, Gone: !has})
		}
	}
	return files
}

// with is a vault with some files changed; those that are empty go.
func with(files map[string]string, changes ...string) map[string]string {
	all := maps.Clone(files)
	for i := 0; i < len(changes); i += 2 {
		all[changes[i]] = changes[i+1]
		if changes[i+1] == "" {
			delete(all, changes[i])
		}
	}
	return all
}

var doingsThen = map[string]string{
	"carnet.yaml":                     "language: en\n",
	"contacts/Ana Ruiz.md":            "Knows the market.\n\n- [ ] send her the sheet\n- [ ] call\n",
	"contacts/bo.md":                  "---\nname: Bo Li\n---\n",
	"meetings/2026-03-01 Ana Ruiz.md": "---\npitch: v1\n---\nCoffee.\n",
	"meetings/2026-03-02 Cy.md":       "---\npitch: v1\n---\n",
	"pitches/v1.md":                   "I mend benches.\n",
	"plan.png":                        "png",
}

func TestWhatWasDone(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes []string
		want    string
	}{
		{"nothing", nil, ""},
		{"new notes", []string{
			"meetings/2026-03-04 Bo.md", "---\npitch: v1\nthanked: yes\n---\n- [ ] write\n", "meetings/2026-03-05 Cy.md", "---\n---\n",
			"contacts/Cy.md", "Hello.\n", "pitches/v2.md", "I mend.\n", "targets/Town Hall.md", "Big.\n",
		}, "2 meetings: 2026-03-04 Bo, 2026-03-05 Cy\n1 person: Cy\nversion v2\n1 organisation to reach: Town Hall"},
		{"thanks", []string{"meetings/2026-03-01 Ana Ruiz.md", "---\npitch: v1\nthanked: 2026-03-02\n---\nCoffee.\n"}, "1 person thanked: Ana Ruiz"},
		{"thanks to several", []string{
			"meetings/2026-03-02 Cy.md", "---\ncontact: [Cy, Bo Li]\npitch: v1\nthanked: yes\n---\n",
		}, "2 people thanked: Cy, Bo Li"},
		{"a pitch reworded", []string{"pitches/v1.md", "I mend old benches.\n"}, "v1 reworded"},
		{"a pitch broken into other lines", []string{"pitches/v1.md", "I mend\nbenches.\n"}, "1 note changed: pitches/v1.md"},
		{"a request and an answer", []string{
			"contacts/bo.md", "---\nname: Bo Li\nasked: 2026-03-02\nanswer: later\n---\n",
		}, "1 person asked: Bo Li\n1 answer: Bo Li"},
		{"tasks", []string{
			"contacts/Ana Ruiz.md", "Knows the market.\n\n- [x] send her the sheet\n- [-] call\n- [ ] write\n- [x] read\n",
		}, "2 tasks done: send her the sheet, read\n1 new task: write"},
		{"another name", []string{
			"contacts/Ana Ruiz.md", "", "contacts/Ana M. Ruiz.md", doingsThen["contacts/Ana Ruiz.md"],
		}, "1 note renamed: contacts/Ana Ruiz.md is now contacts/Ana M. Ruiz.md"},
		{"another folder, no words", []string{
			"contacts/bo.md", "", "contacts/friends/bo.md", doingsThen["contacts/bo.md"],
		}, "1 note renamed: contacts/bo.md is now contacts/friends/bo.md"},
		{"one gone, another come", []string{
			"meetings/2026-03-02 Cy.md", "", "meetings/2026-03-09 Di.md", "---\npitch: v1\n---\n",
		}, "1 meeting: 2026-03-09 Di\n1 note removed: meetings/2026-03-02 Cy.md"},
		{"the rest", []string{
			"carnet.yaml", "language: en\nowner: Ana\n", "plan.png", "new", "contacts/Ana Ruiz.md", "Knows a market.\n\n- [ ] send her the sheet\n- [ ] call\n",
		}, "1 note changed: contacts/Ana Ruiz.md\nsettings changed\n1 other file: plan.png"},
	} {
		after := with(doingsThen, c.changes...)
		all := report.Doings(parse(t, inMemory(doingsThen)), parse(t, inMemory(after)), filesOf(doingsThen, after))
		if got := strings.Join(report.DoingsLines(all, english), "\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestWhatWasDoneWithoutAPast tells of a state that cannot be read no more than
// is known.
func TestWhatWasDoneWithoutAPast(t *testing.T) {
	after := with(doingsThen, "pitches/v1.md", "I mend.\n", "pitches/v2.md", "I mend old benches.\n", "contacts/bo.md", "")
	all := report.Doings(nil, parse(t, inMemory(after)), filesOf(doingsThen, after))
	if got, want := report.DoingsSubject(all, english), "version v2, 1 note changed, 1 other file"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheSubjectIsShort(t *testing.T) {
	var notes fs.FS = inMemory(doingsThen)
	empty := map[string]string{}
	all := report.Doings(parse(t, inMemory(empty)), parse(t, notes), filesOf(empty, doingsThen))
	for words, want := range map[*i18n.Words]string{
		english: "2 meetings, 2 people, version v1, settings changed, 1 other file",
		french:  "2 rendez-vous, 2 personnes, version v1, réglages modifiés, etc.",
	} {
		if got := report.DoingsSubject(all, words); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	long := []report.Doing{{Kind: report.VersionNoted, Names: []string{strings.Repeat("v", 80)}, Count: 1}}
	if got := report.DoingsSubject(long, english); got != "1 change" {
		t.Errorf("%q of a long name", got)
	}
	if got := report.DoingsSubject(nil, english); got != "0 changes" {
		t.Errorf("%q of nothing", got)
	}
}

func TestALongListIsCut(t *testing.T) {
	var all []report.Doing
	for range 20 {
		all = append(all, report.Doing{Kind: report.NoteChanged, Path: "a.md", Names: []string{}, Count: 1})
	}
	want := []string{"20 notes changed: a.md, a.md, a.md, a.md, a.md, a.md and 14 more"}
	if got := report.DoingsLines(all, english); !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
