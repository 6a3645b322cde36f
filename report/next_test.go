package report_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"carnet/internal/i18n"
	"carnet/internal/vaulttest"
	"carnet/report"
	"carnet/vault"
)

// today of these tests, a Sunday in the first days of a month.
var nextDay = vault.NewDate(2026, 5, 3)

// ago is the day so many days before today, after it where n is negative.
func ago(n int) string {
	return nextDay.Time.Add(-time.Duration(n) * 24 * time.Hour).Format(time.DateOnly)
}

// met is the path of a note with somebody so many days ago.
func met(n int, who string) string { return "meetings/" + ago(n) + " " + who + ".md" }

// keys are the front matter of a note.
func keys(lines ...string) string { return "---\n" + strings.Join(lines, "\n") + "\n---\n" }

// actionsOf are what a vault has to do of one kind, with the reasons.
func actionsOf(t *testing.T, files map[string]string, kind report.ActionKind) []string {
	t.Helper()
	var said []string
	for _, a := range report.Next(parse(t, inMemory(files)), report.Options{Today: nextDay, Words: english}) {
		holdToRules(t, a.Text)
		holdToRules(t, a.Reason)
		if a.Kind == kind {
			said = append(said, a.Text+" "+a.Reason)
		}
	}
	return said
}

// A nextCase is a vault and what one rule says of it.
type nextCase struct {
	name  string
	files map[string]string
	want  []string
}

func runNext(t *testing.T, kind report.ActionKind, cases []nextCase) {
	t.Helper()
	for _, c := range cases {
		compare(t, string(kind)+": "+c.name, actionsOf(t, c.files, kind), c.want)
	}
}

// files puts the pairs of path and text together.
func files(pairs ...string) map[string]string {
	all := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
	}
	return all
}

func TestNextPromises(t *testing.T) {
	t.Parallel()
	task := func(line string) map[string]string { return files("contacts/Ana.md", line+"\n") }
	runNext(t, report.ActPromise, []nextCase{
		{"its day was yesterday", task("- [ ] send the plans due:" + ago(1)), []string{"Send the plans. It was for 2 May."}},
		{"its day is today", task("- [ ] send the plans due:" + ago(0)), []string{"Send the plans. It is for today."}},
		{"its day is tomorrow", task("- [ ] send the plans due:" + ago(-1)), nil},
		{"it has no day", task("- [ ] send the plans"), nil},
		{"kept", task("- [x] send the plans due:" + ago(1)), nil},
		{"void", task("- [-] send the plans due:" + ago(1)), nil},
		{"somebody else's", task("- [ ] send the plans due:" + ago(1) + " waiting:"), nil},
		{"the earliest first, a day of last year with its year", task("- [ ] one? due:" + ago(2) + "\n- [ ] two due:2025-12-30"),
			[]string{"Two. It was for 30 December 2025.", "One? It was for 1 May."}},
	})
	runNext(t, report.ActWaiting, []nextCase{
		{"14 days after its day", task("- [ ] Ana finds the key due:" + ago(14) + " waiting:"),
			[]string{"Take “Ana finds the key” back, and ask Ana for a name instead. It was promised for 19 April; a name is easier to give."}},
		{"13 days after its day", task("- [ ] Ana finds the key due:" + ago(13) + " waiting:"), nil},
		{"14 days after its note", files(met(14, "Ana"), "- [ ] the key waiting:Bo\n", "contacts/Bo.md", ""),
			[]string{"Take “the key” back, and ask Bo for a name instead. It has been in other hands since 19 April; a name is easier to give."}},
		{"13 days after its note", files(met(13, "Ana"), "- [ ] the key waiting:\n"), nil},
		{"neither day", task("- [ ] Ana finds the key waiting:"), nil},
		{"done", task("- [x] Ana finds the key due:" + ago(20) + " waiting:"), nil},
		{"with nobody's name", files("targets/Acme.md", "- [ ] the list due:"+ago(20)+" waiting:\n"),
			[]string{"Take “the list” back, or ask for a name instead. It was promised for 13 April; a name is easier to give."}},
	})
}

func TestNextRequests(t *testing.T) {
	t.Parallel()
	ana := func(lines ...string) map[string]string { return files("contacts/Ana.md", keys(lines...)) }
	with := func(more map[string]string, lines ...string) map[string]string {
		all := ana(lines...)
		maps.Copy(all, more)
		return all
	}
	const ask = "ask: Twenty minutes"
	runNext(t, report.ActAsk, []nextCase{
		{"30 days before", ana(ask, "by: "+ago(-30), "channel: call"), []string{"Ask Ana, on the phone: “Twenty minutes”. You would like to ask by 2 June; then write asked: 2026-05-03."}},
		{"31 days before", ana(ask, "by: "+ago(-31)), nil},
		{"today", ana(ask, "by: "+ago(0)), []string{"Ask Ana: “Twenty minutes”. You would like to ask by today; then write asked: 2026-05-03."}},
		{"past", ana(ask, "by: "+ago(90)), []string{"Ask Ana: “Twenty minutes”. It was for 2 February and can still be asked; then write asked: 2026-05-03."}},
		{"past for more than a season", ana(ask, "by: "+ago(91)), nil},
		{"without a day", ana(ask), nil},
		{"asked", ana(ask, "by: "+ago(-5), "asked: "+ago(1)), nil},
		{"answered no", ana(ask, "by: "+ago(-5), "answer: no"), nil},
	})
	runNext(t, report.ActRequest, []nextCase{
		{"21 days", ana(ask, "asked: "+ago(21)), []string{"Ask Ana once more in a line, or write answer: no and let it rest. Asked on 12 April, with no answer noted since: “Twenty minutes”."}},
		{"20 days", ana(ask, "asked: "+ago(20)), nil},
		{"answered", ana(ask, "asked: "+ago(40), "answer: no"), nil},
		{"answered later", ana(ask, "asked: "+ago(40), "answer: later"), nil},
		{"met since", with(files(met(30, "Ana"), keys("energy: 3")), ask, "asked: "+ago(40)), nil},
		{"met before", with(files(met(50, "Ana"), keys("energy: 3")), ask, "asked: "+ago(40)), []string{"Ask Ana once more in a line, or write answer: no and let it rest. Asked on 24 March, with no answer noted since: “Twenty minutes”."}},
		{"reminded of late", with(files(met(20, "Ana"), keys("channel: message")), ask, "asked: "+ago(60)), nil},
		{"reminded long ago", with(files(met(21, "Ana"), keys("channel: message")), "asked: "+ago(60)), []string{"Ask Ana once more in a line, or write answer: no and let it rest. Asked on 4 March, with no answer noted since."}},
		{"they wrote", with(files(met(30, "Ana"), keys("channel: message", "initiated_by: them")), ask, "asked: "+ago(60)), nil},
		{"a meeting ahead", with(files(met(-3, "Ana"), ""), ask, "asked: "+ago(40)), nil},
	})
	first := "Write to Ana without asking for anything yet. The last contact was on 3 May 2025, a year ago or more; “Twenty minutes” is easier to ask after a first word"
	runNext(t, report.ActWriteFirst, []nextCase{
		{"365 days", with(files(met(365, "Ana"), ""), ask), []string{first + "."}},
		{"364 days", with(files(met(364, "Ana"), ""), ask), nil},
		{"with a near day", with(files(met(365, "Ana"), ""), ask, "by: "+ago(-5)), []string{first + " (by 8 May)."}},
		{"before a meeting", files(met(365, "Ana"), "", met(-5, "Ana"), ""), []string{"Write to Ana without asking for anything yet. The last contact was on 3 May 2025, a year ago or more; you meet on 8 May."}},
		{"nothing to ask", with(files(met(365, "Ana"), "")), nil},
		{"asked", with(files(met(365, "Ana"), ""), ask, "asked: "+ago(2)), nil},
		{"never a contact", ana(ask), nil},
		{"a word since", with(files(met(365, "Ana"), "", met(2, "Ana"), keys("channel: message")), ask), nil},
	})
}

func TestNextMeetings(t *testing.T) {
	t.Parallel()
	const held, planned = "---\nenergy: 4\n---\n", ""
	thank := []string{"Thank Ana. You met on 23 April; two lines are enough, then write thanked: yes."}
	runNext(t, report.ActThanks, []nextCase{
		{"10 days", files(met(10, "Ana"), held), thank},
		{"11 days", files(met(11, "Ana"), held), nil},
		{"today", files(met(0, "Ana"), held), []string{"Thank Ana. You met on 3 May; two lines are enough, then write thanked: yes."}},
		{"thanked", files(met(10, "Ana"), keys("energy: 4", "thanked: yes")), nil},
		{"not thanked", files(met(10, "Ana"), keys("energy: 4", "thanked: no")), thank},
		{"a word since", files(met(10, "Ana"), held, met(9, "Ana"), keys("channel: message")), nil},
		{"a meeting ahead is no word", files(met(10, "Ana"), held, met(-9, "Ana"), planned), thank},
		{"a message", files(met(10, "Ana"), keys("channel: message")), nil},
		{"an event", files(met(10, "Ana"), keys("energy: 4", "channel: event")), nil},
		{"the mentor", files(met(10, "Ana"), held, "contacts/Ana.md", keys("mentor: yes")), nil},
		{"three at one table, one thanked since", files(met(10, "lunch"), keys("contact: [Cy, Bo, Ana]", "energy: 4"), met(1, "Bo"), keys("channel: message")),
			[]string{"Thank Ana and Cy. You met on 23 April; two lines are enough, then write thanked: yes."}},
	})
	how := func(day string) []string {
		return []string{"Write how it went with Ana, or give the meeting another day. Its day was " + day + ", and the note has no landed, energy or feedback yet."}
	}
	runNext(t, report.ActOutcome, []nextCase{
		{"yesterday", files(met(1, "Ana"), planned), []string{"Thank Ana and write how it went, or give the meeting another day. Its day was 2 May, and the note has no landed, energy or feedback yet."}},
		{"today", files(met(0, "Ana"), planned), []string{"Write down how it goes with Ana, right after the meeting. It is today, and five lines are enough: landed, energy, what they said."}},
		{"tomorrow", files(met(-1, "Ana"), planned), nil},
		{"when no thanks are owed any more", files(met(11, "Ana"), keys("pitch: v1"), "pitches/v1.md", ""), how("22 April")},
		{"a season ago", files(met(90, "Ana"), planned), how("2 February")},
		{"longer ago", files(met(91, "Ana"), planned), nil},
		{"with an outcome", files(met(11, "Ana"), keys("landed: partly")), nil},
		{"with feedback", files(met(11, "Ana"), "## Feedback\n- (+) the bench\n"), nil},
		{"with a later note", files(met(11, "Ana"), planned, met(2, "Ana"), keys("channel: message")), nil},
		{"a message", files(met(11, "Ana"), keys("channel: message")), nil},
		{"a session", files(met(1, "Ana"), planned, "contacts/Ana.md", keys("mentor: yes")), how("2 May")},
	})
	given := keys("energy: 4", "referrals: Bo", "on_behalf: to-ask")
	may := []string{"Ask Ana whether you may use their name with Bo. You meet Bo on 8 May, and the note still says on_behalf: to-ask."}
	runNext(t, report.ActPermission, []nextCase{
		{"ahead", files(met(40, "Ana"), given, met(-5, "Bo"), planned), may},
		{"nothing planned", files(met(40, "Ana"), given), nil},
		{"held", files(met(40, "Ana"), given, met(5, "Bo"), held), nil},
		{"met before", files(met(40, "Ana"), given, met(5, "Bo"), held, met(-5, "Bo"), planned), nil},
		{"given", files(met(40, "Ana"), keys("referrals: Bo", "on_behalf: yes"), met(-5, "Bo"), planned), nil},
		{"given later", files(met(40, "Ana"), given, met(20, "Ana"), keys("referrals: Bo", "on_behalf: yes"), met(-5, "Bo"), planned), nil},
		{"their own note says otherwise", files(met(40, "Ana"), given, met(-5, "Bo"), planned, "contacts/Bo.md", keys("on_behalf: yes")), nil},
		{"only their own note says it", files(met(-5, "Bo"), planned, "contacts/Bo.md", keys("on_behalf: to-ask", "introduced_by: Ana")), may},
	})
	version := []string{"Tell v1 to Ana on 8 May. It is the only version under way."}
	runNext(t, report.ActPitch, []nextCase{
		{"ahead", files("pitches/v1.md", "", met(-5, "Ana"), planned), version},
		{"once for a person", files("pitches/v1.md", "", met(-5, "Ana"), planned, met(-9, "Ana"), planned), version},
		{"today", files("pitches/v1.md", "", met(0, "Ana"), planned), nil},
		{"chosen", files("pitches/v1.md", "", met(-5, "Ana"), keys("pitch: v1")), nil},
		{"heard already", files("pitches/v1.md", "", met(5, "Ana"), keys("pitch: v1"), met(-5, "Ana"), planned), nil},
		{"none to tell", files("pitches/v1.md", keys("retired: yes"), met(-5, "Ana"), planned), nil},
		{"a session", files("pitches/v1.md", "", met(-5, "Ana"), planned, "contacts/Ana.md", keys("mentor: yes")), nil},
		{"by the rule of the circles", files("pitches/v1-a.md", "", "pitches/v1-b.md", "", met(5, "Bo"), keys("pitch: v1-a"), met(-5, "Ana"), planned),
			[]string{"Tell v1-b to Ana on 8 May. Among people whose circle is not noted v1-a was told once, v1-b not yet."}},
	})
}

func TestNextNames(t *testing.T) {
	t.Parallel()
	give := func(lines ...string) map[string]string {
		return files(met(40, "Ana"), keys(append(lines, "energy: 4")...))
	}
	with := func(all map[string]string, path, text string) map[string]string { all[path] = text; return all }
	bo := []string{"Write to Bo. Ana gave the name on 24 March; whether you may say so is not noted."}
	runNext(t, report.ActName, []nextCase{
		{"given", give("referrals: Bo"), bo},
		{"with permission", give("referrals: Bo", "on_behalf: yes"), []string{"Write to Bo, and say that the name comes from Ana. Ana opened the way on 24 March and may be named."}},
		{"without", give("referrals: Bo", "on_behalf: no"), []string{"Write to Bo, without naming Ana. Ana gave the name on 24 March and would rather not be named."}},
		{"to ask", give("referrals: Bo", "on_behalf: to-ask"), []string{"Ask Ana whether you may use their name, then write to Bo. The name was given on 24 March, and the note says on_behalf: to-ask."}},
		{"their own note overrides", with(give("referrals: Bo", "on_behalf: to-ask"), "contacts/Bo.md", keys("on_behalf: no")),
			[]string{"Write to Bo, without naming Ana. Ana gave the name on 24 March and would rather not be named."}},
		{"by their own note", files("contacts/Bo.md", keys("introduced_by: Ana")), []string{"Write to Bo. Ana gave the name; whether you may say so is not noted."}},
		{"a description", give("referrals: someone at Michelin"), []string{"Ask Ana for the name of “someone at Michelin”. Mentioned on 24 March; with the name you can write."}},
		{"met", with(give("referrals: Bo"), met(3, "Bo"), ""), nil},
		{"written to", with(give("referrals: Bo"), met(3, "Bo"), keys("channel: message")), nil},
		{"a meeting ahead", with(give("referrals: Bo"), met(-3, "Bo"), ""), nil},
		{"asked", with(give("referrals: Bo"), "contacts/Bo.md", keys("asked: "+ago(3))), nil},
		{"answered no", with(give("referrals: Bo"), "contacts/Bo.md", keys("answer: no")), nil},
		{"not to be", with(give("referrals: Bo"), "contacts/Bo.md", keys("keep_in_touch: never")), nil},
		{"to be asked by a day", with(give("referrals: Bo"), "contacts/Bo.md", keys("ask: Time", "by: "+ago(-3))), nil},
		{"at a meeting ahead", files(met(-3, "Ana"), keys("referrals: Bo")), nil},
		{"one of two people, an error to mend", files(met(40, "Ana"), keys("referrals: Bo Lind", "energy: 4"),
			"contacts/b1.md", keys("name: Bo Lind"), "contacts/b2.md", keys("name: Bo Lind")), nil},
	})
}

func TestNextContacts(t *testing.T) {
	t.Parallel()
	wrote := keys("channel: message", "initiated_by: them")
	press := func(pairs ...string) map[string]string {
		return files(append(pairs, "contacts/Ana.md", keys("tags: journalist"))...)
	}
	answer := func(day string) []string {
		return []string{"Answer Ana. The message came on " + day + "; the first to answer are the ones who are quoted."}
	}
	runNext(t, report.ActJournalist, []nextCase{
		{"wrote", press(met(1, "Ana"), wrote), answer("2 May")},
		{"wrote today", press(met(0, "Ana"), wrote), answer("3 May")},
		{"wrote a season ago", press(met(90, "Ana"), wrote), answer("2 February")},
		{"wrote longer ago", press(met(91, "Ana"), wrote), nil},
		{"answered", press(met(2, "Ana"), wrote, met(1, "Ana"), keys("channel: message")), nil},
		{"a meeting ahead", press(met(2, "Ana"), wrote, met(-1, "Ana"), ""), nil},
		{"was written to", press(met(2, "Ana"), keys("channel: message")), nil},
		{"came to see", press(met(2, "Ana"), keys("initiated_by: them", "energy: 4")), nil},
		{"is none", files(met(1, "Ana"), wrote), nil},
		{"in French", files(met(1, "Ana"), keys("canal: message", "initiative: eux"), "contacts/Ana.md", keys("tags: [Journaliste]")), answer("2 May")},
	})
	cold := func(day, every string) []string {
		return []string{"Send Ana a few words. The last contact was on " + day + "; the idea was a word " + every + "."}
	}
	const held = "---\nenergy: 4\n---\n"
	keep := func(keep string, pairs ...string) map[string]string {
		return files(append(pairs, "contacts/Ana.md", keys("keep_in_touch: "+keep))...)
	}
	runNext(t, report.ActCold, []nextCase{
		{"a day too long", keep("30d", met(31, "Ana"), held), cold("2 April", "every 30 days")},
		{"not yet", keep("30d", met(30, "Ana"), held), nil},
		{"the default", files("meetings/2026-02-02 Ana.md", held), cold("2 February", "every 3 months")},
		{"not yet by default", files("meetings/2026-02-03 Ana.md", held), nil},
		{"the settings", files("carnet.yaml", "keep_in_touch: 1m", "meetings/2026-04-02 Ana.md", held), cold("2 April", "every month")},
		{"never", keep("never", met(300, "Ana"), held), nil},
		{"a message keeps it warm", keep("30d", met(40, "Ana"), held, met(10, "Ana"), keys("channel: message")), nil},
		{"a meeting ahead", keep("30d", met(40, "Ana"), held, met(-3, "Ana"), ""), nil},
		{"the mentor", files(met(300, "Ana"), held, "contacts/Ana.md", keys("mentor: yes")), nil},
		{"never met", files(met(300, "Ana"), keys("channel: message")), nil},
		{"a matter to take back is a letter too", keep("30d", met(40, "Ana"), held+"- [ ] the key waiting:\n"), nil},
		{"the most overdue in proportion first", files(met(100, "Ana"), held, "contacts/Ana.md", keys("keep_in_touch: 90d"),
			met(40, "Bo"), held, "contacts/Bo.md", keys("keep_in_touch: 2w"), met(50, "Cy"), held, "contacts/Cy.md", keys("keep_in_touch: 5w")),
			[]string{"Send Bo a few words. The last contact was on 24 March; the idea was a word every 2 weeks.",
				"Send Cy a few words. The last contact was on 14 March; the idea was a word every 5 weeks.",
				"Send Ana a few words. The last contact was on 23 January; the idea was a word every 90 days."}},
	})
}

func TestNextInform(t *testing.T) {
	t.Parallel()
	// Ana gave Bo's name, Bo gave that of Cy, who decides at Acme.
	chain := func(pairs ...string) map[string]string {
		return files(append([]string{
			met(60, "Ana"), keys("referrals: Bo", "energy: 4"), met(40, "Bo"), keys("referrals: Cy", "energy: 4"),
			"contacts/Cy.md", keys("organization: Acme", "decision_maker: yes"), "targets/Acme.md", "",
		}, pairs...)...)
	}
	const held = "---\nenergy: 4\n---\n"
	target := "that you have reached Acme. They opened the way to Cy, whom you met on 28 April; one message to all of them is one note."
	toAna := "Tell Ana that you have met Bo. Ana opened the way; you met on 24 March."
	told := keys("channel: message", "contact: [Ana, Bo]")
	long := func(day int, pairs ...string) map[string]string {
		return files(append([]string{met(day, "Ana"), keys("pitch: v1") + "## Feedback\n- (-) lost me #too-long\n", "pitches/v1.md", "", "pitches/v2.md", keys("addresses: too-long")}, pairs...)...)
	}
	heard := "Tell Ana what has become of “too long”: v2. They spoke of it, and this version has answered it since 28 April."
	runNext(t, report.ActInform, []nextCase{
		{"somebody met", chain(), []string{toAna}},
		{"a target reached, one line for all who opened the way", chain(met(5, "Cy"), held), []string{"Tell Ana and Bo " + target}},
		{"told since", chain(met(5, "Cy"), held, met(4, "x"), told), nil},
		{"told before", chain(met(5, "Cy"), held, met(6, "x"), told), []string{"Tell Ana and Bo " + target}},
		{"one of them is met soon", chain(met(5, "Cy"), held, met(-4, "Ana"), ""), []string{"Tell Bo that you have reached Acme. Bo opened the way to Cy, whom you met on 28 April."}},
		{"one of them is to be left alone", chain(met(5, "Cy"), held, "contacts/Ana.md", keys("keep_in_touch: never")), []string{"Tell Bo that you have reached Acme. Bo opened the way to Cy, whom you met on 28 April."}},
		{"met privately", chain(met(5, "Cy"), keys("private: yes")), []string{toAna}},
		{"a season ago", files(met(95, "Ana"), keys("referrals: Bo"), met(90, "Bo"), held), []string{"Tell Ana that you have met Bo. Ana opened the way; you met on 2 February."}},
		{"longer ago", files(met(95, "Ana"), keys("referrals: Bo"), met(91, "Bo"), held), nil},
		{"a version", long(40, met(5, "Bo"), keys("pitch: v2")), []string{heard}},
		{"a version not told yet", long(40), nil},
		{"a version heard", long(40, met(5, "Bo"), keys("pitch: v2"), met(3, "Ana"), keys("pitch: v2")), nil},
		{"a version given up", long(40, met(5, "Bo"), keys("pitch: v2"), "pitches/v2.md", keys("addresses: too-long", "retired: yes")), nil},
		{"a version that answers something else", long(40, met(5, "Bo"), keys("pitch: v2"), "pitches/v2.md", keys("addresses: no-proof")), nil},
		{"praise is no remark", files(met(40, "Ana"), "## Feedback\n- (+) the story #story\n", "pitches/v2.md", keys("addresses: story"), met(5, "Bo"), keys("pitch: v2")), nil},
	})
}

func TestNextInformNamesAFew(t *testing.T) {
	t.Parallel()
	all := files("pitches/v2.md", keys("addresses: too-long"), met(5, "Zoe"), keys("pitch: v2"))
	for _, name := range []string{"Ana", "Bo", "Cy", "Dee", "Eve"} {
		all[met(40, name)] = "## Feedback\n- (?) shorter? #too-long\n"
	}
	compare(t, "five people", actionsOf(t, all, report.ActInform), []string{
		"Tell Ana, Bo, Cy and 2 others what has become of “too long”: v2. They spoke of it, and this version has answered it since 28 April; one message to all of them is one note.",
	})
	actions := report.Next(parse(t, inMemory(all)), report.Options{Today: nextDay, Words: english})
	i := slices.IndexFunc(actions, func(a report.Action) bool { return a.Kind == report.ActInform })
	compare(t, "whom it concerns", actions[i].Contact, []string{"Ana", "Bo", "Cy", "Dee", "Eve"})
}

func TestNextGoals(t *testing.T) {
	t.Parallel()
	month := func(goals string, pairs ...string) map[string]string {
		return files(append([]string{"carnet.yaml", "goals: {" + goals + "}\n"}, pairs...)...)
	}
	const held = "---\nenergy: 4\n---\n"
	runNext(t, report.ActGoal, []nextCase{
		{"none held", month("meetings_per_month: 4"), []string{"Plan 4 more conversations: they make the 4 you meant for May. None held so far this month."}},
		{"held and planned count", month("meetings_per_month: 4", met(1, "Ana"), held, met(-9, "Bo"), "", met(-9, "Cy"), ""),
			[]string{"Plan one more conversation: it makes the 4 you meant for May. 1 held so far this month, 2 planned."}},
		{"reached", month("meetings_per_month: 1", met(1, "Ana"), held), nil},
		{"last month does not count", month("meetings_per_month: 1", met(3, "Ana"), held), []string{"Plan one more conversation: it makes the 1 you meant for May. None held so far this month."}},
		{"nor does a message", month("meetings_per_month: 1", met(1, "Ana"), keys("channel: message")), []string{"Plan one more conversation: it makes the 1 you meant for May. None held so far this month."}},
		{"new contacts", month("new_contacts_per_month: 2", met(1, "Ana"), held, met(40, "Bo"), held, met(2, "Bo"), held),
			[]string{"Meet one more new person: that makes the 2 you meant for May. 1 held so far this month."}},
		{"no goal", files(met(1, "Ana"), held), nil},
	})
}

// TestNextOrder holds the order of the rules, and that private notes are
// marked as such.
func TestNextOrder(t *testing.T) {
	t.Parallel()
	v := parse(t, exampleVault())
	actions := report.Next(v, report.Options{Today: v.Settings.Today.V, Words: english})
	var kinds []report.ActionKind
	for _, a := range actions {
		if len(kinds) == 0 || kinds[len(kinds)-1] != a.Kind {
			kinds = append(kinds, a.Kind)
		}
		private := strings.Contains(a.Text, "Monique Hatt")
		if a.Private != private {
			t.Errorf("%q is private: %v", a.Text, a.Private)
		}
	}
	compare(t, "the rules of the example vault", kinds, []report.ActionKind{
		report.ActPromise, report.ActAsk, report.ActJournalist, report.ActThanks, report.ActOutcome, report.ActPermission, report.ActWaiting,
		report.ActName, report.ActRequest, report.ActInform, report.ActCold, report.ActWriteFirst, report.ActPitch, report.ActGoal,
	})
}

// TestNextWording holds the words of both languages to the rules, on vaults
// that a generator wrote.
func TestNextWording(t *testing.T) {
	t.Parallel()
	vaults := []*vault.Vault{parse(t, exampleVault()), parse(t, inMemory(broken))}
	for seed := range uint64(6) {
		vaults = append(vaults, parse(t, vaulttest.Generate(vaulttest.Options{Seed: seed, Meetings: 80, Contacts: 40, Pitches: 4, Targets: 4}).FS()))
	}
	for _, v := range vaults {
		for _, words := range []*i18n.Words{english, french} {
			for _, a := range report.Next(v, report.Options{Today: nextDay, Words: words}) {
				holdToRules(t, a.Text)
				holdToRules(t, a.Reason)
				if !strings.ContainsAny(a.Reason[len(a.Reason)-1:], ".!?") {
					t.Errorf("%q is no sentence", a.Reason)
				}
				if a.Path == nil || a.Kind == "" || a.Contact == nil {
					t.Errorf("%+v is not whole", a)
				}
			}
		}
	}
}
