package history

import (
	"testing"
)

// TestWhoWroteARemark edits round the mentor's remarks, moves the note, breaks a
// remark into other lines and merges.
func TestWhoWroteARemark(t *testing.T) {
	r := newRepo(t)
	by := func(name, date string) {
		r.git(date, "add", "-A")
		r.git(date, "-c", "user.name="+name, "commit", "-q", "-m", "save")
	}
	r.write("pitches/v1.md", "one\n")
	by("Camille", "2026-03-01T10:00:00Z")
	r.git("", "checkout", "-q", "-b", "side")
	r.write("pitches/v1.md", "one\n\n> [!mentor] Lead with the benefit.\n")
	by("Mona", "2026-03-02T23:30:00-08:00")
	r.git("", "checkout", "-q", "main")
	r.write("meetings/2026-01-01 Ana.md", "")
	by("Camille", "2026-03-03T10:00:00Z")
	r.git("2026-03-04T10:00:00Z", "merge", "-q", "--no-ff", "-m", "join", "side")
	r.git("", "mv", "pitches/v1.md", "pitches/v1-a.md")
	by("Camille", "2026-03-05T10:00:00Z")
	r.write("pitches/v1-a.md", "two\n\n> [!mentor]\n> Lead with\n> the benefit.\n\nthree\n\n> [!mentor] Shorter.\n")
	by("Camille", "2026-03-06T10:00:00Z")
	r.write("pitches/v1-a.md", "two\n\n> [!mentor] Shorter.\n\nfour\n\n> [!mentor] Lead with the benefit.\n\n> [!mentor] Not saved.\n")
	_, v := attached(t, r.dir)
	want := map[string]string{"Lead with the benefit.": "Mona 2026-03-02", "Shorter.": "Camille 2026-03-06", "Not saved.": ""}
	remarks := v.Pitches[0].Body.Remarks
	for _, remark := range remarks {
		got := ""
		if remark.By != nil {
			got = remark.By.Name + " " + remark.By.Day().Day()
		}
		if got != want[remark.Text] {
			t.Errorf("%q is by %q, want %q", remark.Text, got, want[remark.Text])
		}
	}
	if len(remarks) != 3 {
		t.Errorf("%d remarks", len(remarks))
	}
}
