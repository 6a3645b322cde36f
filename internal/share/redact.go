package share

// Going through a vault: every text in it is redacted, then people and notes get
// their new names.

import (
	"reflect"
	"slices"
	"strconv"

	"carnet/vault"
)

// Vault redacts a vault in place: one of those that New was given, which is the
// caller's own.
func (r *Redactor) Vault(v *vault.Vault) {
	who := r.everybody(v)
	ids := r.noteIDs(v)
	settings := v.Settings
	cut(v)
	eachText(v, r.Text, nil)
	v.Settings.Owner, v.Settings.ReplyTo = settings.Owner, settings.ReplyTo
	for i, n := range v.Notes() {
		n.ID, n.Path = ids[i].id, ids[i].path
	}
	r.name(v, who)
	r.sign(v)
	order(v, who)
}

// everybody finds who the people of a vault are, by what they are still called.
func (r *Redactor) everybody(v *vault.Vault) map[*vault.Person]*person {
	who := make(map[*vault.Person]*person, len(v.People))
	for _, p := range v.People {
		who[p] = r.crowd.of(p)
	}
	return who
}

// cut takes out what is not for others, whatever is written in it.
func cut(v *vault.Vault) {
	v.Diagnostics = nil
	for _, n := range v.Notes() {
		n.Extra = nil
		n.Body = vault.Body{Tasks: n.Body.Tasks, Remarks: n.Body.Remarks}
		for i := range n.Body.Remarks {
			n.Body.Remarks[i].Links = nil
		}
	}
	for _, c := range v.Contacts {
		c.Aliases, c.Email, c.Phone, c.Links = nil, nil, nil, nil
	}
	for _, p := range v.Pitches {
		p.Revisions = slices.DeleteFunc(slices.Clone(p.Revisions), func(r vault.Revision) bool {
			return r.Private && r.Text != p.Text
		})
	}
	for _, m := range v.Meetings {
		for i := range m.Feedback {
			m.Feedback[i].Links = nil
		}
	}
	for _, p := range v.People {
		p.Linked = nil
	}
}

// A noteID is what a note is called in what is shared: no path.
type noteID struct{ id, path string }

// noteIDs are those of all notes, in the order of vault.Notes. Those of contacts
// come with their labels.
func (r *Redactor) noteIDs(v *vault.Vault) []noteID {
	ids := make([]noteID, len(v.Contacts), len(v.Contacts)+len(v.Meetings)+len(v.Pitches)+len(v.Targets))
	for _, m := range v.Meetings {
		n := strconv.Itoa(r.meetings[m.ID])
		ids = append(ids, noteID{r.words.Say("share.meeting", nil) + " " + n, "m" + n})
	}
	for i, p := range v.Pitches {
		ids = append(ids, noteID{r.id(&p.Note), "p" + strconv.Itoa(i+1)})
	}
	for i, t := range v.Targets {
		ids = append(ids, noteID{r.id(&t.Note), "t" + strconv.Itoa(i+1)})
	}
	return ids
}

// id is that of a pitch or a target without names in it, the same whenever it is
// asked for and no other note's.
func (r *Redactor) id(n *vault.Note) string {
	key := string(n.Kind) + "/" + n.ID
	id, known := r.ids[key]
	if !known {
		clean := r.Text(n.ID)
		id = clean
		for i := 2; r.taken[string(n.Kind)+"/"+id]; i++ {
			id = clean + " " + strconv.Itoa(i)
		}
		r.ids[key], r.taken[string(n.Kind)+"/"+id] = id, true
	}
	return id
}

// name gives people their labels, wherever they are referred to.
func (r *Redactor) name(v *vault.Vault, who map[*vault.Person]*person) {
	label := func(p *vault.Person) string { return who[p].label }
	for _, p := range v.People {
		p.Name = label(p)
		if c := p.Contact; c != nil {
			c.ID, c.Name.V = p.Name, p.Name
			r.reduce(c)
			r.refer(label, &c.IntroducedBy)
		}
	}
	for _, m := range v.Meetings {
		r.referAll(label, m.Contacts)
		r.referAll(label, m.Referrals)
	}
	for _, n := range v.Notes() {
		for _, t := range n.Body.Tasks {
			r.referAll(label, t.On)
		}
	}
	for _, m := range v.Meetings {
		for i := range m.Pitches {
			if to := m.Pitches[i].To; to != nil {
				m.Pitches[i].Text = to.ID
			}
		}
	}
}

// reduce leaves of what a contact does what their label may say.
func (r *Redactor) reduce(c *vault.Contact) {
	if r.names != RoleOrganization {
		c.Organization = vault.Value[string]{}
	}
	if r.names == Initials {
		c.Role = vault.Value[string]{}
	}
}

func (r *Redactor) referAll(label func(*vault.Person) string, refs []vault.Ref[vault.Person]) {
	for i := range refs {
		r.refer(label, &refs[i])
	}
}

// refer writes a reference by the label of whom it means. One that means nobody
// may be a name, or describe one.
func (r *Redactor) refer(label func(*vault.Person) string, ref *vault.Ref[vault.Person]) {
	switch {
	case ref.To != nil:
		ref.Text = label(ref.To)
	case ref.Text != "":
		ref.Text = r.words.Say("share.someone", nil)
	}
}

// sign writes who saved what by their labels; the owner stays.
func (r *Redactor) sign(v *vault.Vault) {
	sign := func(s *vault.Signature, name string) {
		switch known := r.crowd.find(name); {
		case isOwner(v, name):
			s.Name = v.Settings.Owner.V
		case known != nil:
			s.Name = known.label
		default:
			s.Name = r.words.Say("share.someone", nil)
		}
	}
	signed := map[*vault.Commit]bool{}
	for _, p := range v.Pitches {
		for i := range p.Revisions {
			p.Revisions[i].Path = p.Path
			if c := p.Revisions[i].Commit; c != nil && !signed[c] {
				signed[c] = true
				sign(&c.By, c.By.Name)
				c.Hash = ""
			}
		}
	}
	for _, n := range v.Notes() {
		for i := range n.Body.Remarks {
			if by := n.Body.Remarks[i].By; by != nil {
				own := *by
				sign(&own, by.Name)
				n.Body.Remarks[i].By = &own
			}
		}
	}
	v.History.Head = nil
}

// order puts contacts and people in the order of their labels, not of their names.
func order(v *vault.Vault, who map[*vault.Person]*person) {
	notes := len(v.Contacts)
	byLabel := func(a, b *vault.Person) int { return who[a].compare(who[b]) }
	slices.SortStableFunc(v.People[:notes], byLabel)
	slices.SortStableFunc(v.People[notes:], byLabel)
	for i, p := range v.People[:notes] {
		v.Contacts[i] = p.Contact
		p.Contact.Path = "c" + strconv.Itoa(i+1)
	}
}

// eachText changes every text that can be reached from x; words that carnet
// chooses among have types of their own and stay. Who signed what is left to
// sign, and things of one more type may be left out.
func eachText(x any, change func(string) string, without reflect.Type) {
	w := walker{change, without, map[any]bool{}}
	w.walk(reflect.ValueOf(x))
}

type walker struct {
	change  func(string) string
	without reflect.Type
	seen    map[any]bool // pointers
}

var (
	textType   = reflect.TypeFor[string]()
	leaveTypes = []reflect.Type{
		reflect.TypeFor[vault.Date](), reflect.TypeFor[vault.Signature](), reflect.TypeFor[vault.Commit](), reflect.TypeFor[vault.History](),
	}
)

func (w *walker) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || w.seen[v.Interface()] {
			return
		}
		w.seen[v.Interface()] = true
		w.walk(v.Elem())
	case reflect.Struct:
		if v.Type() == w.without || slices.Contains(leaveTypes, v.Type()) {
			return
		}
		for i := range v.NumField() {
			w.walk(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i))
		}
	case reflect.String:
		if v.Type() == textType && v.String() != "" {
			v.SetString(w.change(v.String()))
		}
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.Array:
		panic("a vault has a " + v.Kind().String() + ", which share does not redact")
	}
}
