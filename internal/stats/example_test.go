package stats_test

import (
	"fmt"

	"carnet/internal/stats"
)

func ExamplePBetter() {
	a := stats.Tally{N: 10, Score: 2}
	b := stats.Tally{N: 10, Score: 6}
	fmt.Printf("%.3f\n", stats.PBetter(a, b))
	// Output: 0.960
}

func ExampleCombine() {
	c := stats.Combine([]stats.Stratum{
		{A: stats.Tally{N: 6, Score: 3}, B: stats.Tally{N: 6, Score: 5}}, // acquaintances
		{A: stats.Tally{N: 5, Score: 1}, B: stats.Tally{N: 6, Score: 3}}, // strangers
	}, stats.ShownConf)
	d := c.Difference
	fmt.Printf("P %.3f on %d and %d meetings\n", c.P, c.NA, c.NB)
	fmt.Printf("difference %.2f, from %.2f to %.2f\n", d.Value, d.Lower, d.Upper)
	// Output:
	// P 0.925 on 11 and 12 meetings
	// difference 0.32, from -0.05 to 0.56
}

func ExampleWilson() {
	w := stats.Wilson(stats.Tally{N: 5, Score: 3}, stats.ShownConf)
	fmt.Printf("between %.0f %% and %.0f %%\n", 100*w.Lower, 100*w.Upper)
	// Output: between 23 % and 88 %
}

func ExampleNewcombe() {
	d := stats.Newcombe(stats.Tally{N: 10, Score: 3}, stats.Tally{N: 10, Score: 9}, stats.ShownConf)
	fmt.Printf("%.2f, from %.2f to %.2f\n", d.Value, d.Lower, d.Upper)
	// Output: 0.60, from 0.17 to 0.81
}

func ExampleJudge() {
	told := []stats.Stratum{{
		A: stats.Tally{N: 12, Score: 1},
		B: stats.Tally{N: 12, Score: 10},
	}}
	fmt.Printf("in turn: %+v\n", stats.Judge(told, 23))
	fmt.Printf("one after the other: %+v\n", stats.Judge(told, 1))
	// Output:
	// in turn: {Key:better Best:1 NotInterleaved:false}
	// one after the other: {Key:leaning Best:1 NotInterleaved:true}
}

func ExampleJudgeMany() {
	var told []int
	for range 12 {
		told = append(told, 0, 1, 2)
	}
	contest := stats.JudgeMany([][]stats.Tally{{
		{N: 12, Score: 0}, {N: 12, Score: 11}, {N: 12, Score: 1},
	}}, told)
	fmt.Println(contest.Key, contest.Best, "closest:", contest.Pair[0])
	// Output: better 1 closest: 2
}

func ExampleSwitches() {
	fmt.Println(stats.Switches([]int{0, 0, 1, 2, 0, 1}, 0, 1))
	// Output: 3
}

func ExamplePBest() {
	fmt.Printf("%.2f\n", stats.PBest([]stats.Tally{
		{N: 8, Score: 2}, {N: 8, Score: 5}, {N: 9, Score: 4},
	}))
	// Output: [0.05 0.73 0.23]
}

func ExampleMoreMeetings() {
	n, ok := stats.MoreMeetings(stats.Tally{N: 10, Score: 2}, stats.Tally{N: 10, Score: 6})
	fmt.Println(n, ok, "about", stats.AboutMeetings(n))
	// Output: 51 true about 60
}

func ExampleCompareTheme() {
	before := stats.Tally{N: 10, Score: 7}
	after := stats.Tally{N: 12, Score: 2}
	change := stats.CompareTheme(before, after, 4)
	fmt.Printf("%s, at %.3f\n", change.State, change.PFell)
	// Output: seems-lower, at 0.993
}

func ExampleBalanceGap() {
	fmt.Println(stats.BalanceGap([]stats.Stratum{
		{A: stats.Tally{N: 8}, B: stats.Tally{N: 2}}, // close contacts
		{A: stats.Tally{N: 2}, B: stats.Tally{N: 8}}, // strangers
	}))
	// Output: 0.6
}

func ExampleReversed() {
	fmt.Println(stats.Reversed([]stats.Stratum{
		{A: stats.Tally{N: 8, Score: 7}, B: stats.Tally{N: 2, Score: 2}}, // close contacts
		{A: stats.Tally{N: 2, Score: 0}, B: stats.Tally{N: 8, Score: 3}}, // strangers
	}))
	// Output: true
}
