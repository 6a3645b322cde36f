package parser

import "carnet/vault"

// FindPeople gives the people of a vault that a name means, by the rules for
// references in notes: exact id, then exact name or alias, then folded. Where
// nobody is called so, near is the name of whom it is most likely a slip of.
func FindPeople(v *vault.Vault, name string) (found []*vault.Person, near string) {
	return lookUp(everybody(v), name, func(p *vault.Person) string { return p.Name })
}

// lookUp gives what a name means in an index, or the name of what it is most
// likely a slip of.
func lookUp[T any](x index[T], name string, called func(*T) string) (found []*T, near string) {
	name = linkTarget(name)
	if found = x.find(name); len(found) > 0 {
		return found, ""
	}
	if near = x.near(name); near != "" {
		near = called(x.find(near)[0])
	}
	return nil, near
}

// Named is the name that a reference stands for: a link without its marks,
// folder, heading and label, any text without quotation marks round it.
func Named(reference string) string { return linkTarget(reference) }

// EnglishKey is the English name of a key of a kind of note, which may be typed
// in either language; empty for a key that is not carnet's.
func EnglishKey(kind vault.Kind, typed string) string {
	switch kind {
	case vault.KindContact:
		return contactKeys.english(typed)
	case vault.KindMeeting:
		return meetingKeys.english(typed)
	case vault.KindPitch:
		return pitchKeys.english(typed)
	case vault.KindTarget:
		return targetKeys.english(typed)
	}
	return ""
}

func (s schema[N]) english(typed string) string {
	if k, ok := s[fold(typed)]; ok {
		return k.name
	}
	return ""
}

// everybody is an index of all people, those without a note by their name.
func everybody(v *vault.Vault) index[vault.Person] {
	return index[vault.Person]{newDirectory(peopleNames(v.People)), v.People}
}
