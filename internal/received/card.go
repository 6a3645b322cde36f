package received

// The part of the contract that a card is made of (docs/report.schema.json).

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"carnet/report"
)

// A contract is what is read of the data; all else is left alone. Pointers tell
// what is missing from what is empty.
type contract struct {
	Schema   *int    `json:"schema"`
	Date     *string `json:"date"`
	Language *string `json:"language"`
	Vault    *struct {
		Owner *string `json:"owner"`
	} `json:"vault"`
	Totals *struct {
		To *string `json:"to"`
	} `json:"totals"`
	Mentor *report.MentorScreen `json:"mentor"`
}

// schema is the contract that is read.
const schema = 1

// card reads the data and holds it against the contract.
func card(data []byte) (report.Card, error) {
	var version struct {
		Schema *int `json:"schema"`
	}
	if err := json.Unmarshal(data, &version); err != nil || version.Schema == nil {
		return report.Card{}, ErrBroken
	}
	if *version.Schema != schema {
		return report.Card{}, ErrNewer
	}
	var c contract
	if err := json.Unmarshal(data, &c); err != nil || !c.holds() {
		return report.Card{}, ErrBroken
	}
	read := report.Card{Date: *c.Date, Language: *c.Language, Screen: *c.Mentor}
	if c.Vault.Owner != nil {
		read.Owner = strings.TrimSpace(*c.Vault.Owner)
	}
	if c.Totals.To != nil {
		read.Last = (*c.Totals.To)[:len(monthForm)]
	}
	return read, nil
}

// holds tells whether everything is there and as long as it may be.
func (c *contract) holds() bool {
	return c.Date != nil && isOf(*c.Date, time.DateOnly) &&
		c.Language != nil && (*c.Language == "en" || *c.Language == "fr") &&
		c.Vault != nil && (c.Vault.Owner == nil || fits(*c.Vault.Owner, maxName)) &&
		c.Totals != nil && isDayOrMonth(c.Totals.To) &&
		c.Mentor != nil && screenHolds(c.Mentor)
}

func screenHolds(s *report.MentorScreen) bool {
	if s.Talk == nil || s.New == nil || s.Suggested == nil || !isDayOrMonth(s.LastSession) {
		return false
	}
	if max(len(s.Talk), len(s.Suggested)) > maxLines || len(s.New) > maxNew {
		return false
	}
	lines := slices.Concat([]report.Linked{s.Opening, s.Hard, s.Comparison}, s.Talk, s.New)
	for _, x := range s.Suggested {
		if !slices.Contains(states, x.State) || !isDayOrMonth(x.Date) {
			return false
		}
		lines = append(lines, report.Linked(x.Text), x.Became)
	}
	if s.NextMeeting != nil {
		lines = append(lines, s.NextMeeting.Sentence)
	}
	return !slices.ContainsFunc(lines, func(l report.Linked) bool { return !fits(string(l), maxLine) })
}

// states are what may have become of a remark.
var states = []report.RemarkState{
	report.RemarkOpen, report.RemarkUnderWay, report.RemarkAddressed, report.RemarkReworded,
	report.RemarkMet, report.RemarkDone, report.RemarkSetAside,
}

const monthForm = "2006-01"

// isDayOrMonth tells whether a date is one, or is not there. Pages that are sent
// hold months.
func isDayOrMonth(date *string) bool {
	return date == nil || isOf(*date, time.DateOnly) || isOf(*date, monthForm)
}

func isOf(text, form string) bool {
	_, err := time.Parse(form, text)
	return err == nil
}

func fits(text string, letters int) bool { return utf8.RuneCountInString(text) <= letters }
