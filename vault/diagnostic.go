package vault

// A Severity says how much a diagnostic matters.
type Severity string

// An Error makes `check` end with 1; a Warning is a doubt.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Diagnostic is something to mend in the notes: a code, a place and
// arguments, never a sentence. Package internal/i18n words it.
type Diagnostic struct {
	Path     string
	Pos      Pos // zero: the file as a whole
	Width    int // characters concerned, from Pos on; at least 1 where Pos is set
	Severity Severity
	Code     string
	Args     Args
	Line     string // the source line at Pos, without its end
	Fix      []Edit // a mend that cannot be wrong; nil without one
}

// An Edit puts Text in place of Width characters of one line.
type Edit struct {
	Pos   Pos
	Width int
	Text  string
}

// Args are what the words of a diagnostic are filled with.
type Args map[string]any
