package parser

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"carnet/vault"
)

// TestPublic reads a vault without what is private in it, and derives the rest as
// if that had never been.
func TestPublic(t *testing.T) {
	public, whole, err := Public(files(map[string]string{
		"contacts/Ann Bell.md":                 "",
		"contacts/Bob Carr.md":                 "---\nprivate: yes\n---\n",
		"contacts/Cid Dunn.md":                 "---\nprivate: yess\n---\n",
		"private/contacts/Eve Fox.md":          "",
		"meetings/2026-01-05 Bob Carr.md":      "---\nreferrals: [Ann Bell]\n---\n",
		"meetings/2026-01-06 Cid Dunn.md":      "",
		"meetings/2026-01-07 Ann Bell.md":      "---\npitch: v1\n---\n## Feedback\n- (-) long #form/too-long\n- (-) mine #form/hidden #private\n\n- [ ] write\n- [ ] weep #privé\n\n> [!mentor] Shorter.\n\n> [!mentor] Between us. #private\n",
		"meetings/2026-01-08 Gus Hill.md":      "---\nprivat: yes\n---\n",
		"meetings/2026-01-09 Ivy Jones.md":     "---\nprivate: yes\nlanded: [\n---\n",
		"private/meetings/2026-01-10 Kay L.md": "",
		"pitches/v1.md":                        "I help.\n\nNot told. #private\n\n- one\n- two #private\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(public.Contacts, func(c *vault.Contact) string { return c.ID }); got != "Ann Bell" {
		t.Errorf("contacts %s", got)
	}
	if got := ids(public.Meetings, func(m *vault.Meeting) string { return m.ID }); got != "2026-01-07 Ann Bell" {
		t.Errorf("meetings %s", got)
	}
	if got := ids(public.People, func(p *vault.Person) string { return p.Name }); got != "Ann Bell" {
		t.Errorf("people %s", got)
	}
	if got := ids(public.Themes, func(x *vault.Theme) string { return x.Name }); got != "too-long" {
		t.Errorf("themes %s", got)
	}
	if ann := public.Contacts[0]; ann.IntroducedBy.To != nil || ann.Circle.Set {
		t.Errorf("introduced by %v, circle %v", ann.IntroducedBy.To, ann.Circle)
	}
	m := public.Meetings[0]
	if len(m.Feedback) != 1 || len(m.Body.Tasks) != 1 || len(m.Body.Remarks) != 1 {
		t.Errorf("%d remarks, %d tasks, %d of the mentor's", len(m.Feedback), len(m.Body.Tasks), len(m.Body.Remarks))
	}
	if got := public.Pitches[0].Text; got != "I help.\n\none" {
		t.Errorf("pitch %q", got)
	}
	if len(whole.Meetings) != 6 || len(whole.Contacts) != 4 {
		t.Errorf("in all %d meetings, %d contacts", len(whole.Meetings), len(whole.Contacts))
	}
}

// TestPublicThen leaves out of an earlier state what is private in a later one.
func TestPublicThen(t *testing.T) {
	_, now, err := Public(files(map[string]string{
		"contacts/Ann Bell.md": "---\nprivate: yes\n---\n", "meetings/2026-01-07 Ann Bell.md": "",
	}))
	if err != nil {
		t.Fatal(err)
	}
	then, _, err := Public(files(map[string]string{"contacts/Ann Bell.md": "", "meetings/2026-01-07 Ann Bell.md": ""}), now)
	if err != nil || len(then.Notes()) != 0 {
		t.Errorf("%d notes, %v", len(then.Notes()), err)
	}
}

func files(notes map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for path, text := range notes {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func ids[T any](all []T, id func(T) string) string {
	var names []string
	for _, x := range all {
		names = append(names, id(x))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
