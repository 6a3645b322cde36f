package parser

// A vault as lines of text, for tables and comparisons.

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"carnet/vault"
)

const derivedMark = " (derived)"

// A factWriter writes what a vault holds, one fact a line.
type factWriter struct {
	lines []string
	show  map[string]bool // nil for all but the large ones
}

// large facts are written only where a case asks for them.
var large = map[string]bool{
	"id": true, "sections": true, "links": true, "text": true, "people": true, "themes": true, "at": true, "initiated_by": true,
}

func (w *factWriter) shows(key string) bool {
	if w.show == nil {
		return !large[key]
	}
	return w.show[key]
}

func (w *factWriter) add(key string, pos vault.Pos, text string) {
	if !w.shows(key) {
		return
	}
	mark := ""
	switch {
	case pos.Line == 0:
		mark = derivedMark
	case w.show["at"]:
		mark = fmt.Sprintf(" @%d:%d", pos.Line, pos.Col)
	}
	w.lines = append(w.lines, "\t"+key+": "+strings.ReplaceAll(text, "\n", `\n`)+mark)
}

func addValue[T any](w *factWriter, key string, v vault.Value[T]) {
	if !v.Set {
		return
	}
	text := fmt.Sprint(v.V)
	if thanks, ok := any(v.V).(vault.Thanks); ok {
		text = strings.TrimSpace(fmt.Sprint(thanks.Done, " ", strings.TrimPrefix(thanks.On.String(), "0001-01-01")))
	}
	w.add(key, v.Pos, text)
}

func addValues(w *factWriter, key string, values []vault.Value[string]) {
	for _, v := range values {
		addValue(w, key, v)
	}
}

func (w *factWriter) person(key string, ref vault.Ref[vault.Person]) {
	switch {
	case ref.Text == "" && ref.To == nil:
		return
	case ref.To == nil:
		w.add(key, ref.Pos, ref.Text+" -> nobody")
	case ref.To.Contact == nil:
		w.add(key, ref.Pos, ref.Text+" -> "+ref.To.Name+", no note")
	default:
		w.add(key, ref.Pos, ref.Text+" -> "+ref.To.Contact.Path)
	}
}

func (w *factWriter) pitch(key string, ref vault.Ref[vault.Pitch]) {
	switch {
	case ref.Text == "":
	case ref.To == nil:
		w.add(key, ref.Pos, ref.Text+" -> none")
	default:
		w.add(key, ref.Pos, ref.Text+" -> "+ref.To.ID)
	}
}

// aboutText names the people that wikilinks name.
func aboutText(people []*vault.Person) string {
	text := ""
	for _, p := range people {
		text += " @" + p.Name
	}
	return text
}

func themeText(refs []vault.ThemeRef) string {
	var b strings.Builder
	for _, r := range refs {
		name, aspect := "", string(r.Aspect)
		if r.Theme != nil {
			name = "/" + r.Theme.Name
		}
		if aspect == "" {
			aspect = "?"
		}
		b.WriteString(" #" + aspect + name)
	}
	return b.String()
}

// facts are what a vault says, in its order.
func facts(v *vault.Vault, show map[string]bool) []string {
	w := &factWriter{show: show}
	w.settings(v.Settings)
	for _, c := range v.Contacts {
		w.contact(c)
	}
	for _, m := range v.Meetings {
		w.meeting(m)
	}
	for _, p := range v.Pitches {
		w.pitchNote(p)
	}
	for _, t := range v.Targets {
		w.note(&t.Note)
		if t.Name.V != t.ID {
			addValue(w, "name", t.Name)
		}
		addValues(w, "aliases", t.Aliases)
		addValue(w, "validated", t.Validated)
		w.body(&t.Note)
	}
	w.whole(v)
	return w.lines
}

func (w *factWriter) settings(s vault.Settings) {
	before := len(w.lines)
	w.lines = append(w.lines, "settings")
	addValue(w, "language", s.Language)
	addValue(w, "owner", s.Owner)
	addValue(w, "mission", s.Mission)
	addValue(w, "offer.for", s.Offer.For)
	addValue(w, "offer.value", s.Offer.Value)
	addValue(w, "offer.how", s.Offer.How)
	addValue(w, "goals.meetings_per_month", s.Goals.MeetingsPerMonth)
	addValue(w, "goals.new_contacts_per_month", s.Goals.NewContactsPerMonth)
	addValue(w, "keep_in_touch", s.KeepInTouch)
	addValue(w, "reply_to", s.ReplyTo)
	for _, t := range s.Themes {
		w.add("themes."+t.Theme, t.Aspect.Pos, string(t.Aspect.V))
	}
	addValue(w, "today", s.Today)
	if len(w.lines) == before+1 {
		w.lines = w.lines[:before]
	}
}

func (w *factWriter) note(n *vault.Note) {
	w.lines = append(w.lines, string(n.Kind)+" "+n.Path)
	if w.shows("id") {
		w.lines = append(w.lines, "\tid: "+n.ID)
	}
	addValue(w, "private", n.Private)
	for _, p := range n.Extra {
		var all []string
		for _, t := range p.Text {
			all = append(all, t.V)
		}
		w.add("own", p.Pos, p.Key+" = "+strings.Join(all, " | "))
	}
}

func (w *factWriter) contact(c *vault.Contact) {
	w.note(&c.Note)
	if c.Name.V != c.ID || c.Name.Pos.Line > 0 {
		addValue(w, "name", c.Name)
	}
	addValues(w, "aliases", c.Aliases)
	addValue(w, "role", c.Role)
	addValue(w, "organization", c.Organization)
	if c.Target != nil {
		w.add("target", c.Organization.Pos, c.Target.ID)
	}
	addValues(w, "email", c.Email)
	addValues(w, "phone", c.Phone)
	addValues(w, "links_to", c.Links)
	addValue(w, "circle", c.Circle)
	w.person("introduced_by", c.IntroducedBy)
	addValue(w, "on_behalf", c.OnBehalf)
	addValues(w, "tags", c.Tags)
	addValues(w, "groups", c.Groups)
	addValue(w, "ask", c.Ask)
	addValue(w, "channel", c.Channel)
	addValue(w, "by", c.By)
	addValue(w, "asked", c.Asked)
	addValue(w, "answer", c.Answer)
	addValue(w, "keep_in_touch", c.KeepInTouch)
	addValue(w, "decision_maker", c.DecisionMaker)
	addValue(w, "mentor", c.Mentor)
	w.body(&c.Note)
}

func (w *factWriter) meeting(m *vault.Meeting) {
	w.note(&m.Note)
	addValue(w, "date", m.Date)
	for _, ref := range m.Contacts {
		w.person("contact", ref)
	}
	for _, ref := range m.Pitches {
		w.pitch("pitch", ref)
	}
	addValue(w, "landed", m.Landed)
	addValue(w, "understood", m.Understood)
	addValue(w, "energy", m.Energy)
	addValue(w, "aligned", m.Aligned)
	addValue(w, "minutes", m.Minutes)
	addValue(w, "channel", m.Channel)
	if m.InitiatedBy.Pos.Line > 0 || w.shows("initiated_by") {
		w.add("initiated_by", m.InitiatedBy.Pos, string(m.InitiatedBy.V))
	}
	for _, ref := range m.Referrals {
		w.person("referrals", ref)
	}
	addValue(w, "on_behalf", m.OnBehalf)
	addValues(w, "gave", m.Gave)
	addValue(w, "thanked", m.Thanked)
	for _, f := range m.Feedback {
		text := string(f.Marker) + " " + f.Text + themeText(f.Themes) + aboutText(f.About)
		for _, said := range f.Verbatims {
			text += " «" + said + "»"
		}
		if f.Private {
			text += " private"
		}
		w.add("feedback", f.Pos, text)
	}
	w.body(&m.Note)
}

func (w *factWriter) pitchNote(p *vault.Pitch) {
	w.note(&p.Note)
	addValue(w, "title", p.Title)
	addValue(w, "essential", p.Essential)
	addValue(w, "version", p.Version)
	addValue(w, "variant", p.Variant)
	w.pitch("follows", p.Follows)
	addValue(w, "hypothesis", p.Hypothesis)
	for _, r := range p.Addresses {
		w.add("addresses", r.Pos, strings.TrimSpace(themeText([]vault.ThemeRef{r})))
	}
	addValue(w, "retired", p.Retired)
	if p.Text != "" {
		w.add("text", vault.Pos{Line: 1, Col: 1}, p.Text)
	}
	w.body(&p.Note)
}

func (w *factWriter) body(n *vault.Note) {
	for _, t := range n.Body.Tasks {
		text := string(t.State) + " " + t.Text
		if t.Due.Set {
			text += " due=" + t.Due.V.String()
		}
		if t.DoneOn.Set {
			text += " done=" + t.DoneOn.V.String()
		}
		if t.Waiting {
			text += " waiting=" + waiting(t.On)
		}
		if t.Private {
			text += " private"
		}
		w.add("task", t.Pos, text)
	}
	for _, r := range n.Body.Remarks {
		text := r.Text + themeText(r.Themes) + aboutText(r.About)
		if r.Private {
			text += " private"
		}
		w.add("remark", r.Pos, text)
	}
	for _, l := range n.Body.Links {
		w.add("links", l.Pos, l.Target)
	}
	for _, s := range n.Body.Sections {
		w.add("sections", s.Pos, fmt.Sprintf("%d %q %q", s.Level, s.Title, s.Markdown))
	}
}

func waiting(on []vault.Ref[vault.Person]) string {
	var names []string
	for _, ref := range on {
		name := ref.Text + "?"
		if ref.To != nil {
			name = ref.To.Name
		}
		names = append(names, name)
	}
	return strings.Join(names, "+")
}

// whole writes what no single note says.
func (w *factWriter) whole(v *vault.Vault) {
	if w.shows("people") {
		w.lines = append(w.lines, "people")
		for _, p := range v.People {
			text := fmt.Sprintf("\t%s: circle %d", p.Name, p.Circle())
			if p.Contact == nil {
				text += ", no note"
			}
			if p.IntroducedBy != nil {
				text += ", through " + p.IntroducedBy.Name
			}
			if p.IntroducedAt != nil {
				text += " at " + p.IntroducedAt.ID
			}
			w.lines = append(w.lines, text)
		}
	}
	if w.shows("themes") {
		w.lines = append(w.lines, "themes")
		for _, t := range v.Themes {
			w.lines = append(w.lines, "\t"+strings.TrimSpace(string(t.Aspect)+" "+t.Name))
		}
	}
}

func diagnosed(v *vault.Vault) string {
	var b strings.Builder
	for _, d := range v.Diagnostics {
		b.WriteString(diagnosis(d) + "\n")
	}
	return b.String()
}

// diagnosis is a mistake with what it underlines and what it says beside it.
func diagnosis(d vault.Diagnostic) string {
	at, line := max(0, d.Pos.Col-1), []rune(d.Line)
	under := ""
	if at <= len(line) {
		under = string(line[at:min(len(line), at+d.Width)])
	}
	var args []string
	for _, k := range slices.Sorted(maps.Keys(d.Args)) {
		if text := fmt.Sprint(d.Args[k]); k != "Text" && text != under && text != "" && (k != "Key" || !strings.Contains(d.Line, text)) {
			args = append(args, k+"="+text)
		}
	}
	text := fmt.Sprintf("%s:%d:%d: %s %s", d.Path, d.Pos.Line, d.Pos.Col, d.Severity, d.Code)
	if d.Pos.Line == 0 {
		text = fmt.Sprintf("%s: %s %s", d.Path, d.Severity, d.Code)
	}
	if under != "" {
		text += " [" + under + "]"
	}
	return strings.TrimRight(text+" "+strings.Join(args, " "), " ")
}
