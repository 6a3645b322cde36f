package report_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"carnet/internal/i18n"
)

// TestAudienceWarnings tells versions to listeners who differ and reads what
// the page says of it.
func TestAudienceWarnings(t *testing.T) {
	t.Parallel()
	within := "The comparison is made within each circle, so that a difference of audience is not taken for a difference of pitch."
	for name, c := range map[string]struct {
		tellings string
		channels map[string]string // by version
		want     []string
	}{
		"the same circles": {"2: v1-a+ v1-b- x6", nil, nil},
		"too few":          {"1: v1-a+ x4\n2: v1-b- x4", nil, nil},
		"a gap of 30 points": {"1: v1-a+ x8\n2: v1-a+ x2\n1: v1-b+ x5\n2: v1-b+ x5", nil, []string{
			"Of the tellings of v1-a, 8 of 10 were to close contacts; of those of v1-b, 5 of 10 to close contacts. " + within,
		}},
		"a gap of 29": {"1: v1-a+ x12\n2: v1-a+ x5\n1: v1-b+ x5\n2: v1-b+ x7", nil, nil},
		"other people mostly": {"1: v1-a+ x8\n3: v1-a+ x2\n1: v1-b+ x2\n3: v1-b+ x8", nil, []string{
			"v1-a was told mostly to close contacts (8 of 10), v1-b mostly to people met through others (8 of 10). " + within,
		}},
		"turned round by who listened": {"1: v1-a+ x7\n1: v1-a-\n1: v1-b+ x2\n3: v1-a- x2\n3: v1-b+ x3\n3: v1-b- x5", nil, []string{
			"v1-a was told mostly to close contacts (8 of 10), v1-b mostly to people met through others (8 of 10). " + within +
				" Added up, the counts point to v1-a; within the circles v1-b did better. Who listened makes the difference.",
		}},
		"nobody to be compared with": {"2: v1-a+ v1-b- x8\n1: v1-a+\n3: v1-b+", nil, []string{
			"2 tellings have nobody to be compared with: in their circles only one version was told.",
		}},
		"not comparable at all": {"1: v1-a+ x6\n3: v1-b- x6", nil, []string{
			"v1-a was told mostly to close contacts (6 of 6), v1-b mostly to people met through others (6 of 6).",
		}},
		"other channels": {"2: v1-a+ v1-b- x6", map[string]string{"v1-a": "coffee", "v1-b": "call"}, []string{
			"v1-a was told mostly in person (6 of 6), v1-b mostly by video or call (6 of 6). The comparison does not allow for that.",
		}},
		"channels of the same kind": {"2: v1-a+ v1-b- x6", map[string]string{"v1-a": "coffee", "v1-b": "lunch"}, nil},
		"channels of one only":      {"2: v1-a+ v1-b- x6", map[string]string{"v1-a": "coffee"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			vault := map[string]string{}
			tell(t, vault, c.tellings)
			for _, path := range slices.Collect(maps.Keys(vault)) {
				for pitch, channel := range c.channels {
					vault[path] = strings.Replace(vault[path], "pitch: "+pitch+"\n", "pitch: "+pitch+"\nchannel: "+channel+"\n", 1)
				}
			}
			if got := build(t, inMemory(vault), english).Comparisons[0].Audience.Warnings; !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
			for _, words := range []*i18n.Words{english, french} {
				for _, sentence := range build(t, inMemory(vault), words).Comparisons[0].Audience.Warnings {
					holdToRules(t, sentence)
				}
			}
		})
	}
}

// holdToRules checks a sentence against the rules of wording.
func holdToRules(t *testing.T, sentence string) {
	t.Helper()
	for _, rule := range []interface{ FindString(string) string }{never, half, percentage} {
		if bad := rule.FindString(sentence); bad != "" {
			t.Errorf("%q has %q", sentence, bad)
		}
	}
}

// laboratory are words that the page has for nothing.
var laboratory = regexp.MustCompile(`(?i)significan|significativ|p-value|\bwinner|\bloser|gagnant|perdant`)

// TestPageKeepsTheRules reads all words of pages but what the notes say.
func TestPageKeepsTheRules(t *testing.T) {
	t.Parallel()
	for _, words := range []*i18n.Words{english, french} {
		for n := range pageOf(t, exampleVault(), words).Descendants() {
			if n.Type == html.TextNode && n.Parent.Data == "p" {
				if bad := laboratory.FindString(n.Data); bad != "" {
					t.Errorf("%s: %q has %q", words.Language, n.Data, bad)
				}
			}
		}
	}
}
