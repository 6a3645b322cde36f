package report

// Which versions are compared with which, and what may be said of it. The
// rules are those of docs/method.md; the numbers are package stats'.

import (
	"cmp"
	"slices"
	"strconv"

	"carnet/internal/stats"
	"carnet/vault"
)

// A Comparison holds pitch versions against each other.
type Comparison struct {
	Kind     string    `json:"kind"` // "rivals" or "succession"
	Label    string    `json:"label"`
	Live     bool      `json:"live"` // the one under way
	Versions []Version `json:"versions"`
	Circles  []Circle  `json:"circles"`
	Verdict  Verdict   `json:"verdict"`

	Said     string   `json:"-"` // the verdict's sentence with its links
	Audience Audience `json:"-"` // who heard which
	latest   string   // day of the latest meeting that told one of them
	strata   []stratum
}

// leads tells whether the verdict's pitch has the highest rate in a circle,
// among fresh ears.
func (c *Comparison) leads(circle string) bool {
	leader := slices.IndexFunc(c.Versions, func(v Version) bool { return v.Pitch == *c.Verdict.Pitch })
	for _, s := range c.strata {
		if strconv.Itoa(s.circle) != circle || s.heard {
			continue
		}
		for i, t := range s.tally {
			if i != leader && t.N > 0 && t.Rate() >= s.tally[leader].Rate() {
				return false
			}
		}
	}
	return true
}

// A Version is what came of telling one pitch, as far as it is compared.
type Version struct {
	Pitch    string      `json:"pitch"`
	Meetings int         `json:"meetings"`
	Yes      int         `json:"yes"`
	Partly   int         `json:"partly"`
	No       int         `json:"no"`
	Score    float64     `json:"score"`    // partly counts as half
	Rate     *float64    `json:"rate"`     // Score/Meetings
	Interval *[2]float64 `json:"interval"` // Wilson's, at 95 %
	LeftOut  []LeftOut   `json:"left_out"`

	Note   *Pitch     `json:"-"`
	Told   []*Meeting `json:"-"` // those counted, yes to no, then by date
	Anchor string     `json:"-"` // of their list
}

// A LeftOut is a meeting that told a compared pitch and does not count.
type LeftOut struct {
	Path   string `json:"path"`
	Reason Reason `json:"reason"`

	Meeting *Meeting `json:"-"`
}

// A Reason says why a meeting is left out of a comparison.
type Reason string

// The reasons, in the order in which they are looked for.
const (
	ReasonPlanned Reason = "planned"
	ReasonMentor  Reason = "mentor"
	ReasonMessage Reason = "message"
	ReasonEvent   Reason = "event"
	ReasonHeard   Reason = "heard-before"
	ReasonOutcome Reason = "no-outcome"
)

// A Circle counts the meetings of each version in one circle of people.
type Circle struct {
	Circle      string         `json:"circle"` // "1", "2", "3" or "unknown"
	HeardBefore bool           `json:"heard_before"`
	Counts      map[string]int `json:"counts"`
}

// A Verdict is what may be said of a comparison.
type Verdict struct {
	Key        stats.Key      `json:"key"`
	Pitch      *string        `json:"pitch"` // the one that leads
	P          *float64       `json:"p"`     // chance that the second lands better
	Reason     *string        `json:"reason"`
	Difference *Difference    `json:"difference"` // second minus first
	Comparable map[string]int `json:"comparable"`
	Switches   int            `json:"switches"`
	More       *string        `json:"more_meetings"`
	Sentence   string         `json:"sentence"`
}

// A Difference of two landing rates, with its interval.
type Difference struct {
	Value    float64    `json:"value"`
	Interval [2]float64 `json:"interval"`
}

// A contest is a comparison while it is made.
type contest struct {
	kind     string
	label    string
	pitches  []*vault.Pitch
	live     bool
	strata   []stratum
	told     []int // the version of each meeting that entered, in order of time
	versions []Version
	latest   string
}

// A stratum is a circle, parted by who had heard an earlier version.
type stratum struct {
	circle int
	heard  bool
	tally  []stats.Tally // by version
	told   [][]*Meeting  // the same meetings
}

const (
	kindRivals     = "rivals"
	kindSuccession = "succession"
)

// comparisons makes all of them, the live one first, the rest by their latest
// meeting.
func (b *builder) comparisons() {
	all := b.contests()
	b.live = map[string]bool{}
	for _, c := range all {
		for _, p := range c.pitches {
			b.live[p.ID] = b.live[p.ID] || c.live
		}
	}
	b.r.Comparisons = make([]Comparison, 0, len(all))
	told := b.heardTellings()
	for _, c := range all {
		b.enter(c, told)
		b.r.Comparisons = append(b.r.Comparisons, b.comparison(c))
	}
	b.anchors()
	slices.SortStableFunc(b.r.Comparisons, func(x, y Comparison) int {
		return cmp.Or(-compareBool(x.Live, y.Live), -cmp.Compare(x.latest, y.latest))
	})
}

// anchors gives each version's list of tellings an id on the page.
func (b *builder) anchors() {
	n := 0
	for _, c := range b.r.Comparisons {
		for i := range c.Versions {
			c.Versions[i].Anchor = anchor("counted", n)
			n++
		}
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// contests finds which comparisons exist.
func (b *builder) contests() []*contest {
	all := append(b.rivals(), b.successions()...)
	for _, p := range b.toldAlone(all) {
		all = append(all, &contest{kind: kindRivals, label: p.ID, pitches: []*vault.Pitch{p}})
	}
	b.markLive(all)
	if len(all) == 0 {
		all = []*contest{{kind: kindRivals}}
	}
	return all
}

// maxRivals is how many versions are compared at once.
const maxRivals = 6

// rivals are the versions of one number; of more than six, the six told last.
func (b *builder) rivals() []*contest {
	byNumber := map[int][]*vault.Pitch{}
	var numbers []int
	for _, p := range b.v.Pitches {
		if p.Version.Set {
			byNumber[p.Version.V] = append(byNumber[p.Version.V], p)
			numbers = append(numbers, p.Version.V)
		}
	}
	slices.Sort(numbers)
	var all []*contest
	for _, n := range slices.Compact(numbers) {
		pitches := byNumber[n]
		if len(pitches) < 2 {
			continue
		}
		slices.SortStableFunc(pitches, func(x, y *vault.Pitch) int { return cmp.Compare(x.Variant.V, y.Variant.V) })
		all = append(all, &contest{kind: kindRivals, label: "v" + strconv.Itoa(n), pitches: b.toldLast(pitches, maxRivals)})
	}
	return all
}

// toldLast keeps the n pitches that were told last, in the order given.
func (b *builder) toldLast(pitches []*vault.Pitch, n int) []*vault.Pitch {
	if len(pitches) <= n {
		return pitches
	}
	last := b.lastTold()
	byDay := slices.Clone(pitches)
	slices.SortStableFunc(byDay, func(x, y *vault.Pitch) int { return -cmp.Compare(last[x], last[y]) })
	return slices.DeleteFunc(slices.Clone(pitches), func(p *vault.Pitch) bool {
		return !slices.Contains(byDay[:n], p)
	})
}

// lastTold is the day each pitch was told last.
func (b *builder) lastTold() map[*vault.Pitch]string {
	last := map[*vault.Pitch]string{}
	for _, m := range b.v.Meetings {
		if p := m.Pitch(); p != nil && !m.Planned(b.today) {
			last[p] = m.Date.V.Day()
		}
	}
	return last
}

// successions are each version against the one it follows.
func (b *builder) successions() []*contest {
	var all []*contest
	for _, p := range b.v.Pitches {
		if before := p.Follows.To; before != nil && before != p {
			all = append(all, &contest{
				kind: kindSuccession, label: before.ID + " -> " + p.ID, pitches: []*vault.Pitch{before, p},
			})
		}
	}
	return all
}

// toldAlone are the told pitches that no comparison holds.
func (b *builder) toldAlone(all []*contest) []*vault.Pitch {
	last := b.lastTold()
	var alone []*vault.Pitch
	for _, p := range b.v.Pitches {
		compared := slices.ContainsFunc(all, func(c *contest) bool { return slices.Contains(c.pitches, p) })
		if last[p] != "" && !compared {
			alone = append(alone, p)
		}
	}
	return alone
}

// markLive marks the comparison under way: the rivals of the highest number
// when two of them go on, else that version against the one it follows, else
// that version alone.
func (b *builder) markLive(all []*contest) {
	active := b.active()
	if len(active) == 0 {
		return
	}
	newest := active[len(active)-1]
	wanted := []func(*contest) bool{
		func(c *contest) bool {
			return len(active) > 1 && c.kind == kindRivals && slices.Contains(c.pitches, newest)
		},
		func(c *contest) bool { return c.kind == kindSuccession && c.pitches[1] == newest },
		func(c *contest) bool { return c.kind == kindRivals && slices.Contains(c.pitches, newest) },
	}
	for _, fits := range wanted {
		if i := slices.IndexFunc(all, fits); i >= 0 {
			all[i].live = true
			return
		}
	}
}

// active are the versions that go on: the highest number, not retired.
func (b *builder) active() []*vault.Pitch {
	var active []*vault.Pitch
	highest := -1
	for _, p := range b.v.Pitches {
		number := p.Version.V
		if !p.Version.Set {
			number = -1
		}
		if number > highest {
			highest, active = number, nil
		}
		if number == highest && !p.Retired.V {
			active = append(active, p)
		}
	}
	return active
}

// Unwritten tells whether a version is still to be written: it has neither words
// nor title nor the sentence to keep, and no meeting names it.
func Unwritten(v *vault.Vault, p *vault.Pitch) bool {
	if p.Text != "" || p.Title.Set || p.Essential.Set {
		return false
	}
	return !slices.ContainsFunc(v.Meetings, func(m *vault.Meeting) bool { return m.Pitch() == p })
}
