package report

// What the mentor suggested and what became of it, for the mentor's first
// screen.

import (
	"cmp"
	"slices"

	"carnet/internal/stats"
	"carnet/vault"
)

// suggested are the remarks of the last session and after it, and the older ones
// of which something has come since then. Those that something came of stand
// first, then the newest; without a session all count.
func (b *builder) suggested(last vault.Date) []Suggestion {
	all := []Suggestion{}
	for _, r := range b.r.Remarks {
		if r.Became.State != RemarkNoRequest && (isRecent(r, last) || b.r.Since.brought(r.Became)) {
			all = append(all, Suggestion{Text: r.Text, Date: r.Date, State: r.Became.State, Became: Linked(r.Became.brief())})
		}
	}
	slices.SortStableFunc(all, func(x, y Suggestion) int {
		return cmp.Or(
			boolOrder(x.State == RemarkOpen)-boolOrder(y.State == RemarkOpen),
			-cmp.Compare(text(x.Date), text(y.Date)),
		)
	})
	return all
}

// isRecent tells whether a remark was made at the last session or after it; one
// without a day counts as long as there was no session.
func isRecent(r Remark, last vault.Date) bool {
	if r.Date == nil {
		return last.Time.IsZero()
	}
	return !last.DayAfter(dayOf(*r.Date))
}

// brief leaves out what can only say that it is too early.
func (became Became) brief() string {
	if t := became.ThemeState; t != nil && *t == stats.ThemeTooEarly {
		return became.first
	}
	return became.Said
}

// brought tells whether it is since then that something has come of a remark.
func (s *SinceThen) brought(became Became) bool {
	switch {
	case s == nil:
		return false
	case became.Date != nil:
		return dayOf(*became.Date).DayAfter(dayOf(s.Date))
	}
	return became.Pitch != nil && slices.Contains(s.Versions, *became.Pitch)
}
