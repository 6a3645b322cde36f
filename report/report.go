// Package report turns a vault into what carnet has to say about it.
//
// Build is pure: the same vault, day and language give the same Report, and
// whatever is drawn from it (HTML, JSON) computes nothing. The JSON is a
// contract, described by docs/report.schema.json.
package report

import "carnet/vault"

// A Report is everything that carnet says about a vault on one day. Lists are
// never nil, so that the JSON holds [] for an empty one.
type Report struct {
	Schema      int          `json:"schema"` // of this contract: 1
	Carnet      string       `json:"carnet"` // the program's version
	Date        string       `json:"date"`   // today, 2026-03-12
	Language    string       `json:"language"`
	Share       *Share       `json:"share"` // nil for the owner's own
	Vault       Owner        `json:"vault"`
	Totals      Totals       `json:"totals"`
	Headline    Headline     `json:"headline"`
	Comparisons []Comparison `json:"comparisons"` // the live one first
	Signals     Signals      `json:"signals"`
	Themes      []Theme      `json:"themes"` // most people first
	Contacts    []Contact    `json:"contacts"`
	Meetings    []*Meeting   `json:"meetings"` // by date
	Pitches     []Pitch      `json:"pitches"`
	Targets     []Target     `json:"targets"`
	Tasks       []Task       `json:"tasks"` // open ones first, by due date
	Momentum    *Momentum    `json:"momentum"`
	Network     *Network     `json:"network"`
	Remarks     []Remark     `json:"remarks"`
	Since       *SinceThen   `json:"since"`
	Screen      MentorScreen `json:"mentor"` // the first one of the mentor
	History     History      `json:"history"`
	Next        []Action     `json:"next"` // first things first
	Diagnostics []Diagnostic `json:"diagnostics"`

	Sentences Sentences      `json:"-"` // the first screen
	TellNext  []CircleAdvice `json:"-"` // by circle, or one for all
	Listeners []*Listener    `json:"-"` // everybody, in the order of the first meeting
	Untagged  []Remark       `json:"-"` // remarks that name no theme, newest first
	Discussed []Remark       `json:"-"` // the tasks of the sessions
	Missing   []string       `json:"-"` // the parts without data, as message ids
}

// Owner is who the vault belongs to and what they mean to do.
type Owner struct {
	Owner   *string `json:"owner"`
	Mission *string `json:"mission"`
	Offer   *Offer  `json:"offer"`
}

// Offer is whom the owner is useful to, what for, and how.
type Offer struct {
	For   *string `json:"for"`
	Value *string `json:"value"`
	How   *string `json:"how"`
}

// Totals count what was given so far. Meetings are those held; planned ones
// and messages are none. People are those met, at an event alone does not
// count. MinutesUnknown is how many meetings, events aside, do not say how
// long they took.
type Totals struct {
	People         int     `json:"people"`
	Meetings       int     `json:"meetings"`
	Minutes        int     `json:"minutes"`
	MinutesUnknown int     `json:"minutes_unknown"`
	From           *string `json:"from"`
	To             *string `json:"to"`
}

// Headline is the live comparison in a sentence.
type Headline struct {
	Comparison *string `json:"comparison"` // its label
	Sentence   string  `json:"sentence"`
}

// History says whether the history of the vault could be read, and why not.
type History struct {
	State  vault.HistoryState `json:"state"`
	Reason *string            `json:"reason"` // a code of package vault's; nil when it is whole

	Sentence string `json:"-"` // what is not shown, and why; empty when it is whole
}

// A Name is somebody whose name was given; Contact is the id of their note.
type Name struct {
	Name    string  `json:"name"`
	Contact *string `json:"contact"`

	Anchor string `json:"-"` // of their row on the page, empty without one
}

// A Diagnostic is something to mend, in words.
type Diagnostic struct {
	Path     string         `json:"path"`
	Line     int            `json:"line"` // 0: the file as a whole
	Col      int            `json:"col"`
	Severity vault.Severity `json:"severity"`
	Code     string         `json:"code"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint"`
}

// Note is what all notes have in common.
type Note struct {
	ID      string `json:"id"`
	Path    string `json:"path"`
	Private bool   `json:"private"`
}

// A Contact is a person with a note of their own.
type Contact struct {
	Note
	Name          string   `json:"name"`
	Aliases       []string `json:"aliases"`
	Role          *string  `json:"role"`
	Organization  *string  `json:"organization"`
	Email         []string `json:"email"`
	Phone         []string `json:"phone"`
	Links         []string `json:"links"`
	Circle        *int     `json:"circle"`
	IntroducedBy  *string  `json:"introduced_by"` // id, or name without a note
	OnBehalf      *string  `json:"on_behalf"`
	Tags          []string `json:"tags"`
	Groups        []string `json:"groups"`
	Ask           *string  `json:"ask"`
	Channel       *string  `json:"channel"`
	By            *string  `json:"by"`
	Asked         *string  `json:"asked"`
	Answer        *string  `json:"answer"`
	KeepInTouch   *string  `json:"keep_in_touch"`
	DecisionMaker bool     `json:"decision_maker"`
	Mentor        bool     `json:"mentor"`
	Target        *string  `json:"target"` // the one its organisation is

	Anchor string `json:"-"`
}

// A Meeting is one conversation, held or planned.
type Meeting struct {
	Note
	Date        *string    `json:"date"`
	Contact     []string   `json:"contact"` // ids, or names without a note
	Pitch       *string    `json:"pitch"`
	Landed      *string    `json:"landed"`
	Understood  *string    `json:"understood"`
	Energy      *int       `json:"energy"`
	Aligned     *int       `json:"aligned"`
	Minutes     *int       `json:"minutes"`
	Channel     *string    `json:"channel"`
	InitiatedBy string     `json:"initiated_by"`
	Referrals   []Name     `json:"referrals"`
	OnBehalf    *string    `json:"on_behalf"`
	Gave        []string   `json:"gave"`
	Thanked     any        `json:"thanked"` // true, false, a date, or null
	Planned     bool       `json:"planned"`
	Session     bool       `json:"session"`
	Feedback    []Feedback `json:"feedback"`
	Heard       *Heard     `json:"heard"` // null when no version was told

	Words  string     `json:"-"` // where the words told stand on the page
	Names  []string   `json:"-"` // of the people met
	Circle string     `json:"-"` // the furthest of theirs: 1, 2, 3 or unknown
	Day    vault.Date `json:"-"`
	At     vault.Date `json:"-"` // where it is drawn: its day, or a place in its month
	Anchor string     `json:"-"`
}

// A Feedback is one thing that was said at a meeting.
type Feedback struct {
	Marker    vault.Marker `json:"marker"`
	Text      string       `json:"text"`
	Themes    []ThemeName  `json:"themes"`
	Verbatims []string     `json:"verbatims"`
	Private   bool         `json:"private"`
}

// A ThemeName is a theme as feedback names it; an aspect alone has no theme.
type ThemeName struct {
	Theme  *string `json:"theme"`
	Aspect *string `json:"aspect"`
}

// A Pitch is one version of the project as it is told.
type Pitch struct {
	Note
	Title      *string  `json:"title"`
	Essential  *string  `json:"essential"`
	Version    *int     `json:"version"`
	Variant    *string  `json:"variant"`
	Follows    *string  `json:"follows"`
	Hypothesis *string  `json:"hypothesis"`
	Addresses  []string `json:"addresses"`
	Retired    bool     `json:"retired"`
	Text       string   `json:"text"`

	Revisions []Revision `json:"revisions"` // by day; one where git knows of none
	Step      *Step      `json:"step"`
	Reworded  *Reworded  `json:"reworded"`
	From      *string    `json:"from"` // the first day it was saved or told
	To        *string    `json:"to"`   // the last one

	Answered []Answered `json:"-"`
	Anchor   string     `json:"-"`
}

// A Target is an organisation to reach.
type Target struct {
	Note
	Name      string   `json:"name"`
	Aliases   []string `json:"aliases"`
	Validated *bool    `json:"validated"`
	Way
}

// A Task is a promise; Waiting is set when it is somebody else's.
type Task struct {
	Path    string          `json:"path"`
	State   vault.TaskState `json:"state"`
	Text    string          `json:"text"`
	Due     *string         `json:"due"`
	Done    *string         `json:"done"`
	Contact []string        `json:"contact"` // whom the note is about
	Waiting []string        `json:"waiting"` // who has promised it
	Private bool            `json:"private"`
	Became  *Became         `json:"became"` // of a session's task; else null

	Overdue bool       `json:"-"`
	DueDay  vault.Date `json:"-"`
	Anchor  string     `json:"-"` // of the note's row
}
