package report

// What changed between two states of a vault, in the words of its notes: what a
// commit says of itself, and what somebody else has done meanwhile.

import (
	"cmp"
	"slices"
	"strings"

	"carnet/vault"
)

// A FileChange is a file that two states of a vault hold differently. The later
// one does not have it when it is Gone, the earlier one not when it is New.
type FileChange struct {
	Path      string
	New, Gone bool
}

// A Doing is one thing that was done in a vault.
type Doing struct {
	Kind  DoingKind `json:"kind"`
	Path  string    `json:"path"`  // the file, as it is called now; where it is gone, as it was
	From  *string   `json:"from"`  // for renamed, what it was called
	Names []string  `json:"names"` // whom or what it is about: people, the id of a note, tasks
	Count int       `json:"count"` // how many: 1, or as many as there are names
}

// A DoingKind says what was done.
type DoingKind string

// The kinds, in the order in which they are told.
const (
	MeetingNoted    DoingKind = "meeting"     // a meeting is new
	PersonNoted     DoingKind = "person"      // somebody has a note
	VersionNoted    DoingKind = "version"     // a pitch version is new
	TargetNoted     DoingKind = "target"      // an organisation to reach is new
	PeopleThanked   DoingKind = "thanked"     // people were thanked
	PitchReworded   DoingKind = "reworded"    // a pitch has other words
	PersonAsked     DoingKind = "asked"       // somebody was asked for something
	PersonAnswered  DoingKind = "answered"    // somebody has answered
	TaskDone        DoingKind = "task-done"   //
	TaskNoted       DoingKind = "task"        // a task is new
	NoteChanged     DoingKind = "changed"     // a note says something else, none of the above
	NoteRenamed     DoingKind = "renamed"     //
	NoteRemoved     DoingKind = "removed"     //
	SettingsChanged DoingKind = "settings"    // carnet.yaml
	OtherFile       DoingKind = "other-files" // whatever is no note
)

// doingKinds are all of them, in order.
var doingKinds = []DoingKind{
	MeetingNoted, PersonNoted, VersionNoted, TargetNoted, PeopleThanked, PitchReworded, PersonAsked, PersonAnswered,
	TaskDone, TaskNoted, NoteChanged, NoteRenamed, NoteRemoved, SettingsChanged, OtherFile,
}

// settingsPath is the file of the settings.
const settingsPath = "carnet.yaml"

// Doings tells what was done between two states of a vault, by kind and path;
// files are those in which they differ. A state that could not be read is nil,
// and then of a note that is in both no more is told than that it changed.
func Doings(before, after *vault.Vault, files []FileChange) []Doing {
	d := doings{before: notesByPath(before), after: notesByPath(after)}
	renamed := d.renamed(files)
	for _, f := range files {
		was, is := d.before[f.Path], d.after[f.Path]
		if f.Gone {
			is = nil // it may still be on the disk
		}
		switch {
		case renamed[f.Path]:
		case f.Path == settingsPath:
			d.add(SettingsChanged, f.Path)
		case is != nil && f.New:
			d.add(noted[is.kind()], f.Path, is.label())
		case is != nil && was != nil:
			d.edited(f.Path, was, is)
		case is != nil || was != nil && !f.Gone:
			d.add(NoteChanged, f.Path)
		case was != nil:
			d.add(NoteRemoved, f.Path)
		default:
			d.add(OtherFile, f.Path)
		}
	}
	slices.SortStableFunc(d.all, func(a, b Doing) int {
		return cmp.Or(cmp.Compare(slices.Index(doingKinds, a.Kind), slices.Index(doingKinds, b.Kind)), strings.Compare(a.Path, b.Path))
	})
	return d.all
}

// noted is what a new note of a kind is.
var noted = map[vault.Kind]DoingKind{
	vault.KindMeeting: MeetingNoted, vault.KindContact: PersonNoted, vault.KindPitch: VersionNoted, vault.KindTarget: TargetNoted,
}

// doings gathers what was done.
type doings struct {
	before, after map[string]*anyNote
	all           []Doing
}

func (d *doings) add(kind DoingKind, path string, names ...string) {
	d.all = append(d.all, Doing{Kind: kind, Path: path, Names: append([]string{}, names...), Count: max(len(names), 1)})
}

// renamed finds the notes that have another name and says so.
func (d *doings) renamed(files []FileChange) map[string]bool {
	paths := map[string]bool{}
	for _, now := range files {
		is := d.after[now.Path]
		if !now.New || is == nil {
			continue
		}
		for _, then := range files {
			was := d.before[then.Path]
			if then.Gone && was != nil && !paths[then.Path] && sameNote(was, is) {
				paths[now.Path], paths[then.Path] = true, true
				d.add(NoteRenamed, now.Path)
				d.all[len(d.all)-1].From = &then.Path
				break
			}
		}
	}
	return paths
}

// sameNote tells whether two notes of different paths are one: they have the
// same words under the front matter, or at least the same name.
func sameNote(a, b *anyNote) bool {
	if a.kind() != b.kind() {
		return false
	}
	if body := a.body(); body != "" {
		return body == b.body()
	}
	return a.note.ID == b.note.ID || a.contact != nil && a.contact.Name.Set && a.contact.Name.V == b.contact.Name.V && b.body() == ""
}

// edited says what changed within a note.
func (d *doings) edited(path string, was, is *anyNote) {
	told := len(d.all)
	if m := is.meeting; m != nil && was.meeting != nil && m.Thanked.V.Done && !was.meeting.Thanked.V.Done {
		d.add(PeopleThanked, path, peopleMet(m)...)
	}
	if p := is.pitch; p != nil && was.pitch != nil && folded(p.Text) != folded(was.pitch.Text) {
		d.add(PitchReworded, path, p.ID)
	}
	if c := is.contact; c != nil && was.contact != nil {
		if c.Asked.Set && c.Asked.V != was.contact.Asked.V {
			d.add(PersonAsked, path, is.label())
		}
		if c.Answer.Set && c.Answer.V != was.contact.Answer.V {
			d.add(PersonAnswered, path, is.label())
		}
	}
	done, added := newTasks(was.note.Body.Tasks, is.note.Body.Tasks)
	if len(done) > 0 {
		d.add(TaskDone, path, done...)
	}
	if len(added) > 0 {
		d.add(TaskNoted, path, added...)
	}
	if len(d.all) == told {
		d.add(NoteChanged, path)
	}
}

// peopleMet are the people of a meeting by name.
func peopleMet(m *vault.Meeting) []string {
	var names []string
	for _, p := range m.People() {
		names = append(names, p.Name)
	}
	return names
}

// newTasks are the tasks of a note that were not done or not there before.
func newTasks(was, is []vault.Task) (done, added []string) {
	before := map[string]int{} // how often a task stood there in a state
	key := func(t vault.Task, state vault.TaskState) string { return string(state) + "\n" + folded(t.Text) }
	for _, t := range was {
		before[key(t, t.State)]++
	}
	for _, t := range is {
		if same := key(t, t.State); before[same] > 0 {
			before[same]--
			continue
		}
		switch t.State {
		case vault.Done:
			done = append(done, t.Text)
		case vault.Open:
			added = append(added, t.Text)
		}
	}
	return done, added
}

// An anyNote is a note of any kind: one of the four is not nil.
type anyNote struct {
	note    *vault.Note
	contact *vault.Contact
	meeting *vault.Meeting
	pitch   *vault.Pitch
	target  *vault.Target
}

func (n *anyNote) kind() vault.Kind { return n.note.Kind }

// label is what a list calls the note: a person or an organisation by name.
func (n *anyNote) label() string {
	switch {
	case n.contact != nil:
		return n.contact.Name.V
	case n.target != nil:
		return n.target.Name.V
	}
	return n.note.ID
}

// body is all that stands under the front matter.
func (n *anyNote) body() string {
	var all []string
	for _, s := range n.note.Body.Sections {
		all = append(all, s.Title, s.Markdown)
	}
	return folded(strings.Join(all, "\n"))
}

// notesByPath are the notes of a vault, which may be nil.
func notesByPath(v *vault.Vault) map[string]*anyNote {
	all := map[string]*anyNote{}
	if v == nil {
		return all
	}
	for _, c := range v.Contacts {
		all[c.Path] = &anyNote{note: &c.Note, contact: c}
	}
	for _, m := range v.Meetings {
		all[m.Path] = &anyNote{note: &m.Note, meeting: m}
	}
	for _, p := range v.Pitches {
		all[p.Path] = &anyNote{note: &p.Note, pitch: p}
	}
	for _, t := range v.Targets {
		all[t.Path] = &anyNote{note: &t.Note, target: t}
	}
	return all
}
