package report

// The report for somebody else. The vault that it is built of is redacted; what is
// left to do is to forget the days it was computed with, in one place and by the
// types of things, so that none is left out.

import (
	"reflect"
	"regexp"

	"carnet/vault"
)

// Share says how a report for somebody else was made.
type Share struct {
	Names   string  `json:"names"`    // what names became: role, role-organization, initials
	ReplyTo *string `json:"reply_to"` // the owner's address for answers
}

// share makes a report that knows no day but its own.
func (r *Report) share(s *Share) {
	r.Share = s
	today := r.Date
	r.forgetSpans()
	inMonths(reflect.ValueOf(r), map[any]bool{})
	r.spread()
	r.Date = today
}

// spread puts the meetings of a month evenly over it, so that they can be drawn
// side by side: their order says where, and no day.
func (r *Report) spread() {
	for rest := r.Meetings; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Day == rest[0].Day {
			n++
		}
		for i, m := range rest[:n] {
			if m.Date != nil {
				first := m.Day
				m.At = vault.NewDate(first.Time.Year(), first.Time.Month(), 1+(2*i+1)*daysIn(first)/(2*n))
			}
		}
		rest = rest[n:]
	}
}

// daysIn is how many days the month of a day has.
func daysIn(d vault.Date) int {
	return vault.NewDate(d.Time.Year(), d.Time.Month()+1, 0).Time.Day()
}

// forgetSpans takes out what would say a day beside the day of the report, and the
// text of notes: weeks, pauses, what is known of targets, and which states of the notes were saved when; days without a word are
// counted between the first of two months.
func (r *Report) forgetSpans() {
	if m := r.Momentum; m != nil {
		m.Weeks, m.Rhythm.Pause = []Week{}, nil
	}
	if n := r.Network; n != nil {
		for i := range n.GoingCold {
			cold := &n.GoingCold[i]
			cold.Days = dayOf(monthOf(dayOf(r.Date))).DaysSince(dayOf(cold.Last[:len("2026-03")]))
		}
	}
	for i := range r.Targets {
		r.Targets[i].Known = []Saying{} // the text of notes
	}
	for _, p := range r.Pitches {
		for i := range p.Revisions {
			p.Revisions[i].Commit = nil
		}
	}
	if r.Since != nil {
		r.Since.Commit = nil
	}
}

var (
	dateType   = reflect.TypeFor[vault.Date]()
	textType   = reflect.TypeFor[string]()
	linkedType = reflect.TypeFor[Linked]()
	isoDay     = regexp.MustCompile(`\b(\d{4}-\d{2})-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?\b`)
)

// inMonths writes every day that can be reached as its month: a text as 2026-03, a
// date as the first of the month. Fields that other packages cannot read are never
// drawn.
func inMonths(v reflect.Value, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Interface()] {
			return
		}
		seen[v.Interface()] = true
		inMonths(v.Elem(), seen)
	case reflect.Interface:
		if text, ok := v.Interface().(string); ok {
			v.Set(reflect.ValueOf(monthsOf(text)))
		} else if !v.IsNil() && v.Elem().Kind() != reflect.Bool {
			panic("a report holds a " + v.Elem().Type().String() + ", whose days are not known")
		}
	case reflect.Struct:
		if v.Type() == dateType {
			v.Set(reflect.ValueOf(monthOfDate(v.Interface().(vault.Date))))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				inMonths(v.Field(i), seen)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			inMonths(v.Index(i), seen)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(v.MapIndex(key))
			inMonths(value, seen)
			v.SetMapIndex(key, value)
		}
	case reflect.String:
		if v.Type() == textType || v.Type() == linkedType {
			v.SetString(monthsOf(v.String()))
		}
	}
}

func monthsOf(text string) string { return isoDay.ReplaceAllString(text, "$1") }

func monthOfDate(d vault.Date) vault.Date {
	if d.IsZero() {
		return d
	}
	return vault.NewDate(d.Time.Year(), d.Time.Month(), 1)
}
