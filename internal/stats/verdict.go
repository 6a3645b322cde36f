package stats

// Key names a verdict. The text is the one found in carnet's JSON.
type Key string

// The verdicts, from nothing to say to the strongest claim.
const (
	NoData           Key = "no-data"            // no version has a meeting with an outcome
	OneVersion       Key = "one-version"        // only one has
	TooEarly         Key = "too-early"          // too few meetings, or no clear lead
	NotComparable    Key = "not-comparable"     // told to different kinds of people
	NoRealDifference Key = "no-real-difference" // less than EqualMargin either way
	Leaning          Key = "leaning"            // one leads, not sure
	Better           Key = "better"             // one lands better
)

// Verdict is what may be said of a comparison.
type Verdict struct {
	Key Key
	// Best is the index of the version that leads, for Leaning and Better;
	// None for the other keys.
	Best int
	// NotInterleaved marks a lead that would be Better, had the versions been
	// told in turn: since they were told one after the other, the teller's own
	// progress may explain it, so the key is Leaning.
	NotInterleaved bool
}

// Judge gives the verdict on two versions, 0 being A and 1 being B. switches
// is how often the teller changed version (see Switches). The first that
// applies:
//
//  1. neither was told: NoData
//  2. one of them was not: OneVersion
//  3. either was told fewer than MinTold times: TooEarly
//  4. the same, counting only strata where both were told: NotComparable
//  5. a chance of Confirm or more, for either: Better, or Leaning if there
//     were fewer than MinSwitches switches
//  6. EqualMinTold comparable meetings each and the adjusted difference, at
//     the confidence EqualConf, inside EqualMargin: NoRealDifference
//  7. a chance of Lean or more: Leaning
//  8. TooEarly
//
// Looking after every meeting is allowed for: between two equal versions told
// in turn up to 40 times each, Better comes up at any moment in at most 2.3 %
// of comparisons.
//
// Example: one circle, 1 of 12 against 10 of 12, told in turn: Better, 1.
func Judge(strata []Stratum, switches int) Verdict {
	a, b := Totals(strata)
	switch {
	case a.N == 0 && b.N == 0:
		return undecided(NoData)
	case a.N == 0 || b.N == 0:
		return undecided(OneVersion)
	case a.N < MinTold || b.N < MinTold:
		return undecided(TooEarly)
	}
	c := Combine(strata, EqualConf)
	best, chance := c.leader()
	switch {
	case !c.enough():
		return undecided(NotComparable)
	case chance < Confirm && c.equal():
		return undecided(NoRealDifference)
	}
	return claim(best, chance, switches)
}

// claim is the verdict on the version best if the chance that it lands better
// is all there is to say.
func claim(best int, chance float64, switches int) Verdict {
	switch {
	case chance >= Confirm && switches >= MinSwitches:
		return Verdict{Key: Better, Best: best}
	case chance >= Confirm:
		return Verdict{Key: Leaning, Best: best, NotInterleaved: true}
	case chance >= Lean:
		return Verdict{Key: Leaning, Best: best}
	}
	return undecided(TooEarly)
}

func undecided(key Key) Verdict {
	return Verdict{Key: key, Best: None}
}

// leader is the version more likely to land better, and how likely.
func (c Combined) leader() (version int, chance float64) {
	if c.P < 0.5 {
		return 0, 1 - c.P
	}
	return 1, c.P
}

// equal reports whether the difference is known to be too small to matter.
func (c Combined) equal() bool {
	return min(c.NA, c.NB) >= EqualMinTold &&
		c.Difference.Lower > -EqualMargin && c.Difference.Upper < EqualMargin
}
