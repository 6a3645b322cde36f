// Package received reads the pages that people send to their mentor. A page comes
// from outside and may hold anything: of all that stands in it only the data is
// read that carnet put there, by its contract and within limits, and nothing of
// its HTML is kept.
package received

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html"

	"carnet/report"
)

// Limits of a page. One of ten years of meetings stays far below them.
const (
	maxPage  = 32 << 20 // bytes
	maxDepth = 32       // of lists and objects in the data
	maxLines = 1000     // of a list
	maxNew   = 20       // lines of what is new, which are shown whole
	maxLine  = 5000     // letters of a line
	maxName  = 200      // letters of a name
)

// Why a page is of no use. Each is a way for its sender to mend it.
var (
	ErrTooLarge = errors.New("too large")
	ErrNoData   = errors.New("no data of carnet's")
	ErrBroken   = errors.New("data that carnet did not write so")
	ErrNewer    = errors.New("data of another contract")
)

// dataID is the id of the script element that holds the data.
const dataID = "carnet-data"

// Read gives the card of a page. The error is one of this package's, or the
// reader's.
func Read(r io.Reader) (report.Card, error) {
	page, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case err != nil:
		return report.Card{}, err
	case len(page) > maxPage:
		return report.Card{}, ErrTooLarge
	}
	data, found := dataOf(page)
	if !found {
		return report.Card{}, ErrNoData
	}
	if !utf8.Valid(data) || depth(data) > maxDepth {
		return report.Card{}, ErrBroken
	}
	return card(data)
}

// dataOf finds the first element with the data, as a browser would find it.
func dataOf(page []byte) ([]byte, bool) {
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return nil, false
		case html.StartTagToken:
			if !isData(tokens) {
				continue
			}
			if tokens.Next() != html.TextToken {
				return nil, true
			}
			return tokens.Raw(), true
		}
	}
}

// isData tells whether a tag opens the element with the data.
func isData(tokens *html.Tokenizer) bool {
	name, more := tokens.TagName()
	if string(name) != "script" {
		return false
	}
	kind, id := "", ""
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		switch string(key) {
		case "type":
			kind = string(value)
		case "id":
			id = string(value)
		}
	}
	return kind == "application/json" && id == dataID
}

// depth is how deep lists and objects lie in each other.
func depth(data []byte) int {
	deepest, now, quoted := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			now++
			deepest = max(deepest, now)
		case c == '}' || c == ']':
			now--
		}
	}
	return deepest
}
