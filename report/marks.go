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
func runs(marks []string) []run { return runsOf(marks, maxRun) }

// runsOf groups marks in runs of so many at most.
func runsOf(marks []string, longest int) []run {
	var all []run
	for _, mark := range marks {
		last := len(all) - 1
		if last < 0 || all[last].Mark != mark || all[last].n == longest {
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

// A Block is marks in full rows, or those of the row that is not; Y is its
// top.
type Block struct{ Y, Width, Height int }

// blockStep is the room of a mark, in pixels.
const blockStep = 10

// blocks lays marks out in rows.
func blocks(n, wide int) []Block {
	var all []Block
	full := n / wide * blockStep
	if full > 0 {
		all = append(all, Block{0, wide * blockStep, full})
	}
	if rest := n % wide; rest > 0 {
		all = append(all, Block{full, rest * blockStep, blockStep})
	}
	return all
}
