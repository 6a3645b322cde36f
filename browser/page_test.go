package browser

import "testing"

// The windows a page is looked at in, from a small phone to a wide screen, and
// a sheet of paper.
var (
	phone  = View{Width: 390, Height: 844}
	screen = View{Width: 1440, Height: 900}
	sheet  = View{Width: A4Width - 2*Margin, Height: A4Height - 2*Margin, Print: true}
)

// looks says how the page is looked at, and which checks it must pass then.
// To add a check, write a file in the folder checks and name it here.
var looks = []struct {
	view   View
	checks []string
}{
	{screen, []string{"links", "counts", "inside", "popups", "marks", "axe"}},
	{dark(screen), []string{"marks", "contrast"}},
	{phone, []string{"inside", "axe"}},
	{dark(phone), []string{"contrast"}},
	{forced(screen), []string{"marks"}},
	{width(320), []string{"inside", "popups"}},
	{width(768), []string{"inside"}},
	{width(1024), []string{"inside"}},
	{width(2560), []string{"inside"}},
	{sheet, []string{"paper"}},
}

func dark(v View) View     { v.Dark = true; return v }
func forced(v View) View   { v.Forced = true; return v }
func noScript(v View) View { v.NoScript = true; return v }
func width(w int) View     { return View{Width: w, Height: 900} }

// TestPages looks at every page in every way, and hears whether it says or asks
// for anything meanwhile.
func TestPages(t *testing.T) {
	everyPage(t, func(t *testing.T, file string) {
		tab := open(t, file, screen)
		ok(t, tab.LoadAxe())
		for _, look := range looks {
			ok(t, tab.Look(look.view))
			for _, name := range look.checks {
				complain(t, tab, name, look.view)
			}
		}
		for _, noise := range tab.Noise() {
			t.Errorf("the page %s", noise)
		}
	})
}

// complain runs a check and fails with what it has to complain of.
func complain(t *testing.T, tab *Tab, name string, v View) {
	t.Helper()
	complaints, err := tab.Check(name)
	ok(t, err)
	for _, complaint := range complaints {
		t.Errorf("%s, %s: %s", name, v, complaint)
	}
}

// TestPolicy slips things into every page, which must all be refused.
func TestPolicy(t *testing.T) {
	everyPage(t, func(t *testing.T, file string) { complain(t, open(t, file, screen), "policy", screen) })
}

// TestWithoutScripts looks at every page as a browser without scripts shows it.
// A word may be left out in one width if it stands in another.
func TestWithoutScripts(t *testing.T) {
	everyPage(t, func(t *testing.T, file string) {
		wide, narrow := noScript(screen), noScript(phone)
		tab := open(t, file, wide)
		complain(t, tab, "scriptless", wide)
		unread := readable(t, tab)
		ok(t, tab.Look(narrow))
		for complaint := range readable(t, tab) {
			if unread[complaint] {
				t.Error(complaint)
			}
		}
	})
}

func readable(t *testing.T, tab *Tab) map[string]bool {
	t.Helper()
	complaints, err := tab.Check("readable")
	ok(t, err)
	unread := map[string]bool{}
	for _, complaint := range complaints {
		unread[complaint] = true
	}
	return unread
}
