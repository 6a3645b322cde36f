// Package vault is carnet's model: the typed notes of one person, what they
// say of each other, and what is to be mended in them.
//
// The package holds data and the few rules that belong to a single value. It
// reads nothing, prints nothing and imports the standard library only. A vault
// is made by package parser, to which internal/history adds what git knows;
// nothing changes it afterwards.
package vault

// A Vault is everything that carnet has read of a folder of notes.
type Vault struct {
	Settings Settings

	Contacts []*Contact // by id
	Meetings []*Meeting // by date, time and path
	Pitches  []*Pitch   // by id, numbers by value: v9 before v10
	Targets  []*Target  // by id

	// People are all persons of the vault: those with a note, by id, then
	// those who are only named in a note, by name.
	People []*Person

	// Themes are all themes that feedback, pitches or settings name, in the
	// order in which they were first written.
	Themes []*Theme

	// Diagnostics are what is to be mended, by path, line and column.
	Diagnostics []Diagnostic

	// History is what git knows of the notes.
	History History
}

// Notes are all notes: contacts, meetings, pitches, targets.
func (v *Vault) Notes() []*Note {
	all := make([]*Note, 0, len(v.Contacts)+len(v.Meetings)+len(v.Pitches)+len(v.Targets))
	for _, c := range v.Contacts {
		all = append(all, &c.Note)
	}
	for _, m := range v.Meetings {
		all = append(all, &m.Note)
	}
	for _, p := range v.Pitches {
		all = append(all, &p.Note)
	}
	for _, t := range v.Targets {
		all = append(all, &t.Note)
	}
	return all
}

// A Kind says what a note is about.
type Kind string

// The four kinds of note, as the key `type` writes them.
const (
	KindContact Kind = "contact"
	KindMeeting Kind = "meeting"
	KindPitch   Kind = "pitch"
	KindTarget  Kind = "target"
)

// A Note is what all kinds of note have in common.
type Note struct {
	Path    string      // slash-separated, relative to the vault's root
	ID      string      // the file name without .md, NFC; unique within its kind
	Kind    Kind        //
	Private Value[bool] // kept out of whatever is shared
	Extra   []Property  // keys that carnet does not know: the person's own
	Body    Body
}

// A Property is a key that carnet does not know, kept as it was typed.
type Property struct {
	Key  string
	Pos  Pos
	Text []Value[string]
}

// A Contact is a person with a note of their own.
type Contact struct {
	Note
	Name          Value[string]
	Aliases       []Value[string]
	Role          Value[string]
	Organization  Value[string]
	Email         []Value[string]
	Phone         []Value[string]
	Links         []Value[string]
	Circle        Value[int] // 1 close, 2 acquaintance, 3 met through others
	IntroducedBy  Ref[Person]
	OnBehalf      Value[OnBehalf]
	Tags          []Value[string] // those known to the map in English
	Groups        []Value[string]
	Ask           Value[string]
	Channel       Value[Channel]
	By            Value[Date]
	Asked         Value[Date]
	Answer        Value[Answer]
	KeepInTouch   Value[Duration]
	DecisionMaker Value[bool]
	Mentor        Value[bool]

	// Target is the one that Organization names, nil without one.
	Target *Target
}

// A Meeting is one conversation, held or planned.
type Meeting struct {
	Note
	Date        Value[Date]
	Contacts    []Ref[Person]
	Pitches     []Ref[Pitch] // the first is the version told; empty: none told
	Landed      Value[Outcome]
	Understood  Value[Outcome]
	Energy      Value[int] // 1 to 5
	Aligned     Value[int] // 1 to 5
	Minutes     Value[int]
	Channel     Value[Channel]
	InitiatedBy Value[Initiative]
	Referrals   []Ref[Person]
	OnBehalf    Value[OnBehalf]
	Gave        []Value[string]
	Thanked     Value[Thanks]
	Feedback    []Feedback
}

// Pitch is the version told, nil when none was or when it does not exist.
func (m *Meeting) Pitch() *Pitch {
	if len(m.Pitches) == 0 {
		return nil
	}
	return m.Pitches[0].To
}

// People are the persons met, each once.
func (m *Meeting) People() []*Person {
	people := make([]*Person, 0, len(m.Contacts))
	for _, ref := range m.Contacts {
		if ref.To != nil && !contains(people, ref.To) {
			people = append(people, ref.To)
		}
	}
	return people
}

func contains(people []*Person, p *Person) bool {
	for _, other := range people {
		if other == p {
			return true
		}
	}
	return false
}

// Session tells whether the meeting was with a mentor: its feedback is the
// mentor's remarks, and it is never compared.
func (m *Meeting) Session() bool {
	for _, ref := range m.Contacts {
		if ref.To != nil && ref.To.Mentor() {
			return true
		}
	}
	return false
}

// Planned tells whether the meeting is dated after today.
func (m *Meeting) Planned(today Date) bool {
	return m.Date.V.DayAfter(today)
}

// HeardPrivately tells whether the meeting is kept out of whatever is shared:
// its note is private, or one of its people is.
func (m *Meeting) HeardPrivately() bool {
	if m.Private.V {
		return true
	}
	for _, ref := range m.Contacts {
		if ref.To != nil && ref.To.Contact != nil && ref.To.Contact.Private.V {
			return true
		}
	}
	return false
}

// A Pitch is one version of the project as it is told.
type Pitch struct {
	Note
	Title      Value[string]
	Essential  Value[string] // the one sentence a listener should keep
	Version    Value[int]    // 2 in v2-b
	Variant    Value[string] // "b" in v2-b, lower case
	Follows    Ref[Pitch]
	Hypothesis Value[string]
	Addresses  []ThemeRef
	Retired    Value[bool]
	Text       string // the body as plain text, paragraphs parted by a blank line

	// Revisions are the states that git knows of the text, by day: the last one
	// is in force today. Empty without a history, and before the first commit.
	Revisions []Revision
}

// A Target is an organisation to reach.
type Target struct {
	Note
	Name      Value[string]
	Aliases   []Value[string]
	Validated Value[bool]

	// Known is what the notes know of it: its own body, then every paragraph or
	// item of another note that links or names it, contacts first, meetings by
	// date, pitches, targets.
	Known []Known
}

// Known is something that a note says of a target or a person.
type Known struct {
	*Passage
	Note *Note
}

// An Organization is where people work: a target, or one that is only named.
type Organization struct {
	Name     string
	Target   *Target    // nil for one that is only named
	Contacts []*Contact // who works there, by id
}

// A Person is somebody the notes speak of, with a note of their own or not.
type Person struct {
	Name    string
	Contact *Contact // nil for a person who is only named

	// IntroducedBy is who opened the way to this person, nil when nobody
	// did; IntroducedAt is the meeting at which it was, nil when the contact's
	// own note says it.
	IntroducedBy *Person
	IntroducedAt *Meeting

	// Linked are the passages that link to the person, in other notes than
	// their own: contacts first, meetings by date, pitches, targets.
	Linked []Known
}

// ID is the id of the person's note, or the name of a person without one.
func (p *Person) ID() string {
	if p.Contact != nil {
		return p.Contact.ID
	}
	return p.Name
}

// Mentor tells whether the person is the owner's mentor.
func (p *Person) Mentor() bool {
	return p.Contact != nil && p.Contact.Mentor.V
}

// Circle is 1 (close), 2 (acquaintance), 3 (met through others) or 0 (unknown).
func (p *Person) Circle() int {
	switch {
	case p.Contact != nil && p.Contact.Circle.Set:
		return p.Contact.Circle.V
	case p.IntroducedBy != nil:
		return 3
	}
	return 0
}

// Settings are what carnet.yaml says; the zero Settings is a good one.
type Settings struct {
	Language    Value[string] // "en" or "fr"
	Owner       Value[string]
	Mission     Value[string]
	Offer       Offer
	Goals       Goals
	KeepInTouch Value[Duration]
	ReplyTo     Value[string]
	Themes      []ThemeSetting
	Today       Value[Date]
}

// An Offer says whom the owner is useful to, what for, and how.
type Offer struct{ For, Value, How Value[string] }

// Goals are what the owner means to do each month.
type Goals struct{ MeetingsPerMonth, NewContactsPerMonth Value[int] }

// A ThemeSetting gives a theme its aspect.
type ThemeSetting struct {
	Theme  string
	Aspect Value[Aspect]
}
