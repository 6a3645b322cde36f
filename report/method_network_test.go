package report_test

// The examples of docs/method.md on momentum and network, computed again.

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"carnet/report"
	"carnet/vault"
)

// daysAgo is a day before that of the vaults made here, a Monday.
func daysAgo(n int) string {
	return vault.NewDate(2026, 5, 4).Plus(vault.Duration{N: -n, Unit: 'd'}).Day()
}

const monday = "today: 2026-05-04\n"

func TestMethodRhythm(t *testing.T) {
	t.Parallel()
	said := map[string]string{"too-early": "nothing yet", "regular": "regular", "in-bursts": "in bursts", "quiet": "quiet"}
	for _, row := range readMethod(t).rows(t, "weeks | with a meeting | days since the last one | the page says") {
		weeks, with, last := number(t, row[0]), number(t, row[1]), number(t, row[2])
		files := map[string]string{"carnet.yaml": monday}
		add := func(days int) { files["meetings/"+daysAgo(days)+" Ana.md"] = "" }
		add(7 * weeks) // the Monday of the first
		add(last)
		for i := 0; build(t, inMemory(files), english).Momentum.Rhythm.With < with; i++ {
			add(last + 7*(i+1) - last%7)
		}
		r := build(t, inMemory(files), english).Momentum.Rhythm
		expect(t, row, fmt.Sprint(r.Weeks, r.With, said[r.Key]), fmt.Sprint(weeks, with, row[3]))
	}
}

func TestMethodInterview(t *testing.T) {
	t.Parallel()
	for _, row := range readMethod(t).rows(t, "questions, meeting by meeting (t: they came to you) | interviewed from the") {
		files := map[string]string{"carnet.yaml": monday}
		meetings := strings.Split(row[0], ", ")
		for i, meeting := range meetings {
			asked, theirs := strings.CutSuffix(meeting, "t")
			files[fmt.Sprintf("meetings/2026-03-%02d Ana.md", i+1)] = "---\ninitiated_by: " +
				map[bool]string{true: "them", false: "me"}[theirs] + "\n---\n## Feedback\n- (+) well\n" + strings.Repeat("- (?) why?\n", number(t, asked))
		}
		got := "not yet"
		if i := build(t, inMemory(files), english).Momentum.Interview; i != nil {
			day, _ := strconv.Atoi(i.Since[len("2026-03-"):])
			got = fmt.Sprint(day) + map[int]string{1: "st", 2: "nd"}[day]
		}
		expect(t, row, got, row[1])
	}
}

func TestMethodStanding(t *testing.T) {
	t.Parallel()
	for _, row := range readMethod(t).rows(t, "met, days ago | asked, days ago | answer | stands") {
		note := "---\nanswer: " + row[2] + "\n"
		if row[1] != "" {
			note += "asked: " + daysAgo(number(t, row[1])) + "\n"
		}
		files := map[string]string{"carnet.yaml": monday, "contacts/Ana.md": note + "---\n"}
		if row[0] != "" {
			files["meetings/"+daysAgo(number(t, row[0]))+" Ana.md"] = ""
		}
		expect(t, row, standing(build(t, inMemory(files), english).Network), row[3])
	}
}

// standing is where the one person of a network stands.
func standing(n *report.Network) string {
	for name, people := range map[string][]report.Name{
		"activable": n.States.Activable, "activated": n.States.Activated, "silent": n.States.Silent,
	} {
		if len(people) > 0 {
			return name
		}
	}
	return "nowhere"
}
