package report_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"carnet/internal/i18n"
	"carnet/internal/vaulttest"
	"carnet/report"
)

// never are the words that no sentence may have, in either language: those of
// the laboratory, of contests, of reproach, and what a mistake of ours leaves.
var never = regexp.MustCompile(`(?i)significan|significativ|p-value|valeur p\b|\bwinner|\bwins?\b|\bloser|gagnant|perdant|` +
	`\bfail|échou|échec|\blead score|hypothesis test|confidence level|\bproven?\b|prouv|` +
	`<no value>|%!|\{\{|(?-i:NaN)|\bnull\b|undefined|^\s|\s$|  | [.,]|\.\.|“”|«\s*»|\(\)`)

// half finds a person, a meeting or a telling that is not whole.
var half = regexp.MustCompile(`\d[.,]\d\d? (people|person|meeting|telling|yes|no\b|partly|personne|rendez-vous|rencontre|fois|oui|non\b|en partie)|½`)

// percentage is a rate in words; a no-break space may part the sign.
var percentage = regexp.MustCompile(`\d+[\s\x{a0}\x{202f}]?%`)

// TestSentences holds every sentence of many vaults against the rules of
// wording.
func TestSentences(t *testing.T) {
	t.Parallel()
	options := slices.DeleteFunc(generated(), func(o vaulttest.Options) bool { return o.Meetings > 150 })
	for seed := range uint64(24) {
		options = append(options, vaulttest.Options{
			Seed: 100 + seed, Meetings: int(seed * seed), Contacts: int(3 * seed), Pitches: 1 + int(seed%vaulttest.MaxPitches), Retired: seed%3 == 0,
		})
	}
	for _, o := range options {
		v := parse(t, vaulttest.Generate(o).FS())
		for _, words := range []*i18n.Words{english, french} {
			t.Run(fmt.Sprintf("%s/seed=%d,meetings=%d,pitches=%d", words.Language, o.Seed, o.Meetings, o.Pitches), func(t *testing.T) {
				t.Parallel()
				checkWording(t, buildParsed(v, words))
			})
		}
	}
}

func checkWording(t *testing.T, r *report.Report) {
	t.Helper()
	said := append(r.Sentences.Lines(), r.Headline.Sentence)
	for i := range r.Comparisons {
		c := &r.Comparisons[i]
		said = append(said, c.Verdict.Sentence)
		checkVerdict(t, r, c)
	}
	for _, sentence := range said {
		for _, rule := range []*regexp.Regexp{never, half} {
			if bad := rule.FindString(sentence); bad != "" {
				t.Errorf("%q has %q", sentence, bad)
			}
		}
		if percentage.MatchString(sentence) {
			t.Errorf("%q has a percentage", sentence)
		}
	}
}

// present are the words that a comparison behind one is never told in.
var present = map[string][]string{
	"en": {" lands", "Leaning", " yet", " more meeting", "To be able", "choosing", "Keep ", "Comparing", "you look", "Tell "},
	"fr": {" accroche ", "Plutôt", "pour l’instant", "encore", "Pour pouvoir", "prendre ", "Gardez", "On commence", "en regardant", "Racontez"},
}

// checkVerdict checks that the sentence has the counts it rests on, and that a
// closed comparison is over.
func checkVerdict(t *testing.T, r *report.Report, c *report.Comparison) {
	t.Helper()
	sentence := c.Verdict.Sentence
	if !c.Live && c.Label != "" {
		for _, word := range present[r.Language] {
			if strings.Contains(sentence, word) {
				t.Errorf("%s is over, but: %q", c.Label, sentence)
			}
		}
		if c.Verdict.More != nil {
			t.Errorf("%s is over and asks for %s more meetings", c.Label, *c.Verdict.More)
		}
	}
	if c.Verdict.Pitch != nil && !strings.Contains(sentence, *c.Verdict.Pitch) {
		t.Errorf("%q does not name %s", sentence, *c.Verdict.Pitch)
	}
	if slices.Contains([]string{"better", "leaning", "no-real-difference", "not-comparable"}, string(c.Verdict.Key)) {
		for _, v := range c.Versions {
			counts := v.Pitch + ": " + strconv.Itoa(v.Yes) + " yes, " + strconv.Itoa(v.Partly) + " partly, " + strconv.Itoa(v.No) + " no."
			if r.Language == "en" && v.Meetings >= 5 && !strings.Contains(sentence, counts) {
				t.Errorf("%q lacks %q", sentence, counts)
			}
		}
	}
	if c.Verdict.Key == "better" && c.Live && !strings.Contains(sentence, "kindest") && !strings.Contains(sentence, "bienveillants") {
		t.Errorf("%q claims without its limit", sentence)
	}
}

// TestPageHasNoEarlyPercentages looks for rates of versions that were told
// fewer than ten times.
func TestPageHasNoEarlyPercentages(t *testing.T) {
	t.Parallel()
	vault := map[string]string{}
	tell(t, vault, "2: v1-a+ v1-b- x5")
	for _, words := range []*i18n.Words{english, french} {
		for n := range pageOf(t, inMemory(vault), words).Descendants() {
			inWords := n.Type == html.TextNode && n.Parent.Data != "style"
			if rate := percentage.FindString(n.Data); inWords && rate != "" && rate != "100\u00a0%" { // the end of the scale
				t.Errorf("after five tellings each: %q in <%s>", strings.TrimSpace(n.Data), n.Parent.Data)
			}
		}
	}
}
