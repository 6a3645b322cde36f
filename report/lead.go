package report

// The sentences that open the parts of the page: whoever reads only these has
// read the report.

import (
	"carnet/internal/i18n"
	"carnet/internal/worddiff"
)

// iterationsLead says how many versions there are and how long the latest is,
// beside the one it follows.
func (b *builder) iterationsLead() string {
	all := b.v.Pitches
	if len(all) == 0 {
		return ""
	}
	latest := all[len(all)-1]
	words := worddiff.Words(latest.Text)
	if words == 0 {
		return b.words.Say("lead.no-words", i18n.Args{"Pitch": latest.ID})
	}
	args := i18n.Args{"Pitch": latest.ID, "Words": b.words.Count("count.words", words, nil), "Before": "", "BeforeWords": 0}
	if from := latest.Follows.To; from != nil {
		if before := worddiff.Words(from.Text); before > 0 && before != words {
			args["Before"], args["BeforeWords"] = from.ID, b.words.Number(before)
		}
	}
	return b.words.Count("lead.iterations", len(all), args)
}
