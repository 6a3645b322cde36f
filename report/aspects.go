package report

// Form, substance or market: what people held against the project, by what it
// is about, and whether those who did had understood it.

import (
	"slices"

	"carnet/vault"
)

// An AspectSignal counts the people who held something of one aspect against
// the project, and those of them who had understood what the owner does.
type AspectSignal struct {
	Aspect     vault.Aspect `json:"aspect"`
	People     int          `json:"people"`
	Understood int          `json:"understood"`

	Understanding []Name `json:"-"` // those who had understood
	Others        []Name `json:"-"` // and those who had not
}

// Few tells whether the people can be drawn one by one.
func (s AspectSignal) Few() bool { return s.People <= maxMarks }

// Marks are a mark for each of them, those who had understood first.
func (s AspectSignal) Marks() []string {
	return append(slices.Repeat([]string{"yes"}, s.Understood), slices.Repeat([]string{"no"}, s.People-s.Understood)...)
}

// Sides are those who had understood, and those who had not.
func (s AspectSignal) Sides() []NameList {
	return []NameList{newNameList("had-understood", s.Understanding), newNameList("had-not", s.Others)}
}

// hesitations are what each person held against the project, over all
// conversations.
type hesitations struct {
	understood map[*vault.Person]bool
	against    map[vault.Aspect]map[*vault.Person]bool
}

func (b *builder) hesitations() hesitations {
	h := hesitations{map[*vault.Person]bool{}, map[vault.Aspect]map[*vault.Person]bool{}}
	for _, aspect := range aspects {
		h.against[aspect] = map[*vault.Person]bool{}
	}
	for _, m := range b.v.Meetings {
		if !b.conversation(m) {
			continue
		}
		for _, p := range m.People() {
			h.understood[p] = h.understood[p] || m.Understood.V == vault.Yes
		}
		for _, aspect := range heldAgainst(m) {
			for _, p := range m.People() {
				h.against[aspect][p] = true
			}
		}
	}
	return h
}

var aspects = []vault.Aspect{vault.Form, vault.Substance, vault.Market}

// heldAgainst are the aspects of what did not work at a meeting, each once.
func heldAgainst(m *vault.Meeting) []vault.Aspect {
	return slices.DeleteFunc(slices.Clone(aspects), func(aspect vault.Aspect) bool {
		return !slices.ContainsFunc(m.Feedback, func(f vault.Feedback) bool {
			return f.Marker == vault.DidNot && slices.ContainsFunc(f.Themes, func(t vault.ThemeRef) bool { return t.Aspect == aspect })
		})
	})
}

// aspectSignals are the aspects that anybody named.
func (b *builder) aspectSignals(h hesitations) []AspectSignal {
	all := []AspectSignal{}
	for _, aspect := range aspects {
		s := AspectSignal{Aspect: aspect, People: len(h.against[aspect])}
		for _, p := range b.v.People {
			switch {
			case !h.against[aspect][p]:
			case h.understood[p]:
				s.Understanding = append(s.Understanding, b.who(p))
			default:
				s.Others = append(s.Others, b.who(p))
			}
		}
		s.Understood = len(s.Understanding)
		if s.People > 0 {
			all = append(all, s)
		}
	}
	return all
}

// market asks whether people who understood still point at the market: then
// another version would not change it.
func (h hesitations) market() MarketSignal {
	var s MarketSignal
	for p, yes := range h.understood {
		if yes {
			s.Understood++
		}
		if yes && h.against[vault.Market][p] {
			s.Market++
		}
	}
	s.Active = s.Understood >= marketActive && 2*s.Market >= s.Understood
	return s
}
