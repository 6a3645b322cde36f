// Package share makes of a vault what can be sent to somebody else: the names of
// people become what they do, and addresses, phone numbers, links, paths, ids and
// the bodies of notes are gone, wherever they stand.
//
// It works on the notes, before anything is made of them: a report that is built
// of a redacted vault cannot say what the vault no longer holds. Every text of the
// vault is redacted, by reflection, so that none that is added to the model is
// forgotten; what is to stay is named. Private notes must be out already, by
// parser.Public. Days stay, since the report counts with them: report writes them
// as months.
//
// What it cannot know is a name that no note gives to a person: Kept lists the
// words that may be one.
package share

import (
	"slices"

	"carnet/internal/i18n"
	"carnet/parser"
	"carnet/vault"
)

// Names says what the names of people become.
type Names string

// The ways. Who has neither a role nor an organisation is an acquaintance.
const (
	Role             Names = "role"              // what they do
	RoleOrganization Names = "role-organization" // what they do, and where
	Initials         Names = "initials"
)

// Ways are all of them, the usual one first.
var Ways = []string{string(Role), string(RoleOrganization), string(Initials)}

// A State is a vault at one moment: as parser.Public reads it, and all of it, of
// which everything must be known that may not be said.
// Gone is what notes of people said before, or said that are no more.
type State struct {
	Public, Whole *vault.Vault
	Gone          []*vault.Vault
}

// A Redactor redacts the states of one vault, and gives everybody the same label
// in all of them.
type Redactor struct {
	words    *i18n.Words
	names    Names
	crowd    *crowd
	table    *table
	numbers  numbers
	meetings map[string]int    // the number of each by its id
	ids      map[string]string // of pitches and targets, by kind and id
	taken    map[string]bool   // ids of pitches and targets that are given
	small    map[string]bool   // words that notes have in small letters
}

// New makes the redactor of a vault, from the state that is shared and those that
// it is held against.
func New(words *i18n.Words, names Names, states ...State) *Redactor {
	r := &Redactor{
		words: words, names: names, crowd: newCrowd(), table: newTable(),
		meetings: map[string]int{}, ids: map[string]string{}, taken: map[string]bool{}, small: map[string]bool{},
	}
	for _, s := range states {
		r.crowd.add(s.Public, true)
	}
	for _, s := range states {
		r.crowd.add(s.Whole, false)
	}
	for _, s := range states {
		for _, v := range s.Gone {
			r.crowd.recall(v)
			r.numbers.learn(v)
		}
	}
	for _, s := range states {
		r.numbers.learn(s.Whole)
		addSmall(r.small, s.Whole)
		for _, m := range s.Public.Meetings {
			if _, known := r.meetings[m.ID]; !known {
				r.meetings[m.ID] = len(r.meetings) + 1
			}
		}
	}
	r.know(states)
	return r
}

// know fills the table of what is replaced, first without labels, which may hold
// names themselves.
func (r *Redactor) know(states []State) {
	someone := r.words.Say("share.someone", nil)
	for _, p := range r.crowd.people {
		p.label = someone
	}
	r.fill(states)
	r.label()
	r.table = newTable()
	r.fill(states)
}

func (r *Redactor) fill(states []State) {
	someone := r.words.Say("share.someone", nil)
	for _, p := range r.crowd.people {
		for _, name := range p.names {
			r.table.add(name, p.label, someone)
		}
	}
	for _, s := range states {
		for _, name := range slices.Concat(fileNames(append(s.Gone, s.Whole)...), authors(s.Public)) {
			if !isOwner(s.Public, name) && r.table.replace(name) == name {
				r.table.add(name, someone, someone)
			}
		}
	}
	for _, s := range states {
		if owner := s.Whole.Settings.Owner; owner.Set {
			r.table.keep(owner.V)
		}
	}
}

// isOwner tells whether a name is that of the vault's owner.
func isOwner(v *vault.Vault, name string) bool {
	owner := v.Settings.Owner
	return owner.Set && parser.Fold(name) == parser.Fold(owner.V)
}

// Text is a text with nothing in it that may not be said. Dates in it become
// months.
func (r *Redactor) Text(text string) string {
	text = r.links(r.addresses(text))
	text = isoDays(text)
	text = r.numbers.hide(text, r.words.Say("share.number", nil))
	text = writtenDays(text)
	return r.table.replace(text)
}
