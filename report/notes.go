package report

import (
	"cmp"
	"slices"

	"carnet/vault"
)

// notes copies every note under the English names of its keys.
func (b *builder) notes() {
	b.r.Contacts = make([]Contact, 0, len(b.v.Contacts))
	for i, c := range b.v.Contacts {
		b.r.Contacts = append(b.r.Contacts, contact(c, i))
		b.tasks(&c.Note, []string{c.ID}, anchor("c", i))
	}
	b.r.Meetings = make([]*Meeting, 0, len(b.v.Meetings))
	for i, m := range b.v.Meetings {
		meeting := b.meeting(m, i)
		b.meetings[m] = meeting
		b.r.Meetings = append(b.r.Meetings, meeting)
		b.tasks(&m.Note, meeting.Contact, meeting.Anchor)
	}
	b.r.Pitches = make([]Pitch, len(b.v.Pitches))
	for i, p := range b.v.Pitches {
		b.r.Pitches[i] = pitch(p, i)
		b.pitches[p] = &b.r.Pitches[i]
		b.tasks(&p.Note, nil, b.r.Pitches[i].Anchor)
	}
	b.r.Targets = make([]Target, 0, len(b.v.Targets))
	for i, t := range b.v.Targets {
		b.r.Targets = append(b.r.Targets, Target{
			Note: note(&t.Note), Name: t.Name.V, Aliases: values(t.Aliases), Validated: optional(t.Validated),
		})
		b.tasks(&t.Note, nil, anchor("t", i))
	}
	b.sortTasks()
}

func note(n *vault.Note) Note { return Note{ID: n.ID, Path: n.Path, Private: n.Private.V} }

func contact(c *vault.Contact, i int) Contact {
	out := Contact{
		Note: note(&c.Note), Name: c.Name.V, Aliases: values(c.Aliases),
		Role: optional(c.Role), Organization: optional(c.Organization),
		Email: values(c.Email), Phone: values(c.Phone), Links: values(c.Links),
		Circle: optional(c.Circle), OnBehalf: word(c.OnBehalf),
		Tags: values(c.Tags), Groups: values(c.Groups),
		Ask: optional(c.Ask), Channel: word(c.Channel), By: written(c.By),
		Asked: written(c.Asked), Answer: word(c.Answer), KeepInTouch: written(c.KeepInTouch),
		DecisionMaker: c.DecisionMaker.V, Mentor: c.Mentor.V, Anchor: anchor("c", i),
	}
	if by := c.IntroducedBy.To; by != nil {
		id := by.ID()
		out.IntroducedBy = &id
	}
	if c.Target != nil {
		out.Target = &c.Target.ID
	}
	return out
}

func (b *builder) meeting(m *vault.Meeting, i int) *Meeting {
	out := &Meeting{
		Note: note(&m.Note), Date: written(m.Date), Contact: ids(m.Contacts), Pitch: pitchID(m),
		Landed: word(m.Landed), Understood: word(m.Understood),
		Energy: optional(m.Energy), Aligned: optional(m.Aligned), Minutes: optional(m.Minutes),
		Channel: word(m.Channel), InitiatedBy: string(m.InitiatedBy.V),
		Referrals: referrals(m.Referrals), OnBehalf: word(m.OnBehalf), Gave: values(m.Gave),
		Planned: m.Planned(b.today), Session: m.Session(), Thanked: thanked(m.Thanked),
		Feedback: make([]Feedback, 0, len(m.Feedback)), Day: m.Date.V, At: m.Date.V, Anchor: anchor("m", i),
	}
	out.Private = m.HeardPrivately()
	out.Circle = circleKey(furthestCircle(m))
	for _, p := range m.People() {
		out.Names = append(out.Names, p.Name)
	}
	for _, f := range m.Feedback {
		out.Feedback = append(out.Feedback, feedback(f))
	}
	return out
}

// pitchID is the id of the version told; one that does not exist stays as it
// was written.
func pitchID(m *vault.Meeting) *string {
	switch {
	case len(m.Pitches) == 0:
		return nil
	case m.Pitch() == nil:
		return &m.Pitches[0].Text
	}
	return &m.Pitch().ID
}

func feedback(f vault.Feedback) Feedback {
	out := Feedback{Marker: f.Marker, Text: f.Text, Private: f.Private,
		Themes: []ThemeName{}, Verbatims: append([]string{}, f.Verbatims...)}
	for _, t := range f.Themes {
		name := ThemeName{}
		if t.Theme != nil {
			name.Theme = &t.Theme.Name
		}
		if t.Aspect != "" {
			aspect := string(t.Aspect)
			name.Aspect = &aspect
		}
		out.Themes = append(out.Themes, name)
	}
	return out
}

func thanked(t vault.Value[vault.Thanks]) any {
	switch {
	case !t.Set:
		return nil
	case t.V.Done && !t.V.On.IsZero():
		return t.V.On.String()
	}
	return t.V.Done
}

// ids are the ids of people, their names where they have no note.
func ids(refs []vault.Ref[vault.Person]) []string {
	all := make([]string, 0, len(refs))
	for _, ref := range refs {
		id := ref.Text
		if ref.To != nil {
			id = ref.To.ID()
		}
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

func referrals(refs []vault.Ref[vault.Person]) []Name {
	all := make([]Name, 0, len(refs))
	for _, ref := range refs {
		name := Name{Name: ref.Text}
		if ref.To != nil {
			name.Name = ref.To.Name
			if ref.To.Contact != nil {
				name.Contact = &ref.To.Contact.ID
			}
		}
		all = append(all, name)
	}
	return all
}

func pitch(p *vault.Pitch, i int) Pitch {
	out := Pitch{
		Note: note(&p.Note), Title: optional(p.Title), Essential: optional(p.Essential),
		Version: optional(p.Version), Variant: optional(p.Variant), Hypothesis: optional(p.Hypothesis),
		Addresses: []string{}, Retired: p.Retired.V, Text: p.Text, Anchor: anchor("p", i),
	}
	if p.Follows.To != nil {
		out.Follows = &p.Follows.To.ID
	}
	for _, t := range p.Addresses {
		if t.Theme != nil {
			out.Addresses = append(out.Addresses, t.Theme.Name)
		}
	}
	return out
}

// tasks copies the tasks of one note.
func (b *builder) tasks(n *vault.Note, people []string, row string) {
	for _, t := range n.Body.Tasks {
		task := Task{
			Path: n.Path, State: t.State, Text: t.Text, Due: written(t.Due), Done: written(t.DoneOn),
			Contact: append([]string{}, people...), Waiting: []string{}, Private: n.Private.V || t.Private,
			Overdue: t.State == vault.Open && t.Due.Set && t.Due.V.Day() < b.today.Day(), DueDay: t.Due.V, Anchor: row,
		}
		if t.Waiting {
			task.Waiting = ids(t.On)
		}
		b.r.Tasks = append(b.r.Tasks, task)
	}
}

var stateOrder = map[vault.TaskState]int{vault.Open: 0, vault.Done: 1, vault.Cancelled: 2}

// sortTasks puts open tasks first, those that are due soonest before others.
func (b *builder) sortTasks() {
	if b.r.Tasks == nil {
		b.r.Tasks = []Task{}
	}
	type place struct {
		state     int
		due, path string
	}
	sortBy(b.r.Tasks, func(t Task) place { return place{stateOrder[t.State], dueOrder(t), t.Path} }, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.state, y.state), cmp.Compare(x.due, y.due), cmp.Compare(x.path, y.path))
	})
}

// dueOrder sorts tasks without a date after those with one.
func dueOrder(t Task) string {
	if t.Due == nil {
		return "9999"
	}
	return *t.Due
}
