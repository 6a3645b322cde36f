// Package worddiff compares two texts word by word, so that the difference can
// be read as one running text: what is gone, what is new, and what stayed.
//
// It reads no Markdown and knows nothing of notes.
package worddiff

import "strings"

// An Op says what became of a piece of text.
type Op string

// What may become of a piece.
const (
	Equal  Op = "equal"
	Delete Op = "delete"
	Insert Op = "insert"
)

// A Piece is a run of text with the same fate.
type Piece struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Diff gives the pieces of both texts in reading order; what is gone stands
// before what is new in its place. The equal and new pieces together are the
// new text to the letter, the equal and gone ones the old text. Changes that
// only a word or two part are one.
func Diff(before, after string) []Piece {
	a, b := cut(before), cut(after)
	var w writer
	i, j := 0, 0
	for _, c := range phrases(align(a.words, b.words), a.words, b.words) {
		w.kept(a, b, i, j, c.Start-i)
		w.replaced(a.from(c.Start, c.End), b.from(c.ReplStart, c.ReplEnd))
		i, j = c.End, c.ReplEnd
	}
	w.kept(a, b, i, j, len(a.words)-i)
	w.replaced(a.tail, b.tail)
	return w.pieces()
}

// Changed counts the words that are gone and those that are new.
func Changed(pieces []Piece) (gone, added int) {
	for _, p := range pieces {
		switch p.Op {
		case Delete:
			gone += Words(p.Text)
		case Insert:
			added += Words(p.Text)
		}
	}
	return gone, added
}

// Words counts the words of a text; a sign alone is none.
func Words(text string) int {
	n := 0
	for _, word := range cut(text).words {
		if isWord(word) {
			n++
		}
	}
	return n
}

// Reworded tells whether a text is no longer the one it was: of its words more
// than a tenth are gone, or as many are new.
func Reworded(of, gone, added int) bool { return rewordedShare*max(gone, added) > of }

const rewordedShare = 10

// A writer puts the pieces together. A change lasts until the next word that
// stayed.
type writer struct {
	done             []Piece
	equal, gone, new strings.Builder
}

// kept writes words that stayed. The white space before one may differ.
func (w *writer) kept(a, b text, i, j, n int) {
	for k := range n {
		w.replaced(a.spaces[i+k], b.spaces[j+k])
		w.stays(a.words[i+k])
	}
}

// replaced writes a change, and what both its sides begin with as unchanged.
func (w *writer) replaced(gone, added string) {
	space := commonSpace(gone, added)
	w.stays(space)
	gone, added = gone[len(space):], added[len(space):]
	if gone == "" && added == "" {
		return
	}
	w.flushEqual()
	w.gone.WriteString(gone)
	w.new.WriteString(added)
}

func (w *writer) stays(text string) {
	if text == "" {
		return
	}
	w.flushChange()
	w.equal.WriteString(text)
}

func (w *writer) flushEqual() { w.flush(Equal, &w.equal) }

func (w *writer) flushChange() {
	w.flush(Delete, &w.gone)
	w.flush(Insert, &w.new)
}

func (w *writer) flush(op Op, b *strings.Builder) {
	if b.Len() > 0 {
		w.done = append(w.done, Piece{op, b.String()})
		b.Reset()
	}
}

func (w *writer) pieces() []Piece {
	w.flushEqual()
	w.flushChange()
	return w.done
}
