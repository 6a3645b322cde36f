package vault

import (
	"testing"
	"time"
)

// TestTextOn reads 23:30 west of Greenwich as that day, whatever UTC says.
func TestTextOn(t *testing.T) {
	at := func(day, hour, zone int) *Commit {
		return &Commit{By: Signature{Time: time.Date(2026, 3, day, hour, 30, 0, 0, time.FixedZone("", zone*3600))}}
	}
	told := &Pitch{Text: "four", Revisions: []Revision{
		{Text: "one", Commit: at(5, 23, -8)}, {Text: "two", Commit: at(5, 23, 2)}, {Text: "three", Commit: at(9, 0, 10)}, {Text: "four"},
	}}
	for _, c := range []struct {
		day  string
		text string
		how  Standing
	}{
		{"2026-03-01", "one", EarliestKnown},
		{"2026-03-05", "two", InForce},
		{"2026-03-08", "two", InForce},
		{"2026-03-09", "three", InForce},
		{"2026-03-19", "three", InForce},
		{"2026-03-20", "four", InForce},
		{"2026-03-21", "four", InForce},
	} {
		if got, how := told.TextOn(day(t, c.day), day(t, "2026-03-20")); got.Text != c.text || how != c.how {
			t.Errorf("on %s %q, %s", c.day, got.Text, how)
		}
	}
	alone := &Pitch{Text: "the file"}
	if got, how := alone.TextOn(day(t, "2026-03-01"), day(t, "2026-03-20")); got.Text != "the file" || how != NotInHistory {
		t.Errorf("without revisions %q, %s", got.Text, how)
	}
}

// TestUntil reads a vault on a day before its last commits.
func TestUntil(t *testing.T) {
	commit := func(d int) *Commit { return &Commit{By: Signature{Time: time.Date(2026, 3, d, 9, 0, 0, 0, time.UTC)}} }
	signed := func(d int) *Signature { return &commit(d).By }
	v := &Vault{
		Pitches: []*Pitch{
			{Revisions: []Revision{{Text: "one", Commit: commit(5)}, {Text: "two", Commit: commit(20)}}},
			{Revisions: []Revision{{Text: "late", Commit: commit(20)}, {Text: "edited"}}},
		},
		Contacts: []*Contact{{Note: Note{Body: Body{Remarks: []Remark{{By: signed(5)}, {By: signed(11)}}}}}},
	}
	v.Until(day(t, "2026-03-10"))
	if r := v.Pitches[0].Revisions; len(r) != 1 || r[0].Text != "one" {
		t.Errorf("%v stayed of the first pitch", r)
	}
	if r := v.Pitches[1].Revisions; r != nil {
		t.Errorf("%v stayed of a pitch that came later", r)
	}
	if r := v.Contacts[0].Body.Remarks; r[0].By == nil || r[1].By != nil {
		t.Errorf("signed %v", r)
	}
}
