package browser

import (
	"embed"
	"os"

	"github.com/chromedp/chromedp"
)

// checks holds what is looked at inside the page, a file a check.
//
//go:embed checks/*.js
var checks embed.FS

// Check runs a check of the folder checks in the page and returns what it has
// to complain of.
func (t *Tab) Check(name string) ([]string, error) {
	common, err := checks.ReadFile("checks/common.js")
	if err != nil {
		return nil, err
	}
	check, err := checks.ReadFile("checks/" + name + ".js")
	if err != nil {
		return nil, err
	}
	return Evaluate[[]string](t, "(() => {"+string(common)+"\nreturn (\n"+string(check)+"\n)();})()")
}

// axe is where npm puts it.
const axe = "node_modules/axe-core/axe.min.js"

// LoadAxe puts axe into the page, for the check of that name.
func (t *Tab) LoadAxe() error {
	source, err := os.ReadFile(axe)
	if err != nil {
		return err
	}
	_, err = Evaluate[chromedp.Void](t, string(source))
	return err
}
