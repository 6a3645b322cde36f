package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"carnet/internal/i18n"
	"carnet/report"
)

// listened writes a vault of so many meetings, each with another person, told
// v1; note gives the keys and feedback of the i-th.
func listened(n int, note func(i int) string) map[string]string {
	vault := map[string]string{"pitches/v1.md": ""}
	for i := range n {
		vault[fmt.Sprintf("meetings/2026-01-%02d Person %d.md", i+1, i)] = "---\npitch: v1\n" + note(i)
	}
	return vault
}

// says tells whether a page has a sentence.
func says(t *testing.T, vault map[string]string, language *i18n.Words, sentence string) bool {
	t.Helper()
	for n := range pageOf(t, inMemory(vault), language).Descendants() {
		if n.Data == "p" && strings.Contains(strings.ReplaceAll(words(n), "\u00a0", " "), sentence) {
			return true
		}
	}
	return false
}

func TestMarketSignal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		understood, market int
		active             bool
		en, fr             string
	}{
		{4, 4, false, "", ""},
		{5, 0, false, "None of the 5 people who understood what you do points at the market.", "Aucune des 5 personnes"},
		{6, 1, false, "1 of the 6 people who understood what you do points at the market.", "Sur les 6 personnes qui ont compris ce que vous faites, une pointe le marché."},
		{6, 4, false, "4 of the 6 people who understood what you do point at the market.", "Sur les 6 personnes qui ont compris ce que vous faites, 4 pointent le marché."},
		{9, 9, false, "9 of the 9 people", "9 pointent le marché"},
		{10, 4, false, "4 of the 10 people", "4 pointent le marché"},
		{10, 5, true, "5 people understood and still point at the market: this will take time and patience; the wording is not the cause.", "5 personnes ont compris et pointent quand même le marché : il faudra du temps et de la patience ; la formulation n’y est pour rien."},
		{20, 10, true, "10 people understood", "10 personnes ont compris"},
	} {
		vault := listened(c.understood, func(i int) string {
			aspect := "form/long"
			if i < c.market {
				aspect = "market"
			}
			return "landed: yes\n---\n## Feedback\n- (-) hard #" + aspect + "\n- (?) why? #market/who-pays\n"
		})
		vault["meetings/2026-02-01 Nobody.md"] = "---\nlanded: no\n---\n## Feedback\n- (-) no need #market\n"
		got := build(t, inMemory(vault), english).Signals.Market
		if want := (report.MarketSignal{Understood: c.understood, Market: c.market, Active: c.active}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if c.en == "" && (says(t, vault, english, "people who understood") || says(t, vault, french, "ont compris")) {
			t.Error("the signal is said of fewer than 5 people")
		}
		if !says(t, vault, english, c.en) || !says(t, vault, french, c.fr) {
			t.Errorf("%d of %d: the page does not say %q, %q", c.market, c.understood, c.en, c.fr)
		}
	}
}

func TestTooSoft(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		meetings, didNot int
		active           bool
		en, fr           string
	}{
		{9, 0, false, "", ""},
		{10, 0, true, "None of the 20 remarks says what did not work. Ask for it: “what would you leave out?”", "Sur 20 retours, aucun ne dit ce qui n’a pas fonctionné. Demandez-le : « qu’est-ce que vous enlèveriez ? »"},
		{10, 1, true, "Only 1 of 20 remarks says what did not work.", "Sur 20 retours, un seul dit ce qui n’a pas fonctionné."},
		{10, 2, false, "", ""}, // a tenth is enough
		{15, 2, true, "Only 2 of 30 remarks say what did not work.", "Sur 30 retours, 2 seulement disent ce qui n’a pas fonctionné."},
	} {
		vault := listened(c.meetings, func(i int) string {
			mark := "+"
			if i < c.didNot {
				mark = "-"
			}
			return "---\n## Feedback\n- (" + mark + ") one\n- (?) two?\n- advice\n"
		})
		got := build(t, inMemory(vault), english).Signals.TooSoft
		if want := (report.TooSoft{Meetings: c.meetings, Marked: 2 * c.meetings, DidNot: c.didNot, Active: c.active}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if !says(t, vault, english, c.en) || !says(t, vault, french, c.fr) {
			t.Errorf("%d in %d meetings: the page does not say %q, %q", c.didNot, c.meetings, c.en, c.fr)
		}
		if !c.active && says(t, vault, english, "did not work. Ask") {
			t.Errorf("%d in %d meetings is called too soft", c.didNot, c.meetings)
		}
	}
}

// TestSignalsOfAVersion counts one version by hand: what is a conversation,
// and what the means are of.
func TestSignalsOfAVersion(t *testing.T) {
	t.Parallel()
	r := build(t, inMemory(map[string]string{
		"carnet.yaml":                "today: 2026-03-01\n",
		"pitches/v1.md":              "",
		"pitches/v2.md":              "",
		"contacts/Mo.md":             "---\nmentor: yes\n---\n",
		"meetings/2026-01-01 Ana.md": "---\npitch: v1\nlanded: yes\nenergy: 5\nreferrals: [Cy, Dee]\n---\n## Feedback\n- (?) one?\n- (?) two?\n",
		"meetings/2026-01-02 Bo.md":  "---\npitch: v1\nunderstood: partly\nenergy: 2\n---\n## Feedback\n- (+) fine\n",
		"meetings/2026-01-03 Cy.md":  "---\npitch: v1\nlanded: no\nunderstood: no\nenergy: 4/5\n---\n",
		"meetings/2026-01-04 Dee.md": "---\npitch: v1\nchannel: event\nenergy: 4\n---\n",
		"meetings/2026-01-05 Eve.md": "---\npitch: v1\nchannel: message\nenergy: 1\nreferrals: Zoe\n---\n## Feedback\n- (?) three?\n",
		"meetings/2026-01-06 Mo.md":  "---\npitch: v1\nenergy: 1\n---\n## Feedback\n- (?) four?\n",
		"meetings/2026-04-01 Fay.md": "---\npitch: v1\nenergy: 1\n---\n",
		"meetings/2026-01-07 Gus.md": "---\nenergy: 1\n---\n",
	}), english)
	if len(r.Signals.Versions) != 1 {
		t.Fatalf("%d versions, want v1 alone", len(r.Signals.Versions))
	}
	s := r.Signals.Versions[0]
	got := fmt.Sprintln(s.Pitch, s.Told, s.Understood, s.Questions.Meetings, s.Questions.Asked, *s.Questions.Mean, s.Referrals, s.Energy.Meetings, *s.Energy.Mean, *s.Energy.Median)
	if want := "v1 4 {1 1 1} 2 2 1 2 4 3.75 4\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPlaybacks reads what stands beside the sentence to keep.
func TestPlaybacks(t *testing.T) {
	t.Parallel()
	vault := listened(5, func(i int) string {
		return "understood: partly\n---\n## Feedback\n- (\") \"words number " + string(rune('A'+i)) + "\"\n"
	})
	vault["pitches/v1.md"] = "---\nessential: I mend benches.\n---\n"
	page := pageOf(t, inMemory(vault), english)
	var said []string
	for n := range page.Descendants() {
		if class, _ := attribute(n, "class"); class == "quote" || class == "keep" {
			said = append(said, words(n))
		}
	}
	want := []string{
		"To be kept: “I mend benches.”", "“words number E”", "“words number D”", "“words number C”", "“words number B”", "“words number A”",
	}
	if !slices.Equal(said, want) {
		t.Errorf("got %q, want %q", said, want)
	}
}
