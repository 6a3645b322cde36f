package browser

// The page that is served, while its notes change.

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// serveExample serves the example vault and gives its folder and address.
func serveExample(t *testing.T) (dir, at string) {
	t.Helper()
	pages, err := NewPages("..", t.TempDir())
	ok(t, err)
	dir = filepath.Join(t.TempDir(), "vault")
	ok(t, Example().Make(pages.program(), dir))
	c := exec.Command(pages.program(), "serve", "--addr", "0", "--lang", "en", dir)
	out, err := c.StdoutPipe()
	ok(t, err)
	ok(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	at, err = bufio.NewReader(out).ReadString('\n')
	ok(t, err)
	return dir, strings.TrimSpace(at)
}

// becomes waits until an expression is true in a tab.
func becomes(t *testing.T, tab *Tab, expression string) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if is, err := Evaluate[bool](tab, expression); err == nil && is {
			return
		}
	}
	t.Fatalf("it never is: %s", expression)
}

// TestLive reads far down in the served page, with things open and a filter,
// while notes are saved: the new page comes, and all of that stays.
func TestLive(t *testing.T) {
	t.Parallel()
	dir, at := serveExample(t)
	tab, closeTab, err := OpenAt(running, at, phone) // where the rows stand in one column
	ok(t, err)
	t.Cleanup(closeTab)
	read := `[...document.querySelectorAll(".notes > details")].find((n) => n.textContent.includes("Lionel Sittler"))`
	set, err := Evaluate[float64](tab, `(() => {
		window.was = "here";
		const row = `+read+`;
		row.open = true;
		const form = document.getElementById("filter");
		form.elements.sort.value = "who";
		form.elements.sort.dispatchEvent(new Event("input", { bubbles: true }));
		document.getElementById("people").open = false;
		const head = document.querySelector("table.sortable th button");
		head.click();
		head.click();
		scrollBy(0, row.getBoundingClientRect().top - 150);
		return row.getBoundingClientRect().top;
	})()`)
	ok(t, err)

	save := func(note, text string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(note))
		ok(t, os.WriteFile(path+"~", []byte(text), 0o600))
		ok(t, os.Rename(path+"~", path))
	}
	const note = "meetings/2026-10-12 Aaron New.md"
	save(note, "---\nlanded: yes\n---\n## Feedback\n- (+) these words are new\n")
	becomes(t, tab, `document.body.textContent.includes("these words are new")`)
	for what, expression := range map[string]string{
		"the page was loaded again":        `window.was === "here"`,
		"what was open is closed":          read + `.open`,
		"what was closed is open":          `!document.getElementById("people").open`,
		"the notes are in another order":   `document.getElementById("filter").elements.sort.value === "who" && document.querySelector(".notes > details").textContent.includes("Aaron New")`,
		"a table is in another order":      `document.querySelector("table.sortable th").ariaSort === "ascending"`,
		"the new row is open":              `![...document.querySelectorAll(".notes > details")].find((n) => n.textContent.includes("Aaron New")).open`,
		"a good note is called unreadable": `!document.getElementById("held")`,
	} {
		if is, err := Evaluate[bool](tab, expression); err != nil || !is {
			t.Errorf("%s (%v)", what, err)
		}
	}
	if top, err := Evaluate[float64](tab, read+`.getBoundingClientRect().top`); err != nil || top < set-2 || top > set+2 {
		t.Errorf("the place moved from %v to %v (%v)", set, top, err)
	}

	save(note, "---\nlanded: maybe\n---\n## Feedback\n- (+) these words are newer\n")
	becomes(t, tab, `document.getElementById("held")?.textContent.includes("“maybe”") && document.body.textContent.includes("these words are new") && !document.body.textContent.includes("newer")`)
	ok(t, tab.LoadAxe())
	complain(t, tab, "axe", phone)
	for _, noise := range tab.Noise() {
		if noise != "asks for "+at+"events" {
			t.Error(noise)
		}
	}
}

// TestOthersAreRefused asks for the served page under another name, from another
// page, by another method, and for what is not it.
func TestOthersAreRefused(t *testing.T) {
	t.Parallel()
	_, at := serveExample(t)
	other := filepath.Join(t.TempDir(), "other.html")
	ok(t, os.WriteFile(other, []byte(`<!doctype html><title>x</title><a href="`+at+`">x</a>`), 0o600))
	elsewhere := open(t, other, screen)
	_, err := Evaluate[bool](elsewhere, `document.querySelector("a").click() ?? true`)
	ok(t, err)
	becomes(t, elsewhere, `document.body?.textContent.trim() === "Forbidden"`)

	for address, want := range map[string]string{
		strings.Replace(at, "127.0.0.1", "carnet.localhost", 1): "Misdirected Request",
		at + "carnet.yaml":          "Not Found",
		at + "..%2f..%2fetc/passwd": "Not Found",
	} {
		tab, closeTab, err := OpenAt(running, address, screen)
		ok(t, err)
		becomes(t, tab, `document.body.textContent.trim() === "`+want+`"`)
		closeTab()
	}
	own, closeTab, err := OpenAt(running, at, screen)
	ok(t, err)
	t.Cleanup(closeTab)
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "DELETE"} {
		want := 405.0
		if method == "GET" {
			want = 200
		}
		if got, err := Evaluate[float64](own, `fetch("/", { method: "`+method+`" }).then((answer) => answer.status)`); err != nil || got != want {
			t.Errorf("%s: %v, %v", method, got, err)
		}
	}
}
