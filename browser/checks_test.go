package browser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// bad are bodies of pages that have something wrong, and what the check must
// say of each. The good one beside it must pass.
var bad = []struct {
	check, body, good, complaint string
	view                         View
}{
	{"links", `<a href="#gone">x</a>`, `<a href="#here">x</a><p id="here">`, "leads nowhere", screen},
	{"links", `<a href="https://example.org">x</a>`, `<a href="mailto:a@example.org">x</a>`, "leads nowhere", screen},
	{"links", `<p id="a"><p id="a">`, `<p id="a"><p id="b">`, "2 elements have the id a", screen},
	{"counts", `<details><summary>2</summary></details>`, `<details><summary data-mean>2</summary></details>`, "leads to no list", screen},
	{"counts", `<details><summary>2</summary><ul><li></ul></details>`, `<details><summary>2</summary><ul><li><p><p></ul></details>`, "says 2 and leads to 1", screen},
	{"counts", `<table data-of="entries"><td><a href="#l">2</a></table><ul id="l"><li><p><p></ul>`,
		`<table data-of="entries"><td><a href="#l">1</a></table><ul id="l"><li><p><p></ul>`, "leads to 1", screen},
	{"counts", `<details><summary data-count="2">2</summary><ul data-list><li></ul></details>`,
		`<details><summary data-count="2">2</summary><ul data-list><li></ul><p data-more="1"></details>`, "says 2 and leads to 1", screen},
	{"counts", `<a href="#l" data-count="1">1</a><p id="l">`, `<a href="#l" data-count="1">1</a><ul id="l" data-list><li></ul>`, "leads to no list", screen},
	{"counts", `<a href="#l" data-count="2" data-of="who">2</a><ul id="l" data-list><li data-who="a|b"><li data-who="b|c"></ul>`,
		`<a href="#l" data-count="3" data-of="who">3</a><ul id="l" data-list><li data-who="a|b"><li data-who="b|c"></ul>`, "leads to 3", screen},
	{"counts", `<a href="#l" data-count="2">2</a><ul id="l" data-list><li data-weight="3"></ul>`,
		`<a href="#l" data-count="3">3</a><ul id="l" data-list><li data-weight="3"></ul>`, "leads to 3", screen},
	{"inside", `<p style="width: 500px">x`, `<p style="width: 300px">x`, "px too wide", phone},
	{"inside", `<details><summary>x</summary><p style="width: 500px">x</details>`, `<details><summary>x</summary><p>x</details>`, "outside", phone},
	{"inside", `<div style="overflow: auto"><p style="width: 500px">x</div>`, `<div><p>x</div>`, "scrolls sideways", phone},
	{"popups", `<details name="a"><summary>x</summary><p style="width: 500px">x</details>`, `<details name="a"><summary>x</summary><p>x</details>`, "outside", phone},
	{"marks", `<p><svg class="k" style="color: #ccc"><use href="#m"/></svg>`, `<p><svg class="k" style="color: #777"><use href="#m"/></svg>`, "stands out 1.6 to one", screen},
	{"axe", `<main><h1>x</h1><details><summary>x</summary><img src=""></details></main>`, `<main><h1>x</h1><details><summary>x</summary></details></main>`, "image-alt", screen},
	{"axe", `<main><h1>x</h1><details name="p"><summary>x</summary><img src=""></details></main>`, `<main><h1>x</h1></main>`, "image-alt", screen},
	{"contrast", `<p style="color: #bbb">faint`, `<p style="color: #555">faint`, "insufficient color contrast", screen},
	{"policy", ``, ``, "the policy", screen},
	{"paper", `<style>::details-content { content-visibility: visible }</style><details><summary>x</summary><p>x</details>`,
		`<details><summary>x</summary><p>x</details>`, "would be printed", sheet},
	{"paper", `<div style="break-inside: avoid; height: 2000px">x</div>`, `<div style="height: 2000px">x</div>`, "would be cut", sheet},
	{"readable", `<p hidden>x`, `<details><summary>y</summary>x</details>`, "cannot be read", screen},
	{"scriptless", `<p data-needs-script>x`, `<p data-needs-script hidden>x`, "needs a script", screen},
	{"focus-end", `<a href="#x" style="outline: none">x</a>`, `<a href="#x">x</a>`, "does not show", screen},
	{"focus-end", `<a href="#x" tabindex="2">x</a><a href="#y" tabindex="1">y</a>`, `<a href="#x">x</a><a href="#y">y</a>`, "out of order", screen},
}

// strict is the policy that the check of it wants to see.
const strict = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`

// TestChecks holds the checks themselves: each complains of a page with
// something wrong, and only of that.
func TestChecks(t *testing.T) {
	t.Parallel()
	for _, b := range bad {
		t.Run(b.check+" "+b.complaint, func(t *testing.T) {
			t.Parallel()
			if found := findings(t, b.check, b.body, b.view, ""); !strings.Contains(strings.Join(found, "\n"), b.complaint) {
				t.Errorf("no word of %q in %q", b.complaint, found)
			}
			head := ""
			if b.check == "policy" {
				head = strict
			}
			if found := findings(t, b.check, b.good, b.view, head); len(found) > 0 {
				t.Errorf("complains of a good page: %q", found)
			}
		})
	}
}

// findings is what a check says of a page.
func findings(t *testing.T, check, body string, v View, head string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	page := `<!doctype html><html lang="en"><meta charset="utf-8">` + head + `<meta name="viewport" content="width=device-width"><title>x</title><body>` + body
	ok(t, os.WriteFile(file, []byte(page), 0o644))
	tab := open(t, file, v)
	ok(t, tab.LoadAxe())
	if check == "focus-end" {
		focusAll(t, tab)
	}
	found, err := tab.Check(check)
	ok(t, err)
	return found
}

// TestNoise holds that a tab hears a page that is not quiet.
func TestNoise(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`<script>console.log("a word")</script>`:   "says to the console: \"a word\"",
		`<script>nowhere()</script>`:               "nowhere is not defined",
		`<img src="nowhere.png" alt="">`:           "asks for file://",
		strict + `<style>p { color: red }</style>`: "Content Security Policy",
	} {
		file := filepath.Join(t.TempDir(), "page.html")
		ok(t, os.WriteFile(file, []byte(`<!doctype html><title>x</title>`+body), 0o644))
		noise := open(t, file, screen).Noise()
		if !slices.ContainsFunc(noise, func(n string) bool { return strings.Contains(n, want) }) {
			t.Errorf("no word of %q in %q", want, noise)
		}
	}
}
