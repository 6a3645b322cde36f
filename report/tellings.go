package report

// Fresh ears: which meetings enter a comparison, and in which circle.

import (
	"cmp"
	"slices"

	"carnet/internal/stats"
	"carnet/vault"
)

// enter puts the meetings into a contest. They come in order of time; who has
// heard one of the compared versions before is left out.
func (b *builder) enter(c *contest) {
	c.versions = make([]Version, len(c.pitches))
	for i, p := range c.pitches {
		c.versions[i] = Version{Pitch: p.ID, LeftOut: []LeftOut{}, Note: b.pitches[p]}
	}
	heard := hearing{}
	for _, m := range b.v.Meetings {
		told := m.Pitch()
		if told == nil {
			continue
		}
		i, reason := slices.Index(c.pitches, told), b.leftOut(m)
		switch {
		case i >= 0 && reason != "":
			c.leaveOut(i, b.meetings[m], reason)
		case i >= 0:
			b.count(c, m, i, heard)
		}
		if reason == "" {
			heard.add(m, i >= 0)
		}
	}
	for i := range c.versions {
		c.versions[i].finish()
	}
}

// leftOut is why a meeting is no telling at all, or "".
func (b *builder) leftOut(m *vault.Meeting) Reason {
	switch {
	case m.Planned(b.today):
		return ReasonPlanned
	case m.Session():
		return ReasonMentor
	case m.Channel.V == vault.Message:
		return ReasonMessage
	case m.Channel.V == vault.Event:
		return ReasonEvent
	}
	return ""
}

// toldFirst is the first meeting of a known day that told a version, nil
// without one.
func (b *builder) toldFirst(p *vault.Pitch) *vault.Meeting {
	if b.firstTold == nil {
		b.firstTold = make(map[*vault.Pitch]*vault.Meeting, len(b.v.Pitches))
		for _, m := range b.v.Meetings {
			if told := m.Pitch(); b.firstTold[told] == nil && m.Date.Set && !m.Planned(b.today) {
				b.firstTold[told] = m
			}
		}
	}
	return b.firstTold[p]
}

// A hearing remembers which versions somebody has heard.
type hearing map[*vault.Person]heard

type heard struct {
	compared bool // one of the compared versions
	any      bool
	earliest int // the smallest number, where any has one
	numbered bool
}

func (h hearing) add(m *vault.Meeting, compared bool) {
	told := m.Pitch().Version
	for _, p := range m.People() {
		known := h[p]
		known.any = true
		known.compared = known.compared || compared
		if told.Set && (!known.numbered || told.V < known.earliest) {
			known.earliest, known.numbered = told.V, true
		}
		h[p] = known
	}
}

// reason is why a telling does not count, or "".
func (h hearing) reason(c *contest, m *vault.Meeting) Reason {
	for _, p := range m.People() {
		if h[p].compared || c.kind == kindSuccession && h[p].any {
			return ReasonHeard
		}
	}
	if !m.Landed.Set {
		return ReasonOutcome
	}
	return ""
}

// heardEarlier tells whether one of the people had heard an earlier version
// than the rivals told now.
func (h hearing) heardEarlier(c *contest, m *vault.Meeting) bool {
	number := c.pitches[0].Version.V
	return c.kind == kindRivals && slices.ContainsFunc(m.People(), func(p *vault.Person) bool {
		return h[p].numbered && h[p].earliest < number
	})
}

// count enters one telling, or leaves it out.
func (b *builder) count(c *contest, m *vault.Meeting, i int, heard hearing) {
	c.latest = m.Date.V.Day()
	if reason := heard.reason(c, m); reason != "" {
		c.leaveOut(i, b.meetings[m], reason)
		return
	}
	v := &c.versions[i]
	v.Told = append(v.Told, b.meetings[m])
	c.told = append(c.told, i)
	score := 0.0
	switch m.Landed.V {
	case vault.Yes:
		v.Yes++
		score = 1
	case vault.Partly:
		v.Partly++
		score = 0.5
	case vault.No:
		v.No++
	}
	s := c.stratum(furthestCircle(m), heard.heardEarlier(c, m))
	s.told[i] = append(s.told[i], b.meetings[m])
	s.tally[i].N++
	s.tally[i].Score += score
}

func (c *contest) leaveOut(i int, m *Meeting, reason Reason) {
	c.versions[i].LeftOut = append(c.versions[i].LeftOut, LeftOut{m.Path, reason, m})
}

// stratum is the one of that circle and hearing, made if it is new.
func (c *contest) stratum(circle int, heard bool) *stratum {
	i := slices.IndexFunc(c.strata, func(s stratum) bool { return s.circle == circle && s.heard == heard })
	if i < 0 {
		i = len(c.strata)
		c.strata = append(c.strata, stratum{circle, heard, make([]stats.Tally, len(c.pitches)), make([][]*Meeting, len(c.pitches))})
	}
	return &c.strata[i]
}

// furthestCircle is the circle of the furthest of a meeting's people, 0 when
// that of one is unknown.
func furthestCircle(m *vault.Meeting) int {
	furthest := 0
	for _, p := range m.People() {
		circle := p.Circle()
		if circle == 0 {
			return 0
		}
		furthest = max(furthest, circle)
	}
	return furthest
}

var landedOrder = map[string]int{"yes": 0, "partly": 1, "no": 2}

// finish computes what follows from the counts.
func (v *Version) finish() {
	v.Meetings = v.Yes + v.Partly + v.No
	t := v.tally()
	v.Score = t.Score
	if v.Meetings > 0 {
		rate, interval := t.Rate(), stats.Wilson(t, stats.ShownConf)
		v.Rate, v.Interval = &rate, &[2]float64{interval.Lower, interval.Upper}
	}
	slices.SortStableFunc(v.Told, compareOutcomes)
}

// compareOutcomes puts yes before partly before no.
func compareOutcomes(x, y *Meeting) int {
	return cmp.Compare(landedOrder[*x.Landed], landedOrder[*y.Landed])
}

// tally is the version's score over all circles.
func (v *Version) tally() stats.Tally {
	return stats.Tally{N: v.Yes + v.Partly + v.No, Score: float64(v.Yes) + float64(v.Partly)/2}
}
