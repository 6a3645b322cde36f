package report

// Marks in a row: those of one kind are drawn together, ten at most, so that a
// page of many meetings stays light and its rows can break.

import "strconv"

// Measures of a run, in pixels, and its longest.
const (
	markWidth = 17
	maxRun    = 10
)

// A run is marks of one kind that follow each other.
type run struct {
	Mark string
	n    int
}

// Width is the room of the run.
func (r run) Width() string { return strconv.Itoa(r.n * markWidth) }

// runs groups marks.
func runs(marks []string) []run {
	var all []run
	for _, mark := range marks {
		last := len(all) - 1
		if last < 0 || all[last].Mark != mark || all[last].n == maxRun {
			all = append(all, run{Mark: mark})
			last++
		}
		all[last].n++
	}
	return all
}

// marks are those of meetings.
func marks(meetings []*Meeting) []string {
	all := make([]string, len(meetings))
	for i, m := range meetings {
		all[i] = mark(m)
	}
	return all
}
