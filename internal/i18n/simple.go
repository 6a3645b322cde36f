package i18n

// Messages with nothing but blanks in them, which are most: they are filled by
// putting texts together, for a page says thousands of them.

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// A simple message is texts and the names of blanks in turn, first and last a
// text. The empty one stands for a message that is not simple.
type simple []string

var onlyBlank = regexp.MustCompile(`\{\{ *\.(\w+) *\}\}`)

// newSimple cuts a message at its blanks.
func newSimple(m *i18n.Message) (parts simple, ok bool) {
	if m.One != "" || strings.Contains(onlyBlank.ReplaceAllString(m.Other, ""), "{{") {
		return nil, false
	}
	rest := 0
	for _, at := range onlyBlank.FindAllStringSubmatchIndex(m.Other, -1) {
		parts = append(parts, m.Other[rest:at[0]], m.Other[at[2]:at[3]])
		rest = at[1]
	}
	return append(parts, m.Other[rest:]), true
}

// fill gives the message with its blanks filled, if all are texts and numbers.
func (s simple) fill(args Args) (text string, ok bool) {
	if len(s) < 2 {
		return strings.Join(s, ""), len(s) == 1
	}
	var b strings.Builder
	for i, part := range s {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		switch value := args[part].(type) {
		case string:
			b.WriteString(value)
		case int:
			b.WriteString(strconv.Itoa(value))
		default:
			return "", false
		}
	}
	return b.String(), true
}
