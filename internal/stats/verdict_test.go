package stats

import "testing"

func TestJudge(t *testing.T) {
	apart := []Stratum{{A: Tally{10, 9}}, {B: Tally{10, 2}}}
	tests := []struct {
		name     string
		strata   []Stratum
		switches int
		want     Verdict
	}{
		{"nothing", nil, 0, Verdict{NoData, None, false}},
		{"only A", one(Tally{30, 30}, Tally{}), 0, Verdict{OneVersion, None, false}},
		{"only B", one(Tally{}, Tally{1, 0}), 0, Verdict{OneVersion, None, false}},
		{"four of B", one(Tally{40, 0}, Tally{4, 4}), 7, Verdict{TooEarly, None, false}},
		{"nobody in common", apart, 9, Verdict{NotComparable, None, false}},
		{"four in common", append(apart, one(Tally{4, 0}, Tally{4, 4})...), 9, Verdict{NotComparable, None, false}},
		{"the earliest claim", one(Tally{5, 0}, Tally{5, 5}), 3, Verdict{Better, 1, false}},
		{"the same for A", one(Tally{5, 5}, Tally{5, 0}), 3, Verdict{Better, 0, false}},
		{"not in turn", one(Tally{5, 5}, Tally{5, 0}), 2, Verdict{Leaning, 0, true}},
		{"a lean", one(Tally{10, 2}, Tally{10, 7}), 1, Verdict{Leaning, 1, false}},
		{"20 equal are not enough", one(Tally{20, 20}, Tally{20, 20}), 9, Verdict{TooEarly, None, false}},
		{"21 equal are", one(Tally{21, 21}, Tally{21, 21}), 9, Verdict{NoRealDifference, None, false}},
		{"a lead too small to matter", one(Tally{150, 3}, Tally{150, 9}), 9, Verdict{NoRealDifference, None, false}},
		{"sure and small", one(Tally{400, 4}, Tally{400, 24}), 9, Verdict{Better, 1, false}},
		{"all partly", one(Tally{40, 20}, Tally{40, 20}), 9, Verdict{TooEarly, None, false}},
	}
	for _, test := range tests {
		if got := Judge(test.strata, test.switches); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestJudgeIsFair(t *testing.T) {
	for _, a := range tallies(8) {
		for _, b := range tallies(8) {
			got, back := Judge(one(a, b), 5), Judge(one(b, a), 5)
			if back.Best != None {
				back.Best = 1 - back.Best
			}
			if got != back {
				t.Errorf("%v %v: %v and %v", a, b, got, back)
			}
		}
	}
}
