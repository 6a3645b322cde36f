package report

// The map of the network: by the questions that start it, by circle, by group,
// and what is to be asked soon or later.

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"carnet/vault"
)

// A Map is the network at a glance.
type Map struct {
	Tags    []MapRow   `json:"tags"`    // the five questions that start it, then three more
	Circles []MapRow   `json:"circles"` // 1, 2, 3, unknown
	Groups  []MapGroup `json:"groups"`  // by name
	Soon    []Ask      `json:"soon"`    // what is to be asked within 30 days, the soonest first
	Later   []Ask      `json:"later"`   // after that, then without a day
}

// A MapRow is the people of one kind, by name; without any, the question that
// finds some.
type MapRow struct {
	Key      string `json:"key"`
	Question string `json:"question"`
	People   []Name `json:"people"`
}

// A MapGroup is a circle or an association that people share with the owner.
type MapGroup struct {
	Group  string  `json:"group"` // as first written
	People []Name  `json:"people"`
	Last   *string `json:"last"`  // the day of the last note with any of them
	Path   *string `json:"path"`  // of that note
	Quiet  bool    `json:"quiet"` // nothing for a season, and nothing planned

	Meeting *Meeting `json:"-"`
	last    vault.Date
	planned bool
}

// An Ask is what somebody is to be asked.
type Ask struct {
	Person  Name    `json:"person"`
	Ask     string  `json:"ask"`
	Channel *string `json:"channel"`
	By      *string `json:"by"`
	Asked   *string `json:"asked"`
	State   *string `json:"state"` // later, met, waiting, silent; null where nothing was asked yet
	Path    string  `json:"path"`
}

// mapTags are the tags that the map knows; the first five are the questions
// that start a network.
var mapTags = []string{"expert", "worked-with", "inspiring", "entrepreneur", "influencer", "journalist", "recruiter", "connector"}

// FindMap draws the map of a vault.
func FindMap(v *vault.Vault, o Options) Map {
	b := &builder{v: v, words: o.Words, today: o.Today}
	return b.networkMap()
}

func (b *builder) networkMap() Map {
	m := Map{Tags: b.rows("map-question", mapTags, tagsOf), Groups: b.groups()}
	m.Circles = b.rows("map-circle", []string{"1", "2", "3", unknownKey}, func(p *vault.Person) []string { return []string{circleKey(p.Circle())} })
	m.Soon, m.Later = b.asks()
	return m
}

// rows sorts the people by keys.
func (b *builder) rows(question string, keys []string, of func(*vault.Person) []string) []MapRow {
	byKey := map[string][]Name{}
	for _, p := range b.v.People {
		for _, key := range of(p) {
			byKey[key] = append(byKey[key], b.who(p))
		}
	}
	all := make([]MapRow, len(keys))
	for i, key := range keys {
		all[i] = MapRow{key, b.words.Say(question+"."+key, nil), byName(byKey[key])}
	}
	return all
}

// byName sorts people, and is never nil.
func byName(people []Name) []Name {
	sorted := append([]Name{}, people...)
	sortBy(sorted, func(n Name) string { return strings.ToLower(n.Name) }, cmp.Compare[string])
	return sorted
}

func tagsOf(p *vault.Person) []string {
	if p.Contact == nil {
		return nil
	}
	tags := values(p.Contact.Tags)
	slices.Sort(tags)
	return slices.Compact(tags)
}

// circleKey is a circle as text: 1, 2, 3 or unknown.
func circleKey(circle int) string {
	if circle > 0 {
		return strconv.Itoa(circle)
	}
	return unknownKey
}

// groups lists the groups with the last note of any of their people.
func (b *builder) groups() []MapGroup {
	byFold := map[string]*MapGroup{}
	for _, a := range b.acquaintances() {
		if a.person.Contact == nil {
			continue
		}
		for _, value := range a.person.Contact.Groups {
			key := strings.ToLower(strings.Join(strings.Fields(value.V), " "))
			g := byFold[key]
			if g == nil {
				g = &MapGroup{Group: value.V, People: []Name{}}
				byFold[key] = g
			}
			b.joinGroup(g, a)
		}
	}
	all := make([]MapGroup, 0, len(byFold))
	for _, g := range byFold {
		g.Quiet = !g.planned && (g.Last == nil || !b.withinSeason(g.last))
		g.People = byName(g.People)
		all = append(all, *g)
	}
	slices.SortFunc(all, func(x, y MapGroup) int {
		return cmp.Or(compareFold(x.Group, y.Group), cmp.Compare(x.Group, y.Group))
	})
	return all
}

// joinGroup takes a person into a group.
func (b *builder) joinGroup(g *MapGroup, a *acquaintance) {
	who := b.who(a.person)
	if n := len(g.People); n > 0 && g.People[n-1] == who {
		return // written twice in their note
	}
	g.People = append(g.People, who)
	g.planned = g.planned || len(a.planned) > 0
	if last, found := a.lastContact(); found && (g.Last == nil || last.DayAfter(g.last)) {
		m := a.touches[len(a.touches)-1]
		g.last, g.Last, g.Path, g.Meeting = last, day(m), &m.Path, b.meetings[m]
	}
}

// asks lists what is still to be asked or answered.
func (b *builder) asks() (soonest, later []Ask) {
	soonest, later = []Ask{}, []Ask{}
	for _, a := range b.acquaintances() {
		c := a.person.Contact
		if c == nil || !c.Ask.Set {
			continue
		}
		state := b.request(a)
		if state == RequestYes || state == RequestNo {
			continue
		}
		ask := Ask{
			Person: b.who(a.person), Ask: c.Ask.V, Channel: word(c.Channel), By: dayIf(c.By.V, c.By.Set),
			Asked: dayIf(c.Asked.V, c.Asked.Set), State: filled(string(state)), Path: c.Path,
		}
		if c.By.Set && c.By.V.DaysSince(b.today) <= askDays {
			soonest = append(soonest, ask)
		} else {
			later = append(later, ask)
		}
	}
	byDay := func(x, y Ask) int { return cmp.Compare(dayOrLast(x.By), dayOrLast(y.By)) }
	slices.SortStableFunc(soonest, byDay)
	slices.SortStableFunc(later, byDay)
	return soonest, later
}

// dayOrLast sorts what has no day last.
func dayOrLast(day *string) string {
	if day == nil {
		return "9999"
	}
	return *day
}
