package report

// Whom to ask next, so that a chain comes one person nearer.

import (
	"carnet/internal/i18n"
	"carnet/vault"
)

// A NextStep is what to do now.
type NextStep struct {
	Action   string `json:"action"`
	Whom     *Name  `json:"whom"`  // to speak to
	About    *Name  `json:"about"` // to be introduced to, or in whose name
	Sentence string `json:"sentence"`
}

// The actions.
const (
	nextReached      = "reached"            // nothing: the decision maker was met
	nextPlanned      = "planned"            // the meeting is in the calendar
	nextWaiting      = "waiting"            // an answer is to come
	nextAgain        = "ask-again"          // no answer, or later
	nextDay          = "set-a-day"          // they said yes
	nextOther        = "ask-who-else"       // they said no
	nextIntroduction = "ask-introduction"   // to the next person
	nextPermission   = "ask-permission"     // to use the name
	nextOnBehalf     = "write-on-behalf"    // the name may be used
	nextWithoutName  = "write-without-name" // it may not
	nextWrite        = "write"              // somebody known directly
	nextWhoDecides   = "ask-who-decides"
	nextWhoKnows     = "ask-who-knows" // nobody leads there yet
)

// nextStep says what to do about a chain; at is the last person met.
func (b *builder) nextStep(c *Chain, at int, l relayLine) NextStep {
	if at == len(c.Links)-1 {
		whom := c.Links[at].Person
		if l.decider {
			return b.action(nextReached, &whom, nil)
		}
		return b.action(nextWhoDecides, &whom, nil)
	}
	var relay *Name
	if at >= 0 {
		relay = &c.Links[at].Person
	}
	s := c.Links[at+1]
	whom := s.Person
	switch s.Stand {
	case standPlanned:
		return b.action(nextPlanned, &whom, nil)
	case standWaiting:
		return b.action(nextWaiting, &whom, nil)
	case standSilent, standLater:
		return b.action(nextAgain, &whom, relay)
	case standAgreed:
		return b.action(nextDay, &whom, nil)
	case standDeclined:
		if relay == nil {
			return b.action(nextWhoKnows, nil, nil)
		}
		return b.action(nextOther, relay, &whom)
	}
	return b.approach(s, &whom, relay)
}

// approach says how to come to somebody who was never met, by what the relay
// allows.
func (b *builder) approach(s Link, whom, relay *Name) NextStep {
	switch {
	case relay == nil:
		return b.action(nextWrite, whom, nil)
	case s.Permission == nil:
		return b.action(nextIntroduction, relay, whom)
	case *s.Permission == string(vault.MayUseName):
		return b.action(nextOnBehalf, whom, relay)
	case *s.Permission == string(vault.MayNot):
		return b.action(nextWithoutName, whom, relay)
	}
	return b.action(nextPermission, relay, whom)
}

// action words a step.
func (b *builder) action(action string, whom, about *Name) NextStep {
	args := i18n.Args{"Whom": "", "About": ""}
	if whom != nil {
		args["Whom"] = withoutMarks.Replace(whom.Name)
	}
	if about != nil {
		args["About"] = withoutMarks.Replace(about.Name)
	}
	return NextStep{action, whom, about, b.words.Say("path-next."+action, args)}
}
