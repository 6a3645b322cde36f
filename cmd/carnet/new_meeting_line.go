package main

// What stands on the line of new meeting: who, what was said, and when.

import (
	"regexp"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/scaffold"
	"carnet/parser"
	"carnet/vault"
)

// namesAndRemarks tells on the command line who was met from what was said. With
// --with all words are remarks; else those before the first marker are the name.
func (a *app) namesAndRemarks(args, with []string) (names, remarks []string, err error) {
	if len(with) > 0 {
		return with, args, nil
	}
	first := 0
	for first < len(args) && !isRemark(args[first]) {
		first++
	}
	words := args[:first]
	switch {
	case strings.TrimSpace(strings.Join(words, "")) == "":
		e := a.used("new.nobody", nil)
		e.mend = a.words.Say("new.say-who", nil)
		return nil, nil, e
	case len(words) > 1 && strings.ContainsAny(strings.Join(words, ""), " \n\t"):
		e := a.used("new.which-name", i18n.Args{"Names": a.words.List(quotedAll(a.words, words))})
		e.mend = a.words.Say("new.say-with", nil)
		return nil, nil, e
	}
	return []string{strings.Join(words, " ")}, args[first:], nil
}

// longerName refuses a name made of words without quotation marks that nobody has
// and that begins like somebody's: the rest may well be what was said.
func (a *app) longerName(v *vault.Vault, name string) error {
	words := strings.Fields(name)
	if found, _ := parser.FindPeople(v, name); len(found) > 0 {
		return nil
	}
	for n := len(words) - 1; n > 0; n-- {
		if found, _ := parser.FindPeople(v, strings.Join(words[:n], " ")); len(found) > 0 {
			e := a.used("new.longer-name", i18n.Args{"Name": name, "Known": found[0].Name})
			e.mend = a.words.Say("new.say-with", nil)
			return e
		}
	}
	return nil
}

// isRemark tells whether a word of the command line begins as a remark does: with
// a marker, or the box of a task.
func isRemark(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "(") || strings.HasPrefix(text, "（") || scaffold.IsTask(text)
}

func quotedAll(words *i18n.Words, texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = words.Say("new.quoted", i18n.Args{"Text": text})
	}
	return all
}

// sorted parts promises from remarks, and gives the promises their days.
func sorted(typed []string, today vault.Date) (remarks, tasks []string) {
	for _, text := range typed {
		if scaffold.IsTask(text) {
			tasks = append(tasks, dueDay(text, today))
			continue
		}
		remarks = append(remarks, text)
	}
	return remarks, tasks
}

var dueWord = regexp.MustCompile(`(?i)\b(due|pour):(\S+)`)

// dueDay writes the day of a promise as notes do: due:friday is the next one.
func dueDay(task string, today vault.Date) string {
	return dueWord.ReplaceAllStringFunc(task, func(due string) string {
		word, day, _ := strings.Cut(due, ":")
		for _, said := range []string{"next " + day, day} {
			if d, ok := parser.ReadDay(said, today); ok {
				return word + ":" + d.Day()
			}
		}
		return due
	})
}

// readDay reads a day in plain words; none is today.
func (a *app) readDay(flag, text string, today vault.Date) (vault.Date, error) {
	if text == "" {
		return today, nil
	}
	day, ok := parser.ReadDay(text, today)
	if !ok {
		return day, a.used("error.flag-invalid", i18n.Args{"Flag": flag, "Value": text, "Allowed": a.words.Say("new.days", nil)})
	}
	return day, nil
}

// everyone is whom the names mean. Somebody needs no note.
func (a *app) everyone(v *vault.Vault, names []string) ([]*vault.Person, error) {
	people := make([]*vault.Person, len(names))
	for i, name := range names {
		p, err := a.someone(v, name)
		if err != nil {
			return nil, err
		}
		people[i] = p
	}
	return people, nil
}

// someone is whom a name means, or a person of that name.
func (a *app) someone(v *vault.Vault, name string) (*vault.Person, error) {
	if found, _ := parser.FindPeople(v, name); len(found) > 0 {
		return a.person(v, name)
	}
	name = strings.Join(strings.Fields(parser.Named(name)), " ")
	if name == "" {
		return nil, a.used("new.no-name", i18n.Args{"Name": name})
	}
	return &vault.Person{Name: name}, nil
}

// reference is how a note names a person: by name, or by id where another has
// the same name.
func reference(v *vault.Vault, p *vault.Person) string {
	if found, _ := parser.FindPeople(v, p.Name); len(found) > 1 {
		return p.ID()
	}
	return p.Name
}

func hasMentor(people []*vault.Person) bool {
	for _, p := range people {
		if p.Mentor() {
			return true
		}
	}
	return false
}
