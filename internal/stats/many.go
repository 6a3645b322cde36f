package stats

import "math"

// Contest is the verdict on any number of versions, and what it rests on.
// Versions are indices into the tallies given.
type Contest struct {
	Verdict
	// Compared lists the versions told MinTold times or more. The others are
	// set aside.
	Compared []int
	// Pair is the two versions the verdict rests on: those compared if they
	// are two, else the closest rival and the highest version, in that order;
	// None twice if fewer than two are compared.
	Pair [2]int
	// P is the chance that Pair[1] lands better than Pair[0]. With three or
	// more compared that is the smallest chance of the highest version against
	// any other; one it cannot be compared with counts as 0.5.
	P float64
	// Switches is how often the teller changed between the two; with three or
	// more compared, the fewest between the highest version and any other.
	Switches int
}

// JudgeMany gives the verdict on several versions. strata[c][v] is the tally
// of version v in stratum c; told is the version of each of these meetings in
// order of time.
//
// Versions told fewer than MinTold times are set aside. Two that are left are
// judged by Judge. Of three or more, the one with the highest (score+1)/(n+2)
// (the first, on a tie) must beat every other one by the same thresholds; if
// it can be compared with none, the verdict is NotComparable. There is no
// NoRealDifference between more than two.
//
// No further correction for the number of versions is made: having to beat all
// of them at once is harder than beating one. The thresholds were measured for
// up to six.
//
// Example: 0 of 12, 11 of 12 and 1 of 12, told in turn in one circle: Better,
// 1, with Pair {2, 1}.
func JudgeMany(strata [][]Tally, told []int) Contest {
	versions := perVersion(strata)
	compared := toldAtLeast(versions, MinTold)
	switch len(compared) {
	case 0, 1:
		verdict := undecided(keyOfFew(versions))
		return Contest{Verdict: verdict, Compared: compared, Pair: [2]int{None, None}, P: 0.5}
	case 2:
		return judgePair(strata, told, [2]int(compared))
	}
	return judgeHighest(strata, told, compared, highest(versions, compared))
}

// Pair is the comparison of the versions i and j, as A and B, taken out of the
// tallies of several (see JudgeMany).
func Pair(strata [][]Tally, i, j int) []Stratum {
	pair := make([]Stratum, len(strata))
	for c, versions := range strata {
		pair[c] = Stratum{A: versions[i], B: versions[j]}
	}
	return pair
}

// Switches is how often the teller changed between the versions i and j. told
// is the version of each meeting in order of time; other versions are passed
// over.
//
// Example: versions 0, 0, 1, 2, 0, 1 hold three switches between 0 and 1.
func Switches(told []int, i, j int) int {
	switches, last := 0, None
	for _, v := range told {
		if v != i && v != j {
			continue
		}
		if last != None && v != last {
			switches++
		}
		last = v
	}
	return switches
}

func judgePair(strata [][]Tally, told []int, pair [2]int) Contest {
	contest := Contest{Compared: pair[:], Pair: pair, Switches: Switches(told, pair[0], pair[1])}
	two := Pair(strata, pair[0], pair[1])
	contest.P = Combine(two, ShownConf).P
	contest.Verdict = Judge(two, contest.Switches)
	if contest.Best != None {
		contest.Best = pair[contest.Best]
	}
	return contest
}

// judgeHighest holds the highest of the compared versions against each other.
func judgeHighest(strata [][]Tally, told, compared []int, top int) Contest {
	contest := Contest{Compared: compared, P: math.Inf(1), Switches: len(told)}
	comparable := false
	for _, rival := range compared {
		if rival == top {
			continue
		}
		p, enough := chanceOver(strata, rival, top)
		comparable = comparable || enough
		if p < contest.P {
			contest.P, contest.Pair = p, [2]int{rival, top}
		}
		contest.Switches = min(contest.Switches, Switches(told, rival, top))
	}
	contest.Verdict = undecided(NotComparable)
	if comparable {
		contest.Verdict = claim(top, contest.P, contest.Switches)
	}
	return contest
}

// chanceOver is the chance that top lands better than rival, 0.5 if they do
// not have enough comparable meetings.
func chanceOver(strata [][]Tally, rival, top int) (p float64, enough bool) {
	c := Combine(Pair(strata, rival, top), ShownConf)
	if !c.enough() {
		return 0.5, false
	}
	return c.P, true
}

// perVersion adds up the strata.
func perVersion(strata [][]Tally) []Tally {
	if len(strata) == 0 {
		return nil
	}
	versions := make([]Tally, len(strata[0]))
	for _, stratum := range strata {
		for v, t := range stratum {
			versions[v] = versions[v].plus(t)
		}
	}
	return versions
}

func toldAtLeast(versions []Tally, times int) []int {
	var indices []int
	for v, t := range versions {
		if t.N >= times {
			indices = append(indices, v)
		}
	}
	return indices
}

// keyOfFew is the verdict where nothing can be compared.
func keyOfFew(versions []Tally) Key {
	switch len(toldAtLeast(versions, 1)) {
	case 0:
		return NoData
	case 1:
		return OneVersion
	}
	return TooEarly
}

// highest is the first of the candidates with the highest (score+1)/(n+2).
func highest(versions []Tally, candidates []int) int {
	top := candidates[0]
	for _, v := range candidates[1:] {
		if versions[v].above(versions[top]) {
			top = v
		}
	}
	return top
}

// above compares (score+1)/(n+2) without dividing, so that ties are exact.
func (t Tally) above(u Tally) bool {
	return (t.Score+1)*float64(u.N+2) > (u.Score+1)*float64(t.N+2)
}
