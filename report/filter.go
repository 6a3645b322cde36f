package report

// What the page's filters go by: the script reads it off the rows.

import (
	"slices"
	"strconv"
	"strings"
)

// A CircleOption is a circle to choose.
type CircleOption struct{ Key, Name string }

// Circles are those that people on the page belong to.
func (p *page) Circles() []CircleOption {
	var all []CircleOption
	for _, key := range []string{"1", "2", "3", "unknown"} {
		if slices.ContainsFunc(p.Listeners, func(l *Listener) bool { return l.Circle == key }) {
			all = append(all, CircleOption{key, p.say("among." + key)})
		}
	}
	return all
}

// ThemeKeys are the places of a meeting's themes among all of them.
func (p *page) ThemeKeys(m *Meeting) string {
	var keys []string
	for i, t := range p.Themes {
		if m.names(t.Theme) {
			keys = append(keys, strconv.Itoa(i))
		}
	}
	return strings.Join(keys, " ")
}

// names tells whether a remark of the meeting names a theme.
func (m *Meeting) names(theme string) bool {
	return slices.ContainsFunc(m.Feedback, func(f Feedback) bool {
		return slices.ContainsFunc(f.Themes, func(t ThemeName) bool { return text(t.Theme) == theme })
	})
}
