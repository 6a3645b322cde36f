package vault

// A Body is what stands under the front matter of a note.
type Body struct {
	Sections []Section
	Tasks    []Task
	Remarks  []Remark
	Links    []Link
	Passages []Passage
}

// A Section is a heading and the Markdown up to the next heading of any level.
// The text before the first heading is a section of level 0 without a title.
type Section struct {
	Level    int
	Title    string
	Pos      Pos
	Markdown string
}

// A Link is a wikilink in a body.
type Link struct {
	Target string // without folder, .md, heading and label
	Pos    Pos
}

// A Passage is a paragraph of a body, or an item of a list with all that is
// nested in it. Headings, tasks, the mentor's remarks and code are none.
type Passage struct {
	Text    string   // plain text, without the marker and the closing tags of feedback
	Links   []string // what its wikilinks name, as Link.Target, each once
	Private bool     // it closes with #private
	Pos     Pos
}

// A Marker is the sign at the head of a feedback item.
type Marker string

// The markers, by what they stand for: (+), (-), (?), (") and none.
const (
	Worked   Marker = "worked"
	DidNot   Marker = "did_not"
	Asked    Marker = "asked"
	Playback Marker = "playback"
	Neutral  Marker = "neutral"
)

// A Feedback is one thing that was said, or how it went.
type Feedback struct {
	Marker    Marker
	Text      string // plain text, without marker and closing tags
	Themes    []ThemeRef
	Verbatims []string  // what stands between quotation marks
	Links     []string  // what its wikilinks name, as Link.Target, each once
	About     []*Person // whom they name
	Private   bool
	Pos       Pos
}

// An Aspect says what a theme is about: how the project is told, the project
// itself, or how hard it is out there.
type Aspect string

// The aspects.
const (
	Form      Aspect = "form"
	Substance Aspect = "substance"
	Market    Aspect = "market"
)

// A Theme is what several people may say.
type Theme struct {
	Name   string // as first written
	Aspect Aspect // empty when nothing says it
}

// A ThemeRef names a theme, an aspect, or both.
type ThemeRef struct {
	Text   string // as written, without # and aspect; empty for an aspect alone
	Aspect Aspect // as written, or the theme's; empty when nothing says it
	Theme  *Theme // nil for an aspect alone
	Pos    Pos
}

// A TaskState says what became of a task.
type TaskState string

// The states of a task: [ ], [x] and [-].
const (
	Open      TaskState = "open"
	Done      TaskState = "done"
	Cancelled TaskState = "cancelled"
)

// A Task is a promise: the owner's, or somebody else's.
type Task struct {
	State   TaskState
	Text    string // plain text, without the words that carnet reads
	Due     Value[Date]
	DoneOn  Value[Date]
	Waiting bool          // somebody else has promised it
	On      []Ref[Person] // who has promised it, when Waiting
	Private bool
	Pos     Pos
}

// A Remark is what the mentor wrote into a note.
type Remark struct {
	Text    string // plain text, without closing tags
	Themes  []ThemeRef
	Links   []string  // what its wikilinks name, as Link.Target, each once
	About   []*Person // whom they name
	Private bool
	Pos     Pos
	By      *Signature // who wrote it and when, as git says; nil where it does not
}
