package stats

import "math"

// MoreMeetings is how many meetings, over both versions, it would take until
// one of them lands better by the rule (a chance of Confirm, MinTold meetings
// each), if things go on as they began. ok is false if MoreCap are not enough:
// at this pace they will not be told apart.
//
// Each further meeting goes to the version told less so far (a, on a tie) and
// is expected to score (score+1)/(n+2), the observed rate drawn towards one
// half; scores are rounded to halves. It is a direction, not a promise: say
// "about", and that it is often up to twice that.
//
// Example: 2 of 10 against 6 of 10 takes 51 more.
func MoreMeetings(a, b Tally) (n int, ok bool) {
	nextA, nextB := a, b
	for m := 1; m <= MoreCap; m++ {
		if nextA.N <= nextB.N {
			nextA = a.after(nextA.N + 1)
		} else {
			nextB = b.after(nextB.N + 1)
		}
		if nextA.N >= MinTold && nextB.N >= MinTold && confirmed(PBetter(nextA, nextB)) {
			return m, true
		}
	}
	return 0, false
}

// AboutMeetings rounds a number of meetings up to one that does not look more
// exact than it is: 5, 10, 15, 20, 30, 40, 60 or 80, which is also what any
// number above becomes.
//
// Example: 51 becomes 60.
func AboutMeetings(n int) int {
	for _, round := range []int{5, 10, 15, 20, 30, 40, 60} {
		if n <= round {
			return round
		}
	}
	return MoreCap
}

// after is what t is expected to be once told n times in all.
func (t Tally) after(n int) Tally {
	extra := float64(n-t.N) * (t.Score + 1) / float64(t.N+2)
	return Tally{N: n, Score: math.Floor(2*(t.Score+extra)+0.5) / 2}
}

func confirmed(p float64) bool {
	return p >= Confirm || p <= 1-Confirm
}
