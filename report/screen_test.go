package report_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"carnet/internal/i18n"
	"carnet/report"
	"carnet/vault"
)

// screenVault is a vault with two sessions, what was suggested at them and what
// has come since.
var screenVault = map[string]string{
	"carnet.yaml":                     "owner: Camille\ntoday: 2026-05-03\n",
	"contacts/Agathe.md":              "---\nmentor: yes\n---\n- [ ] bring her the book\n",
	"contacts/Ida.md":                 "---\norganization: Acme\ndecision_maker: yes\n---\n",
	"contacts/Jo.md":                  "---\norganization: Acme\n---\n",
	"targets/Acme.md":                 "",
	"pitches/v1.md":                   "I mend benches.\n",
	"pitches/v2.md":                   "---\nfollows: v1\naddresses: slow\n---\nI mend squares.\n",
	"meetings/2026-02-20 Agathe.md":   "## Feedback\n- (-) They wait too long. #form/slow\n- (-) Nobody knows the price.\n",
	"meetings/2026-03-10 Agathe.md":   "- [ ] the price\n- [ ] send the plan waiting:\n- [x] the shop ✅ 2026-03-10\n## Feedback\n- (+) Keep the story.\n- (-) Say who pays.\n- Meet [[Ida]].\n",
	"meetings/2026-03-01 Ana.md":      "---\npitch: v1\nlanded: yes\n---\n## Feedback\n- (-) long #form/slow\n",
	"meetings/2026-03-20 Bo.md":       "---\npitch: v2\nlanded: no\nenergy: 1\n---\n",
	"meetings/2026-04-20 Ida.md":      "---\npitch: v2\nlanded: no\n---\n",
	"meetings/2026-05-04 Mia.md":      "",
	"meetings/2026-05-06 Fair.md":     "---\nchannel: event\ncontact: Ida\n---\n",
	"meetings/2026-05-08 Jo.md":       "",
	"meetings/2026-05-10 Agathe.md":   "",
	"meetings/2026-05-20 Ida, Jo.md":  "---\ncontact: [Ida, Jo]\ndate: 2026-05-20\n---\n",
	"meetings/2026-11-20 Far away.md": "---\ncontact: Ida\n---\n",
}

// screenOf is the mentor's first screen, a line each.
func screenOf(r *report.Report) string {
	var b strings.Builder
	line := func(name string, said ...report.Linked) {
		for _, s := range said {
			if s != "" {
				b.WriteString("\n" + name + ": " + report.Plain(s.Said()))
			}
		}
	}
	s := r.Screen
	line("opening", s.Opening)
	line("hard", s.Hard)
	line("talk", s.Talk...)
	line("new", s.New...)
	for _, x := range s.Suggested {
		line(string(x.State), report.Linked(x.Text+" | "+report.Plain(x.Became.Said())))
	}
	line("comparison", s.Comparison)
	if s.NextMeeting != nil {
		line("next", s.NextMeeting.Sentence)
	}
	return b.String()
}

func TestMentorScreen(t *testing.T) {
	v := parse(t, inMemory(screenVault))
	r := report.Build(v, report.Options{Today: day("2026-05-03"), Words: english, Since: &report.Since{Date: day("2026-03-10")}})
	want := `
opening: Began 20 February 2026. Last session 10 March 2026.
hard: The pitch did not land with Bo and Ida, one after the other. Bo: that took more than it gave. Begin there: how was it?
talk: bring her the book
talk: the price
talk: send the plan (promised by Agathe)
new: 2 more conversations, with 2 people met for the first time.
new: A new version: v2.
met: Meet Ida. | Met Ida on 20 April 2026.
addressed: They wait too long. | v2 answers it.
open: Say who pays. | Not yet.
comparison: Too early to compare: v1 once, v2 twice.
next: 20 May 2026: Ida and Jo, Acme (takes the decision there).`
	if got := screenOf(r); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

// TestMentorScreenOfLittle is that of a vault with next to nothing in it.
func TestMentorScreenOfLittle(t *testing.T) {
	for name, test := range map[string]struct {
		notes map[string]string
		want  string
	}{
		"nothing": {nil, "\nopening: No meeting noted yet."},
		"one meeting, no mentor": {
			map[string]string{"meetings/2026-03-20 Bo.md": "---\nenergy: 1\n---\n"},
			"\nopening: Began 20 March 2026.\ncomparison: Nothing noted yet of how the pitch lands.",
		},
		"one version": {
			map[string]string{"pitches/v1.md": "", "meetings/2026-03-20 Bo.md": "---\npitch: v1\nlanded: yes\n---\n"},
			"\nopening: Began 20 March 2026.\ncomparison: Only v1 has been told (once).",
		},
		"today's meeting is still ahead, and a far one is as good as any": {
			map[string]string{"meetings/2026-05-03 Bo.md": "", "contacts/Ida.md": "---\norganization: Acme\ndecision_maker: yes\n---\n", "targets/Acme.md": "", "meetings/2026-12-01 Ida.md": ""},
			"\nopening: Began 3 May 2026.\ncomparison: Nothing noted yet of how the pitch lands.\nnext: 3 May 2026: Bo.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := parse(t, inMemory(test.notes))
			if got := screenOf(buildParsed(v, english)); got != test.want {
				t.Errorf("got%s\nwant%s", got, test.want)
			}
		})
	}
}

// TestMentorScreenSpeaksOfTheOwner holds that the screen's own words never say
// "you": it is read by somebody else.
func TestMentorScreenSpeaksOfTheOwner(t *testing.T) {
	v := parse(t, inMemory(screenVault))
	for _, words := range []*i18n.Words{english, french} {
		r := report.Build(v, report.Options{Today: vault.NewDate(2026, 5, 3), Words: words, Since: &report.Since{Date: day("2026-03-10")}})
		said := strings.ToLower(screenOf(r))
		for _, you := range []string{"you ", "your ", "vous", "votre", "vos "} {
			if strings.Contains(said, you) {
				t.Errorf("%q stands in %s", you, said)
			}
		}
		if hard := string(r.Screen.Hard); strings.ContainsAny(report.Plain(hard), "0123456789") {
			t.Errorf("the hard moment has figures: %s", hard)
		}
	}
}

// TestMentorScreenOnThePage holds that a page for the mentor opens with the
// screen, and that its links lead somewhere.
func TestMentorScreenOnThePage(t *testing.T) {
	for _, words := range []*i18n.Words{english, french} {
		r := report.Build(parse(t, inMemory(screenVault)), report.Options{
			Today: day("2026-05-03"), Words: words, Share: &report.Share{Names: "role"}, Since: &report.Since{Date: day("2026-03-10")},
		})
		page, err := html.Parse(strings.NewReader(htmlOf(t, r, words)))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		var header *html.Node
		for n := range page.Descendants() {
			if id, found := attribute(n, "id"); found {
				ids[id] = true
				if id == "top" {
					header = n
				}
			}
		}
		said := strings.ReplaceAll(contentOf(header), "\u2060", "")
		for line := range strings.Lines(strings.TrimSpace(screenOf(r))) {
			_, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
			for part := range strings.SplitSeq(text, " | ") {
				part = strings.Join(strings.Fields(part), " ")
				if !strings.Contains(said, part) && part != strings.TrimSpace(words.Say("became.open", nil)) {
					t.Errorf("%q does not stand in the header: %s", part, said)
				}
			}
		}
		for n := range header.Descendants() {
			if href, found := attribute(n, "href"); found && !ids[strings.TrimPrefix(href, "#")] {
				t.Errorf("%s leads nowhere", href)
			}
		}
	}
}

// TestHardMomentsNameFew holds that a long list of hard meetings names whom the
// latest were with, each once.
func TestHardMomentsNameFew(t *testing.T) {
	files := map[string]string{"pitches/v1.md": ""}
	for _, m := range []string{"2026-03-01 Ana", "2026-03-02 Bo", "2026-03-03 Cy", "2026-03-04 Bo", "2026-03-05 Dee"} {
		files["meetings/"+m+".md"] = "---\nenergy: 1\n---\n"
	}
	r := report.Build(parse(t, inMemory(files)), report.Options{Today: day("2026-05-03"), Words: english, Since: &report.Since{Date: day("2026-02-01")}})
	if got, want := report.Plain(r.Screen.Hard.Said()), "Cy, Bo, Dee and others: that took more than it gave. Begin there: how was it?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
