package merge

// The order of what is merged by its names: the pieces of a front matter, the
// values of a list.

import (
	"slices"
	"strings"
)

// inOrder puts the merged keys where they stand on either side, with the loose
// lines between them and the hyphens around.
func (m *keyMerger) inOrder(merged map[string]part) []part {
	var inside []part
	for _, id := range m.order(merged) {
		if name, ok := strings.CutPrefix(id, keyID); ok {
			inside = append(inside, merged[name])
		} else {
			inside = append(inside, part{lines: []string{id[len(looseID):]}})
		}
	}
	host := m.host(len(inside) > 0)
	if host.opening == 0 {
		return nil
	}
	return slices.Concat(
		[]part{{lines: host.lines[:host.opening]}}, inside, []part{{lines: host.lines[len(host.lines)-1:]}},
	)
}

// host is the side whose hyphens are taken: those that stand on one side only
// are new, or were deleted by the other.
func (m *keyMerger) host(needed bool) front {
	if m.theirs.opening > 0 && (m.mine.opening == 0) == (needed || m.base.opening == 0) {
		return m.theirs
	}
	return m.mine
}

// order are the ids of the pieces that are left, in order. A key that stays
// though one side deleted it stands where the other has it.
func (m *keyMerger) order(merged map[string]part) []string {
	pieces := func(f front, stays func(name string) bool) []string {
		return slices.DeleteFunc(slices.Clone(f.ids), func(id string) bool {
			name, isKey := strings.CutPrefix(id, keyID)
			return isKey && !stays(name)
		})
	}
	stays := func(name string) bool { return merged[name].conflict != nil || len(merged[name].lines) > 0 }
	inBoth := func(name string) bool { return stays(name) && m.mine.keys[name] != nil && m.theirs.keys[name] != nil }
	isLoose := func(id string) bool { return strings.HasPrefix(id, looseID) }
	return mergeNames(pieces(m.base, inBoth), pieces(m.mine, stays), pieces(m.theirs, stays), isLoose)
}

// mergeNames is what stood in the base without what either side took out and
// with what either added, mine before theirs where both stand at one place. Each
// name comes once, but those that may repeat.
func mergeNames(base, mine, theirs []string, repeats func(string) bool) []string {
	var all []string
	for _, r := range regions(base, mine, theirs, fewest, overlapping) {
		b, m, t := r.base.of(base), r.mine.of(mine), r.theirs.of(theirs)
		switch {
		case !r.byTheirs, slices.Equal(m, t):
			all = append(all, m...)
		case !r.byMine:
			all = append(all, t...)
		default:
			all = append(all, mergeSets(b, m, t)...)
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(name string) bool {
		twice := seen[name] && !repeats(name)
		seen[name] = true
		return twice
	})
}

// mergeSets is what mine has and theirs did not take out, and then what theirs
// added.
func mergeSets(base, mine, theirs []string) []string {
	var all []string
	for _, name := range mine {
		if !slices.Contains(base, name) || slices.Contains(theirs, name) {
			all = append(all, name)
		}
	}
	for _, name := range theirs {
		if !slices.Contains(mine, name) && !slices.Contains(base, name) {
			all = append(all, name)
		}
	}
	return all
}
