package share_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"carnet/internal/i18n"
	"carnet/internal/share"
	"carnet/parser"
	"carnet/vault"
)

// state reads a vault of files.
func state(t *testing.T, files map[string]string) share.State {
	t.Helper()
	fsys := fstest.MapFS{}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	public, whole, err := parser.Public(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return share.State{Public: public, Whole: whole}
}

var people = map[string]string{
	"carnet.yaml":                   "owner: Camille Roux\n",
	"contacts/Jeanne Morel.md":      "---\nrole: potter\norganization: Guild\naliases: [Jeannot, JM]\nphone: 06 12 34 56 78\nlinks: [linkedin.com/in/jmorel, '@jeannepots']\n---\n",
	"contacts/Jean-Luc Le Goff.md":  "---\nrole: baker\nphone: '3949'\n---\n",
	"contacts/Paul Roux.md":         "",
	"contacts/Léonie Bœuf.md":       "---\nrole: vet\n---\n",
	"contacts/Li Wu.md":             "---\nrole: tailor\n---\n",
	"contacts/山田太郎.md":              "---\nrole: carpenter\n---\n",
	"contacts/Rose Blanc.md":        "---\nrole: singer\n---\n",
	"contacts/Sean O'Brien.md":      "---\nrole: diver\n---\n",
	"contacts/山田.md":                "---\nrole: weaver\n---\n",
	"contacts/김철수.md":               "---\nrole: piper\n---\n",
	"contacts/أحمد.md":              "---\nrole: scribe\n---\n",
	"meetings/2026-03-12 Ann Bo.md": "",
}

// TestText redacts what people write.
func TestText(t *testing.T) {
	r := share.New(i18n.New("en"), share.Role, state(t, people))
	for _, c := range []struct{ text, want string }{
		{"nothing to hide, in 3 ways", "nothing to hide, in 3 ways"},
		{"Jeanne Morel said", "potter said"},
		{"JEANNE MOREL, jeanne, Morel Jeanne", "potter, potter, potter"},
		{"Jeanne’s, the Morels, l’ami de Jeannot", "potter’s, the potter, l’ami de potter"},
		{"jeanne-morel, jeanne_morel or JeanneMorel", "potter, potter or potter"},
		{"Je\u00adanne and Mor\u200bel", "potter and potter"},
		{"Jeannette is another name", "Jeannette is another name"},
		{"JM knows, jm does not", "potter knows, jm does not"},
		{"Jean-Luc, Luc, Le Goff, le temps", "baker, baker, baker, le temps"},
		{"Leonie BOEUF, Léonie, Le\u0301onie bœuf", "vet, vet, vet"},
		{"Li Wu, Li said", "tailor, Li said"},
		{"昨日山田太郎と話した", "昨日carpenterと話した"},
		{"Ann and Bo", "acquaintance 2 and Bo"},
		{"Paul Roux, Roux, Camille Roux, Camille", "acquaintance 1, acquaintance 1, Camille Roux, Camille"},
		{"a rose, un mur blanc", "a singer, un mur singer"},
		{"jeanne@example.org or camille (x@y.co.uk)", "[address] or camille ([address])"},
		{"see https://x.example/jeanne?a=1#b, www.potter.example.", "see [link] [link]"},
		{"linkedin.com/in/jmorel or LinkedIn.com/in/JMorel/", "[link] or [link]"},
		{"@jeannepots on the net, potter.fr, e.g. this", "[link] on the net, [link], e.g. this"},
		{"06.12.34.56.78 or 0612345678 or +33 (0)6 12 34 56 78", "[number] or [number] or [number]"},
		{"06\u202f12\u202f34\u202f56\u202f78 or 06 – 12 – 34 – 56 – 78 or 06,12,34,56,78", "[number] or [number] or [number]"},
		{"ask at 3949, not 39490", "ask at [number], not 39490"},
		{"01 98 76 54 32 is nobody’s", "[number] is nobody’s"},
		{"12 500 euros in 2026, 9 h 20, 4/5 and 3 to 1", "12 500 euros in 2026, 9 h 20, 4/5 and 3 to 1"},
		{"2026-03-12, 2026-03-12T14:30, 20260312, 2026/3/12", "2026-03, 2026-03, 2026-03, 2026/3"},
		{"12/03/2026, 3/25/26, 12.3.2026", "03/2026, 3/26, 3.2026"},
		{"on 12 March 2026, on the 3rd of May, 1 June", "in March 2026, in May, June"},
		{"on March 12, 2026 and May 3rd", "in March, 2026 and May"},
		{"le 12 mars 2026, du 1er avril au 3 mai, 14 juil.", "en mars 2026, de avril à mai, juil."},
		{"the 3 may come", "the 3 may come"},
		{"J. Morel, J.-L. Le Goff, J Morel; I Morel", "potter, baker, potter; I potter"},
		{"Jeanne M. said, and Jeanne M. Then", "potter said, and potter. Then"},
		{"LeGoff, jeanluc, OBrien, O'Brien", "baker, baker, diver, diver"},
		{"Jeanneʼs, Jeanne2, Jeanne_2024", "potterʼs, potter2, potter_2024"},
		{"昨日山田太郎と、山田と、山\u200b田太郎", "昨日carpenterと、weaverと、carpenter"},
		{"김철수는, وأحمد", "piper는, وscribe"},
		{"**@pots**, x/@pots, ＠pots", "**[link]**, x/[link], [link]"},
		{"q (at) example.org, q [at] example [dot] org, q at example dot org", "[address], [address], [address]"},
		{"q @ example . org, q＠example.org, q@guild, at example", "[address], [address], [address], at example"},
		{"0612-34-56-78 and 0612/34/56/78", "[number] and [number]"},
		{"12-14 March, 12 et 13 mars, March 12 and 13", "March, mars, March"},
		{"12-Mar-2026, 12mars2026, March the 12th, 2026_03_12, 12_03_2026, 2026-W11-4", "Mar-2026, mars2026, March, 2026_03, 03_2026, 2026"},
		{"March 12, 13 people came", "March, 13 people came"},
		{"", ""},
	} {
		if got := r.Text(c.text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestLabels gives everybody another label, in each way.
func TestLabels(t *testing.T) {
	files := map[string]string{
		"contacts/Ana One.md":        "---\nrole: Potter\norganization: Guild\n---\n",
		"contacts/Bea Two.md":        "---\nrole: potter\n---\n",
		"contacts/Cy Three.md":       "---\nrole: friend of Ana\n---\n",
		"contacts/Di Four.md":        "---\nmentor: yes\n---\n",
		"contacts/Ed Five.md":        "---\nrole: potter 1\n---\n",
		"contacts/Fay Six.md":        "---\norganization: '[[Guild]]'\n---\n",
		"contacts/one/Same.md":       "---\nname: Gus Ten\nrole: cook\n---\n",
		"contacts/two/Same.md":       "---\nname: Gus Ten\nrole: cook\n---\n",
		"targets/Guild.md":           "",
		"meetings/2026-01-02 Hal.md": "---\nreferrals: [Ivy Gem, someone at Ana’s]\n---\n",
	}
	for names, want := range map[share.Names]string{
		share.Role:             "acquaintance 1, acquaintance 2, acquaintance 3, cook 1, cook 2, friend of someone, mentor, Potter 2, Potter 3, potter 1",
		share.RoleOrganization: "acquaintance 1, acquaintance 2, acquaintance, Guild, cook 1, cook 2, friend of someone, mentor, potter, potter 1, Potter, Guild",
		share.Initials:         "A. O., B. T., C. T., D. F., E. F., F. S., G. T. 1, G. T. 2, H., I. G.",
	} {
		s := state(t, files)
		share.New(i18n.New("en"), names, s).Vault(s.Public)
		labels := map[string]bool{}
		for _, p := range s.Public.People {
			labels[p.Name] = true
		}
		if len(labels) != 10 {
			t.Errorf("%s: %d labels: %v", names, len(labels), labels)
		}
		for _, label := range strings.Split(want, ", ") {
			if !strings.Contains(label, "Guild") && !labels[label] && !labels[label+", Guild"] {
				t.Errorf("%s: nobody is %q in %v", names, label, labels)
			}
		}
		if ref := s.Public.Meetings[0].Referrals[1]; ref.Text != "someone" {
			t.Errorf("%s: a description becomes %q", names, ref.Text)
		}
	}
}

// TestTheSameLabelsThen gives people their labels in an earlier state too, where
// they had no note, or another name.
func TestTheSameLabelsThen(t *testing.T) {
	now := state(t, map[string]string{
		"contacts/Ana One.md": "---\nrole: potter\naliases: Nana\n---\n", "contacts/Bea Two.md": "---\nrole: potter\n---\n", "meetings/2026-02-01 Ana One.md": "", "meetings/2026-01-01 Ana One.md": "",
	})
	then := state(t, map[string]string{"meetings/2026-01-01 Nana.md": "", "contacts/Bea Two.md": ""})
	r := share.New(i18n.New("en"), share.Role, now, then)
	r.Vault(now.Public)
	r.Vault(then.Public)
	if got, want := then.Public.Meetings[0].Contacts[0].Text, now.Public.Meetings[0].Contacts[0].Text; got != want {
		t.Errorf("then %q, now %q", got, want)
	}
	if got, want := then.Public.Contacts[0].ID, "potter"; !strings.HasPrefix(got, want) {
		t.Errorf("then %q", got)
	}
}

// TestPrivateRole says nothing of a private note, not even what the person does.
func TestPrivateRole(t *testing.T) {
	s := state(t, map[string]string{
		"contacts/Ana One.md":        "---\nrole: judge\nprivate: yes\n---\n",
		"meetings/2026-01-02 Bo.md":  "---\nreferrals: [Ana One]\n---\n## Feedback\n- ask Ana\n",
		"meetings/2026-01-03 Ana.md": "---\ncontact: Ana One\n---\n",
	})
	share.New(i18n.New("en"), share.RoleOrganization, s).Vault(s.Public)
	if len(s.Public.Meetings) != 1 || s.Public.Meetings[0].Feedback[0].Text != "ask "+s.Public.Meetings[0].Referrals[0].Text {
		t.Errorf("%+v", s.Public.Meetings)
	}
	for _, p := range s.Public.People {
		if !strings.HasPrefix(p.Name, "acquaintance") {
			t.Errorf("somebody is %q", p.Name)
		}
	}
}

// TestKept lists the words that may be names.
func TestKept(t *testing.T) {
	s := state(t, map[string]string{
		"carnet.yaml":                "owner: Camille Roux\nmission: 'Homes need cooks. Ask Sandrine in Lyon; homes wait.'\n",
		"contacts/Ana One.md":        "---\nrole: Potter\n---\n",
		"meetings/2026-01-02 Ana.md": "---\ncontact: Ana One\n---\n## Feedback\n- Ana and Bob, on Monday\n",
	})
	r := share.New(i18n.New("en"), share.Role, s)
	r.Vault(s.Public)
	if got := strings.Join(r.Kept(s.Public), " "); got != "Ask Bob Lyon Monday Sandrine" {
		t.Errorf("kept %s", got)
	}
}

// TestGone knows who was in notes that are no more, and what people were called.
func TestGone(t *testing.T) {
	s := state(t, map[string]string{"contacts/Ana One.md": "---\nrole: potter\n---\n", "meetings/2026-01-02 Ana One.md": "---\n---\n## Feedback\n- Nana, Zoe, Hal, Ivy, Ana, 06 12 34 56 78\n"})
	gone := state(t, map[string]string{
		"contacts/ana.md": "---\nname: Ana One\naliases: Nana\n---\n", "contacts/Zoe Old.md": "---\nrole: judge\nphone: 06 12 34 56 78\n---\n",
		"meetings/2025-01-02 Hal.md": "---\nreferrals: Ivy Gem\n---\n",
	})
	s.Gone = []*vault.Vault{gone.Whole}
	share.New(i18n.New("en"), share.Role, s).Vault(s.Public)
	if got, want := s.Public.Meetings[0].Feedback[0].Text, "potter, someone, someone, someone, potter, [number]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
