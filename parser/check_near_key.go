package parser

import (
	"maps"
	"slices"
	"unicode/utf8"

	"carnet/vault"
)

// shortKey is the length up to which another key is not held for a slip: too
// many words are a letter apart.
const shortKey = 3

// otherWords are what people write, folded, for a key of carnet's.
var otherWords = map[vault.Kind]map[string]string{
	vault.KindMeeting: {
		"attendees": "contact", "participants": "contact", "people": "contact", "person": "contact",
		"with": "contact", "avec": "contact", "personnes": "contact", "pitches": "pitch",
		"landing": "landed", "names": "referrals", "noms": "noms_donnés",
	},
	vault.KindContact: {
		"company": "organization", "societe": "organisation", "entreprise": "organisation",
		"job": "role", "title": "role", "poste": "fonction", "mail": "email", "courriel": "email",
		"telephone": "phone", "tel": "phone", "mobile": "phone", "website": "links", "met through": "introduced_by",
	},
	vault.KindPitch:  {"name": "title", "nom": "titre"},
	vault.KindTarget: {"alias of": "aliases"},
}

// otherSettings are the same for the settings.
var otherSettings = map[string]string{
	"lang": "language", "name": "owner", "nom": "owner", "email": "reply_to", "mail": "reply_to",
	"courriel": "répondre_à",
}

// keyNames are the keys of each kind, folded, with how they are written.
var keyNames = map[vault.Kind]map[string]string{
	vault.KindContact: contactKeys.written(),
	vault.KindMeeting: meetingKeys.written(),
	vault.KindPitch:   pitchKeys.written(),
	vault.KindTarget:  targetKeys.written(),
}

// written are the names of the keys, by their folded form.
func (s schema[N]) written() map[string]string {
	all := map[string]string{}
	for _, k := range s {
		all[fold(k.name)] = k.name
		if k.french != "" {
			all[fold(k.french)] = k.french
		}
	}
	return all
}

// nearKeys warns of an own key that is close to one of carnet's: it would be
// left alone, and what it says not counted.
func nearKeys(r *resolver) {
	for _, n := range r.notes { // in any order: each keeps its own
		if n.common == nil || len(n.common.Extra) == 0 {
			continue
		}
		rd := &reader{report: n.report}
		rd.nearKeys(n.common.Extra, keyNames[n.common.Kind], otherWords[n.common.Kind])
	}
}

// nearKeys warns of those own keys that are close to one of names, or other
// words for one.
func (r *reader) nearKeys(own []vault.Property, names, words map[string]string) {
	for _, p := range own {
		if near := nearKey(p.Key, names, words); near != "" {
			r.report(vault.Diagnostic{
				Pos: p.Pos, Width: max(1, utf8.RuneCountInString(p.Key)), Severity: vault.Warning,
				Code: "near-key", Args: vault.Args{"Key": p.Key, "Near": near},
			})
		}
	}
}

// nearKey is the key that an own one may be meant for, "" without any.
func nearKey(own string, names, words map[string]string) string {
	folded := fold(own)
	if known, ok := words[folded]; ok {
		return known
	}
	if len(folded) <= shortKey {
		return ""
	}
	s := newSpelling(folded)
	for _, known := range slices.Sorted(maps.Keys(names)) {
		if _, close := s.near(newSpelling(known)); close && len(known) > shortKey {
			return names[known]
		}
	}
	return ""
}
