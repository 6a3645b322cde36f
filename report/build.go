package report

import (
	"strconv"
	"sync"

	"carnet/internal/i18n"
	"carnet/vault"
)

// Options are what a report depends on besides the vault.
type Options struct {
	Today   vault.Date
	Words   *i18n.Words
	Version string // of the program

	// Since asks what is new since then; nil does not ask.
	Since *Since

	// Share asks for a report that can be sent to somebody else; nil for the
	// owner's own. Its vault must be redacted.
	Share *Share
}

// A builder holds what the parts of a report share.
type builder struct {
	v     *vault.Vault
	words *i18n.Words
	today vault.Date
	r     *Report

	meetings  map[*vault.Meeting]*Meeting
	pitches   map[*vault.Pitch]*Pitch
	live      map[string]bool          // ids of the versions of the live comparison
	personRow map[*vault.Person]string // rows of people on the page

	// Made when first asked for.
	everybody []*acquaintance
	byPerson  map[*vault.Person]*acquaintance
	byNote    map[*vault.Note]noteAbout
	distances map[*vault.Person]int
	firstTold map[*vault.Pitch]*vault.Meeting
	answering map[*vault.Theme][]*vault.Pitch
}

// Build makes the report of a vault. Parts that do not need each other are made
// at the same time.
func Build(v *vault.Vault, o Options) *Report {
	if o.Share != nil {
		o.Words = o.Words.ByMonth()
	}
	b := newBuilder(v, o)
	var alone, beside sync.WaitGroup
	alone.Go(func() { b.r.Next = Next(v, o) })
	b.owner()
	b.notes()
	b.listeners()
	b.totals()
	b.acquaintances()
	beside.Go(b.time)
	b.said()
	b.diagnostics()
	beside.Wait()
	b.r.TellNext = b.tellNext()
	alone.Wait()
	b.sentences()
	b.sinceThen(o.Since, o)
	b.mentorScreen()
	b.missing()
	if o.Share != nil {
		b.r.share(o.Share)
	}
	return b.r
}

// said makes what the feedback on the versions says.
func (b *builder) said() {
	b.iterations()
	b.comparisons()
	b.themes()
	b.answered()
	b.remarks()
	b.signals()
}

// time makes what the meetings and the people say over time.
func (b *builder) time() {
	b.momentum()
	b.network()
	b.ways()
}

// newBuilder is a builder that has built nothing yet.
func newBuilder(v *vault.Vault, o Options) *builder {
	return &builder{
		v: v, words: o.Words, today: o.Today,
		meetings: make(map[*vault.Meeting]*Meeting, len(v.Meetings)),
		pitches:  make(map[*vault.Pitch]*Pitch, len(v.Pitches)),
		r: &Report{
			Schema: 1, Carnet: o.Version, Date: o.Today.Day(), Language: o.Words.Language,
			Remarks: []Remark{},
			History: history(v.History, o.Words),
		},
	}
}

// history says how much of the history was read.
func history(h vault.History, words *i18n.Words) History {
	said := History{State: h.State}
	switch {
	case h.State == "":
		said.State = vault.HistoryOff // nobody looked
	case h.State == vault.HistoryPartial:
		said.Reason, said.Sentence = &h.Reason, words.Say("history."+h.Reason, nil)
	case h.State == vault.HistoryOff:
		why := words.Say("history-why."+h.Reason, nil)
		said.Reason, said.Sentence = &h.Reason, words.Say("history.off", i18n.Args{"Why": why})
	}
	return said
}

// owner copies what the settings say of the owner.
func (b *builder) owner() {
	s := b.v.Settings
	b.r.Vault = Owner{Owner: optional(s.Owner), Mission: optional(s.Mission)}
	if o := s.Offer; o.For.Set || o.Value.Set || o.How.Set {
		b.r.Vault.Offer = &Offer{For: optional(o.For), Value: optional(o.Value), How: optional(o.How)}
	}
}

// totals counts people, meetings and time.
func (b *builder) totals() {
	people := map[*vault.Person]bool{}
	t := &b.r.Totals
	for _, m := range b.v.Meetings {
		if m.Planned(b.today) || m.Channel.V == vault.Message {
			continue
		}
		t.Meetings++
		t.Minutes += m.Minutes.V
		t.span(m.Date)
		if m.Channel.V == vault.Event {
			continue
		}
		if !m.Minutes.Set {
			t.MinutesUnknown++
		}
		for _, p := range m.People() {
			people[p] = true
		}
	}
	t.People = len(people)
}

func (b *builder) diagnostics() {
	b.r.Diagnostics = Diagnostics(b.v.Diagnostics, b.words)
}

// span widens the time from the first meeting to the last; the meetings come in
// their order, those without a day first.
func (t *Totals) span(date vault.Value[vault.Date]) {
	if !date.Set {
		return
	}
	day := date.V.Day()
	if t.From == nil {
		t.From = &day
	}
	t.To = &day
}

// Diagnostics puts what is to be mended into words; the list is never nil.
func Diagnostics(diagnostics []vault.Diagnostic, words *i18n.Words) []Diagnostic {
	all := make([]Diagnostic, 0, len(diagnostics))
	for _, d := range diagnostics {
		message, hint := words.Diagnostic(d)
		all = append(all, Diagnostic{
			Path: d.Path, Line: d.Pos.Line, Col: d.Pos.Col,
			Severity: d.Severity, Code: d.Code, Message: message, Hint: hint,
		})
	}
	return all
}

// missing names the parts that the page does not show for want of notes.
func (b *builder) missing() {
	for _, part := range []struct {
		id    string
		empty bool
	}{
		{"missing.meetings", b.r.Totals.Meetings == 0},
		{"missing.pitches", len(b.r.Pitches) == 0},
		{"missing.themes", len(b.r.Themes) == 0},
		{"missing.tasks", len(b.openTasks()) == 0},
		{"missing.targets", len(b.r.Targets) == 0},
		{"missing.goals", b.r.Momentum != nil && b.r.Momentum.Goals == MonthGoals{}},
		{"missing.energy", b.r.Momentum != nil && len(b.r.Momentum.Energy.Readings) == 0},
		{"missing.given", b.r.Network != nil && len(b.r.Network.Given) == 0},
		{"missing.requests", b.r.Network != nil && len(b.r.Network.ByChannel) == 0},
	} {
		if part.empty {
			b.r.Missing = append(b.r.Missing, part.id)
		}
	}
}

// openTasks are the promises still to keep.
func (b *builder) openTasks() []Task {
	for i, t := range b.r.Tasks {
		if t.State != vault.Open {
			return b.r.Tasks[:i]
		}
	}
	return b.r.Tasks
}

// optional is nil for a value that is not set.
func optional[T any](v vault.Value[T]) *T {
	if !v.Set {
		return nil
	}
	return &v.V
}

// word is an enumeration as text, nil when it is not set.
func word[T ~string](v vault.Value[T]) *string {
	if !v.Set {
		return nil
	}
	s := string(v.V)
	return &s
}

// written is a value as text, nil when it is not set.
func written[T interface{ String() string }](v vault.Value[T]) *string {
	if !v.Set {
		return nil
	}
	s := v.V.String()
	return &s
}

// values are the texts of a list, never nil.
func values(list []vault.Value[string]) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = v.V
	}
	return all
}

// anchor is the id of a note's row on the page.
func anchor(kind string, i int) string { return kind + strconv.Itoa(i+1) }
