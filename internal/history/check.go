package history

// What the history knows to be wrong.

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	for _, n := range v.Notes() {
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
	days := sync.OnceValue(func() []int64 { return g.daysOf(r.ledger.place(r.prefix, true)) })
	for _, m := range v.Meetings {
		p := m.Pitch()
		if p == nil || !m.Date.Set || len(p.Revisions) == 0 || p.Revisions[0].Commit == nil {
			continue
		}
		if first := p.Revisions[0].Commit.By.Day(); first.DayAfter(m.Date.V) && toldTooEarly(m.Date.V, first, days()) {
			found = append(found, vault.Diagnostic{
				Path: m.Path, Pos: m.Pitches[0].Pos, Width: max(1, len([]rune(m.Pitches[0].Text))),
				Severity: vault.Warning, Code: "told-before",
				Args: vault.Args{"Pitch": p.ID, "Date": m.Date.V.Day(), "First": first.Day()},
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
func toldTooEarly(told, first vault.Date, days []int64) bool {
	for _, day := range days {
		if on := dateOf(day); on.DayAfter(told) {
			return first.DayAfter(on)
		}
	}
	return false
}

// daysOf are the days on which a folder came to be as it was in some commit, in
// order.
func (g *graph) daysOf(folder *place) []int64 {
	first := map[id]int64{}
	for i, tree := range g.column(folder) {
		if tree == 0 {
			continue
		}
		day := g.day(int32(i))
		if known, seen := first[tree]; !seen || day < known {
			first[tree] = day
		}
	}
	return slices.Compact(slices.Sorted(maps.Values(first)))
}
