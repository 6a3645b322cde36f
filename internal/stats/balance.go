package stats

import "math"

// BalanceGap is how differently the two versions were spread over the strata:
// the largest gap, over the strata, between the share of A's meetings and the
// share of B's that took place there.
//
//	gap = max |nA/ΣnA - nB/ΣnB|
//
// 0 means the same mix of listeners, 1 that no listener of one is of a kind
// with a listener of the other. From GapWarn on it deserves a word, though
// Combine has already allowed for it. It is 0 if either was never told.
//
// Example: A told to 8 close contacts and 2 strangers, B to 2 and 8: 0.6.
func BalanceGap(strata []Stratum) float64 {
	a, b := Totals(strata)
	if a.N == 0 || b.N == 0 {
		return 0
	}
	// One division of whole numbers, so that a gap of 30 points is GapWarn to
	// the last bit.
	widest := 0
	for _, s := range strata {
		gap := s.A.N*b.N - s.B.N*a.N
		widest = max(widest, gap, -gap)
	}
	return float64(widest) / float64(a.N*b.N)
}

// Reversed reports whether the raw counts point one way and the comparison
// within strata the other (Simpson's paradox): the raw rates then tell who
// listened rather than what landed.
//
// Source: E. H. Simpson, Journal of the Royal Statistical Society B 13:238,
// 1951.
//
// Example: close contacts 7 of 8 and 2 of 2, strangers 0 of 2 and 3 of 8: A
// has 7 of 10 against 5 of 10, yet B does better in both circles.
func Reversed(strata []Stratum) bool {
	c := Combine(strata, ShownConf)
	if !c.Comparable() {
		return false
	}
	a, b := Totals(strata)
	return sign(b.Rate()-a.Rate())*sign(c.Difference.Value) < 0
}

// sign is -1, 0 or 1. Differences of rates that are mere rounding count as 0.
func sign(d float64) int {
	const rounding = 1e-12
	switch {
	case math.Abs(d) < rounding:
		return 0
	case d < 0:
		return -1
	}
	return 1
}
