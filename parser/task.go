package parser

import (
	"bytes"
	"maps"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"carnet/vault"
)

// checkbox gives the sign in the box at the head of a GFM task item's line.
func checkbox(row []byte) (mark byte, ok bool) {
	if len(row) < 3 || row[0] != '[' || row[2] != ']' || len(row) > 3 && !unicode.IsSpace(rune(row[3])) {
		return 0, false
	}
	return row[1], strings.IndexByte(" xX-", row[1]) >= 0
}

// The words that carnet reads in a task, in either language and in the forms
// of Obsidian's plugins.
var (
	dueWord  = regexp.MustCompile(`(?i)(?:(?:^|\s)[\[(]?(?:due|pour)\s?::?|📅\x{FE0F}?)\s*(\[\[[^\[\]]*\]\]|\S+)[\])]?`)
	doneWord = regexp.MustCompile(`✅\x{FE0F}?\s*(\S+)`)
	waitWord = regexp.MustCompile(`(?i)(?:^|\s)[\[(]?(?:waiting|attente)\s?::?`)
)

// task reads an item that is a task; it tells whether it is one.
func (b *bodyReader) task(item ast.Node) bool {
	first := item.FirstChild()
	if first == nil || first.Lines().Len() == 0 {
		return false
	}
	row := first.Lines().At(0)
	mark, ok := checkbox(b.md[row.Start:row.Stop])
	if !ok {
		return false
	}
	t := vault.Task{State: taskState(mark), Pos: b.pos(row.Start)}
	for _, tag := range collectTags(item, nil) {
		t.Private = t.Private || privateWords[fold(tag.name)]
	}
	taskWords(&t, linkedText(first, b.md)[len("[ ]"):])
	for i, ref := range t.On {
		if at := bytes.Index(b.md[row.Start:row.Stop], []byte(ref.Text)); at >= 0 {
			t.On[i].Pos = b.pos(row.Start + at)
		}
	}
	b.taskDate(&t, dueWord, t.Due.Set, nil)
	b.taskDate(&t, doneWord, t.DoneOn.Set, vault.Args{"Done": true})
	if t.Text != "" || t.Due.Set || t.Waiting { // else it is left over from a template
		b.body.Tasks = append(b.body.Tasks, t)
	}
	return true
}

// taskDate warns of a day that was left in the text because it cannot be read.
func (b *bodyReader) taskDate(t *vault.Task, word *regexp.Regexp, known bool, more vault.Args) {
	m := word.FindStringSubmatch(t.Text)
	if m == nil || known || !strings.ContainsAny(m[1], "0123456789") {
		return
	}
	args := vault.Args{"Value": m[1]}
	maps.Copy(args, more)
	b.report(vault.Diagnostic{
		Pos: t.Pos, Width: len("[ ]"), Severity: vault.Warning, Code: "task-date", Args: args,
	})
}

func taskState(mark byte) vault.TaskState {
	switch mark {
	case ' ':
		return vault.Open
	case '-':
		return vault.Cancelled
	}
	return vault.Done
}

// taskWords reads dates and who is waited for, and keeps the rest as text.
func taskWords(t *vault.Task, said string) {
	if strings.ContainsAny(said, ":📅✅") {
		said = cutDate(said, dueWord, &t.Due, t.Pos)
		said = cutDate(said, doneWord, &t.DoneOn, t.Pos)
		said = cutWaiting(said, t)
	}
	said = wikilink.ReplaceAllStringFunc(said, shownLink)
	t.Text = strings.Join(strings.Fields(said), " ")
}

// linkedText is the plain text of a block, with wikilinks as they are written.
func linkedText(block ast.Node, source []byte) string {
	var b strings.Builder
	for c := block.FirstChild(); c != nil; c = c.NextSibling() {
		if link, ok := c.(*wikilinkNode); ok {
			b.WriteString("[[" + link.inside + "]]")
			continue
		}
		writePlain(&b, c, source)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func shownLink(link string) string {
	node := wikilinkNode{inside: link[2 : len(link)-2]}
	return node.shown()
}

// cutDate reads the date behind a word and cuts both out of the text.
func cutDate(said string, word *regexp.Regexp, into *vault.Value[vault.Date], pos vault.Pos) string {
	for _, m := range word.FindAllStringSubmatchIndex(said, -1) {
		typed := said[m[2]:m[3]]
		if !strings.HasSuffix(typed, "]]") {
			typed = strings.TrimRight(typed, ".,;)]")
		}
		if d, ok := parseDate(typed); ok {
			*into = vault.Value[vault.Date]{V: d, Pos: pos, Set: true}
			return said[:m[0]] + " " + said[m[1]:]
		}
	}
	return said
}

// cutWaiting reads who has promised the task and cuts the word out.
func cutWaiting(said string, t *vault.Task) string {
	m := waitWord.FindStringIndex(said)
	if m == nil {
		return said
	}
	t.Waiting = true
	before, after := said[:m[0]], said[m[1]:]
	name, rest := waitedFor(after)
	if name != "" {
		t.On = []vault.Ref[vault.Person]{{Text: name, Pos: t.Pos}}
	}
	return before + " " + rest
}

// waitedFor reads the name behind waiting: a link, or a word that touches it.
func waitedFor(after string) (name, rest string) {
	trimmed := strings.TrimLeft(after, " ")
	if link := wikilink.FindStringIndex(trimmed); link != nil && link[0] == 0 {
		return linkTarget(trimmed[:link[1]]), strings.TrimPrefix(trimmed[link[1]:], "]")
	}
	if after == "" || after[0] == ' ' {
		return "", after
	}
	name, rest, _ = strings.Cut(after, " ")
	return strings.TrimRight(name, ".,;)]"), rest
}
