package stats

import (
	"testing"
)

// fourCircles is a comparison as large as one life will hold.
var fourCircles = []Stratum{
	{Tally{10, 3}, Tally{10, 6.5}},
	{Tally{14, 4}, Tally{9, 5}},
	{Tally{8, 2.5}, Tally{13, 7}},
	{Tally{8, 1}, Tally{8, 4}},
}

func BenchmarkPBetter(b *testing.B) {
	for b.Loop() {
		PBetter(Tally{40, 12}, Tally{40, 24})
	}
}

func BenchmarkCombine(b *testing.B) {
	for b.Loop() {
		Combine(fourCircles, ShownConf)
	}
}

func BenchmarkVerdict(b *testing.B) {
	for b.Loop() {
		Judge(fourCircles, 30)
	}
}

func BenchmarkComparison(b *testing.B) {
	for b.Loop() {
		wholeComparison()
	}
}

// wholeComparison is all that a report asks of two versions. The counts are
// such that MoreMeetings looks as far ahead as it can.
func wholeComparison() {
	Judge(fourCircles, 30)
	Combine(fourCircles, ShownConf)
	x, y := Totals(fourCircles)
	Wilson(x, ShownConf)
	Wilson(y, ShownConf)
	BalanceGap(fourCircles)
	Reversed(fourCircles)
	MoreMeetings(Tally{40, 15}, Tally{40, 17})
}

func BenchmarkJudgeMany(b *testing.B) {
	strata := [][]Tally{{{40, 12}, {40, 20}, {40, 24}, {40, 8}, {40, 16}, {40, 10}}}
	told := inTurn(6, 40)
	for b.Loop() {
		JudgeMany(strata, told)
	}
}

func BenchmarkPBest(b *testing.B) {
	versions := []Tally{{40, 12}, {40, 20}, {40, 24}, {40, 8}, {40, 16}, {40, 10}}
	for b.Loop() {
		PBest(versions)
	}
}
