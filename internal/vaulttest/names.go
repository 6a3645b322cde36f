package vaulttest

import (
	"math/bits"
	"strings"
)

// words splits a pool of names at its white space.
func words(pool string) []string { return strings.Fields(pool) }

var firstNames = words(`
Adèle Agnès Aïcha Alban Aleksander Amélie Anaïs André Anne-Sophie Antonin Arnaud Astrid
Aurélien Bastien Bénédicte Benoît Bérénice Björn Camélia Cécile Cédric Célestine Chloé
Clémence Corentin Cyprien Damien Delphine Désiré Diego Dorothée Édith Élodie Émeline Émile
Erwan Estelle Étienne Eugénie Fabien Fanny Félix Fiona Florent Françoise Gaëlle Gaspard
Geneviève Ghislain Gonzague Grégoire Guénolé Gwenaëlle Hadrien Hélène Héloïse Hervé Hyacinthe
Ingrid Iñigo Irène Isaure Jacinthe Jean-Baptiste Jérôme Joëlle Joséphine Karine Katarzyna
Laëtitia Lætizia Leïla Léonie Loïc Ludivine Maël Magalie Malo Manon Margaux Marie-Noëlle
Mathéo Maxence Mélanie Mireille Mohamed Nadège Nathanaël Nicolas Noémie Océane Odile
Ombeline Pacôme Pénélope Philippine Quentin Rachid Raphaël Régine Rémi Rosalie Sélène Séverine
Sidonie Sixtine Søren Solène Stanisław Suzanne Sylvain Tanguy Théophile Thibault Tiphaine Ulysse
Valérie Véronique Violette Wilfried Xavier Yannick Yasmine Yvette Zacharie Zélie Zoé
`)

var lastNames = words(`
Abadie Achard Aebischer Alliot Ambroise Ançay Arnoux Aubépin Audemard Auffret Bâcle Ballereau
Barbotin Baudouin Bécaud Bédier Bellanger Bénazet Bergeron Berthelot Besançon Bézieux Billaud
Blanchet Bœuf Boisseau Bonnaire Bordère Bossuet Boucicaut Bourgès Bousquet Brémond Briançon
Brossard Buisson Cabrière Cadiou Caillebot Camus Cardinal Carré Castagnet Cauchois Cazenave
Chabrol Chalumeau Champenois Chauvière Chénier Clément Cœurdoux Colombani Combes Coquelin Corbière
Cosquer Coulon Courtès Cravéro Crépin Cuvelier Dagorne Dandrieu Dauphin Debré Delacroix Delorme
Derouet Desjoyaux Devère Dolbeau Domenech Doré Douarnez Dréano Dubœuf Duchêne Dumoulin Dussart
Écharde Elorza Épinay Escoffier Estève Fabre Falgas Faucheux Fénelon Ferrand Figeac Flécheux
Fontanges Forestier Foucault Fournel Frémont Gachet Gaillard Garance Gascoin Gaultier Gélinas
Géraud Gilliéron Godefroy Gonçalves Gosselin Gouët Grandjean Grelier Guérin Guichard Guyomard
Haberland Hardouin Hébrard Hénin Hostier Huguenin Jacquelin Jahier Jançon Jégou Jolivet Josselin
Jouvet Kerbrat Kerguélen Kermarrec Kowalski Labrousse Lacombe Laënnec Lafitte Lamarque Lançon Laroche
Laurenceau Lavigne Lebœuf Lecœur Lefèvre Lemaître Lenoir Lépine Leroux Lesage Levasseur Lhôte
Lindqvist Loiseau Longchamp Lørup Mabille Madec Magnier Malaval Mallarmé Marchand Maréchal Marsaud
Mathurin Maubert Mazières Mégret Ménager Mercœur Mérimée Michaud Mignard Moncey Monnier Montaigu
Moreau Mouchard Nadaud Nançay Nérac Nicollet Noailles Nøhr Ollivier Orsini Østergård Ouvrard
Paillet Paradis Passelac Péguy Pélissier Perdrix Pérouse Pichon Pinçon Plessis Poincaré Pommier
Portelli Poujade Prévost Prunier Quémener Quinault Rabaud Rambert Ravaisson Rébuffat Régnier Renaudot
Ribeiro Richepin Rivoire Rochefort Rœderer Romieu Rouvière Sabatier Saliège Sarrazin Saulnier Savary
Ségalen Serrault Sévigné Sicard Sørensen Soufflot Tabarly Taillefer Tardieu Tavernier Terrasse Thénard
Thiébaud Tisserand Tocquard Torrès Tournemire Trémolet Turpin Vaillant Valéry Vasseur Vaugelas Verdier
Vernière Vialatte Viénot Vigneron Villemin Vœlker Voisin Wagenaar Weyergans Ximénès Yvonnet Zielinski
`)

// strangerNames are kept for people without a note, so that a name without a
// note is never that of somebody with one, misspelt.
var strangerNames = words(`
Abgrall-Quévy Bachelard Boudjellal Çelikoğlu Charpentreau Crozemarie D’Haussonville Dutilleux
Eichelbrönner Fauvarque Giscardeau Grønvold Guénégaud Hauptmann Iturralde Jakobsen-Wolff Kœnigsmark
Larroumet Maugendre Mavrokordatos Nguyên-Duroc Oppenordt Papadiamantis Quatrebarbes Rakotomalala
Schwartzbrod Szymanowska Tchernikhov Uhlenbrœck Vandenbroucke Vuillermoz Wœstenrade Yourcenaut
Zinsstag-Hugues
`)

// foldings undo the accents and ligatures of the pools.
var foldings = strings.NewReplacer(
	"à", "a", "â", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "ğ", "g",
	"ï", "i", "î", "i", "ł", "l", "ñ", "n", "ô", "o", "ö", "o", "ø", "o", "û", "u", "ü", "u",
	"æ", "ae", "œ", "oe", "’", "'", "-", " ",
)

// fold brings a name to the letters in which names are compared.
func fold(name string) string { return foldings.Replace(strings.ToLower(name)) }

// A crowd is the names that are taken.
type crowd struct {
	folded map[string]bool
	names  []outline
}

// An outline is a folded name and the set of its letters.
type outline struct {
	name    string
	letters uint32
}

func outlineOf(name string) outline {
	o := outline{name: fold(name)}
	for _, c := range []byte(o.name) {
		if 'a' <= c && c <= 'z' {
			o.letters |= 1 << (c - 'a')
		}
	}
	return o
}

func (c *crowd) has(name string) bool { return c.folded[fold(name)] }

func (c *crowd) add(name string) {
	o := outlineOf(name)
	c.folded[o.name] = true
	c.names = append(c.names, o)
}

// apart is the number of letters a name without a note differs by from all
// others.
const apart = 4

// near reports whether name could be taken for one of the crowd.
func (c *crowd) near(name string) bool {
	o := outlineOf(name)
	for _, other := range c.names {
		if o.near(other) {
			return true
		}
	}
	return false
}

// near first asks what is quick to know: a letter that only one of two names
// has, and a difference in length, cost one edit each.
func (o outline) near(p outline) bool {
	if bits.OnesCount32(o.letters&^p.letters) >= apart || bits.OnesCount32(p.letters&^o.letters) >= apart {
		return false
	}
	if max(len(o.name)-len(p.name), len(p.name)-len(o.name)) >= apart {
		return false
	}
	return edits(o.name, p.name) < apart
}

// edits is the Levenshtein distance of two folded names. It stops counting at
// apart.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least >= apart {
			return apart
		}
	}
	return min(apart, row[len(b)])
}
