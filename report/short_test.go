package report_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestShortPageIsTheSame draws every page from the templates as they are written
// too: a browser makes the same of both.
func TestShortPageIsTheSame(t *testing.T) {
	t.Parallel()
	for name, fsys := range pages() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := build(t, fsys, english)
			short, long := htmlOf(t, r, english), longOf(t, r, english)
			if len(long) <= len(short) {
				t.Errorf("the page drawn short has %d bytes, the other %d", len(short), len(long))
			}
			sameLines(t, name, tree(t, short), tree(t, long))
		})
	}
}

// tree is what a browser makes of a page, a line for each element and each text.
func tree(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, indent string)
	walk = func(n *html.Node, indent string) {
		if text := strings.Join(strings.Fields(n.Data), " "); text != "" {
			fmt.Fprintln(&b, indent, text, n.Attr)
		}
		for child := range n.ChildNodes() {
			walk(child, indent+" ")
		}
	}
	walk(root, "")
	return b.String()
}
