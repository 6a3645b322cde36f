package vaulttest

import "slices"

// Signals are what stands beside the outcomes, without the energy, which is
// left to the pen.
type Signals struct {
	Versions map[string]VersionSignals // by pitch
	Market   Market
	Soft     Soft
}

// VersionSignals are what the conversations that told one pitch showed.
type VersionSignals struct {
	Told                           int
	Understood, Partly, NotAtAll   int
	WithFeedback, Asked, Referrals int
}

// Market counts the people who understood, and those of them who hold the
// market against the project.
type Market struct{ Understood, Against int }

// Soft counts the conversations with feedback, and of their marked items those
// that say what did not work.
type Soft struct{ Meetings, Marked, DidNot int }

// countSignals looks at conversations only: held, not by message, not with a
// mentor.
func countSignals(ms []*meeting) Signals {
	s := Signals{Versions: map[string]VersionSignals{}}
	talks := slices.DeleteFunc(slices.Clone(ms), func(m *meeting) bool {
		return m.planned || m.message() || m.session()
	})
	for _, m := range talks {
		if m.pitch != nil {
			v := s.Versions[m.pitch.id]
			v.add(m)
			s.Versions[m.pitch.id] = v
		}
		s.Soft.add(m)
	}
	s.Market = countMarket(talks)
	return s
}

func (v *VersionSignals) add(m *meeting) {
	v.Told++
	v.Referrals += len(m.referrals)
	switch {
	case m.grasped():
		v.Understood++
	case m.understood == partly:
		v.Partly++
	case m.understood == no:
		v.NotAtAll++
	}
	if len(m.items) > 0 {
		v.WithFeedback++
		v.Asked += m.markers().Asked
	}
}

// grasped reports whether they understood: a pitch that landed was.
func (m *meeting) grasped() bool { return m.understood == yes || m.landed == yes }

func (m *meeting) markers() Markers {
	var n Markers
	for _, it := range m.items {
		n.count(it.mark)
	}
	return n
}

func (s *Soft) add(m *meeting) {
	if len(m.items) == 0 {
		return
	}
	n := m.markers()
	s.Meetings++
	s.Marked += n.Worked + n.DidNot + n.Asked + n.Playback
	s.DidNot += n.DidNot
}

func countMarket(talks []*meeting) Market {
	grasped, against := map[*person]bool{}, map[*person]bool{}
	for _, m := range talks {
		if m.grasped() {
			tick(grasped, m.people)
		}
		if slices.ContainsFunc(m.items, item.againstMarket) {
			tick(against, m.people)
		}
	}
	n := Market{Understood: len(grasped)}
	for p := range grasped {
		if against[p] {
			n.Against++
		}
	}
	return n
}

func (it item) againstMarket() bool {
	return it.mark == didNot && slices.ContainsFunc(it.tags, func(t theme) bool { return t.aspect == "market" })
}
