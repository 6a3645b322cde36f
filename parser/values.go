package parser

// One reader for each type of value: each turns a node into what the model
// holds, or reports what is wrong with it and returns false.

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"carnet/vault"
)

// A reader reads the values of one note.
type reader struct {
	report func(vault.Diagnostic)
}

// wrong reports a value that is none of the allowed ones; allowed names the
// message that lists them.
func (r *reader) wrong(p property, n node, allowed string) {
	r.report(vault.Diagnostic{
		Pos: n.pos, Width: n.width(), Severity: vault.Error, Code: "wrong-value",
		Args: vault.Args{"Key": p.key, "Value": n.raw(), "Allowed": allowed},
	})
}

// text reads any text, as it was typed.
func (r *reader) text(p property, n node) (string, bool) {
	if n.kind != scalar {
		r.wrongShape(p, n)
		return "", false
	}
	switch n.flaw {
	case flawCut:
		n.text = n.whole
		r.unquoted(p, n, vault.Warning)
	case flawText:
		r.unquoted(p, n, vault.Warning)
	case flawColon:
		r.unquoted(p, n, vault.Error)
	}
	return n.text, true
}

func (r *reader) unquoted(p property, n node, severity vault.Severity) {
	code := "text-unquoted"
	if severity == vault.Error {
		code = "second-colon"
	}
	args := vault.Args{"Key": p.key, "Text": n.text, "Quoted": Quote(n.text)}
	if p.value.kind == sequence {
		args["Item"] = true
	}
	d := vault.Diagnostic{Pos: n.pos, Width: n.width(), Severity: severity, Code: code, Args: args}
	if severity == vault.Warning {
		d.Fix = []vault.Edit{{Pos: n.pos, Width: n.width(), Text: Quote(n.text)}} // width is that of the source
	}
	r.report(d)
}

// Quote is text as YAML takes it whatever it holds.
func Quote(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// wrongShape reports keys inside a key that takes a plain value.
func (r *reader) wrongShape(p property, n node) {
	r.report(vault.Diagnostic{
		Pos: p.pos, Width: len([]rune(p.key)), Severity: vault.Error,
		Code: "wrong-shape", Args: vault.Args{"Key": p.key},
	})
}

// word reads one of the words of a table.
func word[T any](words map[string]T, allowed string) func(*reader, property, node) (T, bool) {
	return func(r *reader, p property, n node) (T, bool) {
		v, ok := words[fold(n.text)]
		if !ok {
			r.wrong(p, n, allowed)
		}
		return v, ok
	}
}

var (
	yesNo      = word(yesNoWords, "yes-no")
	outcome    = word(outcomeWords, "outcome")
	onBehalf   = word(onBehalfWords, "on-behalf")
	answer     = word(answerWords, "answer")
	initiative = word(initiativeWords, "initiative")
	channel    = word(channelWords, "channel")
	language   = word(languageWords, "language")
	aspect     = word(aspectWords, "aspect")
)

// number reads a whole number from low to high.
func number(low, high int, allowed string) func(*reader, property, node) (int, bool) {
	return func(r *reader, p property, n node) (int, bool) {
		v, err := strconv.Atoi(n.text)
		if err != nil || v < low || v > high {
			r.wrong(p, n, allowed)
			return 0, false
		}
		return v, true
	}
}

var (
	circle  = number(1, 3, "circle")
	version = number(0, 1_000_000, "number")
	goal    = number(0, 1000, "number")
)

// oneToFive reads 4 and 4/5.
func oneToFive(r *reader, p property, n node) (int, bool) {
	v, err := strconv.Atoi(strings.TrimSuffix(squeezed(n.text), "/5"))
	if err != nil || v < 1 || v > 5 {
		r.wrong(p, n, "one-to-five")
		return 0, false
	}
	return v, true
}

// squeezed is a quantity in lower case, without any white space.
func squeezed(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(text), ""))
}

var (
	hoursPattern   = regexp.MustCompile(`^(\d{1,3})(?:h|hr|hour|hours|heure|heures)(?:([0-5]?\d)(?:m|mn|min|mins|minutes)?)?$`)
	minutesPattern = regexp.MustCompile(`^(\d{1,4})(?:m|mn|min|mins|minute|minutes|['’′])?$`)
)

// minutes reads 45, 45 min and 1h15.
func minutes(r *reader, p property, n node) (int, bool) {
	text := squeezed(n.text)
	if m := hoursPattern.FindStringSubmatch(text); m != nil {
		hours, _ := strconv.Atoi(m[1])
		rest, _ := strconv.Atoi(m[2])
		return hours*60 + rest, true
	}
	if m := minutesPattern.FindStringSubmatch(text); m != nil {
		v, _ := strconv.Atoi(m[1])
		return v, true
	}
	r.wrong(p, n, "minutes")
	return 0, false
}

var durationPattern = regexp.MustCompile(`^(\d{1,4})([djwmya])$`)

// duration reads 30d, 6w, 3m, 1y and never.
func duration(r *reader, p property, n node) (vault.Duration, bool) {
	span, ok := parseDuration(n.text)
	if !ok {
		r.wrong(p, n, "duration")
	}
	return span, ok
}

func parseDuration(text string) (vault.Duration, bool) {
	text = squeezed(text)
	if neverWords[text] {
		return vault.Duration{Never: true}, true
	}
	m := durationPattern.FindStringSubmatch(text)
	if m == nil {
		return vault.Duration{}, false
	}
	count, _ := strconv.Atoi(m[1])
	return vault.Duration{N: count, Unit: durationUnits[m[2][0]]}, true
}

var datePattern = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:(?:T|\s+|[\x{a0}\x{202f}]+)(\d{1,2}:\d{2}(?::\d{2})?))?$`)

// parseDate reads 2026-03-12, with T or a space and 14:30 or 14:30:00 behind
// it, also as a link.
func parseDate(text string) (vault.Date, bool) {
	m := datePattern.FindStringSubmatch(linkTarget(text))
	if m == nil {
		return vault.Date{}, false
	}
	day, clock := m[1], m[2]
	layout := time.DateOnly
	switch {
	case len(clock) > len("15:04"):
		layout = time.DateTime
	case clock != "":
		layout = "2006-01-02 15:04"
	}
	t, err := time.Parse(layout, trimSpace(day+" "+clock))
	return vault.Date{Time: t, HasClock: clock != ""}, err == nil
}

// date reads a day, with or without its time.
func date(r *reader, p property, n node) (vault.Date, bool) {
	d, ok := parseDate(n.text)
	if !ok {
		r.wrongDate(p, n, "date")
	}
	return d, ok
}

// thanks reads yes, no or a date.
func thanks(r *reader, p property, n node) (vault.Thanks, bool) {
	if d, ok := parseDate(n.text); ok {
		return vault.Thanks{Done: true, On: d}, true
	}
	done, ok := yesNoWords[fold(n.text)]
	if !ok {
		r.wrongDate(p, n, "thanks")
	}
	return vault.Thanks{Done: done}, ok
}

// tags reads one tag without its #, or several that have theirs.
func (r *reader) tags(p property, n node) []string {
	if !strings.HasPrefix(n.raw(), "#") {
		n = n.cut()
	}
	text, ok := r.text(p, n)
	if !ok || text == "" {
		return nil
	}
	if text[0] != '#' {
		return []string{text}
	}
	var all []string
	for _, word := range strings.Fields(text) {
		if name, isTag := strings.CutPrefix(word, "#"); isTag && name != "" {
			all = append(all, name)
		}
	}
	return all
}
