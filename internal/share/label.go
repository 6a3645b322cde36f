package share

// What people are called in place of their names.

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"carnet/parser"
)

// label gives everybody a label of their own. Those that would be the same are
// numbered in an order that says neither when people were met nor what they are
// called.
func (r *Redactor) label() {
	groups := map[string][]*person{}
	var order []string
	for _, p := range r.crowd.people {
		if !p.public {
			continue // whoever is only named in what is private is someone
		}
		p.base = r.base(p)
		key := parser.Fold(p.base)
		if groups[key] == nil {
			order = append(order, key)
		} else {
			p.base = groups[key][0].base
		}
		groups[key] = append(groups[key], p)
	}
	taken := map[string]bool{}
	for _, key := range order {
		if group := groups[key]; len(group) == 1 {
			group[0].label = r.alone(group[0].base)
			taken[parser.Fold(group[0].label)] = true
		}
	}
	for _, key := range order {
		if len(groups[key]) > 1 {
			number(groups[key], taken)
		}
	}
}

// number gives people with the same base a label each that nobody has.
func number(group []*person, taken map[string]bool) {
	slices.SortStableFunc(group, func(a, b *person) int { return bytes.Compare(a.lot(), b.lot()) })
	n := 0
	for _, p := range group {
		for free := false; !free; free = !taken[parser.Fold(p.label)] {
			n++
			p.label, p.ordinal = p.base+" "+strconv.Itoa(n), n
		}
		taken[parser.Fold(p.label)] = true
	}
}

// lot is what the order of people with the same label goes by.
func (p *person) lot() []byte {
	sum := sha256.Sum256([]byte(parser.Fold(p.names[0])))
	return sum[:]
}

// base is what a person is called before it is known who else is.
func (r *Redactor) base(p *person) string {
	if r.names == Initials {
		return initials(p.names[0])
	}
	role, at := strings.TrimSpace(r.Text(p.role)), strings.TrimSpace(r.Text(p.at))
	switch {
	case role == "" && p.mentor:
		role = r.words.Say("share.mentor", nil)
	case role == "":
		role = r.words.Say("share.acquaintance", nil)
	}
	if r.names == RoleOrganization && at != "" {
		return role + ", " + at
	}
	return role
}

// alone is the label of whom nobody shares it with.
func (r *Redactor) alone(base string) string {
	if base == r.words.Say("share.acquaintance", nil) {
		return r.words.Say("share.an-acquaintance", nil)
	}
	return base
}

// initials are the first letters of the words of a name: J. M.
func initials(name string) string {
	var all []string
	for word := range strings.FieldsFuncSeq(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) }) {
		first, _ := utf8.DecodeRuneInString(word)
		all = append(all, string(unicode.ToUpper(first))+".")
	}
	if len(all) == 0 {
		return "?"
	}
	return strings.Join(all, " ")
}

// compare puts people in the order of their labels.
func (p *person) compare(other *person) int {
	return cmp.Or(cmp.Compare(parser.Fold(p.base), parser.Fold(other.base)), cmp.Compare(p.ordinal, other.ordinal))
}
