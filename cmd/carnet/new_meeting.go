package main

import (
	"path"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/scaffold"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// meetingOptions are the flags of new meeting.
type meetingOptions struct {
	newOptions
	with []string
	on   string
	note scaffold.Meeting // what the other flags fill in
}

// newMeetingCommand notes a meeting: one to come, or one that has been.
func (a *app) newMeetingCommand() *cobra.Command {
	var o meetingOptions
	use := "[" + a.words.Say("new.name-word", nil) + "] [" + a.words.Say("new.remark-word", nil) + "]..."
	c := a.newNote(vault.KindMeeting, use, &o.newOptions, func(args []string) error { return a.newMeeting(args, o) })
	f := c.Flags()
	f.StringArrayVar(&o.with, "with", nil, a.words.Say("flag.with", nil))
	f.StringVar(&o.on, "on", "", a.words.Say("flag.on", nil))
	for name, into := range map[string]*string{
		"pitch": &o.note.Pitch, "landed": &o.note.Landed, "understood": &o.note.Understood, "energy": &o.note.Energy,
		"aligned": &o.note.Aligned, "minutes": &o.note.Minutes, "channel": &o.note.Channel, "on-behalf": &o.note.OnBehalf,
	} {
		f.StringVar(into, name, "", a.words.Say("flag.new-"+name, nil))
	}
	f.StringArrayVar(&o.note.Referrals, "referrals", nil, a.words.Say("flag.new-referrals", nil))
	f.StringArrayVar(&o.note.Gave, "gave", nil, a.words.Say("flag.new-gave", nil))
	_ = c.RegisterFlagCompletionFunc("with", a.completeNames)
	_ = c.RegisterFlagCompletionFunc("referrals", a.completeNames)
	_ = c.RegisterFlagCompletionFunc("pitch", a.completePitches)
	for _, flag := range []string{"landed", "understood"} {
		complete(c, flag, a.valuesOf("new.outcomes")...)
	}
	complete(c, "channel", a.valuesOf("new.channels")...)
	complete(c, "on-behalf", a.valuesOf("new.on-behalf-values")...)
	c.ValidArgsFunction = a.completeNames
	return c
}

// valuesOf are the values that the shell proposes, in the language spoken.
func (a *app) valuesOf(id string) []string { return strings.Split(a.words.Say(id, nil), ", ") }

// newMeeting writes the note of a meeting.
func (a *app) newMeeting(args []string, o meetingOptions) error {
	names, remarks, err := a.namesAndRemarks(args, o.with)
	if err != nil {
		return err
	}
	d, err := a.desk(o.newOptions)
	if err != nil {
		return err
	}
	day, err := a.readDay("--on", o.on, d.today)
	if err != nil {
		return err
	}
	people, err := a.everyone(d.vault, names)
	if err != nil {
		return err
	}
	m := o.note
	m.Feedback, m.Tasks = sorted(remarks, d.today)
	m.Whole = len(remarks) > 0 || m.Landed != ""
	m.Session = hasMentor(people)
	if day.HasClock {
		m.Date = day.String()
	}
	n := draft{kind: vault.KindMeeting, whole: m.Whole}
	if n.path, err = a.meetingPath(d, day, people, &m); err != nil {
		return err
	}
	n.says = append(a.proposePitch(d, people[0], day, &m), a.stillOpen(d, people, &m)...)
	n.text = m.Render(d.language)
	n.noted = func(after *vault.Vault) string { return a.notedMeeting(after, n.path) }
	return a.put(d, n, o.newOptions)
}

// namesAndRemarks tells on the command line who was met from what was said. With
// --with all words are remarks; else those before the first marker are the name.
func (a *app) namesAndRemarks(args, with []string) (names, remarks []string, err error) {
	if len(with) > 0 {
		return with, args, nil
	}
	first := 0
	for first < len(args) && !isRemark(args[first]) {
		first++
	}
	words := args[:first]
	switch {
	case strings.TrimSpace(strings.Join(words, "")) == "":
		e := a.used("new.nobody", nil)
		e.mend = a.words.Say("new.say-who", nil)
		return nil, nil, e
	case len(words) > 1 && strings.ContainsAny(strings.Join(words, ""), " \n\t"):
		e := a.used("new.which-name", i18n.Args{"Names": a.words.List(quotedAll(a.words, words))})
		e.mend = a.words.Say("new.say-with", nil)
		return nil, nil, e
	}
	return []string{strings.Join(words, " ")}, args[first:], nil
}

// isRemark tells whether a word of the command line begins as a remark does: with
// a marker, or the box of a task.
func isRemark(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "(") || strings.HasPrefix(text, "（") || scaffold.IsTask(text)
}

func quotedAll(words *i18n.Words, texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = words.Say("new.quoted", i18n.Args{"Text": text})
	}
	return all
}

// sorted parts promises from remarks, and gives the promises their days.
func sorted(typed []string, today vault.Date) (remarks, tasks []string) {
	for _, text := range typed {
		if scaffold.IsTask(text) {
			tasks = append(tasks, dueDay(text, today))
			continue
		}
		remarks = append(remarks, text)
	}
	return remarks, tasks
}

var dueWord = regexp.MustCompile(`(?i)\b(due|pour):(\S+)`)

// dueDay writes the day of a promise as notes do: due:friday is the next one.
func dueDay(task string, today vault.Date) string {
	return dueWord.ReplaceAllStringFunc(task, func(due string) string {
		word, day, _ := strings.Cut(due, ":")
		for _, said := range []string{"next " + day, day} {
			if d, ok := parser.ReadDay(said, today); ok {
				return word + ":" + d.Day()
			}
		}
		return due
	})
}

// readDay reads a day in plain words; none is today.
func (a *app) readDay(flag, text string, today vault.Date) (vault.Date, error) {
	if text == "" {
		return today, nil
	}
	day, ok := parser.ReadDay(text, today)
	if !ok {
		return day, a.used("error.flag-invalid", i18n.Args{"Flag": flag, "Value": text, "Allowed": a.words.Say("new.days", nil)})
	}
	return day, nil
}

// everyone is whom the names mean. Somebody needs no note.
func (a *app) everyone(v *vault.Vault, names []string) ([]*vault.Person, error) {
	people := make([]*vault.Person, len(names))
	for i, name := range names {
		p, err := a.someone(v, name)
		if err != nil {
			return nil, err
		}
		people[i] = p
	}
	return people, nil
}

// someone is whom a name means, or a person of that name.
func (a *app) someone(v *vault.Vault, name string) (*vault.Person, error) {
	if found, _ := parser.FindPeople(v, name); len(found) > 0 {
		return a.person(v, name)
	}
	name = strings.Join(strings.Fields(parser.Named(name)), " ")
	if name == "" {
		return nil, a.used("new.no-name", i18n.Args{"Name": name})
	}
	return &vault.Person{Name: name}, nil
}

// reference is how a note names a person: by name, or by id where another has
// the same name.
func reference(v *vault.Vault, p *vault.Person) string {
	if found, _ := parser.FindPeople(v, p.Name); len(found) > 1 {
		return p.ID()
	}
	return p.Name
}

func hasMentor(people []*vault.Person) bool {
	for _, p := range people {
		if p.Mentor() {
			return true
		}
	}
	return false
}

// meetingPath names the note after the day and the first person; what the name
// cannot say goes into the note.
func (a *app) meetingPath(d *desk, day vault.Date, people []*vault.Person, m *scaffold.Meeting) (string, error) {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = reference(d.vault, p)
	}
	file, err := a.notePath(vault.KindMeeting, day.Day()+" ", names[0])
	if err != nil {
		return "", err
	}
	if len(names) > 1 || !saidByFile(file, names[0]) {
		m.Contacts = names
	}
	if day.HasClock && a.noTwin(d, draft{kind: vault.KindMeeting, path: file}) != nil {
		m.Contacts = names
		return a.notePath(vault.KindMeeting, day.Day()+" ", names[0]+day.Time.Format(" 15h04"))
	}
	return file, nil
}

// saidByFile tells whether a file's name says a name letter by letter: one in
// lower case with hyphens would be read with capitals and spaces.
func saidByFile(file, name string) bool {
	id := strings.TrimSuffix(path.Base(file), ".md")
	written := strings.Contains(name, "-") && !strings.Contains(name, " ") && name == strings.ToLower(name)
	return strings.HasSuffix(id, name) && !written
}

// proposePitch fills in the version to tell at a meeting of today or to come,
// and gives the reason.
func (a *app) proposePitch(d *desk, who *vault.Person, day vault.Date, m *scaffold.Meeting) []string {
	switch {
	case m.Pitch != "" || m.Session:
		return nil
	case m.Whole && m.Landed != "":
		return []string{a.words.Say("new.which-pitch", nil)}
	case m.Whole || d.today.DayAfter(day):
		return nil
	}
	advice := report.Advise(d.vault, who, d.reportOptions(a))
	if advice.Pitch != nil {
		m.Pitch = *advice.Pitch
	}
	return []string{advice.Sentence}
}

// maxOpen is how many open promises are named; more are only counted.
const maxOpen = 8

// stillOpen gives what is still open with people, and notes it in a comment.
func (a *app) stillOpen(d *desk, people []*vault.Person, m *scaffold.Meeting) []string {
	r := d.report(a)
	seen := map[string]bool{}
	for _, p := range people {
		for _, t := range r.OpenTasks(p.ID()) {
			if said := a.openTask(t); !seen[said] {
				seen[said] = true
				m.Open = append(m.Open, said)
			}
		}
	}
	if more := len(m.Open) - maxOpen; more > 0 {
		m.Open = append(m.Open[:maxOpen], a.words.Count("new.more-open", more, nil))
	}
	if len(m.Open) == 0 {
		return nil
	}
	return []string{a.words.Say("new.still-open", nil) + "\n  " + strings.Join(m.Open, "\n  ")}
}

// openTask is a promise with the note that it stands in.
func (a *app) openTask(t report.Task) string {
	args := i18n.Args{"Text": t.Text, "Note": strings.TrimSuffix(path.Base(t.Path), ".md")}
	if t.Due == nil {
		return a.words.Say("new.open-task", args)
	}
	args["Due"] = a.words.DayMonth(t.DueDay)
	return a.words.Say("new.open-task-due", args)
}

// notedMeeting says in a line what a meeting's note holds.
func (a *app) notedMeeting(v *vault.Vault, path string) string {
	for _, m := range v.Meetings {
		if m.Path == path {
			return a.words.Say("new.noted", i18n.Args{"What": strings.Join(a.meetingParts(m), ", ")})
		}
	}
	return ""
}

func (a *app) meetingParts(m *vault.Meeting) []string {
	var names []string
	for _, p := range m.People() {
		names = append(names, p.Name)
	}
	var parts []string
	if len(names) > 0 {
		parts = append(parts, a.words.List(names))
	}
	parts = append(parts, a.words.Date(m.Date.V))
	if p := m.Pitch(); p != nil {
		parts = append(parts, p.ID)
	}
	if m.Landed.Set {
		parts = append(parts, a.words.Say("new.landed-"+string(m.Landed.V), nil))
	}
	if n := len(m.Feedback); n > 0 {
		parts = append(parts, a.words.Count("new.remarks", n, nil))
	}
	if n := len(m.Body.Tasks); n > 0 {
		parts = append(parts, a.words.Count("new.promises", n, nil))
	}
	return parts
}
