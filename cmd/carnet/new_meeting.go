package main

import (
	"path"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/scaffold"
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
	if len(o.with) == 0 && names[0] != args[0] {
		if err := a.longerName(d.vault, names[0]); err != nil {
			return err
		}
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
