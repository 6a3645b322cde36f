package parser

import (
	"testing"

	"carnet/internal/vaulttest"
	"carnet/vault"
)

// The generator knows what it has written; the parser must find as much, in
// either language, and nothing to mend.
func TestGeneratedVaults(t *testing.T) {
	for _, french := range []bool{false, true} {
		for seed := range uint64(3) {
			o := vaulttest.Sized(600)
			o.Seed, o.French = seed+1, french
			made := vaulttest.Generate(o)
			v := mustParse(t, made.FS())
			if said := diagnosed(v); said != "" {
				t.Errorf("seed %d, French %v: %.600s", o.Seed, french, said)
			}
			if got := counted(v); got != (counts{made.Truth.Notes, made.Truth.Tasks, made.Truth.Feedback, made.Truth.Remarks, made.Truth.Callouts, len(made.Truth.Themes)}) {
				t.Errorf("seed %d, French %v: read %+v, written %+v", o.Seed, french, got, made.Truth)
			}
		}
	}
}

type counts struct {
	notes    vaulttest.Notes
	tasks    vaulttest.Tasks
	feedback vaulttest.Markers
	remarks  vaulttest.Markers
	callouts int
	themes   int
}

func counted(v *vault.Vault) counts {
	c := counts{themes: len(v.Themes)}
	c.notes = vaulttest.Notes{
		Contacts: len(v.Contacts), Meetings: len(v.Meetings), Pitches: len(v.Pitches), Targets: len(v.Targets),
		WithoutNote: len(v.People) - len(v.Contacts),
	}
	for _, m := range v.Meetings {
		markers := &c.feedback
		if m.Session() {
			markers = &c.remarks
		}
		for _, f := range m.Feedback {
			count(markers, f.Marker)
		}
	}
	for _, n := range v.Notes() {
		c.callouts += len(n.Body.Remarks)
		for _, task := range n.Body.Tasks {
			switch task.State {
			case vault.Open:
				c.tasks.Open++
				if task.Waiting {
					c.tasks.Waiting++
				}
			case vault.Done:
				c.tasks.Done++
			case vault.Cancelled:
				c.tasks.Cancelled++
			}
		}
	}
	return c
}

func count(m *vaulttest.Markers, marker vault.Marker) {
	switch marker {
	case vault.Worked:
		m.Worked++
	case vault.DidNot:
		m.DidNot++
	case vault.Asked:
		m.Asked++
	case vault.Playback:
		m.Playback++
	default:
		m.Neutral++
	}
}
