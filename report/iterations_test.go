package report_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"carnet/report"
	"carnet/vault"
)

// saved gives a pitch the states that git would know: a day, an author and the
// text of each. A state without a day is not saved yet.
func saved(t *testing.T, v *vault.Vault, id string, states ...[3]string) {
	t.Helper()
	for _, p := range v.Pitches {
		if p.ID != id {
			continue
		}
		for i, state := range states {
			r := vault.Revision{Text: state[2], Path: p.Path}
			if state[0] != "" {
				at, err := time.Parse(time.DateOnly, state[0])
				if err != nil {
					t.Fatal(err)
				}
				r.Commit = &vault.Commit{Hash: strings.Repeat(string(rune('a'+i)), 40), By: vault.Signature{Name: state[1], Time: at}}
			}
			p.Revisions = append(p.Revisions, r)
		}
		v.History.State = vault.HistoryWhole
		return
	}
	t.Fatalf("there is no pitch %s", id)
}

// iterated is a vault in which v1 was reworded after two tellings, and v2
// follows it.
func iterated(t *testing.T) *vault.Vault {
	v := parse(t, inMemory(map[string]string{
		"carnet.yaml":                   "owner: Camille Martin\ntoday: 2026-05-03\n",
		"contacts/Agathe.md":            "---\nmentor: yes\n---\n",
		"pitches/v1.md":                 "---\ntitle: Benches\n---\nI bring old benches back to life, with the people who sit on them.",
		"pitches/v2.md":                 "---\nfollows: v1\naddresses: form/too-long\n---\nI bring benches back to life.\n\nWho knows a square?",
		"meetings/2026-03-01 Ana.md":    "---\npitch: v1\nlanded: no\n---\n## Feedback\n- (-) long #form/too-long\n",
		"meetings/2026-03-10 Bo.md":     "---\npitch: v1\nlanded: yes\n---\n",
		"meetings/2026-03-11 Agathe.md": "---\npitch: v1\n---\n## Feedback\n- Lead with it.\n",
		"meetings/2026-03-20 Cy.md":     "---\npitch: v1\nlanded: yes\n---\n",
		"meetings/2026-05-03 Dee.md":    "---\npitch: v2\nlanded: yes\n---\n",
		"meetings/2026-06-01 Eve.md":    "---\npitch: v2\n---\n",
	}))
	saved(t, v, "v1",
		[3]string{"2026-03-05", "Camille Martin", "I mend old benches, with the people who sit on them."},
		[3]string{"2026-03-20", "Agathe", "I bring old benches back to life, with the people who sit on them."})
	saved(t, v, "v2",
		[3]string{"2026-04-01", "Camille Martin", "I bring benches back to life."},
		[3]string{"", "", "I bring benches back to life.\n\nWho knows a square?"})
	return v
}

func TestIterations(t *testing.T) {
	r := buildParsed(iterated(t), english)
	v1, v2 := r.Pitches[0], r.Pitches[1]
	for _, test := range []struct {
		what      string
		got, want any
	}{
		{"told the first words", strings.Join(v1.Revisions[0].Told, ", "), "2026-03-01 Ana, 2026-03-10 Bo"},
		{"told the second words", strings.Join(v1.Revisions[1].Told, ", "), "2026-03-20 Cy"},
		{"changed", changeOf(*v1.Revisions[1].Change), "I [mend|bring] old benches[|  back to life], with the people who sit on them."},
		{"who reworded", *v1.Revisions[1].Author, "Agathe"},
		{"heard before the first", *heard(r, "2026-03-01 Ana"), report.Heard{Revision: 0, Known: vault.EarliestKnown}},
		{"heard between", *heard(r, "2026-03-10 Bo"), report.Heard{Revision: 0, Known: vault.InForce}},
		{"the mentor heard", *heard(r, "2026-03-11 Agathe"), report.Heard{Revision: 0, Known: vault.InForce}},
		{"heard unsaved", *heard(r, "2026-05-03 Dee"), report.Heard{Revision: 1, Known: vault.InForce}},
		{"heard when planned", heard(r, "2026-06-01 Eve") == nil, true},
		{"reworded", *v1.Reworded, report.Reworded{Since: "2026-03-01", Of: 11, Gone: 1, Added: 4}},
		{"never reworded", v2.Reworded == nil, true},
		{"step", v2.Step.From + ": " + changeOf(v2.Step.Change), "v1: I bring[ old|] benches back to life[, with the people who sit on them|]."},
		{"follows nothing", v1.Step == nil, true},
		{"from", *v1.From, "2026-03-01"},
		{"to", *v1.To, "2026-03-20"},
		{"not saved", v2.Revisions[1].Date == nil && v2.Revisions[1].Commit == nil, true},
		{"answered", v2.Answered[0].Since.Pitch, "v2"},
	} {
		if got, ok := test.got.(string); ok {
			test.got = strings.ReplaceAll(got, "  ", " ")
		}
		if want, ok := test.want.(string); ok {
			test.want = strings.ReplaceAll(want, "  ", " ")
		}
		if test.got != test.want {
			t.Errorf("%s: %v, want %v", test.what, test.got, test.want)
		}
	}
}

// changeOf writes a change as [gone|new].
func changeOf(c report.Change) string {
	var b strings.Builder
	for i, p := range c.Pieces {
		follows := i > 0 && c.Pieces[i-1].Op == "delete"
		leads := i+1 < len(c.Pieces) && c.Pieces[i+1].Op == "insert"
		switch {
		case p.Op == "equal":
			b.WriteString(p.Text)
		case p.Op == "delete" && leads:
			b.WriteString("[" + p.Text)
		case p.Op == "delete":
			b.WriteString("[" + p.Text + "|]")
		case follows:
			b.WriteString("|" + p.Text + "]")
		default:
			b.WriteString("[|" + p.Text + "]")
		}
	}
	return b.String()
}

func heard(r *report.Report, id string) *report.Heard {
	for _, m := range r.Meetings {
		if m.ID == id {
			return m.Heard
		}
	}
	return nil
}

func TestWithoutHistoryTheNoteIsWhatWasTold(t *testing.T) {
	r := build(t, exampleVault(), english)
	for _, p := range r.Pitches {
		if len(p.Revisions) != 1 || p.Revisions[0].Text != p.Text || p.Revisions[0].Commit != nil || len(p.Revisions[0].Told) == 0 {
			t.Errorf("%s has the revisions %+v", p.ID, p.Revisions)
		}
	}
	for _, m := range r.Meetings {
		if told := m.Pitch != nil && !m.Planned; told != (m.Heard != nil) || told && m.Heard.Known != vault.NotInHistory {
			t.Errorf("%s heard %+v", m.ID, m.Heard)
		}
	}
}

func TestCompareSaysWhatWasWrittenAnew(t *testing.T) {
	for _, test := range []struct {
		before, after string
		anew          bool
		gone, added   int
	}{
		{"I mend benches.", "I mend benches.", false, 0, 0},
		{"", "I mend benches.", false, 0, 3},
		{"I mend benches.", "I mend old benches.", false, 0, 1},
		{"one two three four five", "one six seven eight nine", true, 5, 5},
		{"one two three four", "one six seven eight", false, 3, 3},
	} {
		c := report.Compare(test.before, test.after)
		if c.Anew != test.anew || c.Gone != test.gone || c.Added != test.added {
			t.Errorf("%q to %q: %+v", test.before, test.after, c)
		}
	}
}

// TestEachTextStandsOnce looks for the words of every revision on the page, and
// for the way from a meeting to those it heard.
func TestEachTextStandsOnce(t *testing.T) {
	v := iterated(t)
	page := longOf(t, buildParsed(v, english), english)
	for _, text := range []string{"<p>I mend old benches, with", "<p>I bring old benches back", "<p>Who knows a square?</p>"} {
		if n := strings.Count(page, text); n != 1 {
			t.Errorf("%q stands %d times on the page", text, n)
		}
	}
	for _, want := range []string{
		`<a href="#p1r1">the words they heard, the earliest known</a>`, `<a href="#p1r2">the words they heard</a>`,
		`<a href="#p2r2">the words they heard</a>`, `<del>mend</del><ins>bring</ins> old benches`,
		"Reworded on 20 March 2026, by Agathe", "First saved on 5 March 2026</p>", "about 4 of its 11 words",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestMethodReworded changes as many words as docs/method.md says.
func TestMethodReworded(t *testing.T) {
	for _, row := range readMethod(t).rows(t, "words first told | gone | new | the page") {
		said := map[bool]string{false: "not said", true: "reworded"}
		expect(t, row, said[isReworded(t, number(t, row[0]), number(t, row[1]), number(t, row[2]))], row[3])
	}
}

// isReworded tells of a pitch of different words, the last of which were
// exchanged after it was told.
func isReworded(t *testing.T, of, gone, added int) bool {
	t.Helper()
	words := func(prefix string, n int) (all []string) {
		for i := range n {
			all = append(all, prefix+strconv.Itoa(i))
		}
		return all
	}
	first := words("a", of)
	now := append(first[:of-gone:of-gone], words("b", added)...)
	v := parse(t, inMemory(map[string]string{
		"carnet.yaml": "today: 2026-05-03\n", "pitches/v1.md": strings.Join(now, " "),
		"meetings/2026-03-10 Bo.md": "---\npitch: v1\n---\n",
	}))
	saved(t, v, "v1", [3]string{"2026-03-01", "", strings.Join(first, " ")}, [3]string{"2026-04-01", "", strings.Join(now, " ")})
	return buildParsed(v, english).Pitches[0].Reworded != nil
}
