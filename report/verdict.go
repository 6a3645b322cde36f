package report

import (
	"cmp"
	"slices"
	"strconv"

	"carnet/internal/stats"
)

// comparison judges a contest.
func (b *builder) comparison(c *contest) Comparison {
	out := Comparison{
		Kind: c.kind, Label: c.label, Live: c.live, Versions: c.versions,
		Circles: c.circles(), Verdict: c.judge(), latest: c.latest, strata: c.strata,
	}
	out.Said = b.verdictSentence(&out)
	out.Verdict.Sentence = Plain(out.Said)
	out.Audience = b.audience(c, &out)
	return out
}

// circles lists the strata: circles 1 to 3, then unknown, fresh ears first.
func (c *contest) circles() []Circle {
	slices.SortStableFunc(c.strata, func(x, y stratum) int {
		return cmp.Or(compareBool(x.circle == 0, y.circle == 0), cmp.Compare(x.circle, y.circle), compareBool(x.heard, y.heard))
	})
	all := make([]Circle, 0, len(c.strata))
	for _, s := range c.strata {
		circle := Circle{Circle: strconv.Itoa(s.circle), HeardBefore: s.heard, Counts: map[string]int{}}
		if s.circle == 0 {
			circle.Circle = "unknown"
		}
		for i, p := range c.pitches {
			circle.Counts[p.ID] = s.tally[i].N
		}
		all = append(all, circle)
	}
	return all
}

// judge gives the verdict of package stats in the contract's form.
func (c *contest) judge() Verdict {
	tallies := make([][]stats.Tally, len(c.strata))
	for i, s := range c.strata {
		tallies[i] = s.tally
	}
	v := Verdict{Comparable: map[string]int{}}
	for _, p := range c.pitches {
		v.Comparable[p.ID] = 0
	}
	switch len(c.pitches) {
	case 0, 1:
		v.Key = c.alone()
	case 2:
		v.Switches = stats.Switches(c.told, 0, 1)
		c.judged(&v, stats.Judge(stats.Pair(tallies, 0, 1), v.Switches))
		c.pair(&v, tallies, 0, 1)
	default:
		many := stats.JudgeMany(tallies, c.told)
		v.Switches = many.Switches
		c.judged(&v, many.Verdict)
		c.best(&v, tallies, many)
	}
	return v
}

// alone is the verdict on one version, or on none.
func (c *contest) alone() stats.Key {
	if len(c.versions) == 1 && c.versions[0].Meetings > 0 {
		return stats.OneVersion
	}
	return stats.NoData
}

// judged copies key, leader and reason.
func (c *contest) judged(v *Verdict, verdict stats.Verdict) {
	v.Key = verdict.Key
	if verdict.Best != stats.None {
		v.Pitch = &c.pitches[verdict.Best].ID
	}
	if verdict.NotInterleaved {
		reason := "not-interleaved"
		v.Reason = &reason
	}
}

// pair gives what two versions say of each other within the circles that hold
// both.
func (c *contest) pair(v *Verdict, tallies [][]stats.Tally, i, j int) {
	combined := stats.Combine(stats.Pair(tallies, i, j), stats.ShownConf)
	v.Comparable[c.pitches[i].ID], v.Comparable[c.pitches[j].ID] = combined.NA, combined.NB
	if combined.Comparable() {
		d := combined.Difference
		v.P = &combined.P
		v.Difference = &Difference{Value: d.Value, Interval: [2]float64{d.Lower, d.Upper}}
	}
	c.more(v, i, j)
}

// best gives what the best of several versions says of the closest other one.
func (c *contest) best(v *Verdict, tallies [][]stats.Tally, many stats.Contest) {
	if many.Pair[0] == stats.None {
		return
	}
	c.pair(v, tallies, many.Pair[0], many.Pair[1])
	if len(many.Compared) > 2 {
		for _, i := range many.Compared {
			if !slices.Contains(many.Pair[:], i) {
				shared := stats.Combine(stats.Pair(tallies, i, many.Pair[1]), stats.ShownConf)
				v.Comparable[c.pitches[i].ID] = shared.NA
			}
		}
		v.P, v.Difference = nil, nil
		if many.Key != stats.NotComparable {
			v.P = &many.P
		}
	}
}

// more says how many more meetings it may take; only the live comparison asks
// for any.
func (c *contest) more(v *Verdict, i, j int) {
	a, b := c.versions[i].tally(), c.versions[j].tally()
	open := v.Key == stats.Leaning || v.Key == stats.TooEarly
	if !c.live || !open || min(a.N, b.N) < stats.MinTold {
		return
	}
	shown := ">80"
	if n, ok := stats.MoreMeetings(a, b); ok {
		shown = strconv.Itoa(stats.AboutMeetings(n))
	}
	v.More = &shown
}
