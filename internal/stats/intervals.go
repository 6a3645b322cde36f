package stats

import "math"

// Interval is a range of rates (0 to 1) or of differences of rates (-1 to 1).
// At a confidence of 0.95, intervals made this way hold the true value in
// about 95 cases out of 100, at one look.
type Interval struct {
	Lower, Upper float64
}

// Difference is by how much a second landing rate exceeds a first, from -1 to
// 1, with its interval: a Value of 0.2 means 20 points more.
type Difference struct {
	Value float64
	Interval
}

// nothingKnown is the difference between two versions of which one at least
// was never told.
var nothingKnown = Difference{Value: 0, Interval: Interval{-1, 1}}

// Wilson is the score interval of a landing rate at the confidence conf
// (0.95, say): all rates r for which the observed one is less than z standard
// errors away, a standard error being √(r(1-r)/n). With s the score,
//
//	lower = (2s + z² - z·√(z² + 4s(1-s/n))) / (2(n + z²))
//
// and the upper limit mirrors it, yes for no. It stays within 0 and 1 and is
// meaningful from the first meeting on, unlike rate ± 2 standard errors.
// Without any meeting it is 0 to 1.
//
// Source: E. B. Wilson, Journal of the American Statistical Association
// 22:209, 1927; method 3 of R. G. Newcombe, Statistics in Medicine 17:857,
// 1998.
//
// Example: 3 of 5 gives 0.23 to 0.88.
func Wilson(t Tally, conf float64) Interval {
	if t.N == 0 {
		return Interval{0, 1}
	}
	n, z := float64(t.N), zOf(conf)
	return Interval{
		Lower: wilsonLower(t.Score, n, z),
		Upper: 1 - wilsonLower(n-t.Score, n, z),
	}
}

func wilsonLower(s, n, z float64) float64 {
	if s == 0 {
		return 0
	}
	return (2*s + z*z - z*math.Sqrt(z*z+4*s*(1-s/n))) / (2 * (n + z*z))
}

// Newcombe is the difference of the landing rates of b and a, b's minus a's,
// with its hybrid score interval at the confidence conf. The distances from
// each rate to its Wilson limits [l, u] add up like the sides of a right
// angle:
//
//	lower = d - √((pB-lB)² + (uA-pA)²)
//	upper = d + √((uB-pB)² + (pA-lA)²)
//
// If either has no meeting the value is 0 and the interval -1 to 1.
//
// Source: method 10 of R. G. Newcombe, Statistics in Medicine 17:873, 1998.
//
// Example: 9 of 10 after 3 of 10 is a difference of 0.60, from 0.17 to 0.81.
func Newcombe(a, b Tally, conf float64) Difference {
	if a.N == 0 || b.N == 0 {
		return nothingKnown
	}
	pA, pB := a.Rate(), b.Rate()
	wA, wB := Wilson(a, conf), Wilson(b, conf)
	d := pB - pA
	return Difference{Value: d, Interval: Interval{
		Lower: max(-1, d-math.Hypot(pB-wB.Lower, wA.Upper-pA)),
		Upper: min(1, d+math.Hypot(wB.Upper-pB, pA-wA.Lower)),
	}}
}
