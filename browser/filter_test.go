package browser

import "testing"

// TestFilter narrows the notes of the example by every field, and shows all of
// them again.
func TestFilter(t *testing.T) {
	t.Parallel()
	tab := open(t, files["example-en"], screen)
	complain(t, tab, "filter", screen)
	for _, noise := range tab.Noise() {
		t.Errorf("the page %s", noise)
	}
}
