package vaulttest

import (
	"math/rand/v2"
	"time"
)

// The world is what the notes tell of. It is drawn first, without a thought
// for how it will be written; the pages are written from it and the truth is
// counted on it, neither knowing of the other.
type world struct {
	opt       Options
	r         *rand.Rand
	share     shares
	start     int // the first day a meeting may have
	contacts  []*person
	strangers []*person // people without a note
	mentors   int       // the first contacts are mentors
	pitches   []*pitch
	targets   []*target
	meetings  []*meeting
	busy      map[engagement]bool
}

// shares are the proportions of one vault; every seed has its own.
type shares struct {
	planned, session, message, event float64
	stranger, group, told, outcome   float64
	circle, referrals, minutes       float64
}

type engagement struct {
	who *person
	day int
}

// A note is what notes of every kind have.
type note struct {
	id, path string
	private  bool // by its folder or a key
	tasks    []task
	callouts int // the mentor's remarks in the text
}

type person struct {
	note // empty if nobody wrote one
	name string

	alias      string
	org        string
	circle     int     // as written; 0 if not
	introducer *person // as written
	mentor     bool
	decides    bool
	keep       string // how long they may go without a word, as written
}

type target struct {
	note
	name string
}

type pitch struct {
	note
	number    int
	letter    string
	follows   *pitch
	retired   bool
	addresses []theme
	appeal    float64 // the chance that it lands
}

type meeting struct {
	note
	day        int
	clock      string // time of day, or nothing
	people     []*person
	pitch      *pitch
	landed     answer
	understood answer
	channel    string
	minutes    int // 0 if not written
	referrals  []*person
	gave       []string
	planned    bool
	items      []item
}

func (m *meeting) session() bool {
	for _, p := range m.people {
		if p.mentor {
			return true
		}
	}
	return false
}

func (m *meeting) message() bool { return m.channel == "message" }
func (m *meeting) event() bool   { return m.channel == "event" }

// answer is a key's yes, partly or no; empty if the key is not there.
type answer string

const (
	yes    answer = "yes"
	partly answer = "partly"
	no     answer = "no"
)

// A mark is what an item of feedback begins with.
type mark int

const (
	worked mark = iota
	didNot
	asked
	playback
	neutral
)

type item struct {
	mark    mark
	tags    []theme
	private bool
}

// A theme without a name is an aspect alone.
type theme struct {
	name, aspect string
	settled      bool // carnet.yaml knows its aspect: it may go without
}

type taskState int

const (
	open taskState = iota
	done
	cancelled
)

type task struct {
	state   taskState
	waiting bool
}

// today is the date of every vault, in days like all dates here.
var today = dayOf(2026, time.May, 3)

func dayOf(year int, month time.Month, day int) int {
	return int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func date(day int) string {
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

func (w *world) chance(p float64) bool { return w.r.Float64() < p }

// between draws a number from lo up to, but not, hi.
func (w *world) between(lo, hi float64) float64 { return lo + (hi-lo)*w.r.Float64() }

func newWorld(o Options) *world {
	w := &world{opt: o, r: rand.New(rand.NewPCG(o.Seed, 0x6361726e6574)), busy: map[engagement]bool{}}
	w.start = today - min(3000, 60+o.Meetings/3)
	w.drawShares()
	w.addPitches()
	w.addTargets()
	w.addPeople()
	w.addMeetings()
	w.addressThemes()
	w.addRemarks()
	w.addCare()
	return w
}

func (w *world) drawShares() {
	w.share = shares{
		planned: w.between(.01, .06), session: w.between(.03, .08),
		message: w.between(.04, .14), event: w.between(.02, .08),
		stranger: w.between(.05, .2), group: w.between(.04, .14),
		told: w.between(.7, .9), outcome: w.between(.75, .95),
		circle: w.between(.4, .75), referrals: w.between(.08, .2),
		minutes: w.between(.55, .85),
	}
}
