package report

// What the page's filters go by: the script reads it off the rows.

import "slices"

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
