package parser

// The keys of a note, a table for each kind: the contract of docs/format.md.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"carnet/vault"
)

// A key is one key of a kind of note: its names and what reads it.
type key[N any] struct {
	name, french string
	read         func(*reader, *N, property)
}

var contactKeys = newSchema([]key[vault.Contact]{
	{"name", "nom", one(text, func(c *vault.Contact) *vault.Value[string] { return &c.Name })},
	{"aliases", "alias", many(text, func(c *vault.Contact) *[]vault.Value[string] { return &c.Aliases })},
	{"role", "fonction", one(text, func(c *vault.Contact) *vault.Value[string] { return &c.Role })},
	{"organization", "organisation", one(linkText, func(c *vault.Contact) *vault.Value[string] { return &c.Organization })},
	{"email", "", many(text, func(c *vault.Contact) *[]vault.Value[string] { return &c.Email })},
	{"phone", "", many(text, func(c *vault.Contact) *[]vault.Value[string] { return &c.Phone })},
	{"links", "", many(text, func(c *vault.Contact) *[]vault.Value[string] { return &c.Links })},
	{"circle", "cercle", one(circle, func(c *vault.Contact) *vault.Value[int] { return &c.Circle })},
	{"introduced_by", "présenté_par", ref(func(c *vault.Contact) *vault.Ref[vault.Person] { return &c.IntroducedBy })},
	{"on_behalf", "de_sa_part", one(onBehalf, func(c *vault.Contact) *vault.Value[vault.OnBehalf] { return &c.OnBehalf })},
	{"tags", "", tags(func(c *vault.Contact) *[]vault.Value[string] { return &c.Tags })},
	{"groups", "groupes", many(tagText, func(c *vault.Contact) *[]vault.Value[string] { return &c.Groups })},
	{"ask", "quoi", one(text, func(c *vault.Contact) *vault.Value[string] { return &c.Ask })},
	{"channel", "canal", one(channel, func(c *vault.Contact) *vault.Value[vault.Channel] { return &c.Channel })},
	{"by", "quand", one(date, func(c *vault.Contact) *vault.Value[vault.Date] { return &c.By })},
	{"asked", "sollicité", one(date, func(c *vault.Contact) *vault.Value[vault.Date] { return &c.Asked })},
	{"answer", "réponse", one(answer, func(c *vault.Contact) *vault.Value[vault.Answer] { return &c.Answer })},
	{"keep_in_touch", "garder_contact", one(duration, func(c *vault.Contact) *vault.Value[vault.Duration] { return &c.KeepInTouch })},
	{"decision_maker", "décideur", one(yesNo, func(c *vault.Contact) *vault.Value[bool] { return &c.DecisionMaker })},
	{"mentor", "", one(yesNo, func(c *vault.Contact) *vault.Value[bool] { return &c.Mentor })},
	{"private", "privé", one(yesNo, func(c *vault.Contact) *vault.Value[bool] { return &c.Private })},
})

var meetingKeys = newSchema([]key[vault.Meeting]{
	{"date", "", one(date, func(m *vault.Meeting) *vault.Value[vault.Date] { return &m.Date })},
	{"contact", "", refs(func(m *vault.Meeting) *[]vault.Ref[vault.Person] { return &m.Contacts })},
	{"pitch", "", refs(func(m *vault.Meeting) *[]vault.Ref[vault.Pitch] { return &m.Pitches })},
	{"landed", "accroché", one(outcome, func(m *vault.Meeting) *vault.Value[vault.Outcome] { return &m.Landed })},
	{"understood", "compris", one(outcome, func(m *vault.Meeting) *vault.Value[vault.Outcome] { return &m.Understood })},
	{"energy", "énergie", one(oneToFive, func(m *vault.Meeting) *vault.Value[int] { return &m.Energy })},
	{"aligned", "aligné", one(oneToFive, func(m *vault.Meeting) *vault.Value[int] { return &m.Aligned })},
	{"minutes", "", one(minutes, func(m *vault.Meeting) *vault.Value[int] { return &m.Minutes })},
	{"channel", "canal", one(channel, func(m *vault.Meeting) *vault.Value[vault.Channel] { return &m.Channel })},
	{"initiated_by", "initiative", one(initiative, func(m *vault.Meeting) *vault.Value[vault.Initiative] { return &m.InitiatedBy })},
	{"referrals", "noms_donnés", refs(func(m *vault.Meeting) *[]vault.Ref[vault.Person] { return &m.Referrals })},
	{"on_behalf", "de_sa_part", one(onBehalf, func(m *vault.Meeting) *vault.Value[vault.OnBehalf] { return &m.OnBehalf })},
	{"gave", "donné", many(text, func(m *vault.Meeting) *[]vault.Value[string] { return &m.Gave })},
	{"thanked", "remercié", one(thanks, func(m *vault.Meeting) *vault.Value[vault.Thanks] { return &m.Thanked })},
	{"private", "privé", one(yesNo, func(m *vault.Meeting) *vault.Value[bool] { return &m.Private })},
})

var pitchKeys = newSchema([]key[vault.Pitch]{
	{"title", "titre", one(text, func(p *vault.Pitch) *vault.Value[string] { return &p.Title })},
	{"essential", "essentiel", one(text, func(p *vault.Pitch) *vault.Value[string] { return &p.Essential })},
	{"version", "", one(version, func(p *vault.Pitch) *vault.Value[int] { return &p.Version })},
	{"variant", "variante", one(variant, func(p *vault.Pitch) *vault.Value[string] { return &p.Variant })},
	{"follows", "suit", ref(func(p *vault.Pitch) *vault.Ref[vault.Pitch] { return &p.Follows })},
	{"hypothesis", "hypothèse", one(text, func(p *vault.Pitch) *vault.Value[string] { return &p.Hypothesis })},
	{"addresses", "répond_à", themes(func(p *vault.Pitch) *[]vault.ThemeRef { return &p.Addresses })},
	{"retired", "abandonné", one(yesNo, func(p *vault.Pitch) *vault.Value[bool] { return &p.Retired })},
	{"private", "privé", one(yesNo, func(p *vault.Pitch) *vault.Value[bool] { return &p.Private })},
})

var targetKeys = newSchema([]key[vault.Target]{
	{"name", "nom", one(text, func(t *vault.Target) *vault.Value[string] { return &t.Name })},
	{"aliases", "alias", many(text, func(t *vault.Target) *[]vault.Value[string] { return &t.Aliases })},
	{"validated", "validé", one(yesNo, func(t *vault.Target) *vault.Value[bool] { return &t.Validated })},
	{"private", "privé", one(yesNo, func(t *vault.Target) *vault.Value[bool] { return &t.Private })},
})

// A schema finds a key by either of its names, folded.
type schema[N any] map[string]*key[N]

func newSchema[N any](keys []key[N]) schema[N] {
	s := schema[N]{}
	for i := range keys {
		k := &keys[i]
		s[fold(k.name)] = k
		if k.french != "" {
			s[fold(k.french)] = k
		}
	}
	return s
}

// fill reads all properties into n. Those without a key of the schema are
// given back: they are the person's own.
func (s schema[N]) fill(r *reader, n *N, props []property) (extra []vault.Property) {
	names := make([]string, len(props))
	for i, p := range props {
		k, known := s[fold(p.key)]
		names[i] = p.key
		switch {
		case known && p.value.empty():
			names[i] = "" // the same as a missing key
			continue
		case known:
			names[i] = k.name
		}
		if first := slices.Index(names[:i], names[i]); first >= 0 {
			r.twice(p, props[first])
			continue
		}
		if known {
			k.read(r, n, p)
		} else if !strings.EqualFold(p.key, "type") {
			extra = append(extra, r.own(p))
		}
	}
	return extra
}

// twice reports a key that stands in the note already.
func (r *reader) twice(p, first property) {
	r.report(vault.Diagnostic{
		Pos: p.pos, Width: utf8.RuneCountInString(p.key), Severity: vault.Error, Code: "duplicate-key",
		Args: vault.Args{"Key": p.key, "First": first.key, "Line": first.pos.Line},
	})
}

// own keeps a key that is not carnet's.
func (r *reader) own(p property) vault.Property {
	extra := vault.Property{Key: p.key, Pos: p.pos}
	for _, n := range p.value.flatten() {
		if n.kind != scalar {
			continue
		}
		if n.flaw == flawCut || p.value.kind == sequence {
			n.text, n.flaw = n.raw(), flawNone // YAML takes it, and it is not ours to mend
		}
		if text, ok := r.text(p, n); ok {
			extra.Text = append(extra.Text, vault.Value[string]{V: text, Pos: n.pos, Set: true})
		}
	}
	return extra
}

// A parse reads one value of a key.
type parse[T any] func(*reader, property, node) (T, bool)

func text(r *reader, p property, n node) (string, bool) { return r.text(p, n) }

// linkText reads text that may be a link to a note of that name.
func linkText(r *reader, p property, n node) (string, bool) {
	t, ok := r.text(p, n)
	if target := linkTarget(t); isLink(t) {
		t = target
	}
	return t, ok
}

// tagText reads text with or without the # of a tag.
func tagText(r *reader, p property, n node) (string, bool) {
	t, ok := r.text(p, n)
	if len(t) > 1 && t[0] == '#' {
		t = t[1:]
	}
	return t, ok
}

// variant reads the letter of a version.
func variant(r *reader, p property, n node) (string, bool) {
	t, ok := r.text(p, n)
	return fold(t), ok
}

// one reads a key that takes one value.
func one[N, T any](read parse[T], field func(*N) *vault.Value[T]) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		values := p.value.flatten()
		if len(values) == 0 {
			return
		}
		if len(values) > 1 {
			r.report(vault.Diagnostic{
				Pos: values[1].pos, Width: values[1].width(), Severity: vault.Error,
				Code: "one-value", Args: vault.Args{"Key": p.key},
			})
		}
		if v, ok := readOne(r, p, values[0], read); ok {
			*field(n) = v
		}
	}
}

// many reads a key that takes one value or a list.
func many[N, T any](read parse[T], field func(*N) *[]vault.Value[T]) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		for _, value := range p.value.flatten() {
			if v, ok := readOne(r, p, value, read); ok {
				*field(n) = append(*field(n), v)
			}
		}
	}
}

func readOne[T any](r *reader, p property, n node, read parse[T]) (vault.Value[T], bool) {
	if n.kind != scalar {
		r.wrongShape(p, n)
		return vault.Value[T]{}, false
	}
	v, ok := read(r, p, n)
	return vault.Value[T]{V: v, Pos: n.pos, Set: ok}, ok
}

// refs reads a key that takes one reference or a list.
func refs[N, T any](field func(*N) *[]vault.Ref[T]) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		for _, value := range p.value.flatten() {
			*field(n) = append(*field(n), readRefs[T](r, p, value)...)
		}
	}
}

// ref reads a key that takes one reference.
func ref[N, T any](field func(*N) *vault.Ref[T]) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		var all []vault.Ref[T]
		refs(func(*N) *[]vault.Ref[T] { return &all })(r, n, p)
		if len(all) > 1 {
			r.report(vault.Diagnostic{
				Pos: all[1].Pos, Width: max(1, utf8.RuneCountInString(all[1].Text)), Severity: vault.Error,
				Code: "one-value", Args: vault.Args{"Key": p.key},
			})
		}
		if len(all) > 0 {
			*field(n) = all[0]
		}
	}
}

// readRefs reads one value: a name, a link, or several links in one line.
func readRefs[T any](r *reader, p property, n node) []vault.Ref[T] {
	t, ok := r.text(p, n.cut())
	if !ok || t == "" {
		return nil
	}
	var all []vault.Ref[T]
	for _, target := range splitLinks(t) {
		all = append(all, vault.Ref[T]{Text: target, Pos: n.pos})
	}
	return all
}

// tags reads a key that takes tags; one known to the map gets its English name.
func tags[N any](field func(*N) *[]vault.Value[string]) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		for _, value := range p.value.flatten() {
			for _, t := range r.tags(p, value) {
				if known, ok := tagWords[fold(t)]; ok {
					t = known
				}
				*field(n) = append(*field(n), vault.Value[string]{V: t, Pos: value.pos, Set: true})
			}
		}
	}
}

// themes reads a key that takes themes, with or without # and aspect.
func themes[N any](field func(*N) *[]vault.ThemeRef) func(*reader, *N, property) {
	return func(r *reader, n *N, p property) {
		for _, value := range p.value.flatten() {
			for _, t := range r.tags(p, value) {
				*field(n) = append(*field(n), newThemeRef(t, value.pos))
			}
		}
	}
}
