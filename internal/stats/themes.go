package stats

// ThemeState names what became of a theme. The text is the one found in
// carnet's JSON.
type ThemeState string

// The states of a theme after the version that addresses it.
const (
	ThemeTooEarly      ThemeState = "too-early"
	ThemeFell          ThemeState = "fell"
	ThemeSeemsLower    ThemeState = "seems-lower"
	ThemeNoClearChange ThemeState = "no-clear-change"
	ThemeSeemsHigher   ThemeState = "seems-higher"
	ThemeRose          ThemeState = "rose"
)

// ThemeChange is what became of a theme.
type ThemeChange struct {
	State      ThemeState
	PFell      float64    // chance that it is rarer after than before, 0 to 1
	Difference Difference // share after minus share before, at ShownConf
}

// CompareTheme compares how often a theme came up before and after the version
// that addresses it. N counts the meetings with feedback, Score those in which
// the theme came up. themes is how many themes have MinTold meetings on both
// sides: with many at once, one of them is bound to move by luck, so a change
// is said only from a chance of
//
//	max(ThemeConfirm, 1 - ThemeFamily/themes)  fell or rose
//	ThemeLean                                  seems lower or higher
//
// The first line is Bonferroni's correction, which bites above ten themes.
// Fewer than MinTold meetings on either side are too few. It says "since that
// version", never "because of it".
//
// Example: 7 of 10 before, 2 of 12 after, 4 themes: seems lower, at 0.993.
func CompareTheme(before, after Tally, themes int) ThemeChange {
	p := PBetter(after, before)
	change := ThemeChange{
		State:      ThemeTooEarly,
		PFell:      p,
		Difference: Newcombe(before, after, ShownConf),
	}
	if before.N >= MinTold && after.N >= MinTold {
		change.State = themeState(p, max(ThemeConfirm, 1-ThemeFamily/float64(themes)))
	}
	return change
}

func themeState(pFell, confirm float64) ThemeState {
	switch {
	case pFell >= confirm:
		return ThemeFell
	case pFell >= ThemeLean:
		return ThemeSeemsLower
	case 1-pFell >= confirm:
		return ThemeRose
	case 1-pFell >= ThemeLean:
		return ThemeSeemsHigher
	}
	return ThemeNoClearChange
}
