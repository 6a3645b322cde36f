package vaulttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// A gossip is a hand that puts people into whatever is written: their names in
// many forms, how to reach them, and days. It draws by itself, so that a vault
// with gossip is otherwise the same.
type gossip struct {
	r      *rand.Rand
	people []*person
	phones []string // as they were noted
	words  int      // that were made up for what is private
}

func newGossip(w *world) *gossip {
	if !w.opt.Gossip {
		return nil
	}
	people := append(append([]*person{}, w.contacts...), w.strangers...)
	return &gossip{r: rand.New(rand.NewPCG(w.opt.Seed, 0x676f73)), people: people}
}

// about says something of somebody, or nothing.
func (g *gossip) about() string {
	if g == nil || len(g.people) == 0 || g.r.Float64() < .5 {
		return ""
	}
	p := g.people[g.r.IntN(len(g.people))]
	return " " + fmt.Sprintf(g.one("so %s says", "as with %s", "(%s)", "d’après %s", "says %s’s neighbour", "ask %s"), g.form(p))
}

// forms of a person in running text.
func (g *gossip) form(p *person) string {
	first, last, _ := strings.Cut(p.name, " ")
	switch g.r.IntN(16) {
	case 0:
		return p.name
	case 1:
		return strings.ToUpper(p.name)
	case 2:
		return fold(p.name)
	case 3:
		return first
	case 4:
		return "Mme " + last
	case 5:
		return last + " " + first
	case 6:
		return decomposed.Replace(p.name)
	case 7:
		_, size := utf8.DecodeRuneInString(first)
		return "**" + first[:size] + "**" + first[size:]
	case 8:
		return strings.ReplaceAll(p.name, " ", "-")
	case 9:
		return strings.ReplaceAll(p.name, " ", "")
	case 10:
		return "[[" + p.name + "]]"
	case 11:
		return address(p) + "@example.org"
	case 12:
		return "https://example.org/in/" + address(p)
	case 13:
		return "them on 12 March 2026, le 3 mai, 14/04/2026 or 2026-02-11"
	case 14:
		return first + " and the " + last + "s"
	}
	return g.phone()
}

func (g *gossip) learn(phone string) {
	if g != nil {
		g.phones = append(g.phones, phone)
	}
}

// phone is a number that was noted, written in another way.
func (g *gossip) phone() string {
	if len(g.phones) == 0 {
		return "06 11 22 33 44"
	}
	n := g.phones[g.r.IntN(len(g.phones))]
	pairs := strings.Join([]string{n[:2], n[2:4], n[4:6], n[6:8], n[8:]}, g.one(" ", ".", "-", "\u00a0", "\u202f", " . ", "/"))
	return g.one(n, pairs, "+33 (0)"+pairs[1:], "0033"+n[1:])
}

func (g *gossip) one(pool ...string) string { return pool[g.r.IntN(len(pool))] }

// decomposed writes accents as characters of their own.
var decomposed = strings.NewReplacer(
	"é", "e\u0301", "è", "e\u0300", "ê", "e\u0302", "ë", "e\u0308", "ç", "c\u0327", "ï", "i\u0308", "î", "i\u0302", "ô", "o\u0302", "É", "E\u0301",
)

// secret is a word that stands nowhere else.
func (g *gossip) secret() string {
	if g == nil {
		return ""
	}
	g.words++
	return " qzw" + strings.Map(func(c rune) rune { return c - '0' + 'a' }, fmt.Sprint(10000+g.words))
}
