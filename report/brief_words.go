package report

// The brief in words: short blocks, each a title and lines, the empty ones left
// out.

import (
	"strconv"
	"strings"

	"carnet/internal/i18n"
	"carnet/vault"
)

// A BriefBlock is one part of a brief. The first has no title: it says whom the
// brief is about.
type BriefBlock struct {
	Title string
	Lines []string
}

// personBlocks words the brief on a person.
func (b *briefing) personBlocks() []BriefBlock {
	return b.blocks([]namedLines{
		{"planned", b.plannedLines()}, {"talk", b.talkLines()}, {"through", b.throughLines()},
		{"last", b.lastLines()}, {"said", b.saidLines()}, {"news", b.lines(b.brief.News)},
		{"mine", b.taskLines(b.brief.Mine)}, {"theirs", b.taskLines(b.brief.Theirs)},
		{"gave", b.lines(b.brief.Gave)}, {"received", b.receivedLines()}, {"ask", b.askLines()},
		{"tell", b.tellLines()}, {"points", b.pointLines()}, {"known", b.lines(b.brief.Known)},
	}, b.whoLines())
}

// organizationBlocks words the brief on an organisation.
func (b *briefing) organizationBlocks() []BriefBlock {
	return b.blocks([]namedLines{
		{"planned", b.plannedLines()}, {"people", b.peopleLines()},
		{"mine", b.taskLines(b.brief.Mine)}, {"theirs-there", b.taskLines(b.brief.Theirs)}, {"known", b.lines(b.brief.Known)},
	}, nil)
}

// namedLines are the lines of a block with the message of its title.
type namedLines struct {
	id    string
	lines []string
}

func (b *briefing) blocks(parts []namedLines, who []string) []BriefBlock {
	all := []BriefBlock{{Lines: append([]string{b.brief.Name}, who...)}}
	for _, part := range parts {
		if len(part.lines) > 0 {
			all = append(all, BriefBlock{b.say("label-"+part.id, nil), part.lines})
		}
	}
	return all
}

func (b *briefing) say(id string, args i18n.Args) string { return b.words.Say("brief."+id, args) }

// joined is what is there of a line, in one; none where nothing is.
func joined(separator string, parts ...string) []string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	if len(there) == 0 {
		return nil
	}
	return []string{strings.Join(there, separator)}
}

// parted is joined with semicolons.
func (b *briefing) parted(parts ...string) []string { return joined(b.say("part", nil), parts...) }

func (b *briefing) whoLines() []string {
	who := b.brief.Who
	traits := []string{}
	if who.Mentor {
		traits = append(traits, b.say("mentor", nil))
	}
	if who.Circle != nil {
		traits = append(traits, b.say("circle-"+strconv.Itoa(*who.Circle), nil))
	}
	if who.DecisionMaker {
		traits = append(traits, b.say("decides", nil))
	}
	for _, tag := range who.Tags {
		traits = append(traits, b.tagWord(tag))
	}
	if len(who.Groups) > 0 {
		traits = append(traits, b.say("groups", i18n.Args{"Groups": b.words.List(who.Groups)}))
	}
	lines := joined(", ", text(who.Role), text(who.Organization))
	lines = append(lines, b.parted(traits...)...)
	return append(lines, b.parted(append(append([]string{}, who.Phone...), who.Email...)...)...)
}

// tagWord is a tag in words; one of the owner's own stays as it is.
func (b *briefing) tagWord(tag string) string {
	id := "brief-tag." + tag
	if said := b.words.Say(id, nil); said != id {
		return said
	}
	return tag
}

// when is a day with its clock, and how far away it is.
func (b *briefing) when(d vault.Date) string {
	args := i18n.Args{"Date": b.words.Date(d), "Clock": "", "Away": b.away(d)}
	if d.HasClock {
		args["Clock"] = d.Time.Format("15:04")
	}
	return b.say("when", args)
}

// away is how far a day is from today.
func (b *briefing) away(d vault.Date) string {
	switch days := d.DaysSince(b.today); {
	case days == 0:
		return b.say("today", nil)
	case days == 1:
		return b.say("tomorrow", nil)
	case days == -1:
		return b.say("yesterday", nil)
	case days > 0:
		return b.words.Count("brief.in-days", days, nil)
	case days >= -60:
		return b.words.Count("brief.days-ago", -days, nil)
	default:
		return b.words.Count("brief.months-ago", -days/30, nil)
	}
}

func (b *briefing) channel(channel *string) string {
	if channel == nil {
		return ""
	}
	return b.words.Say("channel."+*channel, nil)
}

func (b *briefing) plannedLines() []string {
	var lines []string
	for _, m := range b.brief.Planned {
		lines = append(lines, joined(", ", b.when(m.day), b.channel(m.Channel))...)
		lines = append(lines, m.Notes...)
	}
	return lines
}

func (b *briefing) throughLines() []string {
	t := b.brief.Through
	if t == nil {
		return nil
	}
	var lines []string
	if len(t.Chain) > 1 {
		lines = append(lines, b.chain(t.Chain)+" → "+b.brief.Name)
	}
	if n := len(t.Chain); n > 0 {
		permission := "unknown"
		if t.Permission != nil {
			permission = *t.Permission
		}
		lines = append(lines, b.say("through-"+permission, i18n.Args{"Name": t.Chain[n-1].Name}))
	}
	if t.CameToMe {
		lines = append(lines, b.say("came", nil))
	}
	return lines
}

// chain is a relay chain, the owner first.
func (b *briefing) chain(names []Name) string {
	return strings.Join(append([]string{b.say("you", nil)}, namesOf(names)...), " → ")
}

func (b *briefing) lastLines() []string {
	last := b.brief.Last
	if last == nil {
		return nil
	}
	day, told := "", ""
	if last.Date != nil {
		day = b.when(last.meeting.Date.V)
	}
	if last.Pitch != nil {
		landed := ""
		if last.Landed != nil {
			landed = b.say("landed-"+*last.Landed, nil)
		}
		told = b.say("told", i18n.Args{"ID": *last.Pitch, "Landed": landed})
	}
	return b.parted(strings.Join(joined(", ", day, b.channel(last.Channel)), ""), told)
}

// signs are what stands before feedback in the notes.
var signs = map[vault.Marker]string{
	vault.Worked: "(+) ", vault.DidNot: "(-) ", vault.Asked: "(?) ", vault.Playback: "(\") ", vault.Neutral: "",
}

func (b *briefing) saidLines() []string {
	said := b.brief.Said
	if said == nil {
		return nil
	}
	var lines []string
	if said.Path != b.brief.Last.Path && said.Date != nil {
		lines = append(lines, b.when(said.day))
	}
	for _, f := range said.Feedback {
		if f.Text != "" {
			lines = append(lines, signs[f.Marker]+f.Text)
		}
	}
	return lines
}

// lines are lines of notes, each with where it comes from.
func (b *briefing) lines(all []BriefLine) []string {
	lines := make([]string, len(all))
	for i, l := range all {
		lines[i] = l.Text
		if from := b.from(l); from != "" {
			lines[i] = b.say("from", i18n.Args{"Text": l.Text, "From": from})
		}
	}
	return lines
}

// from is whom a line is about, and when: empty for a line of a note without
// either.
func (b *briefing) from(l BriefLine) string {
	return strings.Join(joined(", ", b.words.List(namesOf(l.From)), b.dayOf(l)), "")
}

// dayOf is the day of a line, empty without one.
func (b *briefing) dayOf(l BriefLine) string {
	if l.Date == nil {
		return ""
	}
	return b.words.DayMonth(l.day)
}

func namesOf(names []Name) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = n.Name
	}
	return all
}

func (b *briefing) taskLines(tasks []Task) []string {
	var lines []string
	for _, t := range tasks {
		lines = append(lines, b.promised(t))
	}
	return lines
}

// promised is a task with its day.
func (b *briefing) promised(t Task) string {
	switch {
	case t.Due == nil:
		return t.Text
	case t.Overdue:
		return b.say("overdue", i18n.Args{"Text": t.Text, "Date": b.words.DayMonth(t.DueDay)})
	}
	return b.say("due", i18n.Args{"Text": t.Text, "Date": b.words.DayMonth(t.DueDay)})
}

func (b *briefing) receivedLines() []string {
	r := b.brief.Received
	if r == nil {
		return nil
	}
	names := namesOf(r.Names)
	meetings, given := b.words.Count("count.meetings", r.Meetings, nil), ""
	switch {
	case r.Meetings == 0:
		meetings = ""
	case r.Minutes > 0:
		meetings, given = "", b.say("time", i18n.Args{"Least": r.MinutesUnknown > 0, "Time": b.words.Minutes(r.Minutes), "Meetings": meetings})
	}
	if len(names) > 0 {
		return b.parted(meetings, given, b.words.Count("brief.names", len(names), i18n.Args{"Names": b.words.List(names)}))
	}
	return b.parted(meetings, given)
}

func (b *briefing) askLines() []string {
	ask := b.brief.Ask
	if ask == nil {
		return nil
	}
	by, asked := "", ""
	if ask.By != nil {
		by = b.say("by", i18n.Args{"Date": b.words.Date(ask.by)})
	}
	if ask.Asked != nil {
		answer := "none"
		if ask.Answer != nil {
			answer = *ask.Answer
		}
		asked = b.say("asked", i18n.Args{"Date": b.words.Date(ask.asked), "Answer": b.say("answer-"+answer, nil)})
	}
	lines := append(b.parted(text(ask.Ask)), b.parted(b.channel(ask.Channel), by, asked)...)
	for _, hint := range ask.Hints {
		lines = append(lines, b.say("hint-"+string(hint), nil))
	}
	return lines
}

func (b *briefing) tellLines() []string {
	if b.brief.Tell == nil {
		return nil
	}
	lines := []string{b.brief.Tell.Sentence}
	if p := b.toTell(); p != nil && p.Essential.Set && len(b.brief.Points) == 0 {
		lines = append(lines, b.say("essential", i18n.Args{"Text": p.Essential.V}))
	}
	return lines
}

func (b *briefing) pointLines() []string {
	var lines []string
	for _, p := range b.brief.Points {
		if p.Text == nil {
			lines = append(lines, b.say("no-"+p.Kind, nil))
			continue
		}
		lines = append(lines, b.say(p.Kind, i18n.Args{"Text": *p.Text}))
	}
	return lines
}

// remarksShown is how many of the mentor's earlier remarks stand on the screen.
const remarksShown = 3

func (b *briefing) talkLines() []string {
	t := b.brief.Talk
	if t == nil {
		return nil
	}
	var lines, hard []string
	for _, h := range t.Hard {
		hard = append(hard, b.say("hard-one", i18n.Args{"Names": b.words.List(namesOf(h.From)), "Date": b.dayOf(h)}))
	}
	if len(hard) > 0 {
		lines = append(lines, b.words.Count("brief.hard", len(hard), i18n.Args{"Meetings": b.words.List(hard)}))
	}
	if t.Since != nil && t.Meetings > 0 {
		lines = append(lines, b.words.Count("brief.since", t.Meetings, i18n.Args{
			"Date": b.words.DayMonth(t.since), "Versions": b.words.List(t.Versions),
		}))
	}
	lines = append(lines, b.taskLines(t.Open)...)
	for _, r := range t.Remarks[:min(len(t.Remarks), remarksShown)] {
		lines = append(lines, b.say("remark", i18n.Args{"Text": r.Text}))
	}
	if left := len(t.Remarks) - remarksShown; left > 0 {
		lines = append(lines, b.words.Count("brief.remarks-more", left, nil))
	}
	return lines
}

func (b *briefing) peopleLines() []string {
	var lines []string
	for _, p := range b.brief.People {
		decides, last, through := "", b.say("no-contact", nil), ""
		if p.DecisionMaker {
			decides = b.say("decides", nil)
		}
		if p.LastContact != nil {
			last = b.say("last", i18n.Args{"Date": b.words.Date(p.last)})
		}
		if len(p.Through) > 0 {
			through = b.chain(p.Through)
		}
		lines = append(lines, b.parted(strings.Join(joined(", ", p.Name, text(p.Role)), ""), decides, last, through)...)
	}
	return lines
}
