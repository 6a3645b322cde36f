package report_test

import (
	"strings"
	"testing"
	"time"

	"carnet/internal/i18n"
	"carnet/report"
	"carnet/vault"
)

// mentored is a vault whose mentor said something of everything.
func mentored(t *testing.T) *vault.Vault {
	v := parse(t, inMemory(map[string]string{
		"carnet.yaml":                "owner: Camille Martin\ntoday: 2026-05-03\n",
		"contacts/Agathe.md":         "---\nmentor: yes\n---\n",
		"contacts/Ana.md":            "> [!mentor] Ask [[Bo]] first.\n",
		"pitches/v1.md":              "I mend benches.\n\n> [!mentor] Say who pays. #private\n",
		"pitches/v2.md":              "---\ntitle: Squares\nfollows: v1\naddresses: form/too-long\n---\nI mend squares.\n",
		"meetings/2026-03-01 Ana.md": "---\npitch: v1\nlanded: no\n---\n## Feedback\n- (-) long #form/too-long\n",
		"meetings/2026-03-10 Agathe.md": "---\npitch: v1\n---\n## Feedback\n- (+) Keep the shoulders\n- (-) Half of it #form/too-long\n- (-) Who is it for?\n" +
			"- Write to [[Bo]]\n- Leave August empty\n- Again the price #market/price\n\n## To talk about\n- [x] the day rate ✅ 2026-03-12\n- [x] Karim\n- [-] a coat\n- [ ] the list due:2026-05-20\n- [ ] the other list due:2026-04-01\n- [ ] a name waiting:\n",
		"meetings/2026-04-02 Bo.md":     "---\npitch: v2\nlanded: yes\n---\n## Feedback\n- (+) yes #form/too-long\n",
		"meetings/2026-06-01 Agathe.md": "## Feedback\n- (-) not said yet\n",
	}))
	saved(t, v, "v1", [3]string{"2026-02-01", "", "I mend old benches."}, [3]string{"2026-03-20", "", "I mend benches."})
	for _, p := range v.Pitches[:1] {
		p.Body.Remarks[0].By = &vault.Signature{Name: "Agathe R.", Time: day("2026-03-15").Time.Add(time.Hour)}
	}
	v.Contacts[1].Body.Remarks[0].By = &vault.Signature{Name: "Camille Martin", Time: day("2026-04-02").Time}
	return v
}

// became lists the remarks: text, author, day, privacy and what became of it.
func became(r *report.Report) []string {
	var all []string
	for _, remark := range r.Remarks {
		line := remark.Text + " | " + text(remark.Author) + " | " + text(remark.Date) + " | " + string(remark.Became.State) + " | " + remark.Became.Sentence
		if remark.Private {
			line += " | private"
		}
		all = append(all, line)
	}
	for _, task := range r.Tasks {
		if task.Became != nil {
			all = append(all, task.Text+" | "+string(task.Became.State)+" | "+task.Became.Sentence)
		}
	}
	return all
}

func TestWhatBecameOfRemarks(t *testing.T) {
	want := `
Ask Bo first. | Agathe | 2026-04-02 | open | Not yet.
Leave August empty | Agathe | 2026-03-10 | open | Not yet.
Again the price | Agathe | 2026-03-10 | open | Not yet.
Half of it | Agathe | 2026-03-10 | addressed | v2 “Squares” answers it. too long: too early to say since v2: 1 of 1 before, 0 of 1 after.
Say who pays. | Agathe R. | 2026-03-15 | reworded | v1 has been reworded since, on 20 March 2026. | private
Who is it for? | Agathe | 2026-03-10 | reworded | v2 “Squares” has come after v1 since.
Write to Bo | Agathe | 2026-03-10 | met | Met Bo on 2 April 2026.
Keep the shoulders | Agathe | 2026-03-10 | no-request | 
the other list | open | Not yet.
the list | under-way | Under way, for 20 May 2026.
a name | under-way | Under way, promised by Agathe.
the day rate | done | Done on 12 March 2026.
Karim | done | Done.
a coat | set-aside | Set aside.`
	if got := "\n" + strings.Join(became(buildParsed(mentored(t), english)), "\n"); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

// TestRemarksStandOnThePage looks for each of them, with and without the part
// on what is new.
func TestRemarksStandOnThePage(t *testing.T) {
	v := mentored(t)
	for _, words := range []*i18n.Words{english, french} {
		for _, since := range []*report.Since{nil, {Date: day("2026-03-10")}} {
			r := report.Build(v, report.Options{Today: day("2026-05-03"), Words: words, Since: since})
			page := htmlOf(t, r, words)
			for _, remark := range append(r.Remarks, r.Discussed...) {
				if n := strings.Count(page, "<blockquote>"+remark.Text+"</blockquote>"); n != 1 {
					t.Errorf("%q stands %d times on the page", remark.Text, n)
				}
			}
		}
	}
}
