package report_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"carnet/internal/i18n"
	"carnet/report"
)

func markdownOf(t testing.TB, r *report.Report, words *i18n.Words) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Markdown(&b, r, words); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rendered reads Markdown as GitHub does.
func rendered(t testing.TB, text string) *html.Node {
	t.Helper()
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(text), &page); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func TestMessageFits(t *testing.T) {
	files := map[string]string{}
	for path, text := range screenVault {
		files[path] = text
	}
	long := strings.Repeat("and so on for ever ", 40)
	files["meetings/2026-03-10 Agathe.md"] = strings.Repeat("- [ ] "+long+"\n", 30) + "## Feedback\n" + strings.Repeat("- "+long+"\n", 30)
	for _, words := range []*i18n.Words{english, french} {
		r := report.Build(parse(t, inMemory(files)), report.Options{Today: day("2026-05-03"), Words: words, Since: &report.Since{Date: day("2026-03-10")}})
		message := markdownOf(t, r, words)
		if n := utf8.RuneCountInString(message); n > 2500 {
			t.Errorf("a message of %d characters", n)
		}
		for _, more := range []string{words.Count("page.more", 26, nil), words.Count("page.more", 28, nil)} {
			if !strings.Contains(message, more) {
				t.Errorf("it does not say %q:\n%s", more, message)
			}
		}
	}
}

func TestMessageOfNothing(t *testing.T) {
	v := parse(t, inMemory(screenVault))
	r := report.Build(v, report.Options{Today: day("2026-05-03"), Words: english, Since: &report.Since{Date: day("2026-05-01"), Past: v}})
	if message := markdownOf(t, r, english); message != "" {
		t.Errorf("nothing is new, and it says %q", message)
	}
}

// tricky are words that mean something in Markdown, and must not.
var tricky = []string{
	"*bold* _soft_ **x** __y__ ~~gone~~", "`code` and ``more``", "[a](https://evil.test) ![b](x.png) [c][d] [e]: f", "<script>x</script> <!-- y --> <b>z</b> https://ok.test",
	"# heading", "> quoted", "- item", "+ item", "1. first", "2) second", "=== rule", "--- rule", "| a | b |", "[ ] task", "&lt;b&gt; &#65; R&D AT&T", `back\slash\*`, "snake_case_word 3 < 4 a*b",
}

// TestMarkdownIsText reads the report as a reader of Markdown does: all that
// notes say is text there, as they say it.
func TestMarkdownIsText(t *testing.T) {
	for _, words := range tricky {
		files := map[string]string{
			"carnet.yaml":                   "today: 2026-05-03\nmission: '" + words + "'\n",
			"contacts/Agathe.md":            "---\nmentor: yes\n---\n",
			"pitches/v1.md":                 "---\ntitle: '" + words + "'\n---\n",
			"meetings/2026-03-10 Agathe.md": "- [ ] " + words + "\n",
			"meetings/2026-03-12 Bo.md":     "---\npitch: v1\n---\n## Feedback\n- (-) " + words + "\n",
		}
		r := build(t, inMemory(files), english)
		text := markdownOf(t, r, english)
		page := rendered(t, text)
		said := contentOf(page)
		for _, want := range []string{*r.Vault.Mission, *r.Pitches[0].Title, report.Plain(r.Screen.Talk[0].Said()), r.Untagged[0].Text} {
			if want = strings.Join(strings.Fields(want), " "); !strings.Contains(said, want) {
				t.Errorf("%q is not said as it is in\n%s", want, text)
			}
		}
		for n := range page.Descendants() {
			href, _ := attribute(n, "href")
			switch {
			case n.Type != html.ElementNode:
			case n.Data == "a" && !strings.HasPrefix(href, "http"),
				strings.Contains(" img script em del code blockquote input b h4 ", " "+n.Data+" "):
				t.Errorf("%q makes <%s> in\n%s", words, n.Data, text)
			}
		}
	}
}

// contentOf is the text of a page on one line.
func contentOf(page *html.Node) string {
	var b strings.Builder
	for n := range page.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestMarkdownOfEveryVault draws those that the page is drawn of.
func TestMarkdownOfEveryVault(t *testing.T) {
	for name, fsys := range pages() {
		if strings.Contains(name, "far too many") {
			continue
		}
		for _, words := range []*i18n.Words{english, french} {
			text := markdownOf(t, build(t, fsys, words), words)
			if !strings.HasPrefix(text, "# ") || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
				t.Errorf("%s: no clean text:\n%.500s", name, text)
			}
			if strings.ContainsAny(text, "\ue000\ue001\ue002") {
				t.Errorf("%s: marks of links are left", name)
			}
		}
	}
}
