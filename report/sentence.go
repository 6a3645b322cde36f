package report

import (
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/stats"
	"carnet/vault"
)

// Sentences are the first screen: what was given, what is already known, the
// live comparison, and what to do next. Each may hold links (see Span).
type Sentences struct {
	Fuel  string
	Known string
	Live  string
	Next  []string

	Iterations string // opens its part
}

// sentences words the first screen.
func (b *builder) sentences() {
	live := &b.r.Comparisons[0]
	b.r.Headline = Headline{Sentence: live.Verdict.Sentence}
	if live.Label != "" {
		b.r.Headline.Comparison = &live.Label
	}
	b.r.Sentences = Sentences{
		Fuel: b.fuel(), Known: b.known(), Live: b.liveSentence(live), Next: b.nextThree(),
		Iterations: b.iterationsLead(),
	}
}

// fuel says who gave how much.
func (b *builder) fuel() string {
	t := b.r.Totals
	if t.Meetings == 0 {
		return b.words.Say("fuel.none", nil)
	}
	if t.People == 0 {
		return b.words.Count("fuel.nobody", t.Meetings, i18n.Args{
			"Meetings": link(b.words.Count("count.meetings", t.Meetings, nil), "#meetings"),
		})
	}
	args := i18n.Args{
		"People":   link(b.words.Count("count.people", t.People, nil), "#people"),
		"Meetings": link(b.words.Count("count.meetings", t.Meetings, nil), "#meetings"),
		"Time":     b.words.Minutes(t.Minutes), "Least": t.MinutesUnknown > 0,
		"Names": "",
	}
	if names := b.namesGiven(); names > 0 {
		args["Names"] = b.words.Count("count.names", names, nil)
	}
	id := "fuel.time"
	if t.Minutes == 0 {
		id = "fuel.meetings"
	}
	said := b.words.Count(id, t.People, args)
	if t.Meetings <= 5 {
		said += " " + b.words.Say("fuel.under-way", nil)
	}
	return said
}

// namesGiven is how many names people have given, each once.
func (b *builder) namesGiven() int {
	given := map[string]bool{}
	for _, m := range b.r.Meetings {
		if m.Planned {
			continue
		}
		for _, name := range m.Referrals {
			given[name.Name] = true
		}
	}
	return len(given)
}

// known says what at least two people have named.
func (b *builder) known() string {
	i := b.mostCriticised()
	if i < 0 {
		return ""
	}
	t := b.r.Themes[i]
	people := len(critics(t))
	args := i18n.Args{"Theme": link(themeName(t.Theme), "#"+anchor("h", i))}
	id := "known.several"
	if people == 2 {
		id = "known.pair"
	}
	said := b.words.Count(id, people, args)
	if s := t.Since; s != nil && s.After[1] > 0 {
		said += " " + b.words.Count("known.since", s.After[0], i18n.Args{
			"Of": s.After[1], "Pitch": withoutMarks.Replace(s.Pitch), "None": s.After[0] == 0,
		})
	}
	return said
}

// mostCriticised is the index of the theme that most people hold against the
// pitch, at least two; -1 without one.
func (b *builder) mostCriticised() int {
	best, most := -1, 1
	for i, t := range b.r.Themes {
		if n := len(critics(t)); n > most {
			best, most = i, n
		}
	}
	return best
}

// critics are the people who held a theme against the pitch.
func critics(t Theme) []string {
	var names []string
	for _, item := range t.Items {
		if item.Feedback.Marker != vault.DidNot {
			continue
		}
		for _, name := range item.Meeting.Contact {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// themeName is a theme as words.
func themeName(theme string) string {
	return strings.NewReplacer("-", " ", "_", " ").Replace(theme)
}

// liveSentence is the verdict of the live comparison, in one line when it is
// too early.
func (b *builder) liveSentence(c *Comparison) string {
	if c.Verdict.Key == stats.NoData && b.r.Totals.Meetings == 0 {
		return ""
	}
	return c.Said
}

// A Span is a piece of a sentence; Href is set where it leads to the notes
// behind it.
type Span struct{ Text, Href string }

// Sentences carry their links between characters of Unicode's private use,
// which no note may bring in.
const (
	linkStart = "\ue000"
	linkMid   = "\ue001"
	linkEnd   = "\ue002"
)

var withoutMarks = strings.NewReplacer(linkStart, "", linkMid, "", linkEnd, "")

// link makes text lead to href.
func link(text, href string) string {
	return linkStart + href + linkMid + withoutMarks.Replace(text) + linkEnd
}

// Spans cuts a sentence at its links.
func Spans(sentence string) []Span {
	var spans []Span
	for sentence != "" {
		before, rest, found := strings.Cut(sentence, linkStart)
		if before != "" {
			spans = append(spans, Span{Text: before})
		}
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, linkEnd)
		href, text, _ := strings.Cut(inside, linkMid)
		spans = append(spans, Span{text, href})
		sentence = after
	}
	return spans
}

// Plain is a sentence without its links.
func Plain(sentence string) string {
	var b strings.Builder
	for _, span := range Spans(sentence) {
		b.WriteString(span.Text)
	}
	return b.String()
}

// Lines are the first screen's sentences as plain text, for a terminal.
func (s Sentences) Lines() []string {
	var lines []string
	for _, sentence := range append([]string{s.Fuel, s.Known, s.Live}, s.Next...) {
		if sentence != "" {
			lines = append(lines, Plain(sentence))
		}
	}
	return lines
}
