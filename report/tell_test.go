package report_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// advise says what to tell somebody on a day of March 2026.
func advise(t *testing.T, files map[string]string, name string, day int) report.Advice {
	t.Helper()
	v := parse(t, inMemory(files))
	found, _ := parser.FindPeople(v, name)
	if len(found) != 1 {
		t.Fatalf("%d people are called %s", len(found), name)
	}
	return report.Advise(v, found[0], report.Options{Today: vault.NewDate(2026, 3, day), Words: english})
}

// rivals are two versions and somebody to tell one of them.
func rivals(more map[string]string) map[string]string {
	files := map[string]string{
		"pitches/v1.md": "", "pitches/v2-a.md": "", "pitches/v2-b.md": "",
		"contacts/Ana.md": "---\ncircle: 2\n---\n", "contacts/Bo.md": "---\ncircle: 2\n---\n", "contacts/Cy.md": "---\ncircle: 3\n---\n",
	}
	maps.Copy(files, more)
	return files
}

func TestAdvice(t *testing.T) {
	t.Parallel()
	const a, b = "---\npitch: v2-a\n---\n", "---\npitch: v2-b\n---\n"
	for name, c := range map[string]struct {
		more   map[string]string
		pitch  string
		reason report.AdviceReason
	}{
		"told less in the circle": {map[string]string{"meetings/2026-01-01 Bo.md": a}, "v2-b", report.AdviseCircle},
		"whatever the outcome":    {map[string]string{"meetings/2026-01-01 Bo.md": "---\npitch: v2-a\nlanded: yes\n---\n"}, "v2-b", report.AdviseCircle},
		"the circle before all": {map[string]string{
			"meetings/2026-01-01 Bo.md": a, "meetings/2026-01-02 Cy.md": b, "meetings/2026-01-03 Dee.md": b, "meetings/2026-01-04 Eve.md": b,
		}, "v2-b", report.AdviseCircle},
		"told less in all":    {map[string]string{"meetings/2026-01-02 Cy.md": b}, "v2-a", report.AdviseOverall},
		"planned ones count":  {map[string]string{"meetings/2026-04-01 Bo.md": b}, "v2-a", report.AdviseCircle},
		"messages do not":     {map[string]string{"meetings/2026-01-01 Bo.md": "---\npitch: v2-a\nchannel: message\n---\n"}, "", report.AdviseCoin},
		"a group is furthest": {map[string]string{"meetings/2026-01-01 x.md": "---\ncontact: [Bo, Cy]\npitch: v2-a\n---\n"}, "v2-b", report.AdviseOverall},
		"has heard one":       {map[string]string{"meetings/2026-01-01 Ana.md": b, "meetings/2026-01-02 Ana.md": a}, "v2-b", report.AdviseHeard},
		"will hear one":       {map[string]string{"meetings/2026-04-01 Ana.md": b}, "v2-a", report.AdviseCircle},
		"has heard an older":  {map[string]string{"meetings/2026-01-01 Ana.md": "---\npitch: v1\n---\n", "meetings/2026-01-02 Bo.md": b}, "v2-a", report.AdviseCircle},
		"one given up":        {map[string]string{"pitches/v2-b.md": "---\nretired: yes\n---\n"}, "v2-a", report.AdviseOnly},
		"both given up":       {map[string]string{"pitches/v2-a.md": "---\nretired: yes\n---\n", "pitches/v2-b.md": "---\nretired: yes\n---\n"}, "", report.AdviseNone},
		"v10 is above v9":     {map[string]string{"pitches/v9.md": "", "pitches/v10.md": ""}, "v10", report.AdviseOnly},
		"a mentor":            {map[string]string{"contacts/Ana.md": "---\nmentor: yes\n---\n"}, "v2-b", report.AdviseMentor},
	} {
		got := advise(t, rivals(c.more), "Ana", 1)
		if got.Reason != c.reason || c.pitch != "" && text(got.Pitch) != c.pitch {
			t.Errorf("%s: %s because of %s, want %s, %s", name, text(got.Pitch), got.Reason, c.pitch, c.reason)
		}
		holdToRules(t, got.Sentence)
		if got.Pitch != nil && !strings.Contains(got.Sentence, *got.Pitch) || !strings.Contains(got.Sentence, "Ana") {
			t.Errorf("%s: %q names neither whom nor what", name, got.Sentence)
		}
	}
}

// TestCoin holds the coin against FNV-1a written out, between two versions and
// three: fair over people and days, and the same all day.
func TestCoin(t *testing.T) {
	t.Parallel()
	for _, sides := range [][]string{{"v2-a", "v2-b"}, {"v2-a", "v2-b", "v2-c"}} {
		files := rivals(nil)
		for _, id := range sides {
			files["pitches/"+id+".md"] = ""
		}
		fell := map[string]int{}
		for day := 1; day <= 31; day++ {
			for _, who := range []string{"Ana", "Bo", "Cy"} {
				got := advise(t, files, who, day)
				if want := sides[fnv1a(fmt.Sprintf("%s\n2026-03-%02d", who, day))%uint64(len(sides))]; got.Reason != report.AdviseCoin || text(got.Pitch) != want {
					t.Errorf("%s on day %d: %s because of %s, want %s", who, day, text(got.Pitch), got.Reason, want)
				}
				fell[text(got.Pitch)]++
			}
		}
		for id, n := range fell {
			if fair := 93 / len(sides); n < fair*2/3 || n > fair*4/3 {
				t.Errorf("%s %d times of 93", id, n)
			}
		}
	}
}

func fnv1a(text string) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range []byte(text) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func TestTellNext(t *testing.T) {
	t.Parallel()
	r := build(t, inMemory(rivals(map[string]string{
		"meetings/2026-01-01 Bo.md": "---\npitch: v2-a\n---\n",
		"meetings/2026-01-02 Cy.md": "---\npitch: v2-a\n---\n", "meetings/2026-01-03 Cy.md": "---\npitch: v2-b\n---\n",
	})), english)
	var got []string
	for _, advice := range r.TellNext {
		got = append(got, advice.Head+": "+advice.Why)
	}
	want := []string{
		"v2-b to close contacts: among them v2-a was not told yet, v2-b not yet; in all v2-a was told twice, v2-b once.",
		"v2-b to acquaintances: among them v2-a was told once, v2-b not yet.",
		"v2-b to people met through others: among them v2-a was told once, v2-b once; in all v2-a was told twice, v2-b once.",
	}
	compare(t, "what to tell next", got, want)
}
