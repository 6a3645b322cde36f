package parser

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPassages(t *testing.T) {
	body := `
# Heading

A paragraph over
two lines, with *marks* and [[Ana Ruiz|Ana]], [[Ana Ruiz]] and [[targets/Amarine]].

- (-) an item #form/long
  - nested in it
- [ ] a task
- kept apart #private

> quoted
>
> - in the quote

> [!mentor] A remark.

` + "```\ncode\n```\n" + `
<!-- hidden -->
Last
`
	v, err := Parse(fstest.MapFS{"carnet.yaml": {}, "meetings/2026-03-12 Ana.md": {Data: []byte(body)}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range v.Meetings[0].Body.Passages {
		got = append(got, fmt.Sprintf("%d: %s %v %v", p.Pos.Line, p.Text, p.Links, p.Private))
	}
	want := []string{
		"4: A paragraph over two lines, with marks and Ana, Ana Ruiz and Amarine. [Ana Ruiz Amarine] false",
		"7: an item nested in it [] false",
		"10: kept apart [] true",
		"12: quoted [] false",
		"14: in the quote [] false",
		"23: Last [] false",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestLinked(t *testing.T) {
	v, err := Parse(fstest.MapFS{
		"contacts/Ana Ruiz.md":        {Data: []byte("[[Ana Ruiz]] herself\n")},
		"contacts/Bo.md":              {Data: []byte("knows [[Ana Ruiz|her]] and [[Ana Ruiz]]\n")},
		"meetings/2026-03-12 Bo.md":   {Data: []byte("- saw [[ana-ruiz]]\n- and [[Nobody]]\n")},
		"meetings/2026-03-11 Cleo.md": {Data: []byte("Ana Ruiz by name only\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range v.People[0].Linked {
		got = append(got, k.Note.ID+": "+k.Text)
	}
	if want := "Bo: knows her and Ana Ruiz|2026-03-12 Bo: saw ana-ruiz"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
