package stats

import "math"

// The grid on which PBest works: log-odds from -gridEdge to gridEdge. Beyond
// it lies less than a millionth of any distribution up to 400 meetings.
const (
	gridEdge  = 20.0
	gridSteps = 1000
	gridStep  = 2 * gridEdge / gridSteps
)

// PBest is, for each version, the chance that its true landing rate is the
// highest of all, when all rates were equally likely beforehand. The chances
// add up to 1. Strata are not taken into account.
//
// With f the density of a version's rate, Beta(1+score, 1+n-score), and F the
// share below,
//
//	P(k) = ∫ f_k · Π F_j,  j ≠ k
//
// by the trapezoidal rule on the log-odds u = ln(rate/(1-rate)), where f is
// smooth; F with the first term of the Euler-Maclaurin formula, -step²/12·f'.
// The error is below 1e-5 up to 100 meetings a version.
//
// Example: 2 of 8, 5 of 8 and 4 of 9 give 0.05, 0.73 and 0.23.
func PBest(versions []Tally) []float64 {
	posteriors := make([]posterior, len(versions))
	for k, t := range versions {
		posteriors[k] = newPosterior(t)
	}
	best := make([]float64, len(versions))
	for i := range gridSteps + 1 {
		u := -gridEdge + float64(i)*gridStep
		for k := range posteriors {
			posteriors[k].advance(u)
		}
		for k := range best {
			best[k] += gridStep * posteriors[k].density * belowOf(posteriors, k)
		}
	}
	return best
}

// belowOf is the chance that all versions but k are below the current point.
func belowOf(posteriors []posterior, k int) float64 {
	product := 1.0
	for j := range posteriors {
		if j != k {
			product *= posteriors[j].below
		}
	}
	return product
}

// posterior is a version's distribution over the log-odds, at the point of the
// grid last advanced to.
type posterior struct {
	a, ab, norm float64 // parameters a and a+b, logarithm of B(a, b)
	density     float64 // f
	area        float64 // F by the trapezoidal rule
	below       float64 // F
}

func newPosterior(t Tally) posterior {
	a, b := int(2*t.Score)+2, 2*t.N-int(2*t.Score)+2
	return posterior{a: float64(a) / 2, ab: float64(a+b) / 2, norm: logBeta(a, b)}
}

// advance moves to the log-odds u, one step further.
func (p *posterior) advance(u float64) {
	odds := math.Exp(u)
	before := p.density
	p.density = math.Exp(p.a*u - p.ab*math.Log1p(odds) - p.norm)
	p.area += gridStep * (before + p.density) / 2
	slope := p.density * (p.a - p.ab*odds/(1+odds))
	p.below = p.area - gridStep*gridStep/12*slope
}
