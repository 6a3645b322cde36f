package report

// Signals: what else the meetings showed of each version, as plain figures
// without a verdict, and two signs that all of them together may give.

import (
	"slices"

	"carnet/vault"
)

// Signals are what stands beside the outcomes.
type Signals struct {
	Versions []VersionSignals `json:"versions"` // those told, by id
	Aspects  []AspectSignal   `json:"aspects"`  // form, substance, market: those held against the project
	Market   MarketSignal     `json:"market"`
	TooSoft  TooSoft          `json:"too_soft"`
}

// VersionSignals are what the conversations that told one version showed,
// whether or not their outcome was noted.
type VersionSignals struct {
	Pitch      string     `json:"pitch"`
	Told       int        `json:"told"`
	Understood Understood `json:"understood"`
	Questions  Questions  `json:"questions"`
	Referrals  int        `json:"referrals"` // names given
	Energy     Energy     `json:"energy"`

	Note     *Pitch     `json:"-"`
	Meetings []*Meeting `json:"-"` // all of them, by date
}

// Understood counts the conversations by whether people could say what the
// owner does; those that do not say it are none of the three.
type Understood struct {
	Yes    int `json:"yes"`
	Partly int `json:"partly"`
	No     int `json:"no"`
}

// Questions are what people asked, at the conversations with feedback.
type Questions struct {
	Meetings int      `json:"meetings"` // with any feedback
	Asked    int      `json:"asked"`
	Mean     *float64 `json:"mean"`
}

// Energy is how the conversations left the owner, where it is noted.
type Energy struct {
	Meetings int      `json:"meetings"`
	Mean     *float64 `json:"mean"`
	Median   *float64 `json:"median"`
}

// MarketSignal counts the people who understood, and those of them who still
// held something of the market against the project.
type MarketSignal struct {
	Understood int  `json:"understood"`
	Market     int  `json:"market"`
	Active     bool `json:"active"`
}

// TooSoft counts how many of the marked remarks say what did not work: people
// who are only kind, or questions that are.
type TooSoft struct {
	Meetings int  `json:"meetings"` // with feedback
	Marked   int  `json:"marked"`   // remarks with a marker
	DidNot   int  `json:"did_not"`
	Active   bool `json:"active"`
}

// From so many people or meetings on a signal is said, or taken for one.
const (
	marketSaid   = 5
	marketActive = 10
	softActive   = 10
)

// signals counts them.
func (b *builder) signals() {
	h := b.hesitations()
	b.r.Signals = Signals{Versions: []VersionSignals{}, Aspects: b.aspectSignals(h), Market: h.market(), TooSoft: b.tooSoft()}
	byPitch := map[*vault.Pitch][]*Meeting{}
	for _, m := range b.v.Meetings {
		if p := m.Pitch(); p != nil && b.conversation(m) {
			byPitch[p] = append(byPitch[p], b.meetings[m])
		}
	}
	for _, p := range b.v.Pitches {
		if told := byPitch[p]; len(told) > 0 {
			b.r.Signals.Versions = append(b.r.Signals.Versions, versionSignals(b.pitches[p], told))
		}
	}
}

// conversation tells whether a meeting took place and was neither a session
// nor a mere message. Events are shown, though never compared.
func (b *builder) conversation(m *vault.Meeting) bool {
	return !m.Planned(b.today) && !m.Session() && m.Channel.V != vault.Message
}

func versionSignals(p *Pitch, told []*Meeting) VersionSignals {
	s := VersionSignals{Pitch: p.ID, Told: len(told), Note: p, Meetings: told}
	var grades []int
	for _, m := range told {
		s.Understood.count(m)
		s.Questions.count(m)
		s.Referrals += len(m.Referrals)
		if m.Energy != nil {
			grades = append(grades, *m.Energy)
		}
	}
	if s.Questions.Meetings > 0 {
		mean := float64(s.Questions.Asked) / float64(s.Questions.Meetings)
		s.Questions.Mean = &mean
	}
	s.Energy = energy(grades)
	return s
}

func (u *Understood) count(m *Meeting) {
	switch text(m.Understood) {
	case string(vault.Yes):
		u.Yes++
	case string(vault.Partly):
		u.Partly++
	case string(vault.No):
		u.No++
	}
}

// Noted is how many conversations say whether they understood.
func (u Understood) Noted() int { return u.Yes + u.Partly + u.No }

func (q *Questions) count(m *Meeting) {
	if len(m.Feedback) == 0 {
		return
	}
	q.Meetings++
	q.Asked += len(m.marked(vault.Asked))
}

// marked are the remarks with that marker.
func (m *Meeting) marked(marker vault.Marker) []*Feedback {
	var all []*Feedback
	for i := range m.Feedback {
		if m.Feedback[i].Marker == marker {
			all = append(all, &m.Feedback[i])
		}
	}
	return all
}

func energy(grades []int) Energy {
	n := len(grades)
	if n == 0 {
		return Energy{}
	}
	slices.Sort(grades)
	sum := 0
	for _, g := range grades {
		sum += g
	}
	mean := float64(sum) / float64(n)
	median := float64(grades[(n-1)/2]+grades[n/2]) / 2
	return Energy{Meetings: n, Mean: &mean, Median: &median}
}

// tooSoft asks whether people say what does not work at all.
func (b *builder) tooSoft() TooSoft {
	var s TooSoft
	for _, m := range b.v.Meetings {
		if !b.conversation(m) || len(m.Feedback) == 0 {
			continue
		}
		s.Meetings++
		for _, f := range m.Feedback {
			if f.Marker != vault.Neutral {
				s.Marked++
			}
			if f.Marker == vault.DidNot {
				s.DidNot++
			}
		}
	}
	s.Active = s.Meetings >= softActive && 10*s.DidNot < s.Marked
	return s
}
