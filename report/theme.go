package report

import (
	"cmp"
	"slices"

	"carnet/internal/stats"
	"carnet/vault"
)

// A Theme is what several people said, or one did.
type Theme struct {
	Theme   string                  `json:"theme"`
	Aspect  *string                 `json:"aspect"`
	People  int                     `json:"people"` // who raised it, each once
	Worked  int                     `json:"worked"` // items
	DidNot  int                     `json:"did_not"`
	Asked   int                     `json:"asked"`
	Neutral int                     `json:"neutral"`
	ByPitch map[string]ThemeByPitch `json:"by_pitch"`
	Since   *ThemeSince             `json:"since"`

	Items []ThemeItem `json:"-"` // every remark on it, newest first
	theme *vault.Theme
}

// ThemeByPitch counts, of the meetings that told a pitch and noted feedback,
// those in which the theme was held against it.
type ThemeByPitch struct {
	Meetings int `json:"meetings"`
	DidNot   int `json:"did_not"`

	Raised int `json:"-"` // in which it was raised at all
}

// ThemeSince is what became of a theme since the first version that addresses
// it: of how many meetings, in how many it was held against the pitch.
type ThemeSince struct {
	Pitch    string           `json:"pitch"`
	State    stats.ThemeState `json:"state"`
	Before   [2]int           `json:"before"`
	After    [2]int           `json:"after"`
	PFell    *float64         `json:"p_fell"`
	Interval *[2]float64      `json:"interval"`
}

// A ThemeItem is one remark on a theme.
type ThemeItem struct {
	Feedback *Feedback
	Meeting  *Meeting
}

// themes counts what people say.
func (b *builder) themes() {
	found := map[*vault.Theme]*themeCount{}
	for _, m := range b.v.Meetings {
		if m.Planned(b.today) || m.Session() {
			continue
		}
		for i, f := range m.Feedback {
			item := ThemeItem{&b.meetings[m].Feedback[i], b.meetings[m]}
			for _, t := range distinctThemes(f) {
				count(found, t).add(m, f, item)
			}
			if len(f.Themes) == 0 && f.Marker != vault.Playback {
				b.r.Untagged = append(b.r.Untagged, Remark{Path: m.Path, Text: f.Text, Marker: f.Marker, Meeting: b.meetings[m]})
			}
		}
	}
	slices.Reverse(b.r.Untagged)
	tellings := b.tellings()
	told, raising := map[string]int{}, map[*vault.Theme][]telling{}
	for _, telling := range tellings {
		told[telling.pitch.ID]++
		for t := range telling.raised {
			raising[t] = append(raising[t], telling)
		}
	}
	b.r.Themes = make([]Theme, 0, len(found))
	for _, t := range b.v.Themes {
		if c := found[t]; c != nil {
			c.Theme.ByPitch = byPitch(told, raising[t], t)
			c.Theme.People = len(c.people)
			slices.Reverse(c.Theme.Items)
			b.r.Themes = append(b.r.Themes, c.Theme)
		}
	}
	slices.SortStableFunc(b.r.Themes, func(x, y Theme) int {
		return cmp.Or(-cmp.Compare(x.People, y.People), cmp.Compare(x.Theme, y.Theme))
	})
	b.since(tellings)
}

// distinctThemes are the themes of a remark, each once.
func distinctThemes(f vault.Feedback) []*vault.Theme { return themesOf(f.Themes) }

// themesOf are the themes named, each once.
func themesOf(refs []vault.ThemeRef) []*vault.Theme {
	var all []*vault.Theme
	for _, ref := range refs {
		if ref.Theme != nil && !slices.Contains(all, ref.Theme) {
			all = append(all, ref.Theme)
		}
	}
	return all
}

// A themeCount is a theme while it is counted.
type themeCount struct {
	Theme
	people map[*vault.Person]bool
}

func count(found map[*vault.Theme]*themeCount, t *vault.Theme) *themeCount {
	c := found[t]
	if c == nil {
		c = &themeCount{Theme: Theme{Theme: t.Name, theme: t}, people: map[*vault.Person]bool{}}
		if t.Aspect != "" {
			aspect := string(t.Aspect)
			c.Aspect = &aspect
		}
		found[t] = c
	}
	return c
}

func (c *themeCount) add(m *vault.Meeting, f vault.Feedback, item ThemeItem) {
	for _, p := range m.People() {
		c.people[p] = true
	}
	c.Items = append(c.Items, item)
	switch f.Marker {
	case vault.Worked:
		c.Worked++
	case vault.DidNot:
		c.DidNot++
	case vault.Asked:
		c.Asked++
	case vault.Neutral:
		c.Neutral++
	}
}

// A telling is a meeting whose feedback is about a pitch, with the themes that
// were raised and those that were held against it.
type telling struct {
	pitch   *vault.Pitch
	raised  map[*vault.Theme]bool
	against map[*vault.Theme]bool
}

// tellings are the meetings, sessions aside, that told a pitch and noted
// feedback.
func (b *builder) tellings() []telling {
	var all []telling
	for _, m := range b.v.Meetings {
		if m.Pitch() == nil || len(m.Feedback) == 0 || m.Session() || m.Planned(b.today) || m.Channel.V == vault.Message {
			continue
		}
		t := telling{m.Pitch(), map[*vault.Theme]bool{}, map[*vault.Theme]bool{}}
		for _, f := range m.Feedback {
			for _, theme := range distinctThemes(f) {
				t.raised[theme] = true
				t.against[theme] = t.against[theme] || f.Marker == vault.DidNot
			}
		}
		all = append(all, t)
	}
	return all
}

// byPitch counts a theme over all tellings, by version, and over those that
// raise it.
func byPitch(told map[string]int, raising []telling, t *vault.Theme) map[string]ThemeByPitch {
	all := make(map[string]ThemeByPitch, len(told))
	for id, n := range told {
		all[id] = ThemeByPitch{Meetings: n}
	}
	for _, telling := range raising {
		count := all[telling.pitch.ID]
		count.Raised++
		if telling.against[t] {
			count.DidNot++
		}
		all[telling.pitch.ID] = count
	}
	return all
}

// since says of each theme that a version addresses what became of it.
func (b *builder) since(tellings []telling) {
	comparable := 0
	for i := range b.r.Themes {
		s := b.beforeAfter(&b.r.Themes[i], tellings)
		b.r.Themes[i].Since = s
		if s != nil && min(s.Before[1], s.After[1]) >= stats.MinTold {
			comparable++
		}
	}
	for _, t := range b.r.Themes {
		if t.Since != nil {
			t.Since.judge(comparable)
		}
	}
}

// judge compares before and after, one of so many themes.
func (s *ThemeSince) judge(themes int) {
	before := stats.Tally{N: s.Before[1], Score: float64(s.Before[0])}
	after := stats.Tally{N: s.After[1], Score: float64(s.After[0])}
	change := stats.CompareTheme(before, after, max(1, themes))
	s.State = change.State
	if before.N > 0 && after.N > 0 {
		s.PFell = &change.PFell
		s.Interval = &[2]float64{change.Difference.Lower, change.Difference.Upper}
	}
}

// beforeAfter counts a theme on both sides of the first version that addresses
// it; nil when none does.
func (b *builder) beforeAfter(t *Theme, tellings []telling) *ThemeSince {
	first := b.firstToAddress(t.theme)
	if first == nil {
		return nil
	}
	s := &ThemeSince{Pitch: first.ID}
	for _, telling := range tellings {
		switch p := telling.pitch; {
		case !p.Version.Set:
		case p.Version.V < first.Version.V:
			telling.count(&s.Before, t.theme)
		case descends(p, t.theme):
			telling.count(&s.After, t.theme)
		}
	}
	return s
}

// count enters a telling on one side.
func (told telling) count(side *[2]int, t *vault.Theme) {
	side[1]++
	if told.against[t] {
		side[0]++
	}
}

// firstToAddress is the pitch of the smallest number that addresses a theme.
func (b *builder) firstToAddress(t *vault.Theme) *vault.Pitch {
	var first *vault.Pitch
	for _, p := range b.addressing(t) {
		if p.Version.Set && (first == nil || p.Version.V < first.Version.V) {
			first = p
		}
	}
	return first
}

// addressing are the versions that address a theme.
func (b *builder) addressing(t *vault.Theme) []*vault.Pitch {
	if b.answering == nil {
		b.answering = map[*vault.Theme][]*vault.Pitch{}
		for _, p := range b.v.Pitches {
			for _, theme := range themesOf(p.Addresses) {
				b.answering[theme] = append(b.answering[theme], p)
			}
		}
	}
	return b.answering[t]
}

func addresses(p *vault.Pitch, t *vault.Theme) bool {
	return slices.ContainsFunc(p.Addresses, func(ref vault.ThemeRef) bool { return ref.Theme == t })
}

// descends tells whether a pitch, or one it descends from, addresses a theme.
func descends(p *vault.Pitch, t *vault.Theme) bool {
	seen := map[*vault.Pitch]bool{}
	for p != nil && !seen[p] {
		if addresses(p, t) {
			return true
		}
		seen[p] = true
		p = p.Follows.To
	}
	return false
}
