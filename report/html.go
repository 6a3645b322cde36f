package report

// The page: one HTML file that loads nothing, drawn from a Report by the
// templates in templates/page. What stands here only chooses words and places;
// every number comes from the Report.

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"carnet/internal/i18n"
)

// Limits of the page: a list shows its newest entries, a row of marks and the
// figure of people stay countable.
const (
	maxRows    = 100
	maxMarks   = 40
	maxPeople  = 60
	maxThemes  = 12
	maxSaidAll = 100 // remarks under all themes
	minSaid    = 5   // and under each
	maxPitch   = 6
	minRated   = 10
	nextFirst  = 5
	maxNext    = 40
)

// HTML writes the page.
func HTML(w io.Writer, r *Report, words *i18n.Words) error {
	_, err := draw(w, r, words, nil)
	return err
}

// draw writes the page, or the served one, and gives its policy.
func draw(w io.Writer, r *Report, words *i18n.Words, served *Served) (policy string, err error) {
	text, err := layout()
	if err != nil {
		return "", err
	}
	return drawAs(text, w, r, words, served)
}

// drawAs draws the page from the text of its templates.
func drawAs(text string, w io.Writer, r *Report, words *i18n.Words, served *Served) (policy string, err error) {
	css, err := style()
	if err != nil {
		return "", err
	}
	js, err := script("page")
	if err != nil {
		return "", err
	}
	p := newPage(r, words)
	p.Served, p.CSS, p.JS = served, template.CSS(css), template.JS(js)
	scripts := digest([]byte(js))
	if served != nil {
		follow, err := script("live")
		if err != nil {
			return "", err
		}
		p.LiveJS = template.JS(follow)
		scripts += " " + digest([]byte(follow)) + "; connect-src 'self'"
	}
	p.CSP = "default-src 'none'; style-src " + digest([]byte(css)) + "; script-src " + scripts + "; base-uri 'none'; form-action 'none'"
	p.template, err = template.New("page").Funcs(p.funcs()).Parse(text)
	if err != nil {
		return "", err
	}
	if err := p.drawParts(); err != nil {
		return "", err
	}
	return p.CSP, p.template.Execute(w, p)
}

// newPage is a report with its words and nothing of HTML yet.
func newPage(r *Report, words *i18n.Words) *page {
	if r.Share != nil {
		words = words.ByMonth()
	}
	p := &page{Report: r, Words: words, shown: newest(r.Meetings)}
	p.peopleRows, p.personRows = p.rowsOfPeople()
	p.ids = p.rowIDs()
	p.paths = r.rowsByPath()
	return p
}

// digest names a part of the page by its content, so that no other is obeyed.
func digest(part []byte) string {
	sum := sha256.Sum256(part)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A page is a report with the words it is drawn in.
type page struct {
	*Report
	Words  *i18n.Words
	CSS    template.CSS
	JS     template.JS
	CSP    string
	Served *Served // nil for the page that is written
	LiveJS template.JS
	shown  map[*Meeting]bool // meetings that have a row
	ids    map[string]bool   // of all rows
	paths  map[string]string // the row of each note

	peopleRows []*Listener       // who has a row
	personRows map[string]string // the rows of people by the key of their name

	template *template.Template
	parts    map[string]template.HTML // of the page, by name
}

func (p *page) funcs() template.FuncMap {
	return template.FuncMap{
		"say":        p.say,
		"count":      func(id string, n int, kv ...any) string { return p.Words.Count(id, n, pairs(kv)) },
		"sayOf":      func(prefix string, word *string) string { return p.say(prefix + *word) },
		"spans":      p.spans,
		"unquoted":   func(text *string) string { return unquoted(*text) },
		"unbroken":   p.unbroken,
		"date":       p.date,
		"short":      p.short,
		"mark":       mark,
		"part":       p.part,
		"entry":      p.entry,
		"lines":      p.lines,
		"who":        p.who,
		"whoAll":     p.whoAll,
		"circles":    circles,
		"saidAnchor": saidAnchor,
		"toldAnchor": toldAnchor,
		"rowOf":      p.rowOf,
		"percent":    percent,
		"percentOf":  func(x *float64) string { return percent(*x) },
		"points":     points,
		"share":      share,
		"paragraphs": func(text string) []string { return strings.Split(text, "\n\n") },
		"minutes":    func(n *int) string { return p.Words.Minutes(*n) },
		"names":      func(names []Name) string { return p.Words.List(nameTexts(names)) },
		"day":        func(m *Meeting) *string { return m.Date },
		"signed":     func(x float64) string { return strings.Replace(fmt.Sprintf("%+d", i18n.Percent(x)), "-", "−", 1) },
		"list":       p.Words.List,
		"theme":      themeName,
		"shown":      func(m *Meeting) bool { return p.shown[m] },
		"inSheet":    p.sheet,
		"anchor":     anchor,
		"dict":       func(kv ...any) i18n.Args { return pairs(kv) },
		"tint":       tint,
		"isRivals":   func(c Comparison) bool { return c.Kind == kindRivals },
		"version":    p.version,
		"understood": understood,
		"mean":       p.mean,
		"quote":      p.quote,
		"tens":       tens,
		"running":    running,
		"dayBeside":  dayBeside,
		"hasRow":     func(id string) bool { return p.ids[id] },
		"inEditor":   p.inEditor,
		"noteName":   p.noteName,
		"firstOf":    func(people []*Listener) []*Listener { return people[:min(len(people), maxRows)] },
		"moreOf":     func(people []*Listener) int { return max(0, len(people)-maxRows) },
		"firstTasks": func(tasks []Task) []Task { return tasks[:min(len(tasks), maxRows)] },
		"moreTasks":  func(tasks []Task) int { return max(0, len(tasks)-maxRows) },
		"shortMonth": func(day string) string { return p.Words.ShortMonth(dayOf(day).Time.Month()) },
		"people":     people,
		"metMark":    metMark,
		"down":       func(y, by int) int { return y + by },
		"sign":       sign,
		"nameList":   func(people []Name) NameList { return newNameList("", people) },
		"monthYear":  p.monthYear,
		"marks":      marks,
		"runs":       runs,
		"few":        func(meetings []*Meeting) bool { return len(meetings) <= maxMarks },
	}
}

// wordJoiner keeps a line from ending where it stands.
const wordJoiner = "\u2060"

// unbroken is text in which no line ends within the id of a version.
func (p *page) unbroken(text string) string {
	for _, pitch := range p.Pitches {
		if strings.Contains(pitch.ID, "-") {
			text = strings.ReplaceAll(text, pitch.ID, strings.ReplaceAll(pitch.ID, "-", "-"+wordJoiner))
		}
	}
	return text
}

// percent is a rate as a length in a drawing, to a tenth of a percent.
func percent(rate float64) string {
	return strconv.FormatFloat(math.Round(rate*1000)/10, 'f', -1, 64) + "%"
}

// points is a rate in whole points; it takes a rate or a pointer to one.
func points(rate any) int {
	if p, ok := rate.(*float64); ok {
		return i18n.Percent(*p)
	}
	return i18n.Percent(rate.(float64))
}

// share is the part of n that the counts are, as a length in a drawing.
func share(n int, counts ...int) string {
	sum := 0
	for _, c := range counts {
		sum += c
	}
	return percent(float64(sum) / float64(n))
}

func nameTexts(names []Name) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = n.Name
	}
	return all
}

// pairs makes arguments of names and values in turn.
func pairs(kv []any) i18n.Args {
	args := i18n.Args{}
	for i := 0; i+1 < len(kv); i += 2 {
		args[fmt.Sprint(kv[i])] = kv[i+1]
	}
	return args
}

func (p *page) say(id string, kv ...any) string {
	if len(kv) == 0 {
		return p.Words.Say(id, nil)
	}
	return p.Words.Say(id, pairs(kv))
}

// date writes a day of the report, 2026-03-12, in words.
func (p *page) date(day *string) string {
	if day == nil || *day == "" {
		return ""
	}
	return p.Words.Date(dayOf(*day))
}

// short is a meeting's day in a list, with the year where it is another than the
// report's; nothing where the note does not say it.
func (p *page) short(m *Meeting) string {
	if m.Date == nil {
		return ""
	}
	short := p.Words.ShortDate(m.Day)
	if year := strconv.Itoa(m.Day.Time.Year()); !strings.HasPrefix(p.Date, year) {
		short += " " + year
	}
	return short
}

// monthYear writes the month of a day, or of 2026-03, with its year.
func (p *page) monthYear(month string) string {
	day := dayOf((month + "-01")[:len(time.DateOnly)])
	return p.say("calendar.month-year", "Month", p.Words.Month(day.Time.Month()), "Year", day.Time.Year())
}

// metMark is the mark of somebody met, or not yet.
func metMark(met bool) string {
	if met {
		return "met"
	}
	return "unmet"
}

// version is id and title of a version.
func (p *page) version(v Version) template.HTML {
	text := template.HTMLEscapeString(v.Pitch)
	if v.Note != nil && v.Note.Title != nil {
		text += ` <span class="title">` + template.HTMLEscapeString(*v.Note.Title) + `</span>`
	}
	return template.HTML(text)
}

// mark is the name of the sign that stands for a meeting.
func mark(m *Meeting) string {
	switch {
	case m.Planned:
		return "planned"
	case m.Session:
		return "session"
	case m.Pitch == nil:
		return "none"
	case m.Landed == nil:
		return "unknown"
	}
	return *m.Landed
}

// A sheet is the list of meetings behind a count.
type sheet struct {
	Meetings []*Meeting
	More     int // older ones
}

// A sheetGroup is the meetings of a sheet with one mark.
type sheetGroup struct {
	Mark     string
	Meetings []*Meeting
	More     int // older ones, where a group says so by itself
}

// sheet lists meetings by their outcome, yes first, and the newest first: those
// that have a row, for an older one leads nowhere, unless all of them are older.
func (p *page) sheet(meetings []*Meeting) sheet { return p.newestSheet(meetings, maxRows) }

// newestSheet is a sheet of so many of the newest meetings at most.
func (p *page) newestSheet(meetings []*Meeting, most int) sheet {
	sorted := slices.DeleteFunc(slices.Clone(meetings), func(m *Meeting) bool { return !p.shown[m] })
	if len(sorted) == 0 {
		sorted = slices.Clone(meetings)
	}
	slices.SortStableFunc(sorted, func(a, b *Meeting) int { return b.Day.Time.Compare(a.Day.Time) })
	n := min(len(sorted), most)
	sorted = sorted[:n]
	slices.SortStableFunc(sorted, func(a, b *Meeting) int {
		return cmp.Compare(slices.Index(markNames, mark(a)), slices.Index(markNames, mark(b)))
	})
	return sheet{sorted, len(meetings) - n}
}

// markNames are the marks of a meeting, in their order.
var markNames = []string{"yes", "partly", "no", "unknown", "none", "session", "planned"}

// tint is the strength of a heat cell: 0 for none, else 1 to 4 by the share.
func tint(n, of int) int {
	switch {
	case n == 0:
		return 0
	case n*5 <= of:
		return 1
	case n*5 <= 2*of:
		return 2
	case n*5 <= 3*of:
		return 3
	}
	return 4
}
