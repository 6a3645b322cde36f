package report_test

import (
	"fmt"
	"slices"
	"testing"

	"carnet/internal/vaulttest"
	"carnet/report"
)

// network is the network in the words of the generator.
func network(r *report.Report) vaulttest.Network {
	n := vaulttest.Network{Months: map[string]vaulttest.Month{}, Introduced: map[string]string{}}
	if r.Network == nil {
		return n
	}
	for i, kept := range r.Network.Months {
		month := vaulttest.Month{Meetings: r.Momentum.Months[i].Meetings, NewlyMet: len(kept.NewlyMet), Again: len(kept.Again)}
		if month != (vaulttest.Month{}) {
			n.Months[kept.Month] = month
		}
	}
	for _, x := range r.Network.Introductions {
		n.Introduced[x.To.Name] = x.From.Name
	}
	for _, x := range r.Network.GoingCold {
		n.Cold = append(n.Cold, x.Person.Name)
	}
	slices.Sort(n.Cold)
	n.Heard, n.Gave, n.DeadEnds = len(r.Network.Heard), len(r.Network.Given), len(r.Network.DeadEnds)
	return n
}

// TestNetworkRules reads each list of the network off one small vault.
func TestNetworkRules(t *testing.T) {
	t.Parallel()
	n := build(t, inMemory(map[string]string{
		"carnet.yaml":                "today: 2026-05-04\n",
		"pitches/v1.md":              "",
		"contacts/Ana.md":            "---\ncircle: 1\ngroups: [Choir, Runners]\n---\n",
		"contacts/Bo.md":             "---\ncircle: 2\nasked: 2026-04-10\ngroups: choir\n---\n",
		"contacts/Cy.md":             "---\ntags: worked-with\ngroups: Alumni\n---\n",
		"contacts/Mo.md":             "---\nmentor: yes\ncircle: 1\n---\n",
		"contacts/Eve.md":            "---\nintroduced_by: Dee\ngroups: Guild\n---\n",
		"meetings/2026-01-05 Ana.md": "---\npitch: v1\n---\n",                         // first: no touch; told
		"meetings/2026-03-02 Ana.md": "---\nchannel: message\n---\n",                  // a touch
		"meetings/2026-03-10 Bo.md":  "---\n---\n- [-] given up\n",                    // an end
		"meetings/2026-04-10 Bo.md":  "---\nchannel: message\n---\n",                  // asked that day
		"meetings/2026-04-20 Bo.md":  "---\nchannel: message\n---\n",                  // waiting
		"meetings/2026-04-21 Ana.md": "---\nchannel: event\n---\n",                    // an event
		"meetings/2026-04-22 Dee.md": "---\nreferrals: Fay\n---\n",                    // brought a name
		"meetings/2026-04-23 Dee.md": "- [x] kept\n",                                  // a touch, a promise
		"meetings/2026-04-24 Dee.md": "## Feedback\n- fine\n",                         // a touch, a remark
		"meetings/2026-04-25 Mo.md":  "",                                              // a session
		"meetings/2026-04-26 Mo.md":  "",                                              // a session
		"meetings/2026-06-01 Eve.md": "",                                              // to come
		"meetings/2026-01-04 Bo.md":  "---\nchannel: message\ngave: a book\n---\n",    // given
		"meetings/2026-01-06 Cy.md":  "---\nreferrals: [Ana, someone at Acme]\n---\n", // a season ago
	}), english).Network
	got := map[string][]string{
		"without ask": n.WithoutAsk, "dead ends": n.DeadEnds, "know before": nameTexts(n.KnowBefore), "heard": nameTexts(n.Heard),
		"given": {n.Given[0].Path}, "quiet": {},
	}
	for _, g := range n.Map.Groups {
		if g.Quiet {
			got["quiet"] = append(got["quiet"], g.Group)
		}
	}
	compare(t, "network", got, map[string][]string{
		"without ask": {"meetings/2026-04-24 Dee.md", "meetings/2026-04-23 Dee.md", "meetings/2026-03-10 Bo.md", "meetings/2026-03-02 Ana.md"},
		"dead ends":   {"meetings/2026-03-10 Bo.md", "meetings/2026-01-05 Ana.md"},
		"know before": {"Bo", "Cy"}, "heard": {"Ana"}, "given": {"meetings/2026-01-04 Bo.md"}, "quiet": {"Alumni"},
	})
}

func nameTexts(people []report.Name) []string {
	all := make([]string, len(people))
	for i, p := range people {
		all[i] = p.Name
	}
	return all
}

// TestChainsEnd reads chains that are long or run in circles.
func TestChainsEnd(t *testing.T) {
	t.Parallel()
	files := map[string]string{"carnet.yaml": "today: 2026-05-04\n", "targets/Acme.md": ""}
	for i := range 500 {
		files[fmt.Sprintf("contacts/p%d.md", i)] = fmt.Sprintf("---\nintroduced_by: p%d\n---\n", i+1)
		files[fmt.Sprintf("contacts/q%d.md", i)] = fmt.Sprintf("---\nintroduced_by: q%d\norganization: Acme\n---\n", (i+1)%500)
	}
	files["contacts/self.md"] = "---\nintroduced_by: self\norganization: Acme\n---\n"
	r := build(t, inMemory(files), english)
	furthest := 0
	for _, p := range r.Network.People {
		furthest = max(furthest, p.Introductions)
	}
	if furthest != 500 {
		t.Errorf("the longest chain has %d introductions, want 500", furthest)
	}
	for _, c := range r.Targets[0].Chains {
		if len(c.Links) != 500 && len(c.Links) != 1 {
			t.Errorf("a chain of %d people", len(c.Links))
		}
	}
}
