package report

// The lines of the mentor's first screen that stand on what the report says of
// the time since, of the remarks and of the live comparison.

import (
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/stats"
)

// Limits of one line.
const (
	maxHardNames = 3
	maxMovedUp   = 2
	maxMovedDown = 1
)

// hardLine speaks of the hard moments to whoever listens, without figures. A
// session to come is none to them.
func (b *builder) hardLine() Linked {
	var said []string
	for _, h := range b.r.Since.Hard {
		if h.Kind != "session" {
			said = append(said, capital(b.words.Say("screen.hard-"+h.Kind, i18n.Args{"Who": b.whoOfHard(h)})))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return Linked(b.join(append(said, b.words.Say("screen.hard-ask", nil))...))
}

// capital begins a sentence with a capital: in what is shared, names are words.
func capital(sentence string) string {
	inside, linked := strings.CutPrefix(sentence, linkStart)
	if !linked {
		return upperFirst(sentence)
	}
	href, text, _ := strings.Cut(inside, linkMid)
	return linkStart + href + linkMid + upperFirst(text)
}

// whoOfHard names whom the latest of the hard meetings were with, each once.
func (b *builder) whoOfHard(h Hard) string {
	var names, who []string
	for _, m := range slices.Backward(h.meetings) {
		for _, name := range slices.Backward(m.Names) {
			if !slices.Contains(names, name) {
				names, who = append(names, name), append(who, link(name, "#"+m.Anchor))
			}
		}
	}
	others := len(who) > maxHardNames
	who = who[:min(len(who), maxHardNames)]
	slices.Reverse(who)
	if others {
		who = append(who, b.words.Say("screen.others", nil))
	}
	return b.words.List(who)
}

// newLines say what has come since, each kind in one line.
func (b *builder) newLines() []Linked {
	s := b.r.Since
	if s.Empty() {
		return []Linked{Linked(b.words.Say("news.nothing", nil))}
	}
	lines := []Linked{}
	for _, line := range []string{newsLead(b.words, s), b.newTextsLine(s), b.movedLine(s, "up", maxMovedUp), b.movedLine(s, "down", maxMovedDown), b.tasksLine(s)} {
		if line != "" {
			lines = append(lines, Linked(line))
		}
	}
	return lines
}

// newTextsLine names the versions that are new, and those that were reworded.
func (b *builder) newTextsLine(s *SinceThen) string {
	var versions, reworded []string
	for _, p := range s.NewVersions {
		versions = append(versions, link(b.pitchName(p.ID, p.Title), "#"+p.Anchor))
	}
	for _, r := range s.Revisions {
		if name := link(b.pitchName(r.Pitch, r.Note.Title), "#"+r.Note.Anchor); !slices.Contains(reworded, name) {
			reworded = append(reworded, name)
		}
	}
	var said [2]string
	if len(versions) > 0 {
		said[0] = b.words.Count("screen.versions", len(versions), i18n.Args{"Versions": b.words.List(versions)})
	}
	if len(reworded) > 0 {
		said[1] = b.words.Count("screen.reworded", len(reworded), i18n.Args{"Versions": b.words.List(reworded)})
	}
	return b.join(said[:]...)
}

// movedLine names the themes that moved most in one direction.
func (b *builder) movedLine(s *SinceThen, direction string, most int) string {
	var themes []string
	for _, t := range s.Themes {
		if t.Direction == direction && len(themes) < most {
			themes = append(themes, b.movedTheme(t))
		}
	}
	if len(themes) == 0 {
		return ""
	}
	return b.words.Say("screen.themes-"+direction, i18n.Args{"Themes": strings.Join(themes, ", ")})
}

// movedTheme names a theme, and who says it now where more do.
func (b *builder) movedTheme(t ThemeMoved) string {
	theme := link(themeName(t.Theme), "#"+anchor("h", t.Index))
	if t.Direction == "down" {
		return theme
	}
	return b.words.Say("screen.theme", i18n.Args{"Theme": theme, "Moved": movedWords(b.words, t)})
}

// tasksLine counts the promises kept and made.
func (b *builder) tasksLine(s *SinceThen) string {
	var said []string
	if n := len(s.Done); n > 0 {
		said = append(said, b.words.Count("news.done", n, nil))
	}
	if n := len(s.Promised); n > 0 {
		said = append(said, b.words.Count("news.promised", n, nil))
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, ", ") + "."
}

// comparisonLine is the verdict of the live comparison without what it leads
// to; empty as long as nobody was told anything.
func (b *builder) comparisonLine(c *Comparison) Linked {
	if b.liveSentence(c) == "" {
		return ""
	}
	switch c.Verdict.Key {
	case stats.NoData:
		return Linked(b.words.Say("screen.no-outcome", nil))
	case stats.OneVersion:
		return Linked(b.oneVersion("screen.one-version", c))
	case stats.TooEarly:
		return Linked(b.tooEarlyLine(c))
	case stats.Leaning:
		if c.Verdict.Reason != nil {
			return Linked(b.join(b.say("screen.not-interleaved", c), b.counts(c)))
		}
	}
	return Linked(b.join(b.say("verdict."+string(c.Verdict.Key), c), b.counts(c)))
}

// tooEarlyLine gives the counts where both versions were told often enough,
// else how often each was.
func (b *builder) tooEarlyLine(c *Comparison) string {
	if compared, _ := c.compared(); !slices.ContainsFunc(compared, tooFew) {
		return b.join(b.words.Say("verdict.too-early", nil), b.counts(c))
	}
	return b.words.Say("screen.too-few", i18n.Args{"Told": b.toldTimes(c)})
}
