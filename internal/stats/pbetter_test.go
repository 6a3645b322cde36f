package stats

import (
	"math"
	"testing"
)

func TestPBetterOfNothingIsEven(t *testing.T) {
	near(t, "nothing", PBetter(Tally{}, Tally{}), 0.5, 0)
}

// Two uniform rates, one of which was then seen to land n times out of n: the
// chance is (n+1)/(n+2).
func TestPBetterClosedForm(t *testing.T) {
	for n := range 600 {
		always := Tally{n, float64(n)}
		near(t, "n of n", PBetter(Tally{}, always), float64(n+1)/float64(n+2), 1e-11)
	}
}

func TestPBetterSymmetries(t *testing.T) {
	for _, a := range tallies(9) {
		for _, b := range tallies(9) {
			p := PBetter(a, b)
			near(t, "the other way round", PBetter(b, a), 1-p, 1e-13)
			near(t, "yes for no", PBetter(a.mirrored(), b.mirrored()), 1-p, 1e-13)
		}
	}
}

func TestPBetterGrowsWithTheScore(t *testing.T) {
	for _, a := range tallies(8) {
		for _, b := range tallies(8) {
			if b.Score == float64(b.N) {
				continue
			}
			more := Tally{b.N, b.Score + 0.5}
			if PBetter(a, more) <= PBetter(a, b) {
				t.Errorf("PBetter(%v, %v) is not below PBetter(%v, %v)", a, b, a, more)
			}
		}
	}
}

func TestPBetterBeyondTheTable(t *testing.T) {
	n := len(logGammaTable)
	near(t, "equal", PBetter(Tally{n, 300}, Tally{n, 300}), 0.5, 1e-9)
	near(t, "far apart", PBetter(Tally{n, 0}, Tally{n, float64(n)}), 1, 1e-9)
	near(t, "quadrature", PBetter(Tally{n, 300}, Tally{n, 310.5}), quadrature(Tally{n, 300}, Tally{n, 310.5}), 1e-9)
}

func FuzzPBetter(f *testing.F) {
	f.Add(uint8(10), uint16(4), uint8(10), uint16(12))
	f.Add(uint8(0), uint16(0), uint8(3), uint16(6))
	f.Add(uint8(15), uint16(8), uint8(17), uint16(27))
	f.Add(uint8(1), uint16(1), uint8(200), uint16(399))
	f.Add(uint8(255), uint16(510), uint8(255), uint16(0))
	f.Fuzz(func(t *testing.T, nA uint8, halvesA uint16, nB uint8, halvesB uint16) {
		a, b := tallyOf(nA, halvesA), tallyOf(nB, halvesB)
		p := PBetter(a, b)
		if p < 0 || p > 1 {
			t.Errorf("PBetter(%v, %v) = %g is no chance", a, b, p)
		}
		near(t, "against quadrature", p, quadrature(a, b), 1e-9)
		near(t, "the other way round", PBetter(b, a), 1-p, 1e-12)
	})
}

func tallyOf(n uint8, halves uint16) Tally {
	return Tally{int(n), float64(int(halves)%(2*int(n)+1)) / 2}
}

// quadrature is PBetter by brute force: ∫ f_b·F_a over the log-odds, both the
// integral and F_a by Simpson's rule.
func quadrature(a, b Tally) float64 {
	const edge = 35.0
	step := 0.04 / math.Sqrt(float64(1+max(a.N, b.N)))
	fA, fB := logOddsDensity(a), logOddsDensity(b)
	below, total := 0.0, 0.0
	for u := -edge; u < edge; u += step {
		left, middle, right := fA(u), fA(u+step/2), fA(u+step)
		belowMiddle := below + step*(5*left+8*middle-right)/24
		belowRight := below + step*(left+4*middle+right)/6
		total += step * (fB(u)*below + 4*fB(u+step/2)*belowMiddle + fB(u+step)*belowRight) / 6
		below = belowRight
	}
	return total
}

// logOddsDensity is the density of Beta(1+score, 1+n-score) over the log-odds.
func logOddsDensity(t Tally) func(u float64) float64 {
	a, b := 1+t.Score, 1+float64(t.N)-t.Score
	lgA, _ := math.Lgamma(a)
	lgB, _ := math.Lgamma(b)
	lgAB, _ := math.Lgamma(a + b)
	return func(u float64) float64 {
		return math.Exp(a*u - (a+b)*math.Log1p(math.Exp(u)) + lgAB - lgA - lgB)
	}
}
