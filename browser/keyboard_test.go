package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestKeyboard goes through every page by the keyboard alone: the Tab key
// reaches all that can be pressed, what has the focus shows it, and Enter opens
// what is folded, without scripts too.
func TestKeyboard(t *testing.T) {
	everyPage(t, func(t *testing.T, file string) {
		tab := open(t, file, screen)
		focusAll(t, tab)
		complain(t, tab, "focus-end", screen)
	})
}

// focusAll presses the Tab key once for each thing that can have the focus.
func focusAll(t *testing.T, tab *Tab) {
	t.Helper()
	complain(t, tab, "focus-begin", screen)
	stops, err := Evaluate[int](tab, "stops")
	ok(t, err)
	ok(t, tab.Press(kb.Tab, stops))
}

// TestEnterUnfolds opens the first fold of every page by the keyboard, without
// scripts.
func TestEnterUnfolds(t *testing.T) {
	everyPage(t, func(t *testing.T, file string) {
		tab := open(t, file, noScript(screen))
		folded, err := Evaluate[bool](tab, focusFold)
		ok(t, err)
		if !folded {
			t.Skip("nothing is folded")
		}
		ok(t, tab.Press(kb.Enter, 1))
		opened, err := Evaluate[bool](tab, "fold.open")
		ok(t, err)
		if !opened {
			t.Error("Enter does not unfold")
		}
	})
}

// focusFold puts the focus on the first fold, and tells whether there is one.
const focusFold = `(() => {
  window.fold = document.querySelector('details:not([open])');
  fold?.querySelector('summary').focus();
  return fold !== null;
})()`
