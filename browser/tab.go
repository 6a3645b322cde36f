package browser

// A tab: one page in the browser, how it is looked at, and what it said and
// asked for meanwhile.

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A View is how a page is looked at. What is not a size is by default as most
// people have it: a screen, in the light, with scripts.
type View struct {
	Width, Height int
	Scale         float64 // pixels of the device to one of the page; 0 stands for 1
	Dark          bool
	Print         bool // as paper would show it
	Forced        bool // in the few colours that some people choose for everything
	NoScript      bool // from the next Load on
}

// String names the view in a test's message.
func (v View) String() string {
	words := []string{fmt.Sprintf("%d px", v.Width)}
	for _, is := range []struct {
		so   bool
		word string
	}{{v.Dark, "dark"}, {v.Print, "print"}, {v.Forced, "forced colours"}, {v.NoScript, "no script"}} {
		if is.so {
			words = append(words, is.word)
		}
	}
	return strings.Join(words, ", ")
}

// Tab is a page in the browser.
type Tab struct {
	ctx context.Context
	url string

	mu    sync.Mutex
	noise []string
}

// Open opens a file in a tab of the browser that ctx comes from. closeTab ends
// the tab.
func Open(ctx context.Context, file string, v View) (tab *Tab, closeTab func(), err error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return nil, nil, err
	}
	return OpenAt(ctx, (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String(), v)
}

// OpenAt opens an address in a tab, as Open does a file.
func OpenAt(ctx context.Context, address string, v View) (tab *Tab, closeTab func(), err error) {
	ctx, closeTab = chromedp.NewContext(ctx)
	tab = &Tab{ctx: ctx, url: address}
	if err = chromedp.Listen(ctx, tab.hear); err == nil {
		err = tab.Load(v)
	}
	if err != nil {
		closeTab()
		return nil, nil, err
	}
	return tab, closeTab, nil
}

// Load loads the page from the beginning.
func (t *Tab) Load(v View) error {
	if err := t.Look(v); err != nil {
		return err
	}
	return chromedp.Do(t.ctx, chromedp.Navigate(t.url))
}

// Look changes how the page is looked at.
func (t *Tab) Look(v View) error {
	scheme, forced, medium := "light", "none", ""
	if v.Dark {
		scheme = "dark"
	}
	if v.Forced {
		forced = "active"
	}
	if v.Print {
		medium = "print"
	}
	media := emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "forced-colors", Value: forced},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, media); err != nil {
		return err
	}
	scripts := emulation.SetScriptExecutionDisabledParams{Value: v.NoScript}
	if _, err := chromedp.Call(t.ctx, emulation.SetScriptExecutionDisabled, scripts); err != nil {
		return err
	}
	focus := emulation.SetFocusEmulationEnabledParams{Enabled: true} // as if its window were in front
	if _, err := chromedp.Call(t.ctx, emulation.SetFocusEmulationEnabled, focus); err != nil {
		return err
	}
	return chromedp.Do(t.ctx, chromedp.EmulateViewport(int64(v.Width), int64(v.Height), chromedp.EmulateScale(max(v.Scale, 1))))
}

// hear notes what a good page never does: it says something to the console, or
// asks for anything but itself.
func (t *Tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		t.note("says to the console: %s", words(e.Args))
	case *runtime.EventExceptionThrown:
		t.note("has a script that fails: %s", e.ExceptionDetails.Exception.Description)
	case *log.EventEntryAdded:
		t.note("makes the browser say: %s", e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if e.Request.URL != t.url && !strings.HasPrefix(e.Request.URL, "data:") { // the browser's own signs are data
			t.note("asks for %s", e.Request.URL)
		}
	}
}

func words(values []*runtime.RemoteObject) string {
	var b strings.Builder
	for _, v := range values {
		fmt.Fprintf(&b, "%s%s ", v.Value, v.Description)
	}
	return strings.TrimSpace(b.String())
}

func (t *Tab) note(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.noise = append(t.noise, fmt.Sprintf(format, args...))
}

// Noise is what a good page never does and this one did, since it was opened.
func (t *Tab) Noise() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.noise...)
}

// Evaluate runs an expression in the page, waits for it if it is a promise, and
// reads its value.
func Evaluate[T any](t *Tab, expression string) (T, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// Press presses a key, again and again.
func (t *Tab) Press(key string, times int) error {
	return chromedp.Do(t.ctx, chromedp.KeyEvent(strings.Repeat(key, times)))
}

// Screen is a picture of what fits into the window, as a PNG.
func (t *Tab) Screen() ([]byte, error) {
	return chromedp.Run(t.ctx, chromedp.CaptureScreenshot())
}

// Whole is a picture of the page from head to foot, as a PNG.
func (t *Tab) Whole() ([]byte, error) {
	beyond := true
	shot, err := chromedp.Call(t.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &beyond})
	return shot.Data, err
}

// A4 in pixels of the page, and the margin that Chromium leaves when nobody
// says which.
const (
	A4Width  = 794
	A4Height = 1123
	Margin   = 38
)

// PDF prints the page on A4, as Chromium does when nobody changes anything.
func (t *Tab) PDF() ([]byte, error) {
	return chromedp.Run(t.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
}
