package report

// The page's templates and style are written to be read and drawn short: what
// only their writers need is taken out once, before they are parsed.

import (
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"carnet/templates"
)

// pageText is all of the page's files of one kind.
func pageText(kind string) (string, error) {
	files, err := fs.Glob(templates.Files, "page/*."+kind)
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, file := range files {
		text, err := templates.Files.ReadFile(file)
		if err != nil {
			return "", err
		}
		all.Write(text)
	}
	return all.String(), nil
}

// style is the whole of the page's style.
var style = sync.OnceValues(func() (string, error) {
	css, err := pageText("css")
	return shortCSS(css), err
})

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	space      = regexp.MustCompile(`\s+`)
	property   = regexp.MustCompile(`--[a-z][a-z0-9]*`)
	lineStart  = regexp.MustCompile(`\n(?:\s*//[^\n]*\n)*\s*`)
	beside     = regexp.MustCompile(` ?([{};,]) ?|(:) `)
)

func shortCSS(css string) string {
	css = space.ReplaceAllString(cssComment.ReplaceAllString(css, ""), " ")
	css = strings.ReplaceAll(beside.ReplaceAllString(css, "$1$2"), ";}", "}")
	names := map[string]string{}
	return property.ReplaceAllStringFunc(css, func(name string) string {
		if names[name] == "" {
			names[name] = "--" + strconv.FormatInt(int64(len(names)+10), 36)
		}
		return names[name]
	})
}

// script is one of the page's scripts, without its comments and what indents it.
func script(name string) (string, error) {
	js, err := templates.Files.ReadFile("page/" + name + ".js")
	return strings.TrimSpace(lineStart.ReplaceAllString("\n"+string(js), "\n")), err
}

// layout is the page's templates.
var layout = sync.OnceValues(func() (string, error) {
	html, err := pageText("html")
	return shortHTML(html), err
})

var (
	lineBreak = regexp.MustCompile(`\n\s*`)
	endTag    = regexp.MustCompile(`</(?:p|li|dt|dd|option|t[dhr]|tbody|thead)>`)
	// constant is an attribute of the template's own words, figure one that is
	// filled in. Neither needs quotes, but for one that may be empty.
	constant = regexp.MustCompile(`\b([a-z-]+[12]?)="([^\s"'=<>{}` + "`" + `]+)"([ />])`)
	figure   = regexp.MustCompile(`\b(href|id|x|y|[xy][12]|c[xy]|width|height|fill|aria-labelledby|data-[a-z]+)="((?:[^\s"'=<>{}` + "`" + `]|\{\{[^{}]+\}\})+)"([ />])`)
)

// shortHTML leaves out of templates the line breaks with what follows them, end
// tags that HTML knows by itself, and the quotes of attributes of one word.
func shortHTML(text string) string {
	text = endTag.ReplaceAllString(lineBreak.ReplaceAllString(text, ""), "")
	for _, attribute := range []*regexp.Regexp{constant, figure} {
		text = attribute.ReplaceAllStringFunc(text, func(found string) string {
			part := attribute.FindStringSubmatch(found)
			if strings.Contains(part[2], "{{end}}") {
				return found
			}
			return part[1] + "=" + part[2] + strings.Replace(part[3], "/", " /", 1)
		})
	}
	return text
}
