package parser

import "carnet/vault"

// introductionCircles warns when people are said to have introduced each other
// in a circle: nobody would have come first.
func introductionCircles(r *resolver) {
	seen := map[*vault.Contact]bool{}
	for _, c := range r.v.Contacts {
		next := func(c *vault.Contact) *vault.Contact {
			if c.IntroducedBy.To == nil {
				return nil
			}
			return c.IntroducedBy.To.Contact
		}
		if circle := findCircle(c, next, seen); len(circle) > 0 {
			names := make([]string, len(circle))
			for i, member := range circle {
				names[i] = member.Name.V
			}
			by := circle[0].IntroducedBy
			r.report(circle[0].Path, by.Pos, by.Text, vault.Warning, "circle-introduced", vault.Args{"Names": names})
		}
	}
}

// followCircles warns when pitches follow each other in a circle.
func followCircles(r *resolver) {
	seen := map[*vault.Pitch]bool{}
	for _, p := range r.v.Pitches {
		next := func(p *vault.Pitch) *vault.Pitch { return p.Follows.To }
		if circle := findCircle(p, next, seen); len(circle) > 0 {
			ids := make([]string, len(circle))
			for i, member := range circle {
				ids[i] = member.ID
			}
			follows := circle[0].Follows
			r.report(circle[0].Path, follows.Pos, follows.Text, vault.Warning, "circle-follows", vault.Args{"Names": ids})
		}
	}
}

// findCircle follows next from start and gives the circle it runs into, nil
// without one or when it has been found before.
func findCircle[T any](start *T, next func(*T) *T, seen map[*T]bool) []*T {
	var way []*T
	at := map[*T]int{}
	for n := start; n != nil && !seen[n]; n = next(n) {
		seen[n] = true
		at[n] = len(way)
		way = append(way, n)
		if i, again := at[next(n)]; next(n) != nil && again {
			return way[i:]
		}
	}
	return nil
}
