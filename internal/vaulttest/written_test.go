package vaulttest

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The tests in this file read the notes in the simplest way that can work, to
// see that what was written is what was counted.

var (
	taskLine    = regexp.MustCompile(`^[-*] \[(.)\] `)
	waitingMark = regexp.MustCompile(` (waiting|attente):`)
	itemLine    = regexp.MustCompile(`^(?:[-*]|1\.) (?:\([\s\x{a0}]*([^\s\x{a0}])[\s\x{a0}]*\) )?`)
	feedbackTop = regexp.MustCompile(`^#{2,3} (?i:feedback:?|retours?(?:\x{a0}:)?)$`)
	anyTop      = regexp.MustCompile(`^#{1,3} `)
	minutesKey  = regexp.MustCompile(`^minutes: (?:(\d+)h)?(\d+)(?: min)?$`)
	pitchKey    = regexp.MustCompile(`^pitch: .*?(v\d(?:-[a-c])?)\b`)
)

// A reading is what a vault's text says at first sight.
type reading struct {
	items, callouts, minutes int
	markers                  Markers
	tasks                    Tasks
	told                     map[string]int
}

func read(v Vault) reading {
	r := reading{told: map[string]int{}}
	for name, text := range v.Files {
		if isNote(name) {
			r.note(strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n"))
		}
	}
	return r
}

func (r *reading) note(lines []string) {
	feedback := false
	for _, s := range lines {
		if anyTop.MatchString(s) {
			feedback = feedbackTop.MatchString(s)
		}
		if m := itemLine.FindStringSubmatch(s); feedback && m != nil {
			r.item(m[1])
		}
		if m := taskLine.FindStringSubmatch(s); m != nil {
			r.task(m[1], s)
		}
		if strings.HasPrefix(s, "> [!mentor] ") {
			r.callouts++
		}
		if m := minutesKey.FindStringSubmatch(s); m != nil {
			hours, _ := strconv.Atoi(m[1])
			minutes, _ := strconv.Atoi(m[2])
			r.minutes += 60*hours + minutes
		}
		if m := pitchKey.FindStringSubmatch(s); m != nil {
			r.told[m[1]]++
		}
	}
}

func (r *reading) item(sign string) {
	marks := map[string]mark{
		"": neutral, "+": worked, "＋": worked, "?": asked, "？": asked,
		"-": didNot, "–": didNot, "—": didNot, `"`: playback, "“": playback, "«": playback,
	}
	r.items++
	r.markers.count(marks[sign])
}

func (r *reading) task(box, text string) {
	states := map[string]taskState{" ": open, "x": done, "-": cancelled}
	r.tasks.count([]task{{state: states[box], waiting: waitingMark.MatchString(text)}})
}

func TestTruthIsWritten(t *testing.T) {
	for _, o := range seeded(600) {
		v := Generate(o)
		got, want := read(v), v.Truth
		if got.tasks != want.Tasks {
			t.Errorf("seed %d: tasks %+v, want %+v", o.Seed, got.tasks, want.Tasks)
		}
		if sum := plus(want.Feedback, want.Remarks); got.markers != sum {
			t.Errorf("seed %d: feedback %+v, want %+v", o.Seed, got.markers, sum)
		}
		if got.callouts != want.Callouts {
			t.Errorf("seed %d: %d callouts, want %d", o.Seed, got.callouts, want.Callouts)
		}
		if got.minutes != want.Totals.Minutes {
			t.Errorf("seed %d: %d minutes, want %d", o.Seed, got.minutes, want.Totals.Minutes)
		}
		for _, c := range want.Comparisons {
			addsUp(t, c, got.told)
		}
	}
}

func plus(a, b Markers) Markers {
	return Markers{a.Worked + b.Worked, a.DidNot + b.DidNot, a.Asked + b.Asked, a.Playback + b.Playback, a.Neutral + b.Neutral}
}

// addsUp wants every telling to be counted or left out, and every one that
// counts to be in a circle.
func addsUp(t *testing.T, c Comparison, told map[string]int) {
	t.Helper()
	for _, v := range c.Versions {
		all := v.Meetings()
		for _, n := range v.LeftOut {
			all += n
		}
		if all != told[v.Pitch] {
			t.Errorf("%s: %d tellings of %s, the notes have %d", c.Label, all, v.Pitch, told[v.Pitch])
		}
		in := 0
		for _, s := range c.Circles {
			in += s.Counts[v.Pitch]
		}
		if in != v.Meetings() {
			t.Errorf("%s: %d of %s in circles, %d count", c.Label, in, v.Pitch, v.Meetings())
		}
	}
}

func TestScenarios(t *testing.T) {
	for _, o := range seeded(1500) {
		truth := Generate(o).Truth
		seen := map[string]bool{}
		for _, c := range truth.Comparisons {
			for _, v := range c.Versions {
				for reason := range v.LeftOut {
					seen[reason] = true
				}
			}
			for _, s := range c.Circles {
				seen[s.Circle] = true
				seen["heard"] = seen["heard"] || s.HeardBefore
			}
		}
		for _, want := range strings.Fields("heard-before no-outcome mentor planned message event 1 2 3 unknown heard") {
			if !seen[want] {
				t.Errorf("seed %d: no %s", o.Seed, want)
			}
		}
		if !truth.Comparisons[0].Live || truth.Comparisons[1].Live {
			t.Errorf("seed %d: the first comparison alone is live", o.Seed)
		}
		if truth.Notes.WithoutNote == 0 || len(truth.Themes) != len(themes) || truth.Remarks == (Markers{}) {
			t.Errorf("seed %d: %+v, %d themes, remarks %+v", o.Seed, truth.Notes, len(truth.Themes), truth.Remarks)
		}
	}
}
