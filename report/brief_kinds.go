package report

// What a brief holds for some people only: three points for a journalist, what
// to talk about for the mentor.

import (
	"slices"

	"carnet/vault"
)

// hardEnergy is the energy up to which a meeting was hard.
const hardEnergy = 2

func (b *briefing) isJournalist(p *vault.Person) bool {
	return p.Contact != nil && slices.ContainsFunc(p.Contact.Tags, func(t vault.Value[string]) bool { return t.V == "journalist" })
}

// points are the sentence to keep, one thing that landed, and whom it helps.
// What was said in private is none.
func (b *briefing) points() {
	b.brief.Points = []BriefPoint{b.essentialPoint(), b.storyPoint(), b.offerPoint()}
}

// essentialPoint is the sentence to keep of the version to tell, else the
// mission.
func (b *briefing) essentialPoint() BriefPoint {
	point := BriefPoint{Kind: "essential"}
	if p := b.toTell(); p != nil && p.Essential.Set && !p.Private.V {
		point.Text, point.Path = &p.Essential.V, &p.Path
	} else if b.v.Settings.Mission.Set {
		point.Text = &b.v.Settings.Mission.V
	}
	return point
}

// toTell is the version that the brief says to tell.
func (b *briefing) toTell() *vault.Pitch {
	if b.brief.Tell == nil || b.brief.Tell.Pitch == nil {
		return nil
	}
	i := slices.IndexFunc(b.v.Pitches, func(p *vault.Pitch) bool { return p.ID == *b.brief.Tell.Pitch })
	return b.v.Pitches[i]
}

// storyPoint is the newest remark on what worked, of the theme that worked most
// often; without one, the newest words in which somebody put it.
func (b *briefing) storyPoint() BriefPoint {
	point := BriefPoint{Kind: "story"}
	var best *Theme
	for i := range b.r.Themes {
		if t := &b.r.Themes[i]; t.Worked > 0 && (best == nil || t.Worked > best.Worked) {
			best = t
		}
	}
	if best != nil {
		for _, item := range best.Items {
			if item.Feedback.Marker == vault.Worked && !item.Feedback.Private && !item.Meeting.Private {
				point.Text, point.Path = &item.Feedback.Text, &item.Meeting.Path
				return point
			}
		}
	}
	for _, m := range slices.Backward(b.r.Meetings) {
		for i, f := range m.Feedback {
			if f.Marker == vault.Playback && !f.Private && !m.Private && !m.Session && !m.Planned {
				point.Text, point.Path = &m.Feedback[i].Text, &m.Path
				return point
			}
		}
	}
	return point
}

// offerPoint is what the owner does for whom.
func (b *briefing) offerPoint() BriefPoint {
	point := BriefPoint{Kind: "offer"}
	switch o := b.v.Settings.Offer; {
	case o.Value.Set && o.For.Set:
		text := o.For.V + ": " + o.Value.V
		point.Text = &text
	case o.Value.Set:
		point.Text = &o.Value.V
	case o.For.Set:
		point.Text = &o.For.V
	}
	return point
}

// talk is what the mentor will want to hear of, comfort before analysis: what
// was hard, what is open from the sessions, what is new since the last one.
func (b *briefing) talk(a *acquaintance) {
	t := &BriefTalk{Open: []Task{}, Remarks: b.openRemarks(), Hard: []BriefLine{}, Versions: []string{}}
	b.brief.Talk = t
	if last, known := a.lastContact(); known {
		t.since = last
		day := last.Day()
		t.Since = &day
	}
	t.Open, b.brief.Mine = b.brief.Mine, []Task{}
	told := map[*vault.Pitch]bool{}
	var before *vault.Meeting
	for _, m := range b.v.Meetings {
		p := m.Pitch()
		if m.Session() || b.isToCome(m) {
			continue
		}
		if t.Since == nil || m.Date.V.DayAfter(t.since) {
			b.sinceLast(t, m, before)
			if p != nil && !told[p] {
				t.Versions = append(t.Versions, p.ID)
			}
		}
		if p != nil {
			told[p] = true
		}
		if m.Landed.Set {
			before = m
		}
	}
}

// openRemarks are the mentor's remarks of which nothing has come yet, those of
// the last session aside: they stand in the last words.
func (b *briefing) openRemarks() []BriefLine {
	all := []BriefLine{}
	for _, r := range b.r.Remarks {
		if r.Became.State == RemarkOpen && (b.brief.Said == nil || r.Path != b.brief.Said.Path) {
			all = append(all, BriefLine{Path: r.Path, Date: r.Date, From: []Name{}, Text: r.Text})
		}
	}
	return all
}

// sinceLast counts a meeting since the last session, and keeps it when it was
// hard: little energy, or the second in a row that did not land.
func (b *briefing) sinceLast(t *BriefTalk, m, before *vault.Meeting) {
	if m.Channel.V != vault.Message && m.Channel.V != vault.Event {
		t.Meetings++
	}
	drained := m.Energy.Set && m.Energy.V <= hardEnergy
	twice := before != nil && before.Landed.V == vault.No && m.Landed.V == vault.No
	if !drained && !twice {
		return
	}
	l := BriefLine{Path: m.Path, Date: day(m), From: b.whoAll(m.People()), day: m.Date.V}
	if len(m.Body.Passages) > 0 {
		l.Text = m.Body.Passages[0].Text
	}
	t.Hard = append(t.Hard, l)
}
