package main

// What new meeting says beside: the version to tell, what is still open, and what
// was noted.

import (
	"path"
	"strings"

	"carnet/internal/i18n"
	"carnet/internal/scaffold"
	"carnet/report"
	"carnet/vault"
)

// proposePitch fills in the version to tell at a meeting of today or to come,
// and gives the reason.
func (a *app) proposePitch(d *desk, who *vault.Person, day vault.Date, m *scaffold.Meeting) []string {
	switch {
	case m.Pitch != "" || m.Session:
		return nil
	case m.Whole && m.Landed != "":
		if p := onlyPitch(d.vault); p != nil {
			m.Pitch = p.ID
			return []string{a.words.Say("new.only-pitch", i18n.Args{"Pitch": p.ID})}
		}
		return []string{a.words.Say("new.which-pitch", nil)}
	case m.Whole || d.today.DayAfter(day):
		return nil
	}
	advice := report.Advise(d.vault, who, d.reportOptions(a))
	for _, p := range d.vault.Pitches {
		if advice.Pitch != nil && p.ID == *advice.Pitch && report.Unwritten(d.vault, p) {
			return []string{a.words.Say("new.write-pitch", i18n.Args{"Name": who.Name, "Path": p.Path})}
		}
	}
	if advice.Pitch != nil {
		m.Pitch = *advice.Pitch
	}
	return []string{advice.Sentence}
}

// onlyPitch is the version that was told when only one was ever written, else nil.
func onlyPitch(v *vault.Vault) *vault.Pitch {
	var only *vault.Pitch
	for _, p := range v.Pitches {
		if report.Unwritten(v, p) {
			continue
		}
		if only != nil {
			return nil
		}
		only = p
	}
	return only
}

// maxOpen is how many open promises are named; more are only counted.
const maxOpen = 8

// stillOpen gives what is still open with people, and notes it in a comment.
func (a *app) stillOpen(d *desk, people []*vault.Person, m *scaffold.Meeting) []string {
	r := d.report(a)
	seen := map[string]bool{}
	for _, p := range people {
		for _, t := range r.OpenTasks(p.ID()) {
			if said := a.openTask(t); !seen[said] {
				seen[said] = true
				m.Open = append(m.Open, said)
			}
		}
	}
	if more := len(m.Open) - maxOpen; more > 0 {
		m.Open = append(m.Open[:maxOpen], a.words.Count("new.more-open", more, nil))
	}
	if len(m.Open) == 0 {
		return nil
	}
	return []string{a.words.Say("new.still-open", nil) + "\n  " + strings.Join(m.Open, "\n  ")}
}

// openTask is a promise with the note that it stands in.
func (a *app) openTask(t report.Task) string {
	args := i18n.Args{"Text": t.Text, "Note": strings.TrimSuffix(path.Base(t.Path), ".md")}
	if t.Due == nil {
		return a.words.Say("new.open-task", args)
	}
	args["Due"] = a.words.DayMonth(t.DueDay)
	return a.words.Say("new.open-task-due", args)
}

// notedMeeting says in a line what a meeting's note holds.
func (a *app) notedMeeting(v *vault.Vault, path string) string {
	for _, m := range v.Meetings {
		if m.Path == path {
			return a.words.Say("new.noted", i18n.Args{"What": strings.Join(a.meetingParts(m), ", ")})
		}
	}
	return ""
}

func (a *app) meetingParts(m *vault.Meeting) []string {
	var names []string
	for _, p := range m.People() {
		names = append(names, p.Name)
	}
	var parts []string
	if len(names) > 0 {
		parts = append(parts, a.words.List(names))
	}
	parts = append(parts, a.words.Date(m.Date.V))
	if p := m.Pitch(); p != nil {
		parts = append(parts, p.ID)
	}
	if m.Landed.Set {
		parts = append(parts, a.words.Say("new.landed-"+string(m.Landed.V), nil))
	}
	if n := len(m.Feedback); n > 0 {
		parts = append(parts, a.words.Count("new.remarks", n, nil))
	}
	if n := len(m.Body.Tasks); n > 0 {
		parts = append(parts, a.words.Count("new.promises", n, nil))
	}
	return parts
}
