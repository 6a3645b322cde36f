package stats

import (
	"math"
	"testing"
)

// near fails unless got is within tol of want.
func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s: got %.17g, want %.17g (tolerance %g)", what, got, want, tol)
	}
}

// tallies lists every tally of up to n meetings, the empty one first.
func tallies(n int) []Tally {
	var all []Tally
	for k := range n + 1 {
		for halves := range 2*k + 1 {
			all = append(all, Tally{k, float64(halves) / 2})
		}
	}
	return all
}

// mirrored is t with yes and no exchanged.
func (t Tally) mirrored() Tally {
	return Tally{t.N, float64(t.N) - t.Score}
}

func one(a, b Tally) []Stratum {
	return []Stratum{{A: a, B: b}}
}
