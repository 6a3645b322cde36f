package report

// The board as a page and as Markdown.

import (
	"html/template"
	"io"

	"carnet/internal/i18n"
)

// A boardPage is a board with the words it is drawn in.
type boardPage struct {
	*Board
	Words *i18n.Words
	CSS   template.CSS
	CSP   string
}

// BoardHTML writes the board as one page that loads nothing and runs nothing.
func BoardHTML(w io.Writer, b *Board, words *i18n.Words) error {
	text, err := layout()
	if err != nil {
		return err
	}
	css, err := style()
	if err != nil {
		return err
	}
	drawn, err := template.New("page").Funcs(newPage(&Report{}, words).funcs()).Parse(text)
	if err != nil {
		return err
	}
	return drawn.ExecuteTemplate(w, "board", boardPage{
		Board: b, Words: words, CSS: template.CSS(css),
		CSP: "default-src 'none'; style-src " + digest([]byte(css)) + "; base-uri 'none'; form-action 'none'",
	})
}

// Title is the board's title.
func (p boardPage) Title() string { return p.Board.title(p.Words) }

func (b *Board) title(words *i18n.Words) string {
	return words.Say("board.title", i18n.Args{"Date": words.Date(dayOf(b.Date))})
}

// Today is the board's day.
func (p boardPage) Today() *string { return &p.Date }

// Day is the day of the report behind a card.
func (c Card) Day() *string { return &c.Date }

// QuietWords name those who have gone quiet.
func (p boardPage) QuietWords() string { return p.Board.quietWords(p.Words) }

func (b *Board) quietWords(words *i18n.Words) string {
	if len(b.Quiet) == 0 {
		return ""
	}
	return words.Say("board.quiet-people", i18n.Args{"Names": words.List(b.Quiet)})
}

// Name is the person's name, or where the card comes from.
func (c Card) Name() string {
	if c.Owner == "" {
		return c.Source
	}
	return c.Owner
}

// BoardMarkdown writes the board as Markdown.
func BoardMarkdown(w io.Writer, b *Board, words *i18n.Words) error {
	m := &markdown{page: newPage(&Report{}, words)}
	m.heading(1, b.title(words))
	m.paragraph(b.quietWords(words))
	for _, c := range b.Cards {
		m.heading(2, c.Name())
		m.paragraph(c.News)
		m.screen(c.Screen)
	}
	_, err := io.WriteString(w, m.String())
	return err
}
