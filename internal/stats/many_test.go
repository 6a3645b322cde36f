package stats

import (
	"reflect"
	"testing"
)

// inTurn tells k versions one after the other, rounds times.
func inTurn(k, rounds int) []int {
	var told []int
	for range rounds {
		for v := range k {
			told = append(told, v)
		}
	}
	return told
}

func TestSwitches(t *testing.T) {
	told := []int{0, 0, 1, 2, 0, 1}
	for _, test := range []struct{ i, j, want int }{{0, 1, 3}, {1, 0, 3}, {1, 2, 2}, {0, 2, 2}, {3, 4, 0}} {
		if got := Switches(told, test.i, test.j); got != test.want {
			t.Errorf("between %d and %d: got %d, want %d", test.i, test.j, got, test.want)
		}
	}
}

func TestJudgeManyOfTwoIsJudge(t *testing.T) {
	told := inTurn(2, 3)
	for _, a := range tallies(7) {
		for _, b := range tallies(7) {
			got := JudgeMany([][]Tally{{a, b}}, told).Verdict
			if want := Judge(one(a, b), Switches(told, 0, 1)); got != want {
				t.Errorf("%v %v: got %v, want %v", a, b, got, want)
			}
		}
	}
}

func TestJudgeMany(t *testing.T) {
	none, few, low, high := Tally{}, Tally{4, 4}, Tally{12, 1}, Tally{12, 11}
	tests := []struct {
		name   string
		strata [][]Tally
		told   []int
		want   Contest
	}{
		{"nothing", nil, nil,
			Contest{Verdict{NoData, None, false}, nil, [2]int{None, None}, 0.5, 0}},
		{"one told", [][]Tally{{none, high, none}}, nil,
			Contest{Verdict{OneVersion, None, false}, []int{1}, [2]int{None, None}, 0.5, 0}},
		{"one told enough", [][]Tally{{few, high, few}}, nil,
			Contest{Verdict{TooEarly, None, false}, []int{1}, [2]int{None, None}, 0.5, 0}},
		{"two told enough", [][]Tally{{low, few, high}}, inTurn(3, 4),
			Contest{Verdict{Better, 2, false}, []int{0, 2}, [2]int{0, 2}, PBetter(low, high), 7}},
		{"two, the first ahead", [][]Tally{{high, few, low}}, inTurn(3, 4),
			Contest{Verdict{Better, 0, false}, []int{0, 2}, [2]int{0, 2}, PBetter(high, low), 7}},
		{"one above all", [][]Tally{{{12, 0}, high, low}}, inTurn(3, 12),
			Contest{Verdict{Better, 1, false}, []int{0, 1, 2}, [2]int{2, 1}, PBetter(low, high), 23}},
		{"one above all, not in turn", [][]Tally{{low, high, low}}, []int{1, 0, 1, 0, 1, 2},
			Contest{Verdict{Leaning, 1, true}, []int{0, 1, 2}, [2]int{0, 1}, PBetter(low, high), 1}},
		{"two at the top", [][]Tally{{high, low, high}}, inTurn(3, 12),
			Contest{Verdict{TooEarly, None, false}, []int{0, 1, 2}, [2]int{2, 0}, 0.5, 23}},
		{"the highest against one only", [][]Tally{{low, high, none}, {none, none, low}}, inTurn(3, 12),
			Contest{Verdict{TooEarly, None, false}, []int{0, 1, 2}, [2]int{2, 1}, 0.5, 23}},
		{"nobody in common", [][]Tally{{low, none, none}, {none, high, none}, {none, none, low}}, inTurn(3, 12),
			Contest{Verdict{NotComparable, None, false}, []int{0, 1, 2}, [2]int{0, 1}, 0.5, 23}},
		{"three equal for long", [][]Tally{{{60, 60}, {60, 60}, {60, 60}}}, inTurn(3, 60),
			Contest{Verdict{TooEarly, None, false}, []int{0, 1, 2}, [2]int{1, 0}, 0.5, 119}},
	}
	for _, test := range tests {
		got := JudgeMany(test.strata, test.told)
		near(t, test.name, got.P, test.want.P, 1e-12)
		got.P = test.want.P
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}
