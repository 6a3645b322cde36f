package report_test

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"carnet/internal/vaulttest"
	"carnet/report"
)

// generated are vaults of many shapes: every number of pitches, with and
// without variants given up, small and large.
func generated() []vaulttest.Options {
	var all []vaulttest.Options
	for pitches := 1; pitches <= vaulttest.MaxPitches; pitches++ {
		for seed := range uint64(6) {
			all = append(all, vaulttest.Options{
				Seed: seed, Pitches: pitches, Retired: seed%2 == 1,
				Meetings: []int{0, 3, 20, 60, 150, 400}[seed], Contacts: []int{0, 2, 10, 40, 50, 90}[seed],
				Targets: int(seed), French: seed%3 == 2,
			})
		}
	}
	for _, notes := range []int{100, 1000, 3000} {
		all = append(all, vaulttest.Sized(notes))
	}
	return all
}

func TestTruth(t *testing.T) {
	t.Parallel()
	for _, o := range generated() {
		t.Run(fmt.Sprintf("pitches=%d,meetings=%d,seed=%d", o.Pitches, o.Meetings, o.Seed), func(t *testing.T) {
			t.Parallel()
			v := vaulttest.Generate(o)
			r := build(t, v.FS(), english)
			for _, d := range r.Diagnostics {
				t.Errorf("%s:%d: %s", d.Path, d.Line, d.Message)
			}
			compare(t, "totals", totals(r), v.Truth.Totals)
			compareComparisons(t, r, v.Truth)
			checkOrder(t, r)
			compareThemes(t, r, v.Truth)
			checkSince(t, r)
			compare(t, "signals", signals(r), v.Truth.Signals)
			compare(t, "network", network(r), v.Truth.Network)
			compare(t, "tasks", tasks(r), v.Truth.Tasks)
			compare(t, "remarks", len(r.Remarks), v.Truth.Callouts+sum(v.Truth.Remarks))
		})
	}
}

func compare(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func totals(r *report.Report) vaulttest.Totals {
	t := r.Totals
	return vaulttest.Totals{
		People: t.People, Meetings: t.Meetings, Minutes: t.Minutes, MinutesUnknown: t.MinutesUnknown,
		From: text(t.From), To: text(t.To),
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func sum(m vaulttest.Markers) int { return m.Worked + m.DidNot + m.Asked + m.Playback + m.Neutral }

func tasks(r *report.Report) vaulttest.Tasks {
	var n vaulttest.Tasks
	for _, task := range r.Tasks {
		switch task.State {
		case "open":
			n.Open++
		case "done":
			n.Done++
		case "cancelled":
			n.Cancelled++
		}
		if len(task.Waiting) > 0 {
			n.Waiting++
		}
	}
	return n
}

func compareComparisons(t *testing.T, r *report.Report, truth vaulttest.Truth) {
	t.Helper()
	if len(truth.Comparisons) == 0 {
		if len(r.Comparisons) != 1 || r.Comparisons[0].Verdict.Key != "no-data" {
			t.Errorf("without a told pitch: %+v", r.Comparisons)
		}
		return
	}
	got := map[string]vaulttest.Comparison{}
	for i := range r.Comparisons {
		c := comparison(&r.Comparisons[i])
		got[c.Label] = c
		if c.Live && i > 0 {
			t.Errorf("%s is live and comes after %s", c.Label, r.Comparisons[0].Label)
		}
	}
	if len(got) != len(r.Comparisons) || len(got) != len(truth.Comparisons) {
		t.Errorf("%d comparisons, want %d", len(r.Comparisons), len(truth.Comparisons))
	}
	for _, want := range truth.Comparisons {
		compare(t, want.Label, got[want.Label], want)
	}
}

// comparison is a comparison in the words of the generator.
func comparison(c *report.Comparison) vaulttest.Comparison {
	out := vaulttest.Comparison{Kind: c.Kind, Label: c.Label, Live: c.Live}
	for _, v := range c.Versions {
		version := vaulttest.Version{Pitch: v.Pitch, Yes: v.Yes, Partly: v.Partly, No: v.No, LeftOut: map[string]int{}}
		for _, l := range v.LeftOut {
			version.LeftOut[string(l.Reason)]++
		}
		out.Versions = append(out.Versions, version)
	}
	for _, circle := range c.Circles {
		out.Circles = append(out.Circles, vaulttest.Stratum(circle))
	}
	return out
}

// checkOrder checks that the comparisons that are not live come by their
// latest telling.
func checkOrder(t *testing.T, r *report.Report) {
	t.Helper()
	var days []string
	for _, c := range r.Comparisons {
		if !c.Live {
			days = append(days, latest(r, c))
		}
	}
	if !slices.IsSortedFunc(days, func(a, b string) int { return cmp.Compare(b, a) }) {
		t.Errorf("the latest tellings of the comparisons come in the order %v", days)
	}
}

func latest(r *report.Report, c report.Comparison) string {
	day := ""
	for _, m := range r.Meetings {
		meets := m.Channel == nil || *m.Channel != "message" && *m.Channel != "event"
		told := slices.ContainsFunc(c.Versions, func(v report.Version) bool { return v.Pitch == text(m.Pitch) })
		if meets && told && !m.Planned && !m.Session {
			day = max(day, (*m.Date)[:10])
		}
	}
	return day
}

func compareThemes(t *testing.T, r *report.Report, truth vaulttest.Truth) {
	t.Helper()
	got := map[string]vaulttest.Theme{}
	for _, theme := range r.Themes {
		got[theme.Theme] = vaulttest.Theme{
			Aspect: text(theme.Aspect), Name: theme.Theme, People: theme.People,
			Worked: theme.Worked, DidNot: theme.DidNot, Asked: theme.Asked, Neutral: theme.Neutral,
			ByPitch: byPitch(theme),
		}
	}
	want := map[string]vaulttest.Theme{}
	for _, theme := range truth.Themes {
		if theme.Name != "" {
			theme.PeopleDidNot = 0 // is not in the contract
			want[theme.Name] = theme
		}
	}
	compare(t, "themes", got, want)
	mostPeopleFirst := func(a, b report.Theme) int { return b.People - a.People }
	if !slices.IsSortedFunc(r.Themes, mostPeopleFirst) {
		t.Error("the themes are not sorted by the people who named them")
	}
}

func byPitch(theme report.Theme) map[string]vaulttest.ThemePitch {
	all := map[string]vaulttest.ThemePitch{}
	for id, n := range theme.ByPitch {
		all[id] = vaulttest.ThemePitch{Meetings: n.Meetings, DidNot: n.DidNot}
	}
	return all
}

// signals are the signals in the words of the generator.
func signals(r *report.Report) vaulttest.Signals {
	s := vaulttest.Signals{
		Versions: map[string]vaulttest.VersionSignals{},
		Market:   vaulttest.Market{Understood: r.Signals.Market.Understood, Against: r.Signals.Market.Market},
		Soft: vaulttest.Soft{
			Meetings: r.Signals.TooSoft.Meetings, Marked: r.Signals.TooSoft.Marked, DidNot: r.Signals.TooSoft.DidNot,
		},
	}
	for _, v := range r.Signals.Versions {
		s.Versions[v.Pitch] = vaulttest.VersionSignals{
			Told: v.Told, Understood: v.Understood.Yes, Partly: v.Understood.Partly, NotAtAll: v.Understood.No,
			WithFeedback: v.Questions.Meetings, Asked: v.Questions.Asked, Referrals: v.Referrals,
		}
	}
	return s
}

// checkSince counts before and after once more, from the notes in the report.
func checkSince(t *testing.T, r *report.Report) {
	t.Helper()
	pitches := map[string]report.Pitch{}
	for _, p := range r.Pitches {
		pitches[p.ID] = p
	}
	for _, theme := range r.Themes {
		first, found := firstAddressing(r.Pitches, theme.Theme)
		if !found {
			compare(t, theme.Theme+" since", theme.Since, (*report.ThemeSince)(nil))
			continue
		}
		var before, after [2]int
		for _, m := range r.Meetings {
			if m.Pitch == nil || m.Session || m.Planned || len(m.Feedback) == 0 {
				continue
			}
			p := pitches[*m.Pitch]
			if *p.Version < *first.Version {
				before[1]++
				before[0] += against(m, theme.Theme)
			} else if inherits(pitches, p, theme.Theme) {
				after[1]++
				after[0] += against(m, theme.Theme)
			}
		}
		if s := theme.Since; s == nil || s.Pitch != first.ID || s.Before != before || s.After != after {
			t.Errorf("%s since %s: got %+v, want %v before, %v after", theme.Theme, first.ID, s, before, after)
		}
	}
}

func firstAddressing(pitches []report.Pitch, theme string) (report.Pitch, bool) {
	i := slices.IndexFunc(pitches, func(p report.Pitch) bool { return slices.Contains(p.Addresses, theme) })
	if i < 0 {
		return report.Pitch{}, false
	}
	return pitches[i], true
}

// inherits tells whether a pitch or one before it in its line addresses a theme.
func inherits(pitches map[string]report.Pitch, p report.Pitch, theme string) bool {
	return slices.Contains(p.Addresses, theme) || p.Follows != nil && inherits(pitches, pitches[*p.Follows], theme)
}

// against is 1 if somebody held the theme against the pitch.
func against(m *report.Meeting, theme string) int {
	for _, f := range m.Feedback {
		named := slices.ContainsFunc(f.Themes, func(n report.ThemeName) bool { return text(n.Theme) == theme })
		if f.Marker == "did_not" && named {
			return 1
		}
	}
	return 0
}
