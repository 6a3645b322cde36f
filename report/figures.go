package report

// What the figures about versions ask of a report: choices of what to show,
// not figures.

import (
	"slices"
	"strconv"
	"strings"

	"carnet/internal/i18n"
	"carnet/vault"
)

// Limits of these figures.
const (
	maxTens  = 60 // small marks in rows of ten
	maxQuote = 3  // playbacks of a version before the fold
	maxSaid  = 8  // playbacks and questions of a version in all
	maxMend  = 8  // themes

	maxClosed = 2 // comparisons
)

// Live are the comparisons under way that hold anything; there is one at most.
func (p *page) Live() []Comparison { return p.shownLive(true) }

// Closed are those behind the owner that are drawn, the latest first.
func (p *page) Closed() []Comparison {
	closed := p.shownLive(false)
	return closed[:min(len(closed), maxClosed)]
}

// OlderClosed are those of which only the verdict is told.
func (p *page) OlderClosed() []Comparison { return p.shownLive(false)[len(p.Closed()):] }

func (p *page) shownLive(live bool) []Comparison {
	return slices.DeleteFunc(p.Shown(), func(c Comparison) bool { return c.Live != live })
}

// HasAudience tells whether two versions were told, so that it matters who
// heard which.
func (c Comparison) HasAudience() bool {
	told := 0
	for _, v := range c.Versions {
		if v.Meetings > 0 {
			told++
		}
	}
	return told > 1
}

// ChannelName is a way to meet in words.
func (p *page) ChannelName(row AudienceRow) string { return p.say("channel-group." + row.Name) }

// SignalRows are the last versions told.
func (p *page) SignalRows() []VersionSignals {
	all := p.Signals.Versions
	return all[max(0, len(all)-maxPitch):]
}

// SignalsMore is how many older versions there are.
func (p *page) SignalsMore() int { return len(p.Signals.Versions) - len(p.SignalRows()) }

// UnderstoodMarks are a mark for each conversation that says whether they
// understood, yes to no; none where they are too many to be counted.
func (s VersionSignals) UnderstoodMarks() []string {
	if s.Understood.Noted() > maxMarks {
		return nil
	}
	return slices.Concat(
		slices.Repeat([]string{"yes"}, s.Understood.Yes),
		slices.Repeat([]string{"partly"}, s.Understood.Partly),
		slices.Repeat([]string{"no"}, s.Understood.No),
	)
}

// ByUnderstood are the conversations by whether people understood, the newest
// first: those that have a row, as in every sheet.
func (p *page) ByUnderstood(s VersionSignals) []sheetGroup {
	var groups []sheetGroup
	older := slices.ContainsFunc(s.Meetings, func(m *Meeting) bool { return p.shown[m] })
	for _, key := range []string{"yes", "partly", "no", "unknown"} {
		g := sheetGroup{Mark: key}
		for _, m := range slices.Backward(s.Meetings) {
			switch {
			case understood(m) != key:
			case older && !p.shown[m]:
				g.More++
			default:
				g.Meetings = append(g.Meetings, m)
			}
		}
		if len(g.Meetings)+g.More > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// Naming are the conversations that brought names.
func (s VersionSignals) Naming() []*Meeting {
	return slices.DeleteFunc(slices.Clone(s.Meetings), func(m *Meeting) bool { return len(m.Referrals) == 0 })
}

// NamesMore is how many of the names a sheet of them leaves out.
func (s VersionSignals) NamesMore(shown sheet) int {
	more := s.Referrals
	for _, m := range shown.Meetings {
		more -= len(m.Referrals)
	}
	return more
}

// AskedNewest are the questions, newest first.
func (s VersionSignals) AskedNewest() Sayings { return newestMarked(s.Meetings, vault.Asked, maxSaid) }

// newestMarked are the remarks with a marker, newest first.
func newestMarked(meetings []*Meeting, marker vault.Marker, n int) Sayings {
	var all []ThemeItem
	for i := len(meetings) - 1; i >= 0; i-- {
		for _, f := range meetings[i].marked(marker) {
			all = append(all, ThemeItem{f, meetings[i]})
		}
	}
	n = min(n, len(all))
	return Sayings{all[:n], len(all) - n}
}

// mean writes a mean with one decimal, that of a single meeting without.
func (p *page) mean(x *float64, meetings int) string {
	if meetings == 1 {
		return strconv.FormatFloat(*x, 'f', 0, 64)
	}
	return p.Words.Decimal(*x)
}

// MarketWords says what the people who understood think of the market, once
// there are enough of them.
func (p *page) MarketWords() string {
	m := p.Signals.Market
	args := i18n.Args{"Market": m.Market, "Understood": m.Understood}
	switch {
	case m.Understood < marketSaid:
		return ""
	case m.Active:
		return p.Words.Say("signal.active", args)
	case m.Market == 0:
		return p.Words.Say("signal.none", args)
	}
	return p.Words.Count("signal.market", m.Market, args)
}

// SoftWords says that hardly anybody says what does not work.
func (p *page) SoftWords() string {
	s := p.Signals.TooSoft
	if !s.Active {
		return ""
	}
	return p.Words.Count("signal.soft", s.DidNot, i18n.Args{"Marked": s.Marked})
}

// Mended are the themes that a version addresses and that were told before or
// after it with feedback.
func (p *page) Mended() []HeatRow {
	var rows []HeatRow
	for i, t := range p.Themes {
		if t.Since != nil && t.Since.Before[1] > 0 && t.Since.After[1] > 0 && len(rows) < maxMend {
			rows = append(rows, HeatRow{t, i})
		}
	}
	return rows
}

// Moved tells whether a theme did anything that can be said.
func (s ThemeSince) Moved() bool { return s.State != "too-early" && s.State != "no-clear-change" }

// Tens is a count of meetings as small marks in rows of ten: all of them as
// rings, and those that count filled.
type Tens struct {
	Height  int
	On, Off []Block
}

// Drawn tells whether the meetings before and after can be drawn one by one: both
// or neither, for one alone says nothing.
func (s ThemeSince) Drawn() bool { return max(s.Before[1], s.After[1]) <= maxTens }

// tens draws a count of meetings.
func tens(count [2]int) Tens {
	return Tens{Height: (count[1] + 9) / 10 * blockStep, On: blocks(count[0], 10), Off: blocks(count[1], 10)}
}

// A PlaybackGroup is what people said when they put one version themselves.
type PlaybackGroup struct {
	Note  *Pitch
	First []ThemeItem // newest first
	Rest  []ThemeItem
	More  int
}

// Folded is how many do not stand open.
func (g PlaybackGroup) Folded() int { return len(g.Rest) + g.More }

// Playbacks are those of each version, by id.
func (p *page) Playbacks() []PlaybackGroup {
	var groups []PlaybackGroup
	for _, s := range p.SignalRows() {
		said := newestMarked(s.Meetings, vault.Playback, maxSaid)
		if n := min(maxQuote, len(said.Items)); n > 0 {
			groups = append(groups, PlaybackGroup{s.Note, said.Items[:n], said.Items[n:], said.More})
		}
	}
	return groups
}

// understood is the mark of a conversation by whether they understood.
func understood(m *Meeting) string {
	if m.Understood == nil {
		return "unknown"
	}
	return *m.Understood
}

// quote sets a playback between the quotation marks of the language.
func (p *page) quote(f *Feedback) string { return p.say("page.quote", "Text", unquoted(f.Text)) }

// unquoted is text without the quotation marks round it.
func unquoted(text string) string { return strings.Trim(text, "\"“”«» \u00a0\u202f") }
