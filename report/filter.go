package report

// What the page's filters go by: the script reads it off the rows.

import (
	"path"
	"slices"
	"strings"
	"time"
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

// dayBeside is the day of a meeting, nil where the name of its note, which its row
// shows too, begins with it or nothing says it.
func dayBeside(m *Meeting) *string {
	if m.Date == nil {
		return nil
	}
	day := (*m.Date)[:min(len(*m.Date), len(time.DateOnly))] // a shared page has the month only
	if strings.HasPrefix(path.Base(m.Path), day) {
		return nil
	}
	return &day
}
