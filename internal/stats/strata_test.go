package stats

import "testing"

func TestCombineOneStratum(t *testing.T) {
	for _, a := range tallies(7)[1:] {
		for _, b := range tallies(7)[1:] {
			c := Combine(one(a, b), ShownConf)
			d := Newcombe(a, b, ShownConf)
			near(t, "chance", c.P, PBetter(a, b), 1e-14)
			near(t, "difference", c.Difference.Value, d.Value, 1e-14)
			near(t, "lower", c.Difference.Lower, d.Lower, 1e-14)
			near(t, "upper", c.Difference.Upper, d.Upper, 1e-14)
		}
	}
}

func TestCombineIgnoresUnsharedStrata(t *testing.T) {
	shared := one(Tally{6, 3}, Tally{6, 5})
	more := append(shared, Stratum{A: Tally{9, 9}}, Stratum{B: Tally{9, 0}}, Stratum{})
	if got, want := Combine(more, ShownConf), Combine(shared, ShownConf); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCombineNothing(t *testing.T) {
	for _, strata := range [][]Stratum{nil, {{A: Tally{9, 9}}, {B: Tally{9, 0}}}} {
		c := Combine(strata, ShownConf)
		if c.Comparable() || c.P != 0.5 || c.Difference != nothingKnown {
			t.Errorf("%v: got %v", strata, c)
		}
	}
}

func TestCombineIsAntisymmetric(t *testing.T) {
	strata := []Stratum{{Tally{8, 6}, Tally{2, 2}}, {Tally{2, 1}, Tally{8, 3.5}}, {Tally{3, 0}, Tally{5, 4}}}
	var swapped []Stratum
	for _, s := range strata {
		swapped = append(swapped, Stratum{A: s.B, B: s.A})
	}
	c, back := Combine(strata, ShownConf), Combine(swapped, ShownConf)
	near(t, "chance", back.P, 1-c.P, 1e-14)
	near(t, "difference", back.Difference.Value, -c.Difference.Value, 1e-15)
	near(t, "lower", back.Difference.Lower, -c.Difference.Upper, 1e-15)
}

func TestBalanceGap(t *testing.T) {
	thirty := []Stratum{{Tally{N: 7}, Tally{N: 4}}, {Tally{N: 3}, Tally{N: 6}}}
	if gap := BalanceGap(thirty); gap < GapWarn {
		t.Errorf("30 points make %.17g, below the warning", gap)
	}
	apart := []Stratum{{A: Tally{N: 3}}, {B: Tally{N: 4}}}
	near(t, "nobody in common", BalanceGap(apart), 1, 0)
	near(t, "one version", BalanceGap(apart[:1]), 0, 0)
}

func TestReversed(t *testing.T) {
	tests := []struct {
		name   string
		strata []Stratum
		want   bool
	}{
		{"kidney stones, Charig and others 1986", []Stratum{
			{Tally{87, 81}, Tally{270, 234}}, {Tally{263, 192}, Tally{80, 55}}}, true},
		{"one circle", one(Tally{10, 2}, Tally{10, 6}), false},
		{"nothing in common", []Stratum{{A: Tally{9, 9}}, {B: Tally{9, 0}}}, false},
		{"equal within circles", []Stratum{
			{Tally{9, 6}, Tally{3, 2}}, {Tally{3, 1}, Tally{6, 2}}}, false},
	}
	for _, test := range tests {
		if got := Reversed(test.strata); got != test.want {
			t.Errorf("%s: got %v", test.name, got)
		}
	}
}
