package report

// The words of a verdict. Counts come before rates, nothing is called
// significant, and what is closed is told in the past tense.

import (
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/stats"
)

// verdictSentence words what may be said of a comparison.
func (b *builder) verdictSentence(c *Comparison) string {
	switch c.Verdict.Key {
	case stats.NoData:
		return b.words.Say("verdict.no-data", nil)
	case stats.OneVersion:
		return b.oneVersion(c)
	case stats.NotComparable:
		return b.join(b.words.Say("verdict.not-comparable", i18n.Args{"Versions": b.words.List(b.named(c))}), b.counts(c))
	}
	if !c.Live {
		return b.closed(c)
	}
	switch c.Verdict.Key {
	case stats.Better:
		return b.join(b.say("verdict.better", c), b.counts(c), b.alike(c), b.words.Say("verdict.luck", nil))
	case stats.Leaning:
		return b.leaning(c)
	case stats.NoRealDifference:
		return b.join(b.say("verdict.no-real-difference", c), b.counts(c), b.words.Say("verdict.keep", nil))
	}
	return b.tooEarly(c)
}

// join puts sentences one behind the other.
func (b *builder) join(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// say fills a message with the leader and the other versions.
func (b *builder) say(id string, c *Comparison) string {
	args := i18n.Args{"Versions": b.words.List(b.named(c)), "Pitch": "", "ID": "", "Others": ""}
	var others []string
	for i := range c.Versions {
		v := &c.Versions[i]
		if c.Verdict.Pitch != nil && v.Pitch == *c.Verdict.Pitch {
			args["Pitch"], args["ID"] = b.name(v), v.Pitch
		} else {
			others = append(others, v.Pitch)
		}
	}
	args["Others"] = b.words.List(others)
	return b.words.Say(id, args)
}

// name is id and title of a version, always together.
func (b *builder) name(v *Version) string {
	if v.Note == nil || v.Note.Title == nil {
		return v.Pitch
	}
	return b.words.Say("version.named", i18n.Args{"ID": v.Pitch, "Title": *v.Note.Title})
}

func (b *builder) named(c *Comparison) []string {
	all := make([]string, len(c.Versions))
	for i := range c.Versions {
		all[i] = b.name(&c.Versions[i])
	}
	return all
}

// counts are the outcomes of every version, the leader first.
func (b *builder) counts(c *Comparison) string {
	order := make([]*Version, 0, len(c.Versions))
	for i := range c.Versions {
		v := &c.Versions[i]
		if c.Verdict.Pitch != nil && v.Pitch == *c.Verdict.Pitch {
			order = append([]*Version{v}, order...)
		} else {
			order = append(order, v)
		}
	}
	all := make([]string, len(order))
	for i, v := range order {
		all[i] = b.words.Say("verdict.counts", i18n.Args{"ID": v.Pitch, "Counts": link(b.outcomes(v), "#versions")})
	}
	return strings.Join(all, " ")
}

// outcomes are the counts of one version.
func (b *builder) outcomes(v *Version) string {
	return b.words.Say("verdict.outcomes", i18n.Args{"Yes": v.Yes, "Partly": v.Partly, "No": v.No})
}

func (b *builder) oneVersion(c *Comparison) string {
	for i := range c.Versions {
		if v := &c.Versions[i]; v.Meetings > 0 {
			return b.words.Say("verdict.one-version", i18n.Args{"Version": b.name(v), "Times": b.times(v.Meetings)})
		}
	}
	return ""
}

// times is once, twice, 3 times.
func (b *builder) times(n int) string {
	switch n {
	case 1:
		return b.words.Say("times.once", nil)
	case 2:
		return b.words.Say("times.twice", nil)
	}
	return b.words.Count("times.several", n, nil)
}

// leaning says who leads, how little that means, and what it would take.
func (b *builder) leaning(c *Comparison) string {
	if c.Verdict.Reason != nil {
		id := "verdict.since"
		if c.Kind == kindRivals {
			id = "verdict.not-interleaved"
		}
		return b.join(b.say(id, c), b.counts(c))
	}
	return b.join(b.say("verdict.leaning", c), b.counts(c), b.say("verdict.leaning-doubt", c), b.more(c))
}

// more says how many meetings it may take.
func (b *builder) more(c *Comparison) string {
	switch {
	case c.Verdict.More == nil:
		return ""
	case *c.Verdict.More == ">80":
		return b.words.Say("verdict.more-than-80", nil)
	}
	return b.words.Say("verdict.more", i18n.Args{"More": *c.Verdict.More})
}

// tooEarly says what is missing.
func (b *builder) tooEarly(c *Comparison) string {
	var told, missing []string
	for i := range c.Versions {
		v := &c.Versions[i]
		told = append(told, b.name(v)+" "+b.times(v.Meetings))
		if lack := stats.MinTold - v.Meetings; lack > 0 {
			missing = append(missing, b.words.Count("verdict.lack", lack, i18n.Args{"ID": v.Pitch}))
		}
	}
	if len(missing) == 0 {
		return b.join(b.words.Say("verdict.too-early", nil), b.counts(c), b.more(c))
	}
	return b.join(
		b.words.Count("verdict.too-few", len(told), i18n.Args{"Told": strings.Join(told, ", ")}),
		b.words.Say("verdict.starts", i18n.Args{"Missing": strings.Join(missing, ", ")}),
	)
}

// alike names the circles in which the leader leads, when there are several
// and it leads in all.
func (b *builder) alike(c *Comparison) string {
	var names []string
	for _, circle := range c.Circles {
		shared := 0
		for _, n := range circle.Counts {
			if n > 0 {
				shared++
			}
		}
		if shared < 2 || circle.HeardBefore || circle.Circle == "unknown" {
			continue
		}
		if !c.leads(circle.Circle) {
			return ""
		}
		names = append(names, b.words.Say("among."+circle.Circle, nil))
	}
	if len(names) < 2 {
		return ""
	}
	return b.words.Say("verdict.alike", i18n.Args{"Circles": b.words.List(names)})
}

// closed tells a comparison that is behind the owner.
func (b *builder) closed(c *Comparison) string {
	id := "closed." + string(c.Verdict.Key)
	if c.Verdict.Key == stats.TooEarly {
		var told []string
		few := false
		for _, v := range c.Versions {
			told = append(told, b.words.Number(v.Meetings))
			few = few || v.Meetings < stats.MinTold
		}
		if few {
			return b.words.Say("closed.too-few", i18n.Args{
				"Versions": b.words.List(b.named(c)), "Told": b.words.List(told),
			})
		}
	}
	return b.join(b.say(id, c), b.counts(c), b.words.Say("closed.back", nil))
}
