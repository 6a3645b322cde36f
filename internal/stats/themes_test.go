package stats

import "testing"

func TestCompareTheme(t *testing.T) {
	tests := []struct {
		name          string
		before, after Tally
		themes        int
		want          ThemeState
	}{
		{"gone", Tally{10, 9}, Tally{12, 1}, 1, ThemeFell},
		{"gone, one of many", Tally{9, 8}, Tally{10, 1}, 10, ThemeFell},
		{"gone, one of too many", Tally{9, 8}, Tally{10, 1}, 60, ThemeSeemsLower},
		{"fewer", Tally{10, 7}, Tally{12, 2}, 4, ThemeSeemsLower},
		{"same", Tally{10, 3}, Tally{10, 3}, 1, ThemeNoClearChange},
		{"more", Tally{12, 2}, Tally{10, 7}, 4, ThemeSeemsHigher},
		{"everywhere", Tally{12, 1}, Tally{10, 9}, 1, ThemeRose},
		{"four before", Tally{4, 4}, Tally{20, 0}, 1, ThemeTooEarly},
		{"four after", Tally{20, 20}, Tally{4, 0}, 1, ThemeTooEarly},
		{"never said", Tally{}, Tally{}, 0, ThemeTooEarly},
	}
	for _, test := range tests {
		got := CompareTheme(test.before, test.after, test.themes)
		if got.State != test.want {
			t.Errorf("%s: got %s (%.5f), want %s", test.name, got.State, got.PFell, test.want)
		}
	}
}

func TestCompareThemeMirrors(t *testing.T) {
	mirror := map[ThemeState]ThemeState{
		ThemeFell: ThemeRose, ThemeSeemsLower: ThemeSeemsHigher, ThemeNoClearChange: ThemeNoClearChange,
		ThemeRose: ThemeFell, ThemeSeemsHigher: ThemeSeemsLower, ThemeTooEarly: ThemeTooEarly,
	}
	for n := range 12 {
		for before := range n + 1 {
			for after := range n + 1 {
				x, y := Tally{n, float64(before)}, Tally{n, float64(after)}
				change, back := CompareTheme(x, y, 3), CompareTheme(y, x, 3)
				if back.State != mirror[change.State] {
					t.Errorf("%v %v: %s and %s", x, y, change.State, back.State)
				}
			}
		}
	}
}
