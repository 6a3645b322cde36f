package stats

import (
	"math"
	"testing"
)

var confidences = []float64{0.5, 0.8, 0.9, ShownConf, EqualConf, 0.999}

func TestZOf(t *testing.T) {
	near(t, "95 %", zOf(0.95), 1.959963984540054, 1e-14)
	near(t, "97.5 %", zOf(0.975), 2.241402727604947, 1e-14)
}

func TestNormalQuantileInverts(t *testing.T) {
	for _, p := range []float64{1e-12, 0.0015, 0.05, 0.31, 0.5, 0.77, 0.95, 0.9985} {
		near(t, "round trip", normalCDF(normalQuantile(p)), p, 1e-15)
	}
	if math.IsInf(normalQuantile(0), 0) || math.IsInf(normalQuantile(1), 0) {
		t.Error("certainty has no finite score")
	}
}

func TestWilsonHoldsTheRate(t *testing.T) {
	for _, conf := range confidences {
		for _, tally := range tallies(40) {
			w, rate := Wilson(tally, conf), tally.Rate()
			if w.Lower < 0 || w.Upper > 1 || w.Lower > rate && tally.N > 0 || w.Upper < rate {
				t.Errorf("Wilson(%v, %g) = %v", tally, conf, w)
			}
		}
	}
}

func TestWilsonMirrors(t *testing.T) {
	for _, tally := range tallies(25) {
		w, m := Wilson(tally, ShownConf), Wilson(tally.mirrored(), ShownConf)
		near(t, "lower", m.Lower, 1-w.Upper, 1e-15)
		near(t, "upper", m.Upper, 1-w.Lower, 1e-15)
	}
}

func TestWilsonOfNothing(t *testing.T) {
	if got := Wilson(Tally{}, ShownConf); got != (Interval{0, 1}) {
		t.Errorf("got %v", got)
	}
}

// The limits are the rates that lie z standard errors from the observed one.
func TestWilsonLimitsSolveTheirEquation(t *testing.T) {
	z := zOf(ShownConf)
	for _, tally := range tallies(30)[1:] {
		w := Wilson(tally, ShownConf)
		for _, r := range []float64{w.Lower, w.Upper} {
			spread := math.Sqrt(r * (1 - r) / float64(tally.N))
			near(t, "distance", math.Abs(tally.Rate()-r), z*spread, 1e-12)
		}
	}
}

func TestNewcombeIsAntisymmetric(t *testing.T) {
	for _, a := range tallies(8) {
		for _, b := range tallies(8) {
			d, back := Newcombe(a, b, ShownConf), Newcombe(b, a, ShownConf)
			if d.Value != -back.Value || d.Lower != -back.Upper || d.Upper != -back.Lower {
				t.Errorf("%v %v: %v and %v", a, b, d, back)
			}
			if d.Lower < -1 || d.Lower > d.Value || d.Upper < d.Value || d.Upper > 1 {
				t.Errorf("%v %v: %v", a, b, d)
			}
		}
	}
}

func TestNewcombeOfNothing(t *testing.T) {
	for _, pair := range [][2]Tally{{}, {{5, 2}, {}}, {{}, {5, 2}}} {
		if got := Newcombe(pair[0], pair[1], ShownConf); got != nothingKnown {
			t.Errorf("%v: got %v", pair, got)
		}
	}
}
