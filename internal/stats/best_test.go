package stats

import "testing"

func TestPBestOfTwoIsPBetter(t *testing.T) {
	for _, b := range append(tallies(12), Tally{100, 40}, Tally{100, 57}, Tally{100, 99.5}) {
		for _, a := range []Tally{{}, {20, 7.5}, {100, 50}} {
			best := PBest([]Tally{a, b})
			near(t, "first", best[0], PBetter(b, a), 1e-5)
			near(t, "second", best[1], PBetter(a, b), 1e-5)
		}
	}
}

func TestPBestOfEquals(t *testing.T) {
	for _, tally := range []Tally{{}, {1, 0.5}, {5, 5}, {100, 30}, {100, 100}} {
		for _, p := range PBest([]Tally{tally, tally, tally, tally}) {
			near(t, "a quarter", p, 0.25, 1e-5)
		}
	}
}
