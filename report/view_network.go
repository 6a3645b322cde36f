package report

// What the page's part on the network asks of a report: its sentences, and
// choices of what to show.

import (
	"slices"
	"strings"

	"carnet/internal/i18n"
)

// maxChains is how many ways to one target the page shows.
const maxChains = 3

// maxGifts is how many of the things given it shows, the newest.
const maxGifts = 20

// NetworkLead says how many came through somebody else.
func (p *page) NetworkLead() string {
	t := p.Network.ThroughOthers
	if t.Through == 0 {
		return p.Words.Count("network.direct", t.Met, nil)
	}
	said := p.Words.Count("network.through", t.Met, i18n.Args{"Through": t.Through})
	if t.Longest > 1 {
		said += " " + p.say("network.longest", "N", t.Longest)
	}
	return said
}

// A NameList is people under one heading.
type NameList struct {
	Key    string
	People []Name
	More   int
}

func newNameList(key string, people []Name) NameList {
	n := min(len(people), maxRows)
	return NameList{key, people[:n], len(people) - n}
}

// All is how many there are.
func (l NameList) All() int { return len(l.People) + l.More }

// StandingLists are the people by where they stand.
func (p *page) StandingLists() []NameList {
	s := p.Network.States
	return []NameList{newNameList("activated", s.Activated), newNameList("activable", s.Activable), newNameList("silent", s.Silent)}
}

// HeardLists tell who heard the project from who may still know the old work, as
// far as there is anybody.
func (p *page) HeardLists() []NameList {
	lists := []NameList{newNameList("heard", p.Network.Heard), newNameList("know-before", p.Network.KnowBefore)}
	return slices.DeleteFunc(lists, func(l NameList) bool { return l.All() == 0 })
}

// KeptRows are the last months of the network, newest first, without those in
// which nothing was.
func (p *page) KeptRows() []KeptMonth {
	all := p.Network.Months
	rows := slices.Clone(all[max(0, len(all)-yearMonths):])
	slices.Reverse(rows)
	return slices.DeleteFunc(rows, func(x KeptMonth) bool { return len(x.NewlyMet)+len(x.Again) == 0 })
}

// ColdRows are the people going cold that the page shows.
func (p *page) ColdRows() []ColdPerson {
	return p.Network.GoingCold[:min(len(p.Network.GoingCold), maxRows)]
}

// ColdMore is how many there are besides.
func (p *page) ColdMore() int { return len(p.Network.GoingCold) - len(p.ColdRows()) }

// TouchSheet lists the newest signs of life that asked for nothing.
func (p *page) TouchSheet() sheet { return p.newestSheet(p.Network.Touches, maxGifts) }

// GiftRows are the things given that the page shows.
func (p *page) GiftRows() []Gift { return p.Network.Given[:min(len(p.Network.Given), maxGifts)] }

// GiftsMore is how many there are besides.
func (p *page) GiftsMore() int { return len(p.Network.Given) - len(p.GiftRows()) }

// QuietGroups are the groups without an act for a season.
func (p *page) QuietGroups() []MapGroup {
	quiet := slices.DeleteFunc(slices.Clone(p.Network.Map.Groups), func(g MapGroup) bool { return !g.Quiet })
	return quiet[:min(len(quiet), maxRows)]
}

// AnswerWords says what came of requests.
func (p *page) AnswerWords(x Answers) string {
	var said []string
	for _, kind := range []struct {
		id string
		n  int
	}{{"yes", x.Yes}, {"met", x.Met}, {"later", x.Later}, {"no", x.No}, {"waiting", x.Waiting}, {"silent", x.Silent}} {
		if kind.n > 0 {
			said = append(said, p.Words.Count("answers."+kind.id, kind.n, nil))
		}
	}
	return strings.Join(said, ", ")
}

// ChannelKey is a way to ask in words.
func (p *page) ChannelKey(x Answers) string {
	if x.Key == unknownKey {
		return p.say("answers.no-channel")
	}
	return p.say("channel." + x.Key)
}

// ChainRows are the best ways to a target.
func (w Way) ChainRows() []Chain { return w.Chains[:min(len(w.Chains), maxChains)] }

// ChainsMore is how many ways there are besides.
func (w Way) ChainsMore() int { return len(w.Chains) - len(w.ChainRows()) }

// KnownRows are the sayings about a target that the page shows.
func (w Way) KnownRows() []Saying { return w.Known[:min(len(w.Known), maxRows)] }

// KnownMore is how many there are besides.
func (w Way) KnownMore() int { return len(w.Known) - len(w.KnownRows()) }

// ReachedWords says when a target was reached.
func (p *page) ReachedWords(r *Reached) string {
	return p.say("path.reached", "Person", r.Person.Name, "Date", p.date(r.Date))
}

// StandWords says how the way to a person was opened, and where it stands.
func (p *page) StandWords(l Link) string {
	var said []string
	if l.Missing {
		said = append(said, p.say("path.missing"))
	}
	if l.Permission != nil && l.Stand != standMet {
		said = append(said, p.say("path-permission."+*l.Permission))
	}
	return strings.Join(append(said, p.say("path-stand."+l.Stand, "Date", p.date(l.Since))), ", ")
}

// TargetRows are the targets that the page shows.
func (p *page) TargetRows() []Target { return p.Targets[:min(len(p.Targets), maxRows)] }
