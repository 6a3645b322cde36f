package parser

import "carnet/vault"

// privateNames warns of a note that may be shared and names somebody whose
// note is private.
func privateNames(r *resolver) {
	for _, c := range r.v.Contacts {
		if !c.Private.V {
			r.privateRef(c.Path, c.IntroducedBy)
			r.privateInBody(&c.Note)
		}
	}
	for _, m := range r.v.Meetings {
		if !m.HeardPrivately() {
			for _, ref := range m.Referrals {
				r.privateRef(m.Path, ref)
			}
			r.privateInBody(&m.Note)
		}
	}
	for _, p := range r.v.Pitches {
		if !p.Private.V {
			r.privateInBody(&p.Note)
		}
	}
	for _, t := range r.v.Targets {
		if !t.Private.V {
			r.privateInBody(&t.Note)
		}
	}
}

func (r *resolver) privateRef(path string, ref vault.Ref[vault.Person]) {
	if ref.To != nil && ref.To.Contact != nil && ref.To.Contact.Private.V {
		r.report(path, ref.Pos, ref.Text, vault.Warning, "private-name", vault.Args{"Name": ref.Text})
	}
}

// privateInBody looks at the links of a note.
func (r *resolver) privateInBody(n *vault.Note) {
	for _, link := range n.Body.Links {
		if found := r.people.find(link.Target); len(found) == 1 {
			r.privateRef(n.Path, vault.Ref[vault.Person]{Text: link.Target, Pos: link.Pos, To: found[0]})
		}
	}
}
