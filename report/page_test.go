package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"carnet/internal/i18n"
	"carnet/internal/vaulttest"
	"carnet/report"
)

// someNotes are those of 200 meetings, manyNotes as many as somebody will ever
// have, and ten times as many.
const someNotes, manyNotes, tooManyNotes = 300, 1000, 10000

// pageOf draws the page of a vault and reads it as a browser does.
func pageOf(t *testing.T, fsys fs.FS, words *i18n.Words) *html.Node {
	t.Helper()
	page, err := html.Parse(strings.NewReader(htmlOf(t, build(t, fsys, words), words)))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// pages are vaults whose pages must be sound.
func pages() map[string]fs.FS {
	return map[string]fs.FS{
		"empty":     inMemory(nil),
		"example":   exampleVault(),
		"broken":    inMemory(broken),
		"hostile":   inMemory(hostile),
		"one event": inMemory(map[string]string{"meetings/2026-04-01 Fair.md": "---\nchannel: event\n---\n"}),
		"event without anybody": inMemory(map[string]string{
			"meetings/fair.md": "---\ndate: 2026-04-01\nchannel: event\n---\n- [ ] write to the people met\n",
		}),
		"a promise about a target": inMemory(map[string]string{"targets/Acme.md": "- [ ] look them up\n"}),
		"first week": inMemory(map[string]string{
			"carnet.yaml": "today: 2026-04-06\n", "pitches/v1-a.md": "",
			"meetings/2026-04-01 Ana.md": "---\npitch: v1-a\nlanded: yes\n---\n", "meetings/2026-04-02 Bob.md": "---\npitch: v1-a\nreferrals: Cleo\n---\n## Feedback\n- (-) dear #form/long\n",
			"meetings/2026-04-03 Cleo.md": "---\npitch: v1-a\nlanded: no\n---\n",
		}),
		"many notes":         vaulttest.Generate(vaulttest.Sized(manyNotes)).FS(),
		"far too many notes": vaulttest.Generate(vaulttest.Sized(tooManyNotes)).FS(),
	}
}

// TestLinksLead checks that every link within the page leads to one place, and
// that no link leads out of it.
func TestLinksLead(t *testing.T) {
	t.Parallel()
	for name, fsys := range pages() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := pageOf(t, fsys, english)
			ids := map[string]int{}
			for n := range page.Descendants() {
				if id, found := attribute(n, "id"); found {
					ids[id]++
				}
			}
			for id, n := range ids {
				if n > 1 {
					t.Errorf("%d elements have the id %q", n, id)
				}
			}
			for n := range page.Descendants() {
				href, found := attribute(n, "href")
				if id, internal := strings.CutPrefix(href, "#"); found && (!internal || ids[id] != 1) {
					t.Errorf("<%s href=%q> around %q leads nowhere", n.Data, href, words(n))
				}
				fill, _ := attribute(n, "fill")
				if id, drawn := strings.CutPrefix(fill, "url(#"); drawn && ids[strings.TrimSuffix(id, ")")] != 1 {
					t.Errorf("<%s fill=%q> draws nothing", n.Data, fill)
				}
			}
		})
	}
}

// messageID is what stands on the page in place of a message that is missing.
var messageID = regexp.MustCompile(`^[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:[-_][a-z0-9]+)*$`)

// TestNoMessageIsMissing looks for ids where words should be.
func TestNoMessageIsMissing(t *testing.T) {
	t.Parallel()
	for name, fsys := range pages() {
		if name == "far too many notes" {
			continue
		}
		for n := range pageOf(t, fsys, french).Descendants() {
			if text := strings.TrimSpace(n.Data); n.Type == html.TextNode && messageID.MatchString(text) && text != "carnet.yaml" {
				t.Errorf("%s: the page says %q", name, n.Data)
			}
		}
	}
}

func attribute(n *html.Node, key string) (value string, found bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// words is the text of an element.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// nasty is what somebody might put into a note to get out of the text it is.
const nasty = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onclick='alert(3)</style></title><svg onload=alert(4)>{{.}} javascript:alert(5)`

// hostile is a vault that has it everywhere. Characters of the private use
// area are those that carry links inside sentences, so they come too.
var hostile = map[string]string{
	"carnet.yaml": "today: 2026-05-03\nowner: " + quoted(nasty) + "\nmission: " + quoted(nasty) +
		"\noffer:\n  for: " + quoted(nasty) + "\n  value: " + quoted(nasty) + "\n  how: " + quoted(nasty) + "\n",
	"contacts/evil.md": "---\nname: " + quoted(nasty) + "\nrole: " + quoted(nasty) + "\norganization: " + quoted(nasty) +
		"\nlinks: [\"javascript:alert(1)\"]\nemail: " + quoted(nasty) + "\n---\n> [!mentor] " + nasty + "\n\n- [ ] " + nasty + "\n",
	"pitches/v1-a.md": "---\ntitle: " + quoted(nasty) + "\nessential: " + quoted(nasty) + "\naddresses: too-long\n---\n" + nasty + "\n\n[x](javascript:alert(1))\n",
	"pitches/v1-b.md": "---\ntitle: \"\ue000javascript:alert(1)\ue001click\ue002\"\nfollows: v1-a\n---\n\x07\x1b[31mred\u202e\n",
	"pitches/" + `"onmouseover="alert(1)` + ".md":                   "---\nversion: 1\nvariant: c\n---\n",
	"targets/" + strings.ReplaceAll(nasty, "/", "∕") + ".md":        "- [ ] " + nasty + "\n",
	"meetings/2026-04-01 evil.md":                                   hostileMeeting("v1-a", "yes"),
	"meetings/2026-04-02 <script>alert(1)<∕script>.md":              hostileMeeting("v1-b", "no"),
	"meetings/2026-04-03 \ue000javascript:alert(1)\ue001x\ue002.md": hostileMeeting(`'"onmouseover="alert(1)'`, "partly"),
	"meetings/2026-04-04 \"onload=\"alert(1).md":                    hostileMeeting("nowhere<script>", "<script>"),
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

func hostileMeeting(pitch, landed string) string {
	return "---\npitch: " + pitch + "\nlanded: " + landed + "\nreferrals: [" + quoted(nasty) + "]\n---\n## Feedback\n" +
		"- (-) " + nasty + " #form/<script>alert(1)</script>\n- (-) \ue000javascript:alert(1)\ue001go\ue002 #form/too-long\n" +
		"- (\") “" + nasty + "”\n- (+) [click](javascript:alert(1)) #form/\"onclick=\"alert(1)\"\n" +
		"- (?) \x1b]0;title\x07 \u202egnp #\ue000x\ue001y\ue002\n" +
		"- [ ] \ue000javascript:alert(1)\ue001go\ue002 due:2026-05-01\n"
}

// TestNothingRuns checks that nothing from a note runs, loads or leads
// elsewhere.
func TestNothingRuns(t *testing.T) {
	t.Parallel()
	for name, fsys := range pages() {
		if name == "far too many notes" {
			continue // takes long and has nothing that many notes have not
		}
		for _, language := range []*i18n.Words{english, french} {
			t.Run(name+" "+language.Language, func(t *testing.T) {
				t.Parallel()
				scripts := 0
				for n := range pageOf(t, fsys, language).Descendants() {
					if n.Type == html.ElementNode && n.Data == "script" && words(n) == filterScript(t) {
						scripts++ // carnet's own, which the policy names by its content
						continue
					}
					inert(t, n)
				}
				if scripts != 1 {
					t.Errorf("the page has %d times its own script", scripts)
				}
			})
		}
	}
}

// asks are the elements that make a browser load or run something.
var asks = []string{
	"script", "img", "iframe", "object", "embed", "link", "base", "video", "audio", "source",
	"image", "foreignobject", "animate", "set",
}

// filterScript is the page's script, as it is drawn.
func filterScript(t *testing.T) string {
	t.Helper()
	js, err := report.Script("page")
	if err != nil {
		t.Fatal(err)
	}
	return js
}

func inert(t *testing.T, n *html.Node) {
	t.Helper()
	if n.Type != html.ElementNode {
		return
	}
	for _, name := range asks {
		if strings.EqualFold(n.Data, name) {
			t.Errorf("the page has a <%s>", n.Data)
		}
	}
	for _, a := range n.Attr {
		key, value := strings.ToLower(a.Key), strings.ToLower(strings.TrimSpace(a.Val))
		switch {
		case strings.HasPrefix(key, "on"), key == "style", key == "src", key == "srcset", key == "action":
			t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
		case key == "href" && !strings.HasPrefix(value, "#"):
			t.Errorf("<%s> leads to %q", n.Data, a.Val)
		}
	}
}

// TestNothingLoads checks the page's own policy and that its style asks for
// nothing.
func TestNothingLoads(t *testing.T) {
	t.Parallel()
	page := pageOf(t, exampleVault(), english)
	policy, style := "", ""
	for n := range page.Descendants() {
		if name, _ := attribute(n, "http-equiv"); name == "Content-Security-Policy" {
			policy, _ = attribute(n, "content")
		}
		if n.Data == "style" && n.Type == html.ElementNode {
			style = words(n)
		}
	}
	sum := sha256.Sum256([]byte(style))
	for _, want := range []string{
		"default-src 'none'", "script-src 'sha256-", "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'", "base-uri 'none'", "form-action 'none'",
	} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy %q lacks %s", policy, want)
		}
	}
	for _, unwanted := range []string{"http:", "https:", "url(", "@import", "expression("} {
		if strings.Contains(style, unwanted) {
			t.Errorf("the style has %s", unwanted)
		}
	}
	for _, unwanted := range []string{"unsafe", "http", "*"} {
		if strings.Contains(policy, unwanted) {
			t.Errorf("the policy %q has %s", policy, unwanted)
		}
	}
}

// TestNotesMakeNoLinks checks that the characters that carry links within
// sentences do nothing when a note brings them in.
func TestNotesMakeNoLinks(t *testing.T) {
	t.Parallel()
	r := build(t, inMemory(hostile), english)
	said := r.Sentences.Lines()
	for _, c := range r.Comparisons {
		said = append(said, c.Verdict.Sentence)
	}
	for _, line := range said {
		if strings.ContainsAny(line, "\ue000\ue001\ue002") {
			t.Errorf("%q has the marks of a link", line)
		}
	}
	for n := range pageOf(t, inMemory(hostile), english).Descendants() {
		if text := words(n); n.Data == "a" && (text == "click" || text == "go" || text == "x") {
			t.Errorf("a note made the link %q", text)
		}
	}
}

// TestPageStaysSmall keeps the page light enough to send by mail.
func TestPageStaysSmall(t *testing.T) {
	t.Parallel()
	for notes, most := range map[int]int{someNotes: 300_000, tooManyNotes: 3_000_000} {
		for _, words := range []*i18n.Words{english, french} {
			page := htmlOf(t, build(t, vaulttest.Generate(vaulttest.Sized(notes)).FS(), words), words)
			if size := len(page); size > most {
				t.Errorf("the %s page of %d notes has %d bytes, more than %d", words.Language, notes, size, most)
			}
		}
	}
}

// TestSameBytes draws one vault twice.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	for name, fsys := range pages() {
		if name == "far too many notes" {
			continue
		}
		first, second := build(t, fsys, french), build(t, fsys, french)
		sameLines(t, name+" as data", jsonOf(t, second), jsonOf(t, first))
		if a, b := htmlOf(t, first, french), htmlOf(t, second, french); !bytes.Equal([]byte(a), []byte(b)) {
			sameLines(t, name, b, a)
		}
	}
}

// TestLinksAreFragments keeps the links inside sentences to the page.
func TestLinksAreFragments(t *testing.T) {
	t.Parallel()
	for n := range pageOf(t, exampleVault(), english).Descendants() {
		if href, found := attribute(n, "href"); found {
			if u, err := url.Parse(href); err != nil || u.Scheme != "" || u.Host != "" || u.Fragment == "" {
				t.Errorf("href %q", href)
			}
		}
	}
}
