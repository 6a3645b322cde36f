// Package stats says what a handful of meetings allows one to claim about
// pitch versions, and no more.
//
// A meeting scores 1 when the pitch landed, 0.5 when it partly did, 0 when it
// did not. Everything starts from one number, the chance that one version's
// true landing rate is above another's ([PBetter]), taken within each circle
// of listeners and then combined ([Combine]), so that telling the better
// pitch to the kinder people proves nothing. An ordered rule turns it into a
// verdict ([Judge], [JudgeMany]) whose strongest word, [Better], is kept for
// gaps that luck alone seldom makes, even when one looks after every meeting.
//
// The functions are pure and work on counts. They know nothing of notes,
// dates or names: which meetings count is for the caller to decide.
package stats

// The thresholds of the rule. They belong together: the share of false claims
// was measured for this set, so changing one means measuring again.
const (
	// Confirm is the chance from which one version "lands better". It is high
	// because the answer is looked at after every meeting: between two equal
	// pitches told in turn, 40 times each, fewer than 1 in 40 comparisons ever
	// reach it.
	Confirm = 0.9985
	// Lean is the chance from which a version leads without being sure. It is
	// not protected against looking often, and the words must say so.
	Lean = 0.95
	// MinTold is the number of meetings each version needs before any
	// comparison.
	MinTold = 5
	// MinSwitches is how often the teller must have changed version, in order
	// of date, for a gap not to be explained by the teller's own progress.
	MinSwitches = 3

	// EqualMinTold is the number of comparable meetings each version needs
	// before two versions may be called equal.
	EqualMinTold = 20
	// EqualMargin is the difference of landing rates, either way, below which
	// it does not matter which version is told.
	EqualMargin = 0.20
	// EqualConf is the confidence of the interval that must lie within
	// EqualMargin.
	EqualConf = 0.975

	// ShownConf is the confidence of the intervals that are shown.
	ShownConf = 0.95
	// GapWarn is the balance gap from which the reader is told that the
	// versions were heard by different circles (see BalanceGap).
	GapWarn = 0.30

	// ThemeConfirm is the chance from which a theme fell or rose, as long as
	// ten themes or fewer are compared (see CompareTheme).
	ThemeConfirm = Confirm
	// ThemeLean is the chance from which a theme seems lower or higher.
	ThemeLean = 0.99
	// ThemeFamily is the chance of error that all themes compared share when
	// they are more than ten.
	ThemeFamily = 0.015

	// MoreCap is how many further meetings MoreMeetings looks ahead.
	MoreCap = 80
)

// None stands for "no version" where an index of a version is expected.
const None = -1

// Tally is what is known of one version, or of one version in one circle.
//
// Two yes, one partly and one no make Tally{N: 4, Score: 2.5}.
type Tally struct {
	N     int     // meetings with an outcome
	Score float64 // sum of their scores: a multiple of 0.5 between 0 and N
}

// Rate is the observed landing rate, Score/N, between 0 and 1; 0 without any
// meeting. Tally{N: 4, Score: 2.5} has the rate 0.625.
func (t Tally) Rate() float64 {
	if t.N == 0 {
		return 0
	}
	return t.Score / float64(t.N)
}

func (t Tally) plus(u Tally) Tally {
	return Tally{N: t.N + u.N, Score: t.Score + u.Score}
}

// Stratum holds what two versions obtained among the same kind of listeners,
// say acquaintances. Only meetings of one stratum are held against each other.
type Stratum struct {
	A, B Tally
}

// shared reports whether both versions were told in the stratum.
func (s Stratum) shared() bool {
	return s.A.N > 0 && s.B.N > 0
}

// Totals adds up the strata: the raw tallies of both versions, blind to who
// the listeners were.
func Totals(strata []Stratum) (a, b Tally) {
	for _, s := range strata {
		a, b = a.plus(s.A), b.plus(s.B)
	}
	return a, b
}
