package report

// What the page shows of the mentor's remarks.

import (
	"cmp"
	"slices"
)

// A Mentor is the remarks as the page groups them, the newest first in each
// group: open ones, older open ones, those that something came of, and what the
// mentor liked.
type Mentor struct {
	Open, Earlier, TakenUp, Liked []Remark
	More                          int
}

// maxOpen are the open remarks that stand in sight; maxRemarks is the most that
// any other group shows.
const (
	maxOpen    = 6
	maxRemarks = 50
)

// Mentor groups the remarks and the tasks of the sessions; nil when there are none.
func (p *page) Mentor() *Mentor {
	if len(p.Remarks)+len(p.Discussed) == 0 {
		return nil
	}
	var m Mentor
	for _, r := range slices.Concat(p.Remarks, p.Discussed) {
		switch r.Became.State {
		case RemarkOpen, RemarkUnderWay:
			m.Earlier = append(m.Earlier, r)
		case RemarkNoRequest:
			m.Liked = append(m.Liked, r)
		default:
			m.TakenUp = append(m.TakenUp, r)
		}
	}
	for _, group := range [][]Remark{m.Earlier, m.TakenUp, m.Liked} {
		slices.SortStableFunc(group, func(x, y Remark) int { return -cmp.Compare(text(x.Date), text(y.Date)) })
	}
	n := min(maxOpen, len(m.Earlier))
	m.Open, m.Earlier = m.Earlier[:n], m.Earlier[n:]
	for _, group := range []*[]Remark{&m.Earlier, &m.TakenUp, &m.Liked} {
		shown := min(maxRemarks, len(*group))
		m.More += len(*group) - shown
		*group = (*group)[:shown]
	}
	return &m
}
