// Package browser opens carnet's page in Chromium, to test it as people meet it
// and to take its picture. It reads no code of carnet: it runs the program and
// looks at what that wrote.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// ErrNoChromium says that there is no browser on this machine.
var ErrNoChromium = errors.New("no chromium here: install the package chromium, or Chrome")

// programs are the names Chromium and its like go by.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// Start starts a browser without a window. The context is what tabs are opened
// in; stop ends the browser. Without one, the error is ErrNoChromium.
func Start(parent context.Context) (ctx context.Context, stop func(), err error) {
	program, err := find()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("hide-scrollbars", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to be root with it
	}
	allocator, cancel := chromedp.NewExecAllocator(parent, options...)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, nil, fmt.Errorf("cannot start %s: %w", program, err)
	}
	return ctx, func() { closeBrowser(); cancel() }, nil
}

func find() (string, error) {
	for _, name := range programs {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", ErrNoChromium
}
