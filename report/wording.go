package report

// The words of a verdict. Counts come before rates, nothing is called
// significant, and what is closed is told in the past tense.

import (
	"slices"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/stats"
)

// ofNoVersion counts the conversations that say how a pitch landed, and not which.
func (b *builder) ofNoVersion() int {
	n := 0
	for _, m := range b.v.Meetings {
		if m.Landed.Set && len(m.Pitches) == 0 && b.conversation(m) {
			n++
		}
	}
	return n
}

// verdictSentence words what may be said of a comparison.
func (b *builder) verdictSentence(c *Comparison) string {
	if !c.Live && len(c.Versions) > 0 {
		return b.closed(c)
	}
	switch c.Verdict.Key {
	case stats.NoData:
		if n := b.ofNoVersion(); n > 0 {
			return b.words.Count("verdict.no-version", n, nil)
		}
		return b.words.Say("verdict.no-data", nil)
	case stats.OneVersion:
		return b.oneVersion("verdict.one-version", c)
	case stats.NotComparable:
		return b.join(b.say("verdict.not-comparable", c), b.counts(c), b.acrossCircles(c))
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
			args["Pitch"], args["ID"] = b.name(v), v.id()
		} else {
			others = append(others, v.id())
		}
	}
	args["Others"] = b.words.List(others)
	return b.words.Say(id, args)
}

// name is id and title of a version, always together.
func (b *builder) name(v *Version) string {
	if v.Note == nil {
		return v.id()
	}
	return b.pitchName(v.Pitch, v.Note.Title)
}

// id is the version's id as it may stand in a sentence.
func (v *Version) id() string { return withoutMarks.Replace(v.Pitch) }

func (b *builder) named(c *Comparison) []string {
	all := make([]string, len(c.Versions))
	for i := range c.Versions {
		all[i] = b.name(&c.Versions[i])
	}
	return all
}

// compared parts the versions that were told often enough from those that are
// set aside. As long as no two of them were, all count.
func (c *Comparison) compared() (all, aside []*Version) {
	for i := range c.Versions {
		if v := &c.Versions[i]; v.Meetings < stats.MinTold {
			aside = append(aside, v)
		} else {
			all = append(all, v)
		}
	}
	if len(all) > 1 {
		return all, aside
	}
	all = nil
	for i := range c.Versions {
		all = append(all, &c.Versions[i])
	}
	return all, nil
}

// counts are the outcomes of every version, the leader first, and which ones
// were told too seldom to be compared.
func (b *builder) counts(c *Comparison) string {
	compared, aside := c.compared()
	order := make([]*Version, 0, len(compared))
	for _, v := range compared {
		if c.Verdict.Pitch != nil && v.Pitch == *c.Verdict.Pitch {
			order = append([]*Version{v}, order...)
		} else {
			order = append(order, v)
		}
	}
	all := make([]string, len(order))
	for i, v := range order {
		all[i] = b.words.Say("verdict.counts", i18n.Args{"ID": v.id(), "Counts": link(b.outcomes(v), "#versions")})
	}
	if len(aside) > 0 {
		told := make([]string, len(aside))
		for i, v := range aside {
			told[i] = b.told(v)
		}
		all = append(all, b.words.Count("verdict.aside", len(aside), i18n.Args{"Told": strings.Join(told, ", ")}))
	}
	return strings.Join(all, " ")
}

// told is a version and how often it was told.
func (b *builder) told(v *Version) string { return b.name(v) + " " + b.times(v.Meetings) }

// outcomes are the counts of one version.
func (b *builder) outcomes(v *Version) string {
	return b.words.Say("verdict.outcomes", i18n.Args{"Yes": v.Yes, "Partly": v.Partly, "No": v.No})
}

// oneVersion says that only one of them was told.
func (b *builder) oneVersion(id string, c *Comparison) string {
	for i := range c.Versions {
		if v := &c.Versions[i]; v.Meetings > 0 {
			return b.words.Say(id, i18n.Args{"Version": b.name(v), "Times": b.times(v.Meetings)})
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
		switch {
		case !c.leaderCameLast():
			id = "verdict.before"
		case c.Kind == kindRivals:
			id = "verdict.not-interleaved"
		}
		return b.join(b.say(id, c), b.counts(c))
	}
	return b.join(b.say("verdict.leaning", c), b.counts(c), b.say("verdict.leaning-doubt", c), b.more(c))
}

// leaderCameLast tells whether the version that leads is the one told last.
func (c *Comparison) leaderCameLast() bool {
	last, leader := "", ""
	for _, v := range c.Versions {
		for _, m := range v.Told {
			last = max(last, m.Day.String())
			if v.Pitch == *c.Verdict.Pitch {
				leader = max(leader, m.Day.String())
			}
		}
	}
	return leader == last
}

// more says how many meetings it may take.
func (b *builder) more(c *Comparison) string {
	switch {
	case c.Verdict.More == nil:
		return ""
	case *c.Verdict.More == ">80":
		return b.words.Say("verdict.more-than-80", nil)
	}
	return b.words.Say("verdict.more", i18n.Args{"More": *c.Verdict.More, "Leads": c.Verdict.Pitch != nil})
}

// tooEarly says what is missing.
func (b *builder) tooEarly(c *Comparison) string {
	var told, missing []string
	able := 0 // how many can still be compared: those given up stay as they are
	for i := range c.Versions {
		v := &c.Versions[i]
		told = append(told, b.told(v))
		lack := stats.MinTold - v.Meetings
		if lack > 0 && v.Note.Retired {
			continue
		}
		able++
		if lack > 0 {
			missing = append(missing, b.words.Count("verdict.lack", lack, i18n.Args{"ID": v.id()}))
		}
	}
	if compared, _ := c.compared(); compared[0].Meetings >= stats.MinTold && compared[1].Meetings >= stats.MinTold {
		return b.join(b.words.Say("verdict.too-early", nil), b.counts(c), b.more(c))
	}
	said := b.words.Count("verdict.too-few", len(told), i18n.Args{"Told": strings.Join(told, ", ")})
	if able < 2 {
		return said
	}
	return b.join(said, b.words.Say("verdict.starts", i18n.Args{"Missing": strings.Join(missing, ", ")}))
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
	if !slices.ContainsFunc(c.Versions, func(v Version) bool { return !b.live[v.Pitch] }) {
		return b.words.Say("closed.going-on", i18n.Args{"Told": b.toldTimes(c)})
	}
	back := b.words.Say("closed.back", nil)
	switch c.Verdict.Key {
	case stats.NoData:
		return b.join(b.words.Say("closed.no-data", i18n.Args{"Versions": b.words.Or(b.named(c))}), back)
	case stats.OneVersion:
		if b.toldLongAgo(c) {
			return b.oneVersion("closed.long-ago", c)
		}
		return b.join(b.oneVersion("closed.one-version", c), back)
	case stats.TooEarly:
		return b.join(b.undecided(c), back)
	}
	return b.join(b.say("closed."+string(c.Verdict.Key), c), b.counts(c), back)
}

// toldLongAgo tells whether a version stands alone because it has more rivals
// than can be compared, and the others were told after it.
func (b *builder) toldLongAgo(c *Comparison) bool {
	v := c.Versions[0].Note.Version
	rivals := 0
	for _, p := range b.r.Pitches {
		if v != nil && p.Version != nil && *p.Version == *v {
			rivals++
		}
	}
	return len(c.Versions) == 1 && rivals > maxRivals
}

// toldTimes says how often each version was told.
func (b *builder) toldTimes(c *Comparison) string {
	told := make([]string, len(c.Versions))
	for i := range c.Versions {
		told[i] = b.name(&c.Versions[i]) + " " + b.times(c.Versions[i].Meetings)
	}
	return strings.Join(told, ", ")
}

func tooFew(v *Version) bool { return v.Meetings < stats.MinTold }

// undecided tells a comparison that ended without an answer, or before it
// began. A version that is still told is not behind the owner.
func (b *builder) undecided(c *Comparison) string {
	var past, live, told, numbers []string
	for i := range c.Versions {
		v := &c.Versions[i]
		told = append(told, v.id()+" "+b.times(v.Meetings))
		numbers = append(numbers, b.words.Number(v.Meetings))
		if b.live[v.Pitch] {
			live = append(live, b.name(v))
		} else {
			past = append(past, b.name(v))
		}
	}
	id, counts := "closed.too-early", b.counts(c)
	if compared, aside := c.compared(); len(aside) == 0 && slices.ContainsFunc(compared, tooFew) {
		id, counts = "closed.too-few", ""
	}
	args := i18n.Args{"Versions": b.words.List(past), "Live": b.words.List(live), "Told": b.words.List(numbers)}
	if len(live) == 0 {
		return b.join(b.words.Say(id, args), counts)
	}
	args["Told"] = strings.Join(told, ", ")
	return b.join(b.words.Count(id+"-but", len(past), args), counts)
}
