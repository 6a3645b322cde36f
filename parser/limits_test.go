package parser

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// A limit is a row of the table in docs/limits.md: its number, a note that
// keeps within it or goes one beyond, and what is said then.
type limit struct {
	number string
	note   func(beyond int) string
	code   string
}

var limits = map[string]limit{
	"size of a note, or of `carnet.yaml`": {fmt.Sprintf("%d MB", MaxNoteSize>>20), func(beyond int) string {
		return "---\nrole: x\n---\n" + strings.Repeat(" ", MaxNoteSize-len("---\nrole: x\n---\n")+beyond)
	}, "too-large"},
	"size of the keys of a note": {fmt.Sprintf("%d KB", maxFrontMatter>>10), func(beyond int) string {
		return "---\nrole: " + strings.Repeat("x", maxFrontMatter-len("role: \n")+beyond) + "\n---\n"
	}, "front-matter-large"},
	"keys of a note": {fmt.Sprint(maxKeys), func(beyond int) string {
		var b strings.Builder
		for i := range maxKeys + beyond {
			fmt.Fprintf(&b, "my key %d: x\n", i)
		}
		return "---\n" + b.String() + "---\n"
	}, "front-matter-large"},
	"lists in each other, in a key": {fmt.Sprint(maxDepth), func(beyond int) string {
		return "---\ngroups: " + strings.Repeat("[", maxDepth+beyond) + "x" + strings.Repeat("]", maxDepth+beyond) + "\n---\n"
	}, "unclosed"},
	"size of the text of a note": {fmt.Sprintf("%d KB", maxBody>>10), func(beyond int) string {
		return strings.Repeat("x", maxBody+beyond)
	}, "body-too-dense"},
	"lists and quotes in each other, in the text": {fmt.Sprint(maxContainers), func(beyond int) string {
		return strings.Repeat("> ", maxContainers+beyond) + "x"
	}, "body-too-dense"},
	"one of ``* _ [ ] ( < ~ ` # & !`` in a paragraph or list without an empty line": {thousands(maxMarks), func(beyond int) string {
		return strings.Repeat("*", maxMarks+beyond) + "\n\n" + strings.Repeat("*", maxMarks)
	}, "body-too-dense"},
	"definitions of links, `[name]: address`": {fmt.Sprint(maxReferences), func(beyond int) string {
		return strings.Repeat("[a]: b\n", maxReferences+beyond)
	}, "body-too-dense"},
	"empty lines, each counted for every list it stands in": {thousands(maxOpenLines), func(beyond int) string {
		return strings.Repeat("- ", 50) + "a\n" + strings.Repeat("\n", maxOpenLines/50+beyond) + "b\n"
	}, "body-too-dense"},
	"mistakes of one kind that are listed for a note": {fmt.Sprint(maxAlike), func(beyond int) string {
		return "---\n" + strings.Repeat("x\n", maxAlike+beyond) + "---\n"
	}, "more-alike"},
}

func thousands(n int) string { return fmt.Sprintf("%d,%03d", n/1000, n%1000) }

// TestLimitsAreThoseOfThePage holds docs/limits.md against the code, row by row.
func TestLimitsAreThoseOfThePage(t *testing.T) {
	data, err := os.ReadFile("../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	page := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\| (.+?) \| ([\d,]+(?: [KM]B)?) \|`).FindAllStringSubmatch(string(data), -1) {
		page[m[1]] = m[2]
	}
	for name, number := range page {
		if _, ok := limits[name]; !ok {
			t.Errorf("the page has %q, %s, which no test knows", name, number)
		}
	}
	for name, l := range limits {
		if page[name] != l.number {
			t.Errorf("%s: %s, the page has %q", name, l.number, page[name])
		}
		if !strings.Contains(string(data), "checks.md#"+l.code+")") {
			t.Errorf("%s: the page does not say %s", name, l.code)
		}
		for beyond, want := range []int{0, 1} {
			v := mustParse(t, fstest.MapFS{"contacts/Ana.md": {Data: []byte(l.note(beyond))}})
			if got := len(said(v, l.code)); got != want {
				t.Errorf("%s, %d beyond: %d times %s, %.200s", name, beyond, got, l.code, diagnosed(v))
			}
		}
	}
}
