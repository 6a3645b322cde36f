package vaulttest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var organisations = words(`
Arvorel Boréalis Brûlerie-Sud Cœur-Atlantique Dumézil-Frères Écorce Ferrovia Garonne-Énergie
Halles-Neuves Île-Verte Jønsson-Marine Kerlouan-Bois Lumière-Ouest Maïa-Santé Nœud-Papillon
Ostréa Pôle-Nacre Quai-des-Arts Rézo-Vélo Sœurs-Martin Tréfilerie-Est Ulmus Vœux-Communs Zénith-Bâtir
`)

var towns = words("Angers Béziers Cholet Dieppe Évreux Fougères Gap Hyères Issoire Joigny Laon Mâcon Nîmes Orléans")

// addTargets gives the organisations to reach a name each, with a town once
// the names run out.
func (w *world) addTargets() {
	for i := range w.opt.Targets {
		name := organisation(i)
		id := strings.ReplaceAll(name, " ", "-")
		t := &target{name: name}
		t.id, t.path = id, "targets/"+id+".md"
		w.targets = append(w.targets, t)
	}
}

func organisation(i int) string {
	name := strings.ReplaceAll(organisations[i%len(organisations)], "-", " ")
	switch round := i / len(organisations); {
	case round == 0:
		return name
	case round <= len(towns):
		return name + " " + towns[round-1]
	default:
		return name + " " + strconv.Itoa(round)
	}
}

// addPeople makes the contacts, the first of whom are mentors, and then the
// people nobody wrote a note of.
func (w *world) addPeople() {
	taken := &crowd{folded: map[string]bool{}}
	taken.add(owner)
	if w.opt.Contacts > 1 {
		w.mentors = 1 + w.opt.Contacts/1000
	}
	for i := range w.opt.Contacts {
		p := &person{name: w.newName(lastNames, taken.has), mentor: i < w.mentors}
		w.addContact(p, taken)
	}
	w.introduce()
	for range 2 + min(500, w.opt.Meetings/20) {
		p := &person{name: w.newName(strangerNames, taken.near)}
		taken.add(p.name)
		w.strangers = append(w.strangers, p)
	}
}

// newName draws names until one is free; the more tries it takes, the longer
// the name.
func (w *world) newName(last []string, taken func(string) bool) string {
	for try := 0; ; try++ {
		name := w.one(firstNames) + " " + w.one(last)
		if try > 20 {
			name += "-" + w.one(last)
		}
		if try > 40 {
			name = w.one(firstNames) + " " + name
		}
		if !taken(name) {
			return name
		}
	}
}

func (w *world) one(pool []string) string { return pool[w.r.IntN(len(pool))] }

func (w *world) addContact(p *person, taken *crowd) {
	taken.add(p.name)
	taken.add(reversed(p.name))
	p.id = p.name
	switch roll := w.r.Float64(); {
	case roll < .12:
		p.id = slug(p.name)
	case roll < .17:
		p.id = reversed(p.name)
	case roll < .3:
		p.alias = reversed(p.name)
	}
	p.private = !p.mentor && w.chance(.03)
	p.path = w.contactFolder(p) + p.id + ".md"
	p.decides = w.chance(.06)
	if w.chance(.6) {
		p.org = w.employer()
	}
	if w.chance(w.share.circle) {
		p.circle = []int{1, 2, 2, 2, 3}[w.r.IntN(5)]
	}
	w.contacts = append(w.contacts, p)
}

// contactFolder is where the note lies. The type key makes a contact of a note
// outside of contacts/.
func (w *world) contactFolder(p *person) string {
	switch roll := w.r.Float64(); {
	case p.private && roll < .5:
		return "private/contacts/"
	case roll < .08:
		return "contacts/alumni/"
	case roll < .12:
		return "contacts/réseau/ouest/"
	case roll < .14:
		return "people/"
	default:
		return "contacts/"
	}
}

func (w *world) employer() string {
	if len(w.targets) > 0 && w.chance(.15) {
		return w.targets[w.r.IntN(len(w.targets))].name
	}
	return strings.ReplaceAll(w.one(organisations), "-", " ") + " Conseil"
}

// introduce writes into some notes who introduced the person.
func (w *world) introduce() {
	for _, p := range w.contacts {
		by := w.contacts[w.r.IntN(len(w.contacts))]
		if w.chance(.08) && by != p && !by.private {
			p.introducer = by
		}
	}
}

// reversed puts the last name first.
func reversed(name string) string {
	first, last, _ := strings.Cut(name, " ")
	return last + " " + first
}

var hyphens = strings.NewReplacer(" ", "-", "’", "-")

func slug(name string) string { return strings.ToLower(hyphens.Replace(name)) }

// unslug is the name that carnet reads off an id in lower case with hyphens.
func unslug(id string) string {
	parts := strings.Split(id, "-")
	for i, s := range parts {
		r, n := utf8.DecodeRuneInString(s)
		parts[i] = string(unicode.ToUpper(r)) + s[n:]
	}
	return strings.Join(parts, " ")
}
