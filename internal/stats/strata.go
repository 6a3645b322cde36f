package stats

import "math"

// Combined is the comparison of two versions within strata, put together.
type Combined struct {
	P          float64    // chance that B lands better than A, 0 to 1
	NA, NB     int        // meetings in strata where both were told
	Difference Difference // B's landing rate minus A's, adjusted for strata
}

// Comparable reports whether any stratum holds both versions. Where none does
// nothing is known: P is 0.5 and the difference 0, from -1 to 1.
func (c Combined) Comparable() bool {
	return c.NA > 0
}

// enough reports whether each version has the meetings a verdict needs.
func (c Combined) enough() bool {
	return c.NA >= MinTold && c.NB >= MinTold
}

// Combine compares two versions within each stratum and puts the answers
// together, so that a version told mostly to kind listeners gains nothing by
// it. Strata in which only one version was told say nothing and are left out.
// The others weigh w = nA·nB/(nA+nB), the weight of Mantel and Haenszel:
//
//	P          = Φ(Σ √w·Φ⁻¹(p) / √Σw)          p is PBetter of the stratum
//	difference = Σ w·d / Σw                    d is sB/nB - sA/nA
//	lower      = difference - √Σ(w(d-l))² / Σw   [l, u] is Newcombe's interval
//	upper      = difference + √Σ(w(u-d))² / Σw   at the confidence conf
//
// With one stratum these are PBetter and Newcombe.
//
// Sources: the weighted sum of normal scores is Stouffer's (1949), the weights
// in it Lipták's (1958); N. Mantel and W. Haenszel, Journal of the National
// Cancer Institute 22:719, 1959; the interval recovers the variance of each
// stratum from its limits (MOVER), G. Y. Zou and A. Donner, Statistics in
// Medicine 27:1693, 2008.
//
// Example: acquaintances 3 of 6 and 5 of 6, strangers 1 of 5 and 3 of 6 make
// P = 0.925 and a difference of 0.32, from -0.05 to 0.56.
func Combine(strata []Stratum, conf float64) Combined {
	c := Combined{P: 0.5, Difference: nothingKnown}
	var weight, score, value, below, above float64
	for _, s := range strata {
		if !s.shared() {
			continue
		}
		c.NA += s.A.N
		c.NB += s.B.N
		w, d := s.weight(), Newcombe(s.A, s.B, conf)
		weight += w
		score += math.Sqrt(w) * normalQuantile(PBetter(s.A, s.B))
		value += w * d.Value
		below = math.Hypot(below, w*(d.Value-d.Lower))
		above = math.Hypot(above, w*(d.Upper-d.Value))
	}
	if weight > 0 {
		c.P = normalCDF(score / math.Sqrt(weight))
		d := value / weight
		c.Difference = Difference{d, Interval{d - below/weight, d + above/weight}}
	}
	return c
}

func (s Stratum) weight() float64 {
	return float64(s.A.N*s.B.N) / float64(s.A.N+s.B.N)
}
