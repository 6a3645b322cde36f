package vaulttest

import (
	"reflect"
	"testing"
)

// cast is a small world made by hand: people, pitches and meetings in order,
// one a day.
type cast struct {
	world
	day int
}

func newCast(pitches int) *cast {
	c := &cast{day: today - 300}
	for _, line := range genealogy[:pitches] {
		p := newPitch(line[0])
		for _, before := range c.pitches {
			if before.id == line[1] {
				p.follows = before
			}
		}
		c.pitches = append(c.pitches, p)
	}
	return c
}

func (c *cast) person(name string, circle int) *person {
	p := &person{name: name, circle: circle}
	p.id = name
	c.contacts = append(c.contacts, p)
	return p
}

func (c *cast) pitch(id string) *pitch {
	for _, p := range c.pitches {
		if p.id == id {
			return p
		}
	}
	return nil
}

// meet adds a meeting on the next day; no pitch is told if id is empty.
func (c *cast) meet(id string, landed answer, people ...*person) *meeting {
	c.day++
	m := &meeting{day: c.day, pitch: c.pitch(id), landed: landed, people: people}
	c.meetings = append(c.meetings, m)
	return m
}

func (c *cast) comparison(t *testing.T, label string) Comparison {
	t.Helper()
	for _, found := range c.truth().Comparisons {
		if found.Label == label {
			return found
		}
	}
	t.Fatalf("no comparison %s", label)
	return Comparison{}
}

type reasons = map[string]int

func TestRivalsAreFresh(t *testing.T) {
	c := newCast(2)
	ana, ben := c.person("Ana", 1), c.person("Ben", 2)
	c.meet("v1-a", "", ana)
	c.meet("v1-b", yes, ana) // she had heard the other, though without an outcome
	c.meet("v1-b", no, ben)
	c.meet("v1-b", yes, ben)
	want := []Version{
		{Pitch: "v1-a", LeftOut: reasons{NoOutcome: 1}},
		{Pitch: "v1-b", No: 1, LeftOut: reasons{HeardBefore: 2}},
	}
	got := c.comparison(t, "v1")
	if !reflect.DeepEqual(got.Versions, want) {
		t.Errorf("got %+v", got.Versions)
	}
	if !got.Live || got.Kind != Rivals {
		t.Errorf("got %+v", got)
	}
}

func TestOnlyRealMeetingsAreHeard(t *testing.T) {
	c := newCast(2)
	ana, mentor := c.person("Ana", 1), c.person("Max", 1)
	mentor.mentor = true
	c.meet("v1-a", yes, ana).channel = "message"
	c.meet("v1-a", yes, ana).channel = "event"
	c.meet("v1-a", yes, ana, mentor)
	c.meet("v1-a", partly, ana)
	c.meet("v1-b", "", ana).planned = true
	want := []Version{
		{Pitch: "v1-a", Partly: 1, LeftOut: reasons{Message: 1, Event: 1, Mentor: 1}},
		{Pitch: "v1-b", LeftOut: reasons{Planned: 1}},
	}
	if got := c.comparison(t, "v1").Versions; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestSuccessionCountsTheFirstTellingOfAny(t *testing.T) {
	c := newCast(4)
	ana, ben, eve := c.person("Ana", 1), c.person("Ben", 1), c.person("Ève", 1)
	c.meet("v1-b", yes, ana)
	c.meet("v2-a", yes, ana) // not her first
	c.meet("v2-a", no, ben)
	c.meet("v1-a", yes, eve)
	c.meet("v2-a", yes, eve, ben)
	got := c.comparison(t, "v1-a -> v2-a")
	want := []Version{
		{Pitch: "v1-a", Yes: 1, LeftOut: reasons{}},
		{Pitch: "v2-a", No: 1, LeftOut: reasons{HeardBefore: 2}},
	}
	if !reflect.DeepEqual(got.Versions, want) || got.Kind != Succession || got.Live {
		t.Errorf("got %+v", got)
	}
}

func TestRivalsKeepThoseWhoHadHeardApart(t *testing.T) {
	c := newCast(4)
	ana, ben := c.person("Ana", 1), c.person("Ben", 1)
	c.meet("v1-b", yes, ana)
	c.meet("v2-a", yes, ana)
	c.meet("v2-b", no, ben)
	c.meet("v1-a", no, ben) // an earlier version, told later
	want := []Stratum{
		{"1", false, map[string]int{"v2-a": 0, "v2-b": 1}},
		{"1", true, map[string]int{"v2-a": 1, "v2-b": 0}},
	}
	if got := c.comparison(t, "v2").Circles; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if got := c.comparison(t, "v1").Versions[0]; got.No != 1 {
		t.Errorf("a later version made v1-a stale: %+v", got)
	}
}

func TestFurthestCircle(t *testing.T) {
	c := newCast(2)
	near, far := c.person("Near", 1), c.person("Far", 3)
	named, introduced, nobody := c.person("Named", 0), c.person("Introduced", 0), c.person("Nobody", 0)
	introduced.introducer = near
	c.meet("", "", near).referrals = []*person{named}
	c.meet("v1-a", yes, near, far)
	c.meet("v1-a", yes, named)
	c.meet("v1-a", yes, introduced)
	c.meet("v1-a", yes, nobody, c.person("Other", 1))
	c.meet("v1-b", yes, c.person("Acquaintance", 2))
	want := []Stratum{
		{"2", false, map[string]int{"v1-a": 0, "v1-b": 1}},
		{"3", false, map[string]int{"v1-a": 3, "v1-b": 0}},
		{"unknown", false, map[string]int{"v1-a": 1, "v1-b": 0}},
	}
	if got := c.comparison(t, "v1").Circles; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestLive(t *testing.T) {
	for _, tt := range []struct {
		pitches int
		retired []string
		want    string
	}{
		{2, nil, "v1"},
		{3, nil, "v1-a -> v2-a"},
		{4, nil, "v2"},
		{4, []string{"v2-a"}, "v1-a -> v2-b"},
		{5, nil, "v2-b -> v3"},
		{8, []string{"v4-b"}, "v4"},
		{11, []string{"v6-b"}, "v5 -> v6-a"},
	} {
		c := newCast(tt.pitches)
		for _, id := range tt.retired {
			c.pitch(id).retired = true
		}
		if got := c.truth().Comparisons[0]; got.Label != tt.want || !got.Live {
			t.Errorf("%d pitches without %v: %s first, live %t, want %s", tt.pitches, tt.retired, got.Label, got.Live, tt.want)
		}
	}
}

func TestLonePitch(t *testing.T) {
	c := newCast(1)
	if got := c.truth().Comparisons; len(got) != 0 {
		t.Errorf("nothing told, got %+v", got)
	}
	c.meet("v1-a", yes, c.person("Ana", 1))
	if got := c.comparison(t, "v1-a"); !got.Live || got.Versions[0].Yes != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestTotals(t *testing.T) {
	c := newCast(1)
	ana, ben, eve := c.person("Ana", 1), c.person("Ben", 1), c.person("Ève", 1)
	eve.mentor = true
	c.meet("", "", ben).channel = "message"
	c.meet("", "", ana).minutes = 30
	first := date(c.day)
	c.meet("", "", ana)
	c.meet("", "", eve).minutes = 45
	c.meet("", "", ben).channel = "event"
	last := date(c.day)
	c.meet("", "", ben).planned = true
	want := Totals{People: 2, Meetings: 4, Minutes: 75, MinutesUnknown: 1, From: first, To: last}
	if got := c.truth().Totals; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestThemes(t *testing.T) {
	c := newCast(2)
	ana, ben, eve := c.person("Ana", 1), c.person("Ben", 1), c.person("Ève", 1)
	eve.mentor = true
	long := themes[0]
	about := func(k mark) item { return item{mark: k, tags: []theme{long}} }
	c.meet("v1-a", yes, ana).items = []item{about(didNot), about(didNot), about(worked)}
	c.meet("v1-a", yes, ana, ben).items = []item{about(asked), {mark: playback}}
	c.meet("v1-a", yes, ben)
	c.meet("", "", ben).items = []item{about(didNot)}
	c.meet("v1-b", yes, eve).items = []item{about(didNot)}
	want := []Theme{{
		Aspect: "form", Name: "too-long", People: 2, PeopleDidNot: 2,
		Worked: 1, DidNot: 3, Asked: 1,
		ByPitch: map[string]ThemePitch{"v1-a": {Meetings: 2, DidNot: 1}},
	}}
	got := c.truth()
	if !reflect.DeepEqual(got.Themes, want) {
		t.Errorf("got %+v", got.Themes)
	}
	if got.Feedback != (Markers{Worked: 1, DidNot: 3, Asked: 1, Playback: 1}) || got.Remarks != (Markers{DidNot: 1}) {
		t.Errorf("got %+v and %+v", got.Feedback, got.Remarks)
	}
}

func TestTasks(t *testing.T) {
	c := newCast(1)
	ana := c.person("Ana", 1)
	ana.tasks = []task{{state: open}, {state: done}}
	c.meet("", "", ana).tasks = []task{{state: open, waiting: true}, {state: cancelled}}
	if got := c.truth().Tasks; got != (Tasks{Open: 2, Done: 1, Cancelled: 1, Waiting: 1}) {
		t.Errorf("got %+v", got)
	}
}
