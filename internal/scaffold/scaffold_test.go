package scaffold

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"carnet/parser"
	"carnet/vault"
)

var update = flag.Bool("update", os.Getenv("UPDATE") != "", "write the expected notes anew")

// read parses notes by path and reports what carnet has to say of them.
func read(t *testing.T, notes map[string]string) *vault.Vault {
	t.Helper()
	fsys := fstest.MapFS{}
	for file, text := range notes {
		fsys[file] = &fstest.MapFile{Data: []byte(text)}
	}
	v, err := parser.Parse(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range v.Diagnostics {
		t.Errorf("%s:%d:%d: %s %v in\n%s", d.Path, d.Pos.Line, d.Pos.Col, d.Code, d.Args, notes[d.Path])
	}
	return v
}

var (
	filledMeeting = Meeting{
		Date: "2026-03-12T14:30", Contacts: []string{"Jeanne Morel", "Luc Tessier"},
		Pitch: "v1-b", Landed: "partly", Understood: "oui", Energy: "4", Aligned: "5/5", Minutes: "1h15",
		Channel: "visio", OnBehalf: "to-ask", Referrals: []string{"Nora Blin"}, Gave: []string{"a book: hers", "time, and tea"},
		Feedback: []string{`(+) "my whole year" #form/story`, "(-) who pays? #market/who-pays", "call earlier\nand shorter"},
		Tasks:    []string{"[ ] send the flyer due:2026-03-20"}, Open: []string{"2026-03-01: a price --> hers"},
	}
	filledContact = Contact{
		Name: "A/B: C", Role: "runs “the” shop", Organization: "La Ruche", Circle: "2", IntroducedBy: "Luc Tessier", Introduced: true, ToAsk: true,
		Email: "ab@example.org", Phone: "0612345678", Ask: "who pays: you?",
	}
	filledPitch = Pitch{Essential: "One sentence: this", Follows: "v1-b", Themes: []string{"#form/too-long (2)", "who-pays"}, Body: []byte("\r\nTold\r\n")}
)

// TestSkeletons writes every note in both languages, filled in and not, compares
// it with the one in testdata, and has carnet read it without a word to say.
func TestSkeletons(t *testing.T) {
	whole := filledMeeting
	whole.Whole = true
	for _, language := range []string{"en", "fr"} {
		for _, c := range []struct {
			name, path string
			note       []byte
		}{
			{"meeting", "meetings/2026-03-12 Jeanne Morel.md", Meeting{}.Render(language)},
			{"meeting-filled", "meetings/2026-03-12 Jeanne Morel.md", filledMeeting.Render(language)},
			{"meeting-whole", "meetings/2026-03-12 Jeanne Morel.md", whole.Render(language)},
			{"meeting-short", "meetings/2026-03-12 Jeanne Morel.md", Meeting{Whole: true, Feedback: []string{"(?) do you do nights?"}}.Render(language)},
			{"session", "meetings/2026-03-12 Jeanne Morel.md", Meeting{Session: true}.Render(language)},
			{"contact", "contacts/Ana Ruiz.md", Contact{}.Render(language)},
			{"contact-filled", "contacts/A B C.md", filledContact.Render(language)},
			{"pitch", "pitches/v2.md", Pitch{}.Render(language)},
			{"pitch-filled", "pitches/v2.md", filledPitch.Render(language)},
			{"target", "targets/La Ruche.md", Target{}.Render(language)},
			{"target-filled", "targets/La Ruche.md", Target{Name: "La Ruche / Nord"}.Render(language)},
		} {
			t.Run(language+"/"+c.name, func(t *testing.T) {
				golden(t, filepath.Join("testdata", language, c.name+".md"), c.note)
				v := read(t, map[string]string{c.path: string(c.note), "pitches/v1-b.md": "", "carnet.yaml": ""})
				if notes := len(v.Contacts) + len(v.Meetings) + len(v.Pitches) + len(v.Targets); notes != 2 {
					t.Errorf("%d notes are read, want 2", notes)
				}
			})
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != string(got) {
		t.Errorf("%s differs (%v), got\n%s", file, err, got)
	}
}

func TestPitchKeepsItsTextByteForByte(t *testing.T) {
	body := "\n# The bench\n\nTwo  spaces  \n\n- a\n* b\n"
	note := string(Pitch{Follows: "v1", Body: []byte(body)}.Render("en"))
	if !strings.HasSuffix(note, "\n---\n"+body) {
		t.Errorf("the text has changed:\n%s", note)
	}
	if crlf := string(filledPitch.Render("en")); strings.Count(crlf, "\n") != strings.Count(crlf, "\r\n") {
		t.Errorf("line ends are mixed: %q", crlf)
	}
}

// TestWhatIsTypedIsRead has carnet read a filled note: it holds what went in.
func TestWhatIsTypedIsRead(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		v := read(t, map[string]string{
			"meetings/2026-03-12 Jeanne Morel.md": string(filledMeeting.Render(language)),
			"contacts/A B C.md":                   string(filledContact.Render(language)),
			"pitches/v1-b.md":                     "", "carnet.yaml": "",
		})
		m, c := v.Meetings[0], v.Contacts[0]
		if m.Date.V.String() != filledMeeting.Date || len(m.People()) != 2 || m.Pitch() == nil || m.Landed.V != vault.Partly ||
			m.Understood.V != vault.Yes || m.Energy.V != 4 || m.Aligned.V != 5 || m.Minutes.V != 75 || m.Channel.V != vault.Video ||
			m.OnBehalf.V != vault.ToAsk || m.Referrals[0].Text != "Nora Blin" || m.Gave[0].V != "a book: hers" || m.Gave[1].V != "time, and tea" {
			t.Errorf("%s: the meeting holds %+v", language, m)
		}
		if len(m.Feedback) != 3 || m.Feedback[2].Text != "call earlier and shorter" || len(m.Body.Tasks) != 1 || m.Body.Tasks[0].Due.V.Day() != "2026-03-20" {
			t.Errorf("%s: the meeting says %+v %+v", language, m.Feedback, m.Body.Tasks)
		}
		if c.Name.V != "A/B: C" || c.Role.V != "runs “the” shop" || c.Phone[0].V != "0612345678" || c.Ask.V != "who pays: you?" ||
			c.IntroducedBy.To == nil || c.OnBehalf.V != vault.ToAsk || c.Circle.V != 2 {
			t.Errorf("%s: the contact holds %+v", language, c)
		}
	}
}
