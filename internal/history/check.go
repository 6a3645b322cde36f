package history

// What the history knows to be wrong.

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"carnet/vault"
)

// Check says what the history knows to be wrong on a day: a private note that
// git keeps, a pitch told before it was in the vault, and one whose words have
// changed since it was told. It looks at a vault that Attach was given.
func (r *Repo) Check(v *vault.Vault, today vault.Date) []vault.Diagnostic {
	found := r.privateTracked(v)
	if v.History.State == vault.HistoryWhole {
		found = append(found, r.toldBefore(v)...)
	}
	return append(found, reworded(v, today)...)
}

// privateTracked finds the notes of the private folder that are in the index.
func (r *Repo) privateTracked(v *vault.Vault) []vault.Diagnostic {
	var found []vault.Diagnostic
	var tracked map[string]bool
	for _, n := range notes(v) {
		if !strings.HasPrefix(n.Path, "private/") {
			continue
		}
		if tracked == nil {
			tracked = r.tracked()
		}
		if tracked[r.fullPath(n.Path)] {
			found = append(found, vault.Diagnostic{
				Path: n.Path, Severity: vault.Warning, Code: "private-tracked", Args: vault.Args{"Quoted": strconv.Quote(n.Path)},
			})
		}
	}
	return found
}

// tracked are the files that git keeps, as its index has them; none when it
// cannot be read.
func (r *Repo) tracked() map[string]bool {
	files := map[string]bool{}
	if index, err := r.store.Index(); err == nil {
		for _, entry := range index.Entries {
			files[entry.Name] = true
		}
	}
	return files
}

// toldBefore finds the meetings at which a pitch was told that came into the
// vault later.
func (r *Repo) toldBefore(v *vault.Vault) []vault.Diagnostic {
	g, err := r.headGraph(v)
	if err != nil {
		return nil
	}
	var found []vault.Diagnostic
	first := map[*vault.Pitch]int64{}
	days := g.daysOf(r.ledger.place(r.prefix, true))
	for _, m := range v.Meetings {
		p := m.Pitch()
		if p == nil || !m.Date.Set {
			continue
		}
		if _, known := first[p]; !known {
			first[p] = g.firstDay(r.ledger.place(r.fullPath(p.Path), false))
		}
		if toldTooEarly(m.Date.V, first[p], days) {
			found = append(found, vault.Diagnostic{
				Path: m.Path, Pos: m.Pitches[0].Pos, Width: max(1, len([]rune(m.Pitches[0].Text))),
				Severity: vault.Warning, Code: "told-before",
				Args: vault.Args{"Pitch": p.ID, "Date": m.Date.V.Day(), "First": dateOf(first[p]).Day()},
			})
		}
	}
	if r.ledger.takeError() != nil {
		return nil
	}
	return found
}

// toldTooEarly tells whether the vault was committed after the meeting and
// before the pitch was in it. A pitch that is committed with the meeting, or in
// the first commit after it, may well have been there.
func toldTooEarly(told vault.Date, first int64, days []int64) bool {
	if first == never {
		return false
	}
	for _, day := range days {
		if dateOf(day).DayAfter(told) {
			return first > day
		}
	}
	return false
}

// never is the first day of what is in no commit.
const never = math.MaxInt64

// firstDay is the earliest day of the commits that hold a note.
func (g *graph) firstDay(p *place) int64 {
	first := int64(never)
	for i, note := range g.column(p) {
		if note != 0 {
			first = min(first, g.nodes[i].day())
		}
	}
	return first
}

// daysOf are the days on which a folder came to be as it was in some commit, in
// order.
func (g *graph) daysOf(folder *place) []int64 {
	first := map[id]int64{}
	for i, tree := range g.column(folder) {
		if tree == 0 {
			continue
		}
		day := g.nodes[i].day()
		if known, seen := first[tree]; !seen || day < known {
			first[tree] = day
		}
	}
	return slices.Compact(slices.Sorted(maps.Values(first)))
}
