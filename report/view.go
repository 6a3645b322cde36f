package report

// What the page's templates ask of a report: choices of what to show, not
// figures.

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"carnet/internal/i18n"
	"carnet/vault"
)

// dayOf reads a day as the report writes it; of a month, the first.
func dayOf(day string) vault.Date {
	if len(day) == len("2026-03") {
		day += "-01"
	}
	t, err := time.Parse(time.DateOnly, day[:min(len(day), len(time.DateOnly))])
	if err != nil {
		return vault.Date{}
	}
	return vault.Date{Time: t}
}

// lastDayOf reads a day as the report writes it; of a month, the last.
func lastDayOf(day string) vault.Date {
	d := dayOf(day)
	if len(day) == len("2026-03") {
		return vault.NewDate(d.Time.Year(), d.Time.Month(), daysIn(d))
	}
	return d
}

// Title is the page's title.
func (p *page) Title() string {
	owner := ""
	if p.Vault.Owner != nil {
		owner = *p.Vault.Owner
	}
	return p.say("page.title", "Owner", owner, "Date", p.Today())
}

// Today is the day of the report, in words.
func (p *page) Today() string { return p.Words.Day(dayOf(p.Date)) }

// MissingWords names the parts that are not shown.
func (p *page) MissingWords() string {
	var all []string
	for _, id := range p.Missing {
		all = append(all, p.say(id))
	}
	return strings.Join(all, ", ")
}

// MarkNames are the marks of a meeting.
func (p *page) MarkNames() []string { return markNames }

// RunMarks are those that stand in a row somewhere: of meetings, of remarks and of
// people.
func (p *page) RunMarks() []string {
	return append(slices.Clone(markNames), sign(vault.Asked), metMark(true), metMark(false))
}

// Keys are the marks that stand on the page, for its key.
func (p *page) Keys() []string {
	var keys []string
	for _, key := range []string{"yes", "partly", "no", "unknown", "none", "session"} {
		if slices.ContainsFunc(p.Meetings, func(m *Meeting) bool { return mark(m) == key }) {
			keys = append(keys, key)
		}
	}
	return keys
}

// Rated tells whether a version was told often enough for its rate to be put in
// figures; before that it is only drawn.
func (v Version) Rated() bool { return v.Meetings >= minRated }

// Marks tells whether the tellings of a version can be drawn one by one.
func (v Version) Marks() bool { return len(v.Told) <= maxMarks }

// Reasons groups the meetings left out by their reason.
func (v Version) Reasons() []LeftOutGroup {
	var groups []LeftOutGroup
	for _, out := range v.LeftOut {
		i := slices.IndexFunc(groups, func(g LeftOutGroup) bool { return g.Reason == out.Reason })
		if i < 0 {
			i = len(groups)
			groups = append(groups, LeftOutGroup{Reason: out.Reason})
		}
		groups[i].Meetings = append(groups[i].Meetings, out.Meeting)
	}
	return groups
}

// A LeftOutGroup is the meetings left out for one reason.
type LeftOutGroup struct {
	Reason   Reason
	Meetings []*Meeting
}

// Shown are the comparisons with anything in them.
func (p *page) Shown() []Comparison {
	return slices.DeleteFunc(slices.Clone(p.Comparisons), func(c Comparison) bool {
		return !slices.ContainsFunc(c.Versions, func(v Version) bool { return v.Meetings+len(v.LeftOut) > 0 })
	})
}

// A HeatColumn is a version in the heat map.
type HeatColumn struct {
	Pitch    string
	Meetings int
}

// HeatColumns are the versions that were told with feedback, the last six.
func (p *page) HeatColumns() []HeatColumn {
	var all []HeatColumn
	if len(p.Themes) == 0 {
		return nil
	}
	for _, pitch := range p.Pitches {
		if n := p.Themes[0].ByPitch[pitch.ID].Meetings; n > 0 {
			all = append(all, HeatColumn{pitch.ID, n})
		}
	}
	return all[max(0, len(all)-maxPitch):]
}

// A HeatGroup is the themes of one aspect.
type HeatGroup struct {
	Aspect string // empty for themes without one
	Themes []HeatRow
}

// A HeatRow is a theme with its place among all of them.
type HeatRow struct {
	Theme
	Index int
}

// HeatGroups are the themes most people raised, by aspect.
func (p *page) HeatGroups() []HeatGroup { return p.heatGroups(0, maxThemes) }

// MoreHeatGroups are the themes that the heat map folds away.
func (p *page) MoreHeatGroups() []HeatGroup { return p.heatGroups(maxThemes, maxRows) }

func (p *page) heatGroups(from, to int) []HeatGroup {
	from, to = min(from, len(p.Themes)), min(to, len(p.Themes))
	var groups []HeatGroup
	for _, aspect := range []string{string(vault.Form), string(vault.Substance), string(vault.Market), ""} {
		g := HeatGroup{Aspect: aspect}
		for i, t := range p.Themes[from:to] {
			if t.Aspect == nil && aspect == "" || t.Aspect != nil && *t.Aspect == aspect {
				g.Themes = append(g.Themes, HeatRow{t, from + i})
			}
		}
		if len(g.Themes) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// A SaidGroup is what was said on a theme at the tellings of one version.
type SaidGroup struct {
	Pitch    string // empty for what was said beside any
	Anchor   string // empty for a version that the heat map leaves out
	Meetings []SaidAt
	More     int // older remarks, which the page leaves out
}

// led tells whether the page has something to show of a group, or leads to it.
func (g SaidGroup) led() bool { return len(g.Meetings) > 0 || g.Anchor != "" }

// SaidMore is how many remarks on a theme stand under none of the groups.
func (p *page) SaidMore(t Theme, shown []SaidGroup) int {
	more := len(t.Items)
	for _, g := range shown {
		more -= g.More
		for _, m := range g.Meetings {
			more -= len(m.Said)
		}
	}
	return more
}

// SaidAt is what was said on a theme at one meeting.
type SaidAt struct {
	Meeting *Meeting
	Said    []*Feedback
}

// Said are the remarks on a theme by version, the newest version and the newest
// meeting first. A version with older remarks alone has a group where the heat
// map leads to it.
func (p *page) Said(t Theme, index int) []SaidGroup {
	var groups []SaidGroup
	for n, item := range t.Items {
		pitch := toldAt(item.Meeting)
		i := slices.IndexFunc(groups, func(g SaidGroup) bool { return g.Pitch == pitch })
		if i < 0 {
			i = len(groups)
			groups = append(groups, SaidGroup{Pitch: pitch})
		}
		if n < p.saidEach() {
			groups[i].add(item)
		} else {
			groups[i].More++
		}
	}
	for column, c := range p.HeatColumns() {
		for i := range groups {
			if groups[i].Pitch == c.Pitch {
				groups[i].Anchor = saidAnchor(index, column)
			}
		}
	}
	return slices.DeleteFunc(groups, func(g SaidGroup) bool { return !g.led() })
}

// saidEach is how many remarks on a theme are shown, so that those on all themes
// stay few enough for a page.
func (p *page) saidEach() int {
	for each := maxRows; each > minSaid; each-- {
		all := 0
		for _, t := range p.Themes {
			all += min(each, len(t.Items))
		}
		if all <= maxSaidAll {
			return each
		}
	}
	return minSaid
}

// toldAt is the version that a meeting counts for.
func toldAt(m *Meeting) string {
	if text(m.Channel) == string(vault.Message) {
		return ""
	}
	return text(m.Pitch)
}

func (g *SaidGroup) add(item ThemeItem) {
	last := len(g.Meetings) - 1
	if last < 0 || g.Meetings[last].Meeting != item.Meeting {
		g.Meetings = append(g.Meetings, SaidAt{Meeting: item.Meeting})
		last++
	}
	g.Meetings[last].Said = append(g.Meetings[last].Said, item.Feedback)
}

// saidAnchor is the place of what was said on a theme about one version, by
// the column of the heat map.
func saidAnchor(theme, column int) string {
	return anchor("h", theme) + "-" + strconv.Itoa(column+1)
}

// Sayings are the newest remarks of a list, and how many more there are.
type Sayings struct {
	Items []ThemeItem
	More  int
}

// ByMarker counts the remarks of all themes and of none, by marker.
func (p *page) ByMarker() map[vault.Marker]int {
	counts := map[vault.Marker]int{}
	for _, m := range p.Meetings {
		if m.Planned || m.Session {
			continue
		}
		for _, f := range m.Feedback {
			counts[f.Marker]++
			counts["all"]++
		}
	}
	return counts
}

// Criticism says how the remarks divide.
func (p *page) Criticism() string {
	n := p.ByMarker()
	return p.Words.Count("page.criticism", n["all"], i18n.Args{
		"DidNot": n[vault.DidNot], "Worked": n[vault.Worked], "Asked": n[vault.Asked],
	})
}

// HeatWidth is how many columns the heat map has.
func (p *page) HeatWidth() int { return len(p.HeatColumns()) + 2 }

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// UntaggedMore is how many remarks without a theme are not shown.
func (p *page) UntaggedMore() int { return len(p.Untagged) - len(p.UntaggedShown()) }

// UntaggedShown are the newest remarks without a theme.
func (p *page) UntaggedShown() []Remark { return p.Untagged[:min(len(p.Untagged), 10)] }

// Open are the promises still to keep that the page shows.
func (p *page) Open() []Task {
	open := p.open()
	return open[:min(len(open), maxRows)]
}

// OpenCount is how many promises are still to keep.
func (p *page) OpenCount() int { return len(p.open()) }

// OpenMore is how many more there are.
func (p *page) OpenMore() int { return len(p.open()) - len(p.Open()) }

func (p *page) open() []Task {
	return slices.DeleteFunc(slices.Clone(p.Tasks), func(t Task) bool { return t.State != vault.Open })
}

// Overdue is how many promises are past their day.
func (p *page) Overdue() int {
	n := 0
	for _, t := range p.open() {
		if t.Overdue {
			n++
		}
	}
	return n
}

// A MendGroup is what is to be mended of one code, at most ten of them.
type MendGroup struct {
	Code  string
	Items []Diagnostic
	More  int
}

// Mend groups what is to be mended, errors first.
func (p *page) Mend() []MendGroup {
	var groups []MendGroup
	for _, severity := range []vault.Severity{vault.Error, vault.Warning} {
		for _, d := range p.Diagnostics {
			if d.Severity != severity {
				continue
			}
			i := slices.IndexFunc(groups, func(g MendGroup) bool { return g.Code == d.Code })
			if i < 0 {
				i = len(groups)
				groups = append(groups, MendGroup{Code: d.Code})
			}
			if len(groups[i].Items) < 10 {
				groups[i].Items = append(groups[i].Items, d)
			} else {
				groups[i].More++
			}
		}
	}
	return groups
}

// Rows are the meetings that have a row, newest first.
func (p *page) Rows() []*Meeting {
	rows := slices.Clone(p.Meetings[max(0, len(p.Meetings)-maxRows):])
	slices.Reverse(rows)
	return rows
}
