package report

import (
	"slices"
	"strings"
	"unicode"

	"carnet/vault"
)

// BriefOnPerson is the brief on a person of the vault.
func BriefOnPerson(v *vault.Vault, who *vault.Person, o Options) *Brief {
	b := newBriefing(v, who.Name, o)
	a := b.acquaintanceOf(who)
	b.planned([]*vault.Person{who})
	b.identity(who)
	b.through(a)
	b.last(a)
	b.news(a)
	b.promises([]string{who.ID()})
	b.exchanged(a)
	if !who.Mentor() {
		b.ask(who)
	}
	if len(v.Pitches) > 0 {
		advice := Advise(v, who, o)
		b.brief.Tell = &advice
	}
	if c := who.Contact; c != nil && c.Target != nil {
		b.brief.Target = &c.Target.ID
		b.known(c.Target)
	}
	if b.isJournalist(who) {
		b.points()
	}
	if who.Mentor() {
		b.talk(a)
	}
	b.brief.Blocks = b.personBlocks()
	return b.brief
}

// acquaintanceOf is one person with their notes, those still to come aside.
func (b *briefing) acquaintanceOf(who *vault.Person) *acquaintance {
	a := b.acquaintance(who)
	a.met = slices.DeleteFunc(a.met, b.isToCome)
	a.touches = slices.DeleteFunc(a.touches, b.isToCome)
	return a
}

// identity is who somebody is.
func (b *briefing) identity(p *vault.Person) {
	who := &BriefWho{Tags: []string{}, Groups: []string{}, Email: []string{}, Phone: []string{}, Mentor: p.Mentor()}
	if n := p.Circle(); n > 0 {
		who.Circle = &n
	}
	if c := p.Contact; c != nil {
		b.brief.Contact = &c.ID
		who.Role, who.Organization = optional(c.Role), optional(c.Organization)
		who.Tags, who.Groups = values(c.Tags), values(c.Groups)
		who.Email, who.Phone = values(c.Email), values(c.Phone)
		who.DecisionMaker = c.DecisionMaker.V
	}
	b.brief.Who = who
}

func (b *briefing) through(a *acquaintance) {
	t := &BriefThrough{Chain: b.relayed(a.person), Permission: permission(a.person)}
	if len(a.met) > 0 {
		t.CameToMe = a.met[0].InitiatedBy.V == vault.Them
	}
	if len(t.Chain) > 0 || t.CameToMe {
		b.brief.Through = t
	}
}

// last finds the last contact, and the last one at which something was said.
func (b *briefing) last(a *acquaintance) {
	for _, m := range slices.Backward(a.touches) {
		if b.brief.Last == nil {
			b.brief.Last = &BriefLast{
				Path: m.Path, Date: written(m.Date), Channel: word(m.Channel), Pitch: pitchID(m), Landed: word(m.Landed), meeting: m,
			}
		}
		if len(m.Feedback) > 0 {
			b.brief.Said = &BriefSaid{Path: m.Path, Date: written(m.Date), Feedback: ownWordsFirst(m.Feedback), day: m.Date.V}
			return
		}
	}
}

// ownWordsFirst puts how they said it themselves before the rest.
func ownWordsFirst(all []vault.Feedback) []Feedback {
	said := make([]Feedback, 0, len(all))
	for _, f := range all {
		said = append(said, feedback(f))
	}
	slices.SortStableFunc(said, func(x, y Feedback) int {
		return boolOrder(y.Marker == vault.Playback) - boolOrder(x.Marker == vault.Playback)
	})
	return said
}

func boolOrder(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// news are the lines of their own note, the newest being the last one written,
// after what other notes have said of them since the last contact.
func (b *briefing) news(a *acquaintance) {
	last, _ := a.lastContact()
	var dated, undated []BriefLine
	for _, k := range a.person.Linked {
		m := b.about(k.Note).meeting
		switch {
		case m == nil:
			undated = append(undated, b.quote(k))
		case !slices.Contains(m.People(), a.person) && m.Date.V.DayAfter(last) && !m.Planned(b.today):
			dated = append(dated, b.quote(k))
		}
	}
	newestFirst(dated)
	b.brief.News = append(b.brief.News, dated...)
	if c := a.person.Contact; c != nil {
		for i := range c.Body.Passages {
			l := b.quote(vault.Known{Passage: &c.Body.Passages[i], Note: &c.Note})
			l.From = []Name{}
			b.brief.News = append(b.brief.News, l)
		}
	}
	b.brief.News = append(b.brief.News, undated...)
}

// exchanged counts what went both ways.
func (b *briefing) exchanged(a *acquaintance) {
	received := &BriefReceived{Names: []Name{}}
	for _, m := range a.touches {
		for _, gave := range m.Gave {
			b.brief.Gave = append(b.brief.Gave, BriefLine{Path: m.Path, Date: written(m.Date), From: []Name{}, Text: gave.V, day: m.Date.V})
		}
		for _, name := range referrals(m.Referrals) {
			if !slices.ContainsFunc(received.Names, func(n Name) bool { return n.Name == name.Name }) {
				received.Names = append(received.Names, name)
			}
		}
	}
	for _, m := range a.met {
		received.Meetings++
		received.Minutes += m.Minutes.V
		received.MinutesUnknown += boolOrder(!m.Minutes.Set)
	}
	newestFirst(b.brief.Gave)
	if received.Meetings > 0 || len(received.Names) > 0 {
		b.brief.Received = received
	}
}

// ask is the request with what would make it easier to say yes to.
func (b *briefing) ask(p *vault.Person) {
	ask := &BriefAsk{Hints: []BriefHint{}}
	b.brief.Ask = ask
	if c := p.Contact; c != nil {
		ask.Ask, ask.Channel, ask.By = optional(c.Ask), word(c.Channel), written(c.By)
		ask.Asked, ask.Answer = written(c.Asked), word(c.Answer)
		ask.by, ask.asked = c.By.V, c.Asked.V
	}
	if ask.Ask == nil && ask.Channel == nil && ask.By == nil {
		ask.Hints = append(ask.Hints, HintNothing)
		return
	}
	for _, part := range []struct {
		hint BriefHint
		is   bool
	}{
		{HintWhat, ask.Ask == nil}, {HintHow, ask.Channel == nil}, {HintWhen, ask.By == nil},
		{HintCV, ask.Ask != nil && b.asksWithCV(*ask.Ask)},
	} {
		if part.is {
			ask.Hints = append(ask.Hints, part.hint)
		}
	}
}

// cvWords are what a CV is called. In French a résumé is a summary.
var cvWords = map[string][]string{
	"en": {"cv", "cvs", "resume", "résumé", "resumé", "curriculum"},
	"fr": {"cv", "curriculum"},
}

// asksWithCV tells whether a request is to read or to pass on a CV.
func (b *briefing) asksWithCV(ask string) bool {
	ask = strings.ReplaceAll(strings.ToLower(ask), "c.v", "cv")
	return slices.ContainsFunc(
		strings.FieldsFunc(ask, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }),
		func(w string) bool { return slices.Contains(cvWords[b.words.Language], w) },
	)
}
