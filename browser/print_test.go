package browser

import (
	"bytes"
	"regexp"
	"testing"
)

// TestPDF prints every page on A4: it takes no more sheets than what it shows
// needs, with some room for what must not be cut.
func TestPDF(t *testing.T) {
	everyPage(t, func(t *testing.T, file string) {
		tab := open(t, file, sheet)
		height, err := Evaluate[float64](tab, "document.documentElement.getBoundingClientRect().height")
		ok(t, err)
		ok(t, tab.Look(screen))
		pdf, err := tab.PDF()
		ok(t, err)
		filled := height / float64(sheet.Height)
		if sheets := len(leaf.FindAll(pdf, -1)); !bytes.HasPrefix(pdf, []byte("%PDF-")) || sheets < 1 || float64(sheets) > 1.25*filled+2 {
			t.Errorf("%d sheets for what fills %.1f", sheets, filled)
		}
	})
}

// leaf is how a PDF begins a page.
var leaf = regexp.MustCompile(`/Type\s*/Page\b`)
