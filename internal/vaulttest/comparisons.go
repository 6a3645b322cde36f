package vaulttest

import (
	"cmp"
	"slices"
	"strconv"
)

// The kinds of a comparison. A pitch told that neither has a rival nor follows
// or is followed is compared with nothing: rivals of one.
const (
	Rivals     = "rivals"
	Succession = "succession"
)

// The reasons for which a meeting that told a pitch does not count.
const (
	HeardBefore = "heard-before"
	NoOutcome   = "no-outcome"
	Mentor      = "mentor"
	Planned     = "planned"
	Message     = "message"
	Event       = "event"
)

// Comparison is one of rivals or of a version with the one it follows.
type Comparison struct {
	Kind     string
	Label    string // "v2" of rivals, "v1-a -> v2-a" of a succession
	Live     bool
	Versions []Version // rivals by letter; the one followed first
	Circles  []Stratum // 1, 2, 3, unknown; those who had heard nothing first
}

// Version counts the meetings that told one pitch.
type Version struct {
	Pitch           string
	Yes, Partly, No int
	LeftOut         map[string]int // by reason
}

// Meetings is the number of those that count.
func (v Version) Meetings() int { return v.Yes + v.Partly + v.No }

// Stratum is the meetings that count of one circle, by pitch; every pitch of
// the comparison has its number. Between rivals, people who had heard an
// earlier version, one of a smaller number, are apart.
type Stratum struct {
	Circle      string // "1", "2", "3" or "unknown"
	HeardBefore bool
	Counts      map[string]int
}

// compare makes all comparisons; ms is in the order of time.
func (w *world) compare(ms []*meeting) []Comparison {
	circles, live := w.circles(), w.live()
	var all []Comparison
	for _, c := range w.pairings(ms) {
		t := newTally(c, circles)
		for _, m := range ms {
			if m.pitch != nil {
				t.add(m)
			}
		}
		done := t.comparison()
		done.Live = c.label == live
		all = append(all, done)
	}
	slices.SortStableFunc(all, func(a, b Comparison) int { return liveFirst(a.Live) - liveFirst(b.Live) })
	return all
}

func liveFirst(live bool) int {
	if live {
		return 0
	}
	return 1
}

// A pairing is what is compared.
type pairing struct {
	kind, label string
	pitches     []*pitch
}

func (w *world) pairings(ms []*meeting) []pairing {
	var all []pairing
	for number := 1; number <= w.lastNumber(); number++ {
		if rivals := w.variants(number); len(rivals) > 1 {
			all = append(all, pairing{Rivals, version(number), rivals})
		}
	}
	for _, p := range w.pitches {
		if p.follows != nil {
			all = append(all, pairing{Succession, succession(p), []*pitch{p.follows, p}})
		}
	}
	for _, p := range w.pitches {
		if told(p, ms) && !compared(p, all) {
			all = append(all, pairing{Rivals, p.id, []*pitch{p}})
		}
	}
	return all
}

func succession(p *pitch) string { return p.follows.id + " -> " + p.id }

func told(p *pitch, ms []*meeting) bool {
	return slices.ContainsFunc(ms, func(m *meeting) bool { return m.pitch == p && !m.planned })
}

func compared(p *pitch, all []pairing) bool {
	return slices.ContainsFunc(all, func(c pairing) bool { return slices.Contains(c.pitches, p) })
}

// live is the label of the comparison under way: the rivals of the highest
// number while two go on, else that version against the one it follows.
func (w *world) live() string {
	var active []*pitch
	for _, p := range w.variants(w.lastNumber()) {
		if !p.retired {
			active = append(active, p)
		}
	}
	switch {
	case len(active) > 1:
		return version(w.lastNumber())
	case active[0].follows != nil:
		return succession(active[0])
	default:
		return active[0].id
	}
}

// A tally counts one comparison, meeting by meeting in the order of time.
type tally struct {
	pairing
	circles  map[*person]int
	heard    map[*person]bool // what makes a telling stale
	earlier  map[*person]bool // a version of a smaller number than the rivals'
	versions map[*pitch]*Version
	strata   map[int]*Stratum
}

func newTally(c pairing, circles map[*person]int) *tally {
	t := &tally{
		pairing: c, circles: circles,
		heard: map[*person]bool{}, earlier: map[*person]bool{},
		versions: map[*pitch]*Version{}, strata: map[int]*Stratum{},
	}
	for _, p := range c.pitches {
		t.versions[p] = &Version{Pitch: p.id, LeftOut: map[string]int{}}
	}
	return t
}

// add looks at one meeting that told a pitch, whichever.
func (t *tally) add(m *meeting) {
	reason := outside(m)
	if v := t.versions[m.pitch]; v != nil {
		if reason == "" {
			reason = t.stale(m)
		}
		if reason == "" {
			t.enter(m, v)
		} else {
			v.LeftOut[reason]++
		}
	}
	if outside(m) == "" {
		t.listen(m)
	}
}

// outside is the reason why a meeting is of no comparison at all.
func outside(m *meeting) string {
	switch {
	case m.planned:
		return Planned
	case m.session():
		return Mentor
	case m.message():
		return Message
	case m.event():
		return Event
	}
	return ""
}

func (t *tally) stale(m *meeting) string {
	switch {
	case anyOf(m.people, t.heard):
		return HeardBefore
	case m.landed == "":
		return NoOutcome
	}
	return ""
}

// listen notes what the people have heard now. In a succession any version
// makes them no longer fresh, between rivals only one of the rivals.
func (t *tally) listen(m *meeting) {
	switch {
	case t.kind == Succession || t.versions[m.pitch] != nil:
		tick(t.heard, m.people)
	case m.pitch.number < t.pitches[0].number:
		tick(t.earlier, m.people)
	}
}

func (t *tally) enter(m *meeting, v *Version) {
	switch m.landed {
	case yes:
		v.Yes++
	case partly:
		v.Partly++
	case no:
		v.No++
	}
	t.stratum(m).Counts[m.pitch.id]++
}

// stratum finds the stratum by a key that sorts: the circle, unknown last, and
// behind each those who had heard an earlier version.
func (t *tally) stratum(m *meeting) *Stratum {
	circle := t.circle(m)
	before := anyOf(m.people, t.earlier)
	key := 2 * circle
	if before {
		key++
	}
	if t.strata[key] == nil {
		t.strata[key] = &Stratum{circleName(circle), before, map[string]int{}}
		for _, p := range t.pitches {
			t.strata[key].Counts[p.id] = 0
		}
	}
	return t.strata[key]
}

// unknown sorts behind the circles.
const unknown = 4

// circle is the furthest of the people's, unknown if one is.
func (t *tally) circle(m *meeting) int {
	furthest := 0
	for _, p := range m.people {
		furthest = max(furthest, cmp.Or(t.circles[p], unknown))
	}
	return furthest
}

func circleName(circle int) string {
	if circle == unknown {
		return "unknown"
	}
	return strconv.Itoa(circle)
}

func anyOf(people []*person, list map[*person]bool) bool {
	return slices.ContainsFunc(people, func(p *person) bool { return list[p] })
}

func (t *tally) comparison() Comparison {
	c := Comparison{Kind: t.kind, Label: t.label}
	for _, p := range t.pitches {
		c.Versions = append(c.Versions, *t.versions[p])
	}
	for _, key := range sortedKeys(t.strata) {
		c.Circles = append(c.Circles, *t.strata[key])
	}
	return c
}
