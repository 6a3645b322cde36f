package report

// The way to an organisation: who is there, the relay chains, what is known of
// it and from whom, and what to do next.

import "carnet/vault"

// A Way is all that the notes hold of how to reach an organisation.
type Way struct {
	Reached   *Reached  `json:"reached"` // the first meeting with who decides there
	People    []Name    `json:"people"`  // who works there, by id
	Chains    []Chain   `json:"chains"`  // the best first
	OpenNames []OpenEnd `json:"open_names"`
	Known     []Saying  `json:"known"`
	Next      NextStep  `json:"next"`
}

// Reached is when an organisation was reached.
type Reached struct {
	Person Name    `json:"person"`
	Date   *string `json:"date"`
	Path   string  `json:"path"`
}

// An OpenEnd is a name that was given and that nobody has followed yet. It may
// be a description: a name to get.
type OpenEnd struct {
	Name Name    `json:"name"`
	From []Name  `json:"from"`
	Date *string `json:"date"`
	Path string  `json:"path"`
}

// A Saying is a paragraph or an item that says something of a target.
type Saying struct {
	Text    string  `json:"text"`
	From    []Name  `json:"from"` // empty: the owner's own
	Date    *string `json:"date"`
	Path    string  `json:"path"`
	Private bool    `json:"private"`

	Meeting *Meeting `json:"-"` // nil when it stands elsewhere
}

// A Path is the answer to how to reach an organisation.
type Path struct {
	Organization string  `json:"organization"`
	Target       *string `json:"target"` // id, null for one that is only named
	Date         string  `json:"date"`
	Way
}

// FindPath says how to reach an organisation of the vault.
func FindPath(v *vault.Vault, to *vault.Organization, o Options) Path {
	b := &builder{v: v, words: o.Words, today: o.Today}
	p := Path{Organization: to.Name, Date: o.Today.Day(), Way: b.way(to)}
	if to.Target != nil {
		p.Target = &to.Target.ID
	}
	return p
}

// way gathers it.
func (b *builder) way(to *vault.Organization) Way {
	w := Way{People: []Name{}, Chains: b.chains(to.Contacts), Known: b.sayings(to.Target)}
	for _, a := range b.peopleOf(to.Contacts) {
		w.People = append(w.People, b.who(a.person))
		if first := b.reached(a); first != nil && (w.Reached == nil || first.before(w.Reached)) {
			w.Reached = first
		}
	}
	w.OpenNames = b.openNames(to)
	w.Next = b.wayNext(&w)
	return w
}

// reached is the first meeting with a person who decides, nil without one.
func (b *builder) reached(a *acquaintance) *Reached {
	if len(a.met) == 0 || !a.decides() {
		return nil
	}
	m := a.met[0]
	return &Reached{b.who(a.person), day(m), m.Path}
}

func (r *Reached) before(other *Reached) bool { return text(r.Date) < text(other.Date) }

// wayNext is the next step of the best chain. Without any, somebody whose own
// note names the organisation may know who decides there, else who was last met
// when it was spoken of.
func (b *builder) wayNext(w *Way) NextStep {
	if len(w.Chains) > 0 {
		return w.Chains[0].Next
	}
	var whom *Name
	for i, said := range w.Known {
		if len(said.From) > 0 && (whom == nil || said.Date != nil) {
			whom = &w.Known[i].From[0]
		}
		if whom != nil && said.Date == nil {
			break
		}
	}
	if whom == nil {
		return b.action(nextWhoKnows, nil, nil)
	}
	return b.action(nextWhoDecides, whom, nil)
}

// sayings are what the notes know of a target, and from whom.
func (b *builder) sayings(t *vault.Target) []Saying {
	all := []Saying{}
	if t == nil {
		return all
	}
	for _, k := range t.Known {
		s := Saying{Text: k.Text, Path: k.Note.Path, Private: k.Private || k.Note.Private.V}
		about := b.about(k.Note)
		if m := about.meeting; m != nil {
			s.Date, s.Meeting = day(m), b.meetings[m]
			s.Private = s.Private || m.HeardPrivately()
		}
		s.From = b.whoAll(about.people)
		all = append(all, s)
	}
	return all
}

// openNames are the names given by those who work there, or at a meeting whose
// note speaks of it, to which nothing has come yet.
func (b *builder) openNames(to *vault.Organization) []OpenEnd {
	var meetings []*vault.Meeting
	for _, a := range b.peopleOf(to.Contacts) {
		meetings = append(meetings, a.met...)
	}
	if to.Target != nil {
		for _, k := range to.Target.Known {
			if m := b.about(k.Note).meeting; m != nil && !m.Planned(b.today) {
				meetings = append(meetings, m)
			}
		}
	}
	all := []OpenEnd{}
	seen := map[*vault.Meeting]bool{}
	for _, m := range meetings {
		if !seen[m] {
			all = append(all, b.openEnds(m)...)
		}
		seen[m] = true
	}
	return all
}

// openEnds are the names given at a meeting that lead to nobody yet.
func (b *builder) openEnds(m *vault.Meeting) []OpenEnd {
	var all []OpenEnd
	for _, ref := range m.Referrals {
		end := OpenEnd{Name: Name{Name: ref.Text}, From: b.whoAll(m.People()), Date: day(m), Path: m.Path}
		if ref.To != nil {
			a := b.acquaintance(ref.To)
			if len(a.touches)+len(a.planned) > 0 || b.request(a) != "" {
				continue
			}
			end.Name = b.who(ref.To)
		}
		all = append(all, end)
	}
	return all
}
