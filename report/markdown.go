package report

// The report as Markdown, which reads well as plain text too: the mentor's first
// screen where something is asked of the time since, else all sentences.

import (
	"io"
	"strings"
	"unicode"

	"carnet/internal/i18n"
)

// Markdown writes the report as Markdown: with Since the mentor's first screen,
// short enough for a message, and nothing at all when nothing is new; without it
// what the page says in sentences.
func Markdown(w io.Writer, r *Report, words *i18n.Words) error {
	m := &markdown{page: newPage(r, words)}
	switch {
	case r.Since == nil:
		m.whole()
	case !r.Since.Empty():
		m.message()
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// A markdown is a text that is being written, block by block. All that it is
// given is text, and none of it markup.
type markdown struct {
	*page
	strings.Builder
}

// block writes a block with an empty line before it.
func (m *markdown) block(lines ...string) {
	if m.Len() > 0 {
		m.WriteString("\n")
	}
	for _, line := range lines {
		m.WriteString(line + "\n")
	}
}

func (m *markdown) heading(level int, text string) {
	m.block(strings.Repeat("#", level) + " " + inMarkdown(text))
}

// paragraph joins sentences; it is left out when all are empty.
func (m *markdown) paragraph(sentences ...string) {
	if said := joined(" ", sentences...); len(said) > 0 {
		m.block(inMarkdown(Plain(said[0])))
	}
}

// strong is a line in bold.
func (m *markdown) strong(text string) { m.block("**" + inMarkdown(text) + "**") }

// items is a list, left out when it is empty.
func (m *markdown) items(items ...string) {
	var lines []string
	for _, item := range items {
		lines = append(lines, "- "+inMarkdown(Plain(item)))
	}
	if len(lines) > 0 {
		m.block(lines...)
	}
}

// table is a table of a head and rows; every column but the first holds figures.
func (m *markdown) table(head []string, rows [][]string) {
	lines := []string{cells(head), "| --- |" + strings.Repeat(" ---: |", len(head)-1)}
	for _, row := range rows {
		lines = append(lines, cells(row))
	}
	m.block(lines...)
}

func cells(row []string) string {
	escaped := make([]string, len(row))
	for i, cell := range row {
		escaped[i] = strings.ReplaceAll(inMarkdown(cell), "|", `\|`)
	}
	return "| " + strings.Join(escaped, " | ") + " |"
}

// inMarkdown is text on one line in which nothing is markup. What only looks
// like it stays as it is, so that the text can be read without a reader of
// Markdown.
func inMarkdown(text string) string {
	text = strings.Join(strings.FieldsFunc(withoutMarks.Replace(text), breaks), " ")
	var b strings.Builder
	var before rune
	for i, r := range text {
		after := rune(0)
		if rest := text[i+len(string(r)):]; rest != "" {
			after = []rune(rest[:min(len(rest), 4)])[0]
		}
		if isMarkup(before, r, after) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return beginning(b.String())
}

// breaks tells whether a line may end at a character.
func breaks(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// isMarkup tells whether a character may mean something between its neighbours.
func isMarkup(before, r, after rune) bool {
	switch r {
	case '\\', '*', '`', '[', ']':
		return true
	case '_', '~':
		return !isWord(before) || !isWord(after)
	case '<':
		return isWord(after) || strings.ContainsRune("/!?", after)
	case '&':
		return isWord(after) || after == '#'
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// beginning keeps a text from beginning a heading, a list or a quotation.
func beginning(text string) string {
	digits := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	switch {
	case text == "":
		return text
	case strings.ContainsRune("#>+-=|", rune(text[0])):
		return `\` + text
	case digits > 0 && strings.ContainsRune(".)", rune(text[digits])):
		return text[:digits] + `\` + text[digits:]
	}
	return text
}
