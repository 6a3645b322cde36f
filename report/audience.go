package report

// Who heard which version: by circle, within which versions are compared, and
// by channel, which is shown and never part of the comparison.

import (
	"slices"
	"strconv"

	"carnet/internal/i18n"
	"carnet/internal/stats"
	"carnet/vault"
)

// An Audience is who heard which version of a comparison.
type Audience struct {
	Circles  []AudienceRow
	Channels []AudienceRow
	Warnings []string // where the versions had different listeners, a paragraph each
}

// An AudienceRow is one kind of listeners.
type AudienceRow struct {
	Name string
	Told [][]*Meeting // those counted, by version, yes to no
}

// audience lists the listeners of a comparison.
func (b *builder) audience(c *contest, out *Comparison) Audience {
	a := Audience{Channels: b.channels(out)}
	for _, s := range c.strata {
		a.Circles = append(a.Circles, AudienceRow{b.circleName(s.circle, s.heard), sortedByOutcome(s.told)})
	}
	a.Warnings = b.audienceWarnings(c, out, a)
	return a
}

// circleName is a circle in words.
func (b *builder) circleName(circle int, heard bool) string {
	name := b.words.Say("among.unknown", nil)
	if circle > 0 {
		name = b.words.Say("among."+strconv.Itoa(circle), nil)
	}
	if heard {
		return b.words.Say("audience.heard", i18n.Args{"Circle": name})
	}
	return name
}

// sortedByOutcome gives each version's meetings in the order in which the
// versions themselves have them.
func sortedByOutcome(told [][]*Meeting) [][]*Meeting {
	sorted := make([][]*Meeting, len(told))
	for i := range told {
		sorted[i] = slices.Clone(told[i])
		slices.SortStableFunc(sorted[i], compareOutcomes)
	}
	return sorted
}

// channelGroups are the ways to meet that are held apart.
var channelGroups = []struct {
	id       string
	channels []vault.Channel
}{
	{"in-person", []vault.Channel{vault.InPerson, vault.Coffee, vault.Lunch}},
	{"remote", []vault.Channel{vault.Video, vault.Call}},
	{"unknown", []vault.Channel{""}},
}

// channels groups the tellings by how people met; groups without any are left
// out, and so is the whole where no note says it.
func (b *builder) channels(c *Comparison) []AudienceRow {
	var rows []AudienceRow
	for _, group := range channelGroups {
		row := AudienceRow{Name: group.id, Told: make([][]*Meeting, len(c.Versions))}
		any := false
		for i, v := range c.Versions {
			for _, m := range v.Told {
				if slices.Contains(group.channels, vault.Channel(text(m.Channel))) {
					row.Told[i] = append(row.Told[i], m)
					any = true
				}
			}
		}
		if any {
			rows = append(rows, row)
		}
	}
	if len(rows) == 1 && rows[0].Name == "unknown" {
		return nil
	}
	return rows
}

// audienceWarnings says where a difference of listeners may look like one of
// pitches.
func (b *builder) audienceWarnings(c *contest, out *Comparison, a Audience) []string {
	known := slices.DeleteFunc(slices.Clone(a.Channels), func(r AudienceRow) bool { return r.Name == "unknown" })
	said := []string{b.circleWarning(c, out, a.Circles), ""}
	if i, j, gap := widestGap(known, out.Versions); gap >= stats.GapWarn {
		said[1] = b.join(b.unlike(out, known, i, j, "channel-gap"), b.words.Say("channel-gap.shown", nil))
	}
	return slices.DeleteFunc(said, func(s string) bool { return s == "" })
}

// circleWarning says how the circles differ and what that does.
func (b *builder) circleWarning(c *contest, out *Comparison, circles []AudienceRow) string {
	var said []string
	if i, j, gap := widestGap(circles, out.Versions); gap >= stats.GapWarn {
		said = append(said, b.unlike(out, circles, i, j, "audience"))
		if out.Verdict.P != nil {
			said = append(said, b.words.Say("audience.within", nil))
		}
	}
	if len(c.pitches) == 2 && stats.Reversed(c.pairStrata(0, 1)) {
		said = append(said, b.reversed(out))
	}
	if n := out.withoutCounterpart(); n > 0 {
		said = append(said, b.words.Count("audience.alone", n, nil))
	}
	return b.join(said...)
}

// pairStrata are the tallies of two versions, circle by circle.
func (c *contest) pairStrata(i, j int) []stats.Stratum {
	tallies := make([][]stats.Tally, len(c.strata))
	for k, s := range c.strata {
		tallies[k] = s.tally
	}
	return stats.Pair(tallies, i, j)
}

// widestGap finds the two versions, each told often enough, whose listeners
// differ most.
func widestGap(rows []AudienceRow, versions []Version) (first, second int, gap float64) {
	for i := range versions {
		for j := i + 1; j < len(versions); j++ {
			strata := make([]stats.Stratum, len(rows))
			for k, row := range rows {
				strata[k].A.N, strata[k].B.N = len(row.Told[i]), len(row.Told[j])
			}
			a, b := stats.Totals(strata)
			if g := stats.BalanceGap(strata); min(a.N, b.N) >= stats.MinTold && g > gap {
				first, second, gap = i, j, g
			}
		}
	}
	return first, second, gap
}

// unlike says how the listeners of two versions differ: by what each was told
// to mostly, or by the kind of listener that differs most.
func (b *builder) unlike(c *Comparison, rows []AudienceRow, i, j int, group string) string {
	x, nx, allX := largest(rows, i)
	y, ny, allY := largest(rows, j)
	args := i18n.Args{"A": c.Versions[i].id(), "B": c.Versions[j].id()}
	id := group + ".mostly"
	if x == y || 2*nx <= allX || 2*ny <= allY {
		id = group + ".more"
		x = widestRow(rows, i, j, allX, allY)
		y, nx, ny = x, len(rows[x].Told[i]), len(rows[x].Told[j])
	}
	args["ToA"], args["ToB"] = b.rowName(rows[x], group), b.rowName(rows[y], group)
	args["NA"], args["OfA"], args["NB"], args["OfB"] = nx, allX, ny, allY
	return b.words.Say(id, args)
}

func (b *builder) rowName(row AudienceRow, group string) string {
	if group == "channel-gap" {
		return b.words.Say("channel-group."+row.Name, nil)
	}
	return row.Name
}

// largest is the row in which a version was told most, how often, and how
// often in all rows.
func largest(rows []AudienceRow, version int) (row, n, all int) {
	for k, r := range rows {
		told := len(r.Told[version])
		all += told
		if told > n {
			row, n = k, told
		}
	}
	return row, n, all
}

func widestRow(rows []AudienceRow, i, j, allI, allJ int) int {
	widest, row := -1, 0
	for k, r := range rows {
		gap := len(r.Told[i])*allJ - len(r.Told[j])*allI
		if gap = max(gap, -gap); gap > widest {
			widest, row = gap, k
		}
	}
	return row
}

// reversed says that the counts added up point to the other version than the
// comparison within circles.
func (b *builder) reversed(c *Comparison) string {
	raw, within := &c.Versions[0], &c.Versions[1]
	if c.Verdict.Difference.Value < 0 {
		raw, within = within, raw
	}
	return b.words.Say("audience.reversed", i18n.Args{"Raw": raw.id(), "Within": within.id()})
}

// withoutCounterpart is how many tellings of two versions stand in circles
// that heard only one of them; 0 where nothing is compared at all.
func (c *Comparison) withoutCounterpart() int {
	if len(c.Versions) != 2 || c.Verdict.P == nil || slices.ContainsFunc(c.Versions, func(v Version) bool { return tooFew(&v) }) {
		return 0
	}
	n := 0
	for _, v := range c.Versions {
		n += v.Meetings - c.Verdict.Comparable[v.Pitch]
	}
	return n
}

// acrossCircles says which version to tell to whom so that versions told to
// different people can be compared.
func (b *builder) acrossCircles(c *Comparison) string {
	var tell []string
	compared, _ := c.compared()
	for _, v := range compared {
		circle, lacking := c.lackingCircle(slices.IndexFunc(c.Versions, func(w Version) bool { return w.Pitch == v.Pitch }))
		if lacking && circle > 0 && !v.Note.Retired {
			tell = append(tell, b.words.Say("verdict.tell-to", i18n.Args{"ID": v.id(), "Circle": b.circleName(circle, false)}))
		}
	}
	if len(tell) == 0 {
		return b.words.Say("verdict.note-circles", nil)
	}
	return b.words.Say("verdict.to-compare", i18n.Args{"Tell": b.words.Or(tell)})
}

// lackingCircle is the circle in which a version lacks most behind the others;
// a known one, if there is any.
func (c *Comparison) lackingCircle(version int) (circle int, lacking bool) {
	most := 0
	for _, s := range c.strata {
		others := 0
		for i, t := range s.tally {
			if i != version {
				others = max(others, t.N)
			}
		}
		lack := others - s.tally[version].N
		if lack > 0 && (lack > most || circle == 0) && (s.circle > 0 || !lacking) {
			circle, most, lacking = s.circle, lack, true
		}
	}
	return circle, lacking
}
