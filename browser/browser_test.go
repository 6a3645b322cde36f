package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
)

// running is the browser of all tests, and files the pages by their names.
var (
	running context.Context
	pages   *Pages
	files   = map[string]string{}
)

// TestMain starts the browser and writes the pages. Where that cannot be, the
// tests are skipped, unless CARNET_BROWSER=required says that they must run.
func TestMain(m *testing.M) { os.Exit(runAll(m)) }

func runAll(m *testing.M) int {
	dir, err := os.MkdirTemp("", "carnet-browser")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(dir)
	ctx, stop, err := prepare()
	if errors.Is(err, errMissing) && os.Getenv("CARNET_BROWSER") != "required" {
		fmt.Println("skipped:", err)
		return 0
	}
	if err != nil {
		return fail(err)
	}
	defer stop()
	running = ctx
	if err := writePages(dir); err != nil {
		return fail(err)
	}
	return m.Run()
}

var errMissing = errors.New("something is missing here")

// prepare finds what the tests need of the machine.
func prepare() (context.Context, func(), error) {
	if _, err := os.Stat(axe); err != nil {
		return nil, nil, fmt.Errorf("%w: axe; npm ci brings it", errMissing)
	}
	ctx, stop, err := Start(context.Background())
	if errors.Is(err, ErrNoChromium) {
		err = fmt.Errorf("%w: %w", errMissing, err)
	}
	return ctx, stop, err
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return 1
}

func writePages(dir string) (err error) {
	if pages, err = NewPages("..", dir); err != nil {
		return err
	}
	for _, v := range Vaults() {
		for _, language := range v.Languages {
			file, err := pages.Write(v, language)
			if err != nil {
				return err
			}
			files[v.Name+"-"+language] = file
		}
	}
	return nil
}

// open opens a page in a tab of its own.
func open(t *testing.T, file string, v View) *Tab {
	t.Helper()
	tab, closeTab, err := Open(running, file, v)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(closeTab)
	return tab
}

// ok stops a test at an error of the browser.
func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// everyPage runs a test on every page.
func everyPage(t *testing.T, test func(t *testing.T, file string)) {
	t.Parallel()
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, file)
		})
	}
}
