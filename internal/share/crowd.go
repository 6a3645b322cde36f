package share

// Who is who, in all states of a vault: a person may have been called otherwise
// earlier, or have got a note since.

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"carnet/parser"
	"carnet/vault"
)

// A person is somebody of the vault, with everything they are called.
type person struct {
	id      string // of their note, empty without one
	names   []string
	role    string // of a note that is public
	at      string // where they work, the same
	mentor  bool
	public  bool // the shared vault has them
	label   string
	base    string // the label without its number
	ordinal int    // that number, 0 without one
}

// A crowd is everybody.
type crowd struct {
	people []*person
	byPath map[string]*person // of notes
	byID   map[string]*person // of notes
	byName map[string]*person // folded; the first of that name
}

func newCrowd() *crowd {
	return &crowd{byPath: map[string]*person{}, byID: map[string]*person{}, byName: map[string]*person{}}
}

// add adds the people of one vault.
func (c *crowd) add(v *vault.Vault, public bool) {
	met := map[*person]bool{} // in this vault: two people stay two
	for _, p := range v.People {
		known := c.of(p)
		if known == nil || met[known] {
			known = &person{public: public}
			c.people = append(c.people, known)
		}
		met[known] = true
		c.learn(known, p, public)
	}
	for _, m := range v.Meetings {
		for _, ref := range slices.Concat(m.Contacts, m.Referrals) {
			c.unresolved(ref)
		}
	}
}

// recall adds the people of notes that are no more, or say something else now.
// Whoever is called as somebody who is known is taken for them.
func (c *crowd) recall(v *vault.Vault) {
	for _, p := range v.People {
		known := c.of(p)
		if known == nil {
			known = c.find(p.Name)
		}
		if known == nil {
			known = &person{}
			c.people = append(c.people, known)
		}
		c.call(known, p.Name)
		if n := p.Contact; n != nil {
			c.call(known, n.ID)
			for _, alias := range n.Aliases {
				c.call(known, alias.V)
			}
		}
	}
	for _, m := range v.Meetings {
		for _, ref := range slices.Concat(m.Contacts, m.Referrals) {
			c.unresolved(ref)
		}
	}
}

// of is who a person of any of the vaults is, nil for nobody yet.
func (c *crowd) of(p *vault.Person) *person {
	named := c.find(p.Name)
	if p.Contact == nil {
		return named
	}
	if known := c.byPath[p.Contact.Path]; known != nil {
		return known
	}
	if known := c.byID[p.Contact.ID]; known != nil {
		return known
	}
	if named != nil && named.id == "" {
		return named // has got a note since, or had one
	}
	return nil
}

// find is who is called so, nil for nobody.
func (c *crowd) find(name string) *person { return c.byName[parser.Fold(name)] }

// learn adds what a vault knows of a person.
func (c *crowd) learn(known *person, p *vault.Person, public bool) {
	c.call(known, p.Name)
	n := p.Contact
	if n == nil {
		return
	}
	if known.id == "" {
		known.id = n.ID
	}
	c.byPath[n.Path], c.byID[n.ID] = known, known
	c.call(known, n.ID)
	for _, alias := range n.Aliases {
		c.call(known, alias.V)
	}
	if public && known.role == "" && known.at == "" && !known.mentor {
		known.role, known.at, known.mentor = n.Role.V, parser.Named(n.Organization.V), n.Mentor.V
	}
}

func (c *crowd) call(known *person, name string) {
	known.names = append(known.names, name)
	if folded := parser.Fold(name); c.byName[folded] == nil {
		c.byName[folded] = known
	}
}

// unresolved adds a name that means more than one person, or nobody: it is a name
// all the same. A description of somebody is none.
func (c *crowd) unresolved(ref vault.Ref[vault.Person]) {
	if ref.To != nil || ref.Text == "" || c.find(ref.Text) != nil || !isName(ref.Text) {
		return
	}
	known := &person{}
	c.people = append(c.people, known)
	c.call(known, ref.Text)
}

// isName tells whether a reference that names nobody is a name: each of its words
// of some length begins with a capital.
func isName(text string) bool {
	for _, w := range cutWords(text) {
		first, _ := utf8.DecodeRuneInString(w.text)
		if unicode.IsLower(first) && utf8.RuneCountInString(w.text) >= shortWord {
			return false
		}
	}
	return true
}

var datedName = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[\s_–—-]+(.+)$`)

// fileNames are the names that only the files of meetings say.
func fileNames(vaults ...*vault.Vault) []string {
	var all []string
	for _, v := range vaults {
		for _, m := range v.Meetings {
			if found := datedName.FindStringSubmatch(m.ID); found != nil && m.Channel.V != vault.Event && isName(found[1]) {
				all = append(all, found[1])
			}
		}
	}
	return all
}

// authors are those whom git names.
func authors(v *vault.Vault) []string {
	var all []string
	for _, p := range v.Pitches {
		for _, r := range p.Revisions {
			if r.Commit != nil {
				all = append(all, r.Commit.By.Name)
			}
		}
	}
	for _, n := range v.Notes() {
		for _, r := range n.Body.Remarks {
			if r.By != nil {
				all = append(all, r.By.Name)
			}
		}
	}
	return all
}
