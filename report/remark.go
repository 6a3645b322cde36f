package report

// What became of the mentor's remarks: computed from what was written, told and
// met after them, never typed.

import (
	"cmp"
	"slices"

	"carnet/internal/stats"
	"carnet/vault"
)

// A Remark is the mentor's, in a callout or at a session; on the page also
// what somebody said without a theme.
type Remark struct {
	Path    string   `json:"path"`
	Text    string   `json:"text"`
	Author  *string  `json:"author"`
	Date    *string  `json:"date"`
	Themes  []string `json:"themes"`
	Private bool     `json:"private"`
	Became  Became   `json:"became"`

	Marker  vault.Marker `json:"-"`
	Meeting *Meeting     `json:"-"`
	Row     string       `json:"-"` // of the note, on the page
	Task    bool         `json:"-"` // one of a session's tasks

	source source
}

// A Became says what became of a remark. Which of Pitch, Theme, Person and Date
// are set depends on the state.
type Became struct {
	State      RemarkState       `json:"state"`
	Pitch      *string           `json:"pitch"`       // the version that came after it
	Theme      *string           `json:"theme"`       // which of its themes that one addresses
	ThemeState *stats.ThemeState `json:"theme_state"` // what became of the theme
	Person     *string           `json:"person"`      // who was met
	Date       *string           `json:"date"`        // when
	Sentence   string            `json:"sentence"`

	Said string `json:"-"` // the sentence with its links

	first string // without what became of the theme, where that is known
}

// A RemarkState is what became of a remark, as far as the notes tell.
type RemarkState string

// The states of a remark.
const (
	RemarkOpen      RemarkState = "open"
	RemarkUnderWay  RemarkState = "under-way"  // a task that is promised, or for a day to come
	RemarkAddressed RemarkState = "addressed"  // a version that came after it addresses its theme
	RemarkReworded  RemarkState = "reworded"   // the pitch it is about was reworded, or followed by another
	RemarkMet       RemarkState = "met"        // somebody it names was met after it
	RemarkDone      RemarkState = "done"       // a task
	RemarkSetAside  RemarkState = "set-aside"  // a task that was cancelled
	RemarkNoRequest RemarkState = "no-request" // it says what went well
)

// remarkOrder puts first what is open.
var remarkOrder = []RemarkState{
	RemarkOpen, RemarkUnderWay, RemarkAddressed, RemarkReworded, RemarkMet, RemarkDone, RemarkSetAside, RemarkNoRequest,
}

// A source is where a remark comes from.
type source struct {
	day     vault.Value[vault.Date]
	by      *vault.Signature // as git says, of a callout
	themes  []vault.ThemeRef
	about   []*vault.Person
	pitch   *vault.Pitch // the one it is about
	inPitch bool         // it stands in it, and git knows since when
}

// remarks are what the mentor wrote: callouts in any note, and the feedback of
// the sessions. Open ones come first, then the newest.
func (b *builder) remarks() {
	for _, n := range b.allNotes() {
		for _, remark := range n.note.Body.Remarks {
			b.addRemark(b.callout(n, remark))
		}
	}
	for _, m := range b.v.Meetings {
		if m.Session() && !m.Planned(b.today) {
			b.sessionRemarks(m)
		}
	}
	b.sessionTasks()
	slices.SortStableFunc(b.r.Remarks, func(x, y Remark) int {
		return cmp.Or(
			cmp.Compare(slices.Index(remarkOrder, x.Became.State), slices.Index(remarkOrder, y.Became.State)),
			-cmp.Compare(text(x.Date), text(y.Date)),
		)
	})
}

// addRemark says what became of a remark and keeps it.
func (b *builder) addRemark(r Remark) {
	r.Themes = []string{}
	for _, t := range themesOf(r.source.themes) {
		r.Themes = append(r.Themes, t.Name)
	}
	r.Became = b.became(r)
	r.Became.Sentence = Plain(r.Became.Said)
	b.r.Remarks = append(b.r.Remarks, r)
}

// callout is a remark in a note. Git says who wrote it; where it names the owner
// or nobody, the one mentor did.
func (b *builder) callout(n placed, remark vault.Remark) Remark {
	r := Remark{
		Path: n.note.Path, Text: remark.Text, Private: n.private || remark.Private, Row: n.row,
		source: source{by: remark.By, themes: remark.Themes, about: remark.About, pitch: n.pitch, inPitch: n.pitch != nil && remark.By != nil},
	}
	if remark.By != nil {
		r.source.day = vault.Value[vault.Date]{V: remark.By.Day(), Set: true}
		day := remark.By.Day().Day()
		r.Date = &day
		if owner := b.v.Settings.Owner; !owner.Set || owner.V != remark.By.Name {
			r.Author = &remark.By.Name
		}
	}
	if r.Author == nil {
		r.Author = b.oneMentor()
	}
	return r
}

// oneMentor is the mentor's name where there is exactly one.
func (b *builder) oneMentor() *string {
	var one *string
	for _, c := range b.v.Contacts {
		if c.Mentor.V && one != nil {
			return nil
		}
		if c.Mentor.V {
			one = &c.Name.V
		}
	}
	return one
}

// fromSession is a remark of a session, without words yet.
func (b *builder) fromSession(m *vault.Meeting) Remark {
	author := mentorOf(m).Name
	r := Remark{Path: m.Path, Author: &author, Meeting: b.meetings[m], Row: b.meetings[m].Anchor}
	if m.Date.Set {
		day := m.Date.V.Day()
		r.Date = &day
	}
	return r
}

// sessionRemarks are the feedback of one session.
func (b *builder) sessionRemarks(m *vault.Meeting) {
	for _, f := range m.Feedback {
		r := b.fromSession(m)
		r.Text, r.Marker, r.Private = f.Text, f.Marker, m.HeardPrivately() || f.Private
		r.source = source{day: m.Date, themes: f.Themes, about: f.About}
		if f.Marker == vault.DidNot {
			r.source.pitch = m.Pitch()
		}
		b.addRemark(r)
	}
}

// sessionTasks say what became of the tasks of the sessions, which stand with
// the remarks on the page.
func (b *builder) sessionTasks() {
	sessions := map[string]*vault.Meeting{}
	for _, m := range b.v.Meetings {
		if m.Session() && !m.Planned(b.today) {
			sessions[m.Path] = m
		}
	}
	for i := range b.r.Tasks {
		t := &b.r.Tasks[i]
		if m := sessions[t.Path]; m != nil {
			became := b.becameOfTask(t)
			t.Became = &became
			r := b.fromSession(m)
			r.Text, r.Task, r.Private, r.Became = t.Text, true, t.Private || m.HeardPrivately(), became
			b.r.Discussed = append(b.r.Discussed, r)
		}
	}
}

// mentorOf is the mentor a session is with.
func mentorOf(m *vault.Meeting) *vault.Person {
	people := m.People()
	return people[slices.IndexFunc(people, (*vault.Person).Mentor)]
}

// A placed note is one with its row on the page.
type placed struct {
	note    *vault.Note
	private bool
	row     string
	pitch   *vault.Pitch // when it is one
}

// allNotes are all notes, contacts first.
func (b *builder) allNotes() []placed {
	var all []placed
	for i, c := range b.v.Contacts {
		all = append(all, placed{note: &c.Note, private: c.Private.V, row: anchor("c", i)})
	}
	for i, m := range b.v.Meetings {
		all = append(all, placed{note: &m.Note, private: m.HeardPrivately(), row: anchor("m", i)})
	}
	for i, p := range b.v.Pitches {
		all = append(all, placed{note: &p.Note, private: p.Private.V, row: anchor("p", i), pitch: p})
	}
	for i, t := range b.v.Targets {
		all = append(all, placed{note: &t.Note, private: t.Private.V, row: anchor("t", i)})
	}
	return all
}
