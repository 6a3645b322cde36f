package parser

// What a note does not say and carnet knows all the same, from the note alone.

import (
	"regexp"
	"strconv"
	"strings"

	"carnet/vault"
)

// derive fills in what follows from the file's name and from other keys.
func (n *note) derive() {
	if inPrivate(n.file.path) && !n.common.Private.V {
		n.common.Private = derived(true) // whatever the note says
	}
	switch {
	case n.contact != nil:
		if c := n.contact; !c.Name.Set {
			c.Name = derived(displayName(c.ID))
		}
	case n.meeting != nil:
		n.deriveMeeting(n.meeting)
	case n.pitch != nil:
		derivePitch(n.pitch)
	case n.target != nil:
		if t := n.target; !t.Name.Set {
			t.Name = derived(displayName(t.ID))
		}
	}
}

var meetingName = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[ _]*[-–—][ _]*|[ _]+|$)(.*)$`)

// deriveMeeting reads date and person in the file's name. The keys win; a
// difference is reported.
func (n *note) deriveMeeting(m *vault.Meeting) {
	if !m.InitiatedBy.Set {
		m.InitiatedBy = derived(vault.Me)
	}
	if !m.Understood.Set && m.Landed.Set && m.Landed.V == vault.Yes {
		m.Understood = derived(vault.Yes)
	}
	day, name := "", ""
	if match := meetingName.FindStringSubmatch(m.ID); match != nil {
		day, name = match[1], trimSpace(match[2])
	}
	n.deriveDate(m, day)
	if len(m.Contacts) == 0 && name != "" {
		m.Contacts = []vault.Ref[vault.Person]{{Text: displayName(name)}}
	}
}

func (n *note) deriveDate(m *vault.Meeting, day string) {
	named, ok := parseDate(day)
	switch {
	case m.Date.Set && ok && named.Day() != m.Date.V.Day():
		n.report(vault.Diagnostic{
			Pos: m.Date.Pos, Width: len(m.Date.V.String()), Severity: vault.Warning, Code: "date-differs",
			Args: vault.Args{"Date": m.Date.V.Day(), "Name": day},
		})
	case !m.Date.Set && ok:
		m.Date = derived(named)
	case !m.Date.Set:
		n.missing("date")
	}
}

// missing reports a key that nothing else gives.
func (n *note) missing(key string) {
	for _, d := range n.diagnostics {
		if typed, _ := d.Args["Key"].(string); d.Severity == vault.Error && fold(typed) == key {
			return // it is there and reported already
		}
	}
	n.report(vault.Diagnostic{
		Pos: vault.Pos{Line: 1, Col: 1}, Width: 1, Severity: vault.Error,
		Code: "missing-" + key, Args: vault.Args{"Key": key},
	})
}

var versionID = regexp.MustCompile(`(?i)^(?:v|version)?[-_. ]?(\d{1,6})(?:[-_. ]?([a-z]))?$`)

// derivePitch reads version and variant in the id and the title in the text.
func derivePitch(p *vault.Pitch) {
	if match := versionID.FindStringSubmatch(p.ID); match != nil {
		if number, err := strconv.Atoi(match[1]); err == nil && !p.Version.Set {
			p.Version = derived(number)
		}
		if match[2] != "" && !p.Variant.Set {
			p.Variant = derived(strings.ToLower(match[2]))
		}
	}
	if title := firstHeading(p.Body); title != "" && !p.Title.Set {
		p.Title = derived(title)
	}
}
