package parser

import (
	"maps"
	"slices"

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
	for _, n := range r.inOrder() {
		for _, p := range n.common.Extra {
			if near := nearKey(n.common.Kind, p.Key); near != "" {
				r.report(n.file.path, p.Pos, p.Key, vault.Warning, "near-key", vault.Args{"Key": p.Key, "Near": near})
			}
		}
	}
}

// nearKey is the key that an own one may be meant for, "" without any.
func nearKey(kind vault.Kind, own string) string {
	folded := fold(own)
	if known, ok := otherWords[kind][folded]; ok {
		return known
	}
	if len(folded) <= shortKey {
		return ""
	}
	s := newSpelling(folded)
	for _, known := range slices.Sorted(maps.Keys(keyNames[kind])) {
		if _, close := s.near(newSpelling(known)); close && len(known) > shortKey {
			return keyNames[kind][known]
		}
	}
	return ""
}
