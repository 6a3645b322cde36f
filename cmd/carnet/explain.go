package main

import (
	"fmt"
	"regexp"
	"strings"

	"carnet"
	"carnet/internal/i18n"
)

// explain prints the section of docs/checks.md on one check, in the language
// spoken.
func (a *app) explain(code string) error {
	sections := checkSections(a.words.Language)
	text, ok := sections[code]
	if !ok {
		e := a.used("error.unknown-code", i18n.Args{"Name": code})
		e.mend = a.words.Say("error.codes", i18n.Args{"Codes": strings.Join(codes(), ", ")})
		return e
	}
	_, err := fmt.Fprintln(a.out, text)
	return err
}

// checksOf is the document on the checks in one language.
func checksOf(lang string) string {
	if lang == "fr" {
		return carnet.ChecksFR
	}
	return carnet.Checks
}

var sectionHead = regexp.MustCompile(`(?m)^## ([a-z0-9-]+)$`)

// checkSections are the sections of that document by code.
func checkSections(lang string) map[string]string {
	doc := checksOf(lang)
	heads := sectionHead.FindAllStringSubmatchIndex(doc, -1)
	sections := make(map[string]string, len(heads))
	for i, head := range heads {
		end := len(doc)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		sections[doc[head[2]:head[3]]] = strings.TrimSpace(doc[head[0]:end])
	}
	return sections
}

// codes are all checks, in the order of the document.
func codes() []string {
	var all []string
	for _, head := range sectionHead.FindAllStringSubmatch(carnet.Checks, -1) {
		all = append(all, head[1])
	}
	return all
}
