package report

// What is new since the owner and the mentor last spoke, or since any day.

import "carnet/vault"

// Since asks for what was not in the vault at an earlier moment.
type Since struct {
	Date vault.Date   // the day that the question is about
	Past *vault.Vault // the notes as they were then; nil without a history
	Of   string       // the commit that Past is, empty without one
}

// LastSession is the day of the latest session with a mentor before today.
func LastSession(v *vault.Vault, today vault.Date) (vault.Date, bool) {
	var last vault.Date
	found := false
	for _, m := range v.Meetings {
		if m.Session() && m.Date.Set && today.DayAfter(m.Date.V) {
			last, found = vault.DateOf(m.Date.V.Time), true
		}
	}
	return last, found
}
