package report

// Which version to tell next: the one told least to people of the same circle,
// whatever came of it, so that the versions stay comparable.

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"carnet/internal/i18n"
	"carnet/vault"
)

// Advice is the version to tell one person, and why.
type Advice struct {
	Contact  *string              `json:"contact"` // id; null without a note
	Name     string               `json:"name"`
	Circle   string               `json:"circle"` // "1", "2", "3" or "unknown"
	Date     string               `json:"date"`
	Pitch    *string              `json:"pitch"` // null without a version to tell
	Title    *string              `json:"title"`
	Reason   AdviceReason         `json:"reason"`
	Counts   map[string]ToldSoFar `json:"counts"` // by version under way
	Sentence string               `json:"sentence"`
}

// ToldSoFar is how often a version was told, meetings to come included.
type ToldSoFar struct {
	Circle int `json:"circle"` // to people of that circle
	All    int `json:"all"`
}

// An AdviceReason says why a version is the one to tell.
type AdviceReason string

// The reasons, in the order in which they are looked for.
const (
	AdviseNone    AdviceReason = "no-version"       // none is under way
	AdviseMentor  AdviceReason = "mentor"           // a session is never compared
	AdviseHeard   AdviceReason = "heard-before"     // the newest, outside the comparison
	AdviseOnly    AdviceReason = "only-version"     // there is no other
	AdviseCircle  AdviceReason = "fewest-in-circle" // told least in that circle
	AdviseOverall AdviceReason = "fewest-overall"   // a tie there, told least in all
	AdviseCoin    AdviceReason = "coin"             // a tie there too
)

// Advise says which version to tell a person of the vault next.
func Advise(v *vault.Vault, who *vault.Person, o Options) Advice {
	b := &builder{v: v, words: o.Words, today: o.Today}
	active := b.active()
	a := b.advise(who, active, b.toldSoFar(active))
	a.Sentence = b.words.Say("tell."+string(a.Reason), b.adviceArgs(who, active, a))
	return a
}

// advise is the advice without its sentence.
func (b *builder) advise(who *vault.Person, active []*vault.Pitch, told map[*vault.Pitch]toldBy) Advice {
	a := Advice{Name: who.Name, Circle: "unknown", Date: b.today.Day(), Counts: map[string]ToldSoFar{}}
	if who.Contact != nil {
		a.Contact = &who.Contact.ID
	}
	circle := who.Circle()
	if circle > 0 {
		a.Circle = strconv.Itoa(circle)
	}
	for _, p := range active {
		a.Counts[p.ID] = told[p].of(circle)
	}
	best, reason := b.choose(who, active, a.Counts)
	a.Reason = reason
	if best != nil {
		a.Pitch, a.Title = &best.ID, optional(best.Title)
	}
	return a
}

// A toldBy counts the tellings of one version by circle.
type toldBy map[int]int

func (t toldBy) of(circle int) ToldSoFar {
	n := ToldSoFar{Circle: t[circle]}
	for _, told := range t {
		n.All += told
	}
	return n
}

// toldSoFar counts how often the versions were told, or will have been.
func (b *builder) toldSoFar(active []*vault.Pitch) map[*vault.Pitch]toldBy {
	told := map[*vault.Pitch]toldBy{}
	for _, p := range active {
		told[p] = toldBy{}
	}
	for _, m := range b.v.Meetings {
		reason := b.leftOut(m)
		if t := told[m.Pitch()]; t != nil && (reason == "" || reason == ReasonPlanned) {
			t[furthestCircle(m)]++
		}
	}
	return told
}

// choose applies the rule to one person.
func (b *builder) choose(who *vault.Person, active []*vault.Pitch, counts map[string]ToldSoFar) (*vault.Pitch, AdviceReason) {
	if len(active) == 0 {
		return nil, AdviseNone
	}
	newest := active[len(active)-1]
	switch {
	case who.Mentor():
		return newest, AdviseMentor
	case b.heardOne(who, active) != nil:
		return newest, AdviseHeard
	case len(active) == 1:
		return newest, AdviseOnly
	}
	fewest := fewestTold(active, func(p *vault.Pitch) int { return counts[p.ID].Circle })
	if len(fewest) == 1 {
		return fewest[0], AdviseCircle
	}
	fewest = fewestTold(fewest, func(p *vault.Pitch) int { return counts[p.ID].All })
	if len(fewest) == 1 {
		return fewest[0], AdviseOverall
	}
	return fewest[coin(who.ID(), b.today, len(fewest))], AdviseCoin
}

// heardOne is the version under way that a person has heard last, nil without
// one.
func (b *builder) heardOne(who *vault.Person, active []*vault.Pitch) *vault.Pitch {
	var heard *vault.Pitch
	if a := b.acquaintance(who); a != nil {
		for _, m := range a.met {
			if slices.Contains(active, m.Pitch()) && !m.Session() {
				heard = m.Pitch()
			}
		}
	}
	return heard
}

// fewestTold are the pitches with the smallest count.
func fewestTold(pitches []*vault.Pitch, count func(*vault.Pitch) int) []*vault.Pitch {
	var fewest []*vault.Pitch
	for _, p := range pitches {
		switch {
		case len(fewest) == 0 || count(p) < count(fewest[0]):
			fewest = []*vault.Pitch{p}
		case count(p) == count(fewest[0]):
			fewest = append(fewest, p)
		}
	}
	return fewest
}

// coin falls on one of n sides: always the same for a person on a day, so that
// asking again does not change the answer.
func coin(id string, day vault.Date, n int) int {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id + "\n" + day.Day()))
	return int(h.Sum64() % uint64(n))
}

// adviceArgs fill the sentences about an advice and its reason.
func (b *builder) adviceArgs(who *vault.Person, active []*vault.Pitch, a Advice) i18n.Args {
	args := i18n.Args{"Name": who.Name, "Version": "", "ID": "", "Heard": "", "Circle": "", "All": "", "Written": len(b.v.Pitches)}
	if a.Pitch != nil {
		args["ID"], args["Version"] = *a.Pitch, b.pitchName(*a.Pitch, a.Title)
	}
	if heard := b.heardOne(who, active); heard != nil {
		args["Heard"] = heard.ID
	}
	args["Circle"] = b.toldList(active, "tell.in-circle", b.circleName(who.Circle(), false), func(p *vault.Pitch) int { return a.Counts[p.ID].Circle })
	tied := fewestTold(active, func(p *vault.Pitch) int { return a.Counts[p.ID].Circle })
	args["All"] = b.toldList(tied, "tell.in-all", "", func(p *vault.Pitch) int { return a.Counts[p.ID].All })
	return args
}

// toldList says how often each version was told.
func (b *builder) toldList(active []*vault.Pitch, id, circle string, count func(*vault.Pitch) int) string {
	told := make([]string, len(active))
	for i, p := range active {
		item := "tell.others"
		if i == 0 {
			item = "tell.first"
		}
		n := count(p)
		told[i] = b.words.Say(item, i18n.Args{"ID": p.ID, "None": n == 0, "Times": b.times(n)})
	}
	return b.words.Say(id, i18n.Args{"Circle": circle, "Told": strings.Join(told, ", ")})
}

// pitchName is id and title of a version.
func (b *builder) pitchName(id string, title *string) string {
	if title == nil {
		return withoutMarks.Replace(id)
	}
	return b.words.Say("version.named", i18n.Args{"ID": withoutMarks.Replace(id), "Title": withoutMarks.Replace(*title)})
}

// A CircleAdvice is what to tell people of one circle who have heard none of
// the versions under way.
type CircleAdvice struct {
	Head string // which version to whom
	Why  string
}

// tellNext says what to tell next, circle by circle.
func (b *builder) tellNext() []CircleAdvice {
	active := b.active()
	switch len(active) {
	case 0:
		return nil
	case 1:
		version := b.pitchName(active[0].ID, optional(active[0].Title))
		return []CircleAdvice{{b.words.Say("tell.all-head", i18n.Args{"Version": version}), b.words.Say("tell.all-why", nil)}}
	}
	told := b.toldSoFar(active)
	var all []CircleAdvice
	for circle := 1; circle <= 3; circle++ {
		all = append(all, b.tellCircle(active, told, circle))
	}
	return all
}

// tellCircle applies the rule to a circle; only the coin needs a person.
func (b *builder) tellCircle(active []*vault.Pitch, told map[*vault.Pitch]toldBy, circle int) CircleAdvice {
	inCircle := func(p *vault.Pitch) int { return told[p].of(circle).Circle }
	inAll := func(p *vault.Pitch) int { return told[p].of(circle).All }
	fewest := fewestTold(active, inCircle)
	why := b.toldList(active, "tell.among-them", "", inCircle)
	if len(fewest) > 1 {
		why = b.words.Say("tell.tie", i18n.Args{"Circle": why, "All": b.toldList(fewest, "tell.in-all", "", inAll)})
		fewest = fewestTold(fewest, inAll)
	}
	names := make([]string, len(fewest))
	for i, p := range fewest {
		names[i] = withoutMarks.Replace(p.ID)
	}
	return CircleAdvice{b.words.Say("tell.head", i18n.Args{
		"Versions": b.words.Or(names), "Circle": b.circleName(circle, false),
	}), why + "."}
}
