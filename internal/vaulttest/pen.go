package vaulttest

import (
	"math/rand/v2"
	"strings"
)

// A pen writes one note after the other. It draws the form of everything it
// writes, and draws the same whichever language it writes in.
type pen struct {
	r      *rand.Rand
	french bool
	gossip *gossip // nil without any
}

// frenchKeys are the keys that differ in French.
var frenchKeys = map[string]string{
	"landed": "accroché", "understood": "compris", "energy": "énergie", "aligned": "aligné",
	"channel": "canal", "initiated_by": "initiative", "referrals": "noms_donnés",
	"on_behalf": "de_sa_part", "gave": "donné", "thanked": "remercié",
	"name": "nom", "aliases": "alias", "role": "fonction", "organization": "organisation",
	"circle": "cercle", "introduced_by": "présenté_par", "groups": "groupes",
	"ask": "quoi", "by": "quand", "asked": "sollicité", "answer": "réponse",
	"keep_in_touch": "garder_contact", "decision_maker": "décideur",
	"title": "titre", "essential": "essentiel", "follows": "suit", "hypothesis": "hypothèse",
	"addresses": "répond_à", "retired": "abandonné", "validated": "validé",
}

// frenchWords are the words that mean something to carnet.
var frenchWords = map[string]string{
	"yes": "oui", "no": "non", "partly": "en partie", "to-ask": "à demander", "never": "jamais",
	"me": "moi", "them": "eux",
	"video": "visio", "call": "téléphone", "coffee": "café", "lunch": "déjeuner",
	"in-person": "sur place", "event": "événement",
	"worked-with": "collègue", "inspiring": "inspirant", "influencer": "influenceur",
	"form": "forme", "substance": "fond", "market": "marché",
	"private": "privé", "due": "pour", "waiting": "attente",
	"30d": "30j", "90d": "90j", "1y": "1a",
	"Feedback": "Retours", "feedback": "retour", "Feedback:": "Retours\u00a0:", "FEEDBACK": "RETOURS",
	"Next": "Suite", "Notes": "Notes", "To prepare": "À préparer",
}

// unaccented is a key of the pools without its accents, which are optional.
var unaccented = strings.NewReplacer("é", "e", "è", "e", "à", "a")

// key is the name of a key; in French it now and then lacks its accents.
func (p *pen) key(name string) string {
	bare := p.chance(.15)
	french, known := frenchKeys[name]
	if !p.french || !known {
		return name
	}
	if bare {
		return unaccented.Replace(french)
	}
	return french
}

func (p *pen) word(s string) string {
	if french, known := frenchWords[s]; known && p.french {
		return french
	}
	return s
}

func (p *pen) words(list ...string) []string {
	var out []string
	for _, s := range list {
		out = append(out, p.word(s))
	}
	return out
}

func (p *pen) chance(f float64) bool { return p.r.Float64() < f }

func (p *pen) one(pool ...string) string { return pool[p.r.IntN(len(pool))] }

// some draws up to most different texts of a pool.
func (p *pen) some(most int, pool ...string) []string {
	at := p.r.IntN(len(pool))
	var out []string
	for i := range 1 + p.r.IntN(min(most, len(pool))) {
		out = append(out, pool[(at+i)%len(pool)])
	}
	return out
}

// A page is a note being written.
type page struct {
	*pen
	head []string // one entry a key, which may have several lines
	body []string // lines
}

func (p *pen) page() *page { return &page{pen: p} }

// set writes a key whose value is already in its final form.
func (g *page) set(key, value string) {
	g.head = append(g.head, g.key(key)+": "+value)
}

// text writes a text, quoted where it has to be and sometimes where not.
func (g *page) text(key, value string) { g.set(key, g.scalar(value)) }

func (g *page) scalar(value string) string {
	if g.chance(.2) || !plain(value) {
		return quote(value)
	}
	return value
}

// plain reports whether YAML reads the text as it stands, in a list too.
func plain(s string) bool {
	return !strings.ContainsAny(s, `:#[]{},"`) && !strings.ContainsAny(s[:1], "-?!&*|>'%@`~")
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quote(s string) string { return `"` + escapes.Replace(s) + `"` }

// list writes one or several values: alone, in line or in a block.
func (g *page) list(key string, values ...string) {
	for i, v := range values {
		values[i] = g.scalar(v)
	}
	form := g.r.IntN(4)
	switch {
	case len(values) == 1 && form < 2:
		g.set(key, values[0])
	case form < 2:
		g.set(key, "["+strings.Join(values, ", ")+"]")
	case form == 2:
		g.head = append(g.head, g.key(key)+":\n- "+strings.Join(values, "\n- "))
	default:
		g.head = append(g.head, g.key(key)+":\n  - "+strings.Join(values, "\n  - "))
	}
}

// refs writes references to people, each in one of its forms.
func (g *page) refs(key string, people ...*person) {
	var values []string
	for _, p := range people {
		values = append(values, g.ref(p))
	}
	g.list(key, values...)
}

func (g *page) ref(p *person) string {
	form := g.r.IntN(8)
	switch {
	case form < 3:
		return p.name
	case p.id == "" && form < 7:
		return "[[" + p.name + "]]"
	case p.id == "":
		return p.name
	case form == 3 && p.alias != "":
		return p.alias
	case form == 4:
		return p.id
	case form == 5:
		return strings.ToLower(p.name)
	default:
		return g.link(&p.note)
	}
}

// link is a wikilink to a note: by its id, with its folder, with a heading,
// with a label.
func (g *page) link(n *note) string {
	switch g.r.IntN(5) {
	case 0:
		return "[[" + strings.TrimSuffix(n.path, ".md") + "]]"
	case 1:
		return "[[" + n.id + "|" + g.one("her note", "a friend", "see there") + "]]"
	case 2:
		return "[[" + n.id + "#" + g.one("Notes", "Ask") + "]]"
	default:
		return "[[" + n.id + "]]"
	}
}

// String is the whole note. Notes without a key have no front matter.
func (g *page) String() string {
	var b strings.Builder
	if g.chance(.15) {
		g.r.Shuffle(len(g.head), func(i, j int) { g.head[i], g.head[j] = g.head[j], g.head[i] })
	}
	if len(g.head) > 0 {
		b.WriteString("---\n" + strings.Join(g.head, "\n") + "\n---\n")
	}
	if g.chance(.3) {
		b.WriteString("\n")
	}
	b.WriteString(strings.Join(g.body, "\n") + "\n")
	if g.chance(.03) {
		return strings.ReplaceAll(b.String(), "\n", "\r\n")
	}
	return b.String()
}
