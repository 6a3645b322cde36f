package report

import (
	"io"

	"carnet/internal/i18n"
)

// Script is one of the page's scripts.
var Script = script

// LongHTML draws the page from its templates as they are written.
func LongHTML(w io.Writer, r *Report, words *i18n.Words) error {
	text, err := pageText("html")
	if err != nil {
		return err
	}
	_, err = drawAs(text, w, r, words, nil)
	return err
}
