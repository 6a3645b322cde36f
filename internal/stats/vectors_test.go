package stats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"testing"
)

// vector is one known answer: published tables and independent computations.
type vector struct {
	ID, Kind, Source string
	Input            json.RawMessage
	Expected         map[string]any
	Tol              float64
}

// vectorInput holds the inputs of every kind; a name it lacks fails the test.
type vectorInput struct {
	Score, Conf, ScoreA, ScoreB, Before, After   float64
	N, NA, NB, NBefore, NAfter, Themes, Switches int
	Circles                                      []struct {
		ScoreA, ScoreB float64
		NA, NB         int
	}
	Versions         []Tally
	CountsA, CountsB []int
	Note             string
}

var vectorKinds = map[string]func(vectorInput) map[string]any{
	"wilson": func(in vectorInput) map[string]any {
		w := Wilson(Tally{in.N, in.Score}, in.Conf)
		return map[string]any{"lower": w.Lower, "upper": w.Upper}
	},
	"newcombe_diff": func(in vectorInput) map[string]any {
		return differenceFields(Newcombe(in.a(), in.b(), in.Conf))
	},
	"p_better": func(in vectorInput) map[string]any {
		return map[string]any{"p": PBetter(in.a(), in.b())}
	},
	"stratified": func(in vectorInput) map[string]any {
		c := Combine(in.strata(), in.Conf)
		got := differenceFields(c.Difference)
		got["p"], got["comparableA"], got["comparableB"] = c.P, float64(c.NA), float64(c.NB)
		return got
	},
	"p_best": func(in vectorInput) map[string]any {
		contest := JudgeMany([][]Tally{in.Versions}, nil)
		return map[string]any{
			"p_best":         PBest(in.Versions),
			"best_index":     float64(contest.Pair[1]),
			"min_pairwise_p": contest.P,
		}
	},
	"n_more": func(in vectorInput) map[string]any {
		n, ok := MoreMeetings(in.a(), in.b())
		if !ok {
			return map[string]any{"n": nil, "shown": fmt.Sprintf(">%d", MoreCap)}
		}
		return map[string]any{"n": float64(n), "shown": fmt.Sprint(AboutMeetings(n))}
	},
	"verdict": func(in vectorInput) map[string]any {
		got := map[string]any{"verdict": verdictName(Judge(in.strata(), in.Switches)), "p": nil}
		if !decidedByCounts(in.strata()) {
			got["p"] = Combine(in.strata(), ShownConf).P
		}
		return got
	},
	"theme": func(in vectorInput) map[string]any {
		change := CompareTheme(Tally{in.NBefore, in.Before}, Tally{in.NAfter, in.After}, in.Themes)
		got := differenceFields(change.Difference)
		got["p_fell"], got["state"] = change.PFell, string(change.State)
		return got
	},
	"imbalance": func(in vectorInput) map[string]any {
		var strata []Stratum
		for c := range in.CountsA {
			strata = append(strata, Stratum{A: Tally{N: in.CountsA[c]}, B: Tally{N: in.CountsB[c]}})
		}
		gap := BalanceGap(strata)
		return map[string]any{"max_share_gap": gap, "warn": gap >= GapWarn}
	},
}

func (in vectorInput) a() Tally { return Tally{in.NA, in.ScoreA} }
func (in vectorInput) b() Tally { return Tally{in.NB, in.ScoreB} }

func (in vectorInput) strata() []Stratum {
	var strata []Stratum
	for _, c := range in.Circles {
		strata = append(strata, Stratum{A: Tally{c.NA, c.ScoreA}, B: Tally{c.NB, c.ScoreB}})
	}
	return strata
}

func differenceFields(d Difference) map[string]any {
	return map[string]any{"diff": d.Value, "lower": d.Lower, "upper": d.Upper}
}

func verdictName(v Verdict) string {
	if v.Best == None {
		return string(v.Key)
	}
	return string(v.Key) + "-" + string("AB"[v.Best])
}

// decidedByCounts reports whether the verdict needs no chance: it stays
// without a leader even if A never landed and B always did.
func decidedByCounts(strata []Stratum) bool {
	extreme := slices.Clone(strata)
	for c := range extreme {
		extreme[c].A.Score, extreme[c].B.Score = 0, float64(extreme[c].B.N)
	}
	return Judge(extreme, MinSwitches).Best == None
}

func TestVectors(t *testing.T) {
	src, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	decodeStrictly(t, src, &vectors)
	if len(vectors) != 63 {
		t.Errorf("%d vectors, want 63", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.ID, func(t *testing.T) { checkVector(t, v) })
	}
}

func checkVector(t *testing.T, v vector) {
	compute := vectorKinds[v.Kind]
	if compute == nil {
		t.Fatalf("unknown kind %q", v.Kind)
	}
	var in vectorInput
	decodeStrictly(t, v.Input, &in)
	got := compute(in)
	if !maps.EqualFunc(v.Expected, got, func(want, have any) bool { return agree(want, have, v.Tol) }) {
		t.Errorf("got %v, want %v (tolerance %g)", got, v.Expected, v.Tol)
	}
}

func agree(want, got any, tol float64) bool {
	switch want := want.(type) {
	case float64:
		number, ok := got.(float64)
		return ok && math.Abs(number-want) <= tol
	case []any:
		numbers, ok := got.([]float64)
		return ok && slices.EqualFunc(want, numbers, func(w any, g float64) bool { return agree(w, g, tol) })
	}
	return want == got
}

func decodeStrictly(t *testing.T, src []byte, into any) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(src))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		t.Fatal(err)
	}
}
