package past

import (
	"strings"
	"testing"
	"testing/fstest"
)

// form is a past in which each kind of change happens once.
const form = `# One note, four days.
Ana = Ana Ruiz <ana@example.org>

2026-03-01 09:00 +0100 Ana: It comes
  a.md
2026-03-02 09:00 +0100 Ana: It is another: now with two lines
  a.md
    - the first
2026-03-03 23:59 -0500 Ana: It has another name
  b.md <- a.md
2026-04-04 09:00 +0200 Ana: Two of its lines change
  b.md
    = one
    - old
    + new

    - THREE
    + three
`

func TestTheFormOfAPast(t *testing.T) {
	commits, err := Commits(fstest.MapFS{"b.md": {Data: []byte("one\nnew\nthree\n")}}, form)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, c := range commits {
		got.WriteString(c.Time.Format("02 -07") + " " + c.Author.Email + " " + c.Message + "\n")
		for _, f := range c.Files {
			if f.Data == nil {
				got.WriteString("  no more " + f.Path + "\n")
				continue
			}
			got.WriteString("  " + f.Path + ": " + strings.ReplaceAll(string(f.Data), "\n", "/") + "\n")
		}
	}
	want := `01 +01 ana@example.org It comes
  a.md: the first/
02 +01 ana@example.org It is another: now with two lines
  a.md: one/old/THREE/
03 -05 ana@example.org It has another name
  b.md: one/old/THREE/
  no more a.md
04 +02 ana@example.org Two of its lines change
  b.md: one/new/three/
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestWhatDoesNotFitIsNamed(t *testing.T) {
	for change, want := range map[[2]string]string{
		{"  a.md\n", "  a.md\n  a.md\n"}:       "line 5: a.md: is not there at the time",
		{"    + new", "    + newer"}:           "line 12: b.md: holds 0 times, and not once: one\nnewer",
		{"    = one\n", ""}:                    "", // still once
		{"    - THREE", "    THREE"}:           "line 17: not understood: \"    THREE\"",
		{"2026-04-04 09:00", "2026-04-04"}:     "line 11: parsing time",
		{"Ana: It comes", "Bob: It comes"}:     "line 4: not understood",
		{"Ana = Ana Ruiz", "Ana: Ana Ruiz"}:    "line 2: not understood",
		{"2026-03-01 09:00 +0100 Ana: It", ""}: "line 4: not understood",
	} {
		_, err := Commits(fstest.MapFS{"b.md": {Data: []byte("one\nnew\nthree\n")}}, strings.Replace(form, change[0], change[1], 1))
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%q: %v, want %s", change, err, want)
		}
	}
	_, err := Commits(fstest.MapFS{"b.md": {Data: []byte("one\nnew\nthree\n")}, "c.md": {}}, form)
	if err == nil || !strings.Contains(err.Error(), `no commit brings ["c.md"]`) {
		t.Errorf("with a note too many: %v", err)
	}
	if _, err := Commits(fstest.MapFS{"b.md": {Data: []byte("one\nnew\nthree\n")}, ".carnet/report.html": {}}, form); err != nil {
		t.Errorf("with a report written: %v", err)
	}
}
