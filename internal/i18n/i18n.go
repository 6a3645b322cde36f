// Package i18n words everything that carnet says, in English and French, from
// the one catalogue in templates/messages.
//
// The words are warm and plain: no jargon, no reproach, a way out of every
// error. Messages are filled like text/template; those with a count have the
// plural forms of their language.
package i18n

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"text/template"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	i18ntemplate "github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"

	"carnet/templates"
)

// Languages are those that carnet speaks; the first is the default.
var Languages = []string{"en", "fr"}

// Args fill the blanks of a message.
type Args map[string]any

// Words speak one language. They are safe for use by several goroutines.
type Words struct {
	Language  string // "en" or "fr"
	localizer *i18n.Localizer
	parser    messageParser
	simple    map[string]simple // by id
	days      sync.Map          // short dates, by month and day

	beforeMonth []mending // none where days are written as days
}

// A messageParser parses each message once: those of a bundle are only ever filled
// with the functions of the same Words.
type messageParser struct{ i18ntemplate.TextParser }

// Cacheable is true, against what the library must assume of any functions.
func (*messageParser) Cacheable() bool { return true }

// New gives the words of a language; any that carnet does not speak is English.
func New(lang string) *Words {
	if lang != "fr" {
		lang = "en"
	}
	bundle := i18n.NewBundle(language.Make(lang))
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	w := &Words{Language: lang, localizer: i18n.NewLocalizer(bundle, lang), simple: map[string]simple{}}
	for _, file := range Catalogue(lang) {
		read, err := bundle.LoadMessageFileFS(templates.Files, file)
		if err != nil {
			panic(fmt.Sprintf("the messages compiled in do not parse: %v", err)) // a test reads both
		}
		for _, m := range read.Messages {
			if parts, ok := newSimple(m); ok {
				w.simple[m.ID] = parts
			}
		}
	}
	w.parser.Funcs = template.FuncMap{"list": w.List, "or": w.Or, "join": func(words []string) string { return strings.Join(words, ", ") }, "say": func(id string) string { return w.Say(id, nil) }}
	return w
}

// Catalogue lists the files of templates.Files that hold the messages of a
// language, one for each topic.
func Catalogue(lang string) []string {
	files, err := fs.Glob(templates.Files, "messages/*."+lang+".toml")
	if err != nil || len(files) == 0 {
		panic("no messages are compiled in for " + lang)
	}
	return files
}

// Say gives the message id, filled with args.
func (w *Words) Say(id string, args Args) string {
	if text, ok := w.simple[id].fill(args); ok {
		return w.mended(text)
	}
	return w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: args, TemplateParser: &w.parser})
}

// Count gives the message id in the plural form for n, which stands in it as
// {{.Count}}.
func (w *Words) Count(id string, n int, args Args) string {
	data := Args{"Count": w.Number(n)}
	for k, v := range args {
		data[k] = v
	}
	return w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: n, TemplateParser: &w.parser})
}

// localize fills a message; one that is missing shows its id, and a test
// forbids that.
func (w *Words) localize(c *i18n.LocalizeConfig) string {
	text, err := w.localizer.Localize(c)
	if err != nil && text == "" {
		return c.MessageID
	}
	return w.mended(text)
}

// List joins words as "a, b and c".
func (w *Words) List(words []string) string { return w.join(words, "list.and") }

// Or joins words as "a, b or c".
func (w *Words) Or(words []string) string { return w.join(words, "list.or") }

func (w *Words) join(words []string, last string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	head := strings.Join(words[:len(words)-1], ", ")
	return head + " " + w.Say(last, nil) + " " + words[len(words)-1]
}
