package stats

import "testing"

func TestMoreMeetings(t *testing.T) {
	tests := []struct {
		a, b Tally
		n    int
		ok   bool
	}{
		{Tally{10, 2}, Tally{10, 6}, 51, true},
		{Tally{10, 6}, Tally{10, 2}, 52, true}, // a comes first on a tie
		{Tally{5, 0}, Tally{5, 5}, 1, true},
		{Tally{40, 1}, Tally{4, 4}, 1, true},
		{Tally{}, Tally{}, 0, false},
		{Tally{20, 10}, Tally{20, 10}, 0, false},
	}
	for _, test := range tests {
		n, ok := MoreMeetings(test.a, test.b)
		if n != test.n || ok != test.ok {
			t.Errorf("%v %v: got %d, %v, want %d, %v", test.a, test.b, n, ok, test.n, test.ok)
		}
	}
}

func TestAfterRoundsToHalves(t *testing.T) {
	// (2+1)/(10+2) = 1/4 a meeting: one more makes 2.25, rounded up to 2.5.
	for extra, want := range []float64{2, 2.5, 2.5, 3, 3} {
		near(t, "score", Tally{10, 2}.after(10+extra).Score, want, 0)
	}
}

func TestAboutMeetings(t *testing.T) {
	for n, want := range map[int]int{1: 5, 5: 5, 6: 10, 15: 15, 16: 20, 30: 30, 31: 40, 41: 60, 60: 60, 61: 80, 80: 80} {
		if got := AboutMeetings(n); got != want {
			t.Errorf("%d: got %d, want %d", n, got, want)
		}
	}
}
