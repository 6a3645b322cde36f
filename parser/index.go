package parser

// What a note means by a name. An exact id comes first, then an exact name or
// alias, then what is equal once folded; the first of the three that finds
// anything decides.

import "slices"

// A called is what one note, or somebody without one, is called.
type called struct {
	path  string // where it stands, for an ambiguity to name it
	id    string
	names []string
}

func (c called) equal(other called) bool {
	return c.path == other.path && c.id == other.id && slices.Equal(c.names, other.names)
}

// A directory finds those of one kind by what they are called. They are known by
// their places in a list, so that it holds as long as nobody's name changes.
type directory struct {
	list                 []called
	byID, byName, byFold map[string][]int
	byLength             map[int][]spelled // every name, once folded, by its letters
	slips                map[string]string // what near has found
}

// A spelled is a folded name with what it was before.
type spelled struct {
	spelling
	name  string
	order int // among all
}

func newDirectory(list []called) *directory {
	d := &directory{
		list: list,
		byID: make(map[string][]int, len(list)), byName: make(map[string][]int, len(list)), byFold: make(map[string][]int, len(list)),
		byLength: map[int][]spelled{}, slips: map[string]string{},
	}
	order := 0
	for i, c := range list {
		d.byID[c.id] = append(d.byID[c.id], i)
		for _, name := range c.names {
			name = unquoted(name)
			if !slices.Contains(d.byName[name], i) {
				d.byName[name] = append(d.byName[name], i)
			}
			order += d.addFolded(i, name, order)
		}
		order += d.addFolded(i, c.id, order) // last: people are shown by their names
	}
	return d
}

// addFolded gives the number of names that it has added.
func (d *directory) addFolded(i int, name string, order int) int {
	folded := fold(name)
	if folded == "" || slices.Contains(d.byFold[folded], i) {
		return 0
	}
	d.byFold[folded] = append(d.byFold[folded], i)
	s := spelled{newSpelling(folded), name, order}
	d.byLength[len(s.runes)] = append(d.byLength[len(s.runes)], s)
	return 1
}

// find gives the places of what a name means: none, one, or several.
func (d *directory) find(name string) []int {
	if found := d.byID[name]; len(found) > 0 {
		return found
	}
	if found := d.byName[name]; len(found) > 0 {
		return found
	}
	return d.byFold[fold(name)]
}

// near is the known name that the given one is most likely a slip of, or "".
func (d *directory) near(name string) string {
	found, known := d.slips[name]
	if !known {
		found = d.nearest(newSpelling(fold(name)))
		d.slips[name] = found
	}
	return found
}

// nearest is the name with the fewest slips, of those the first that came.
func (d *directory) nearest(s spelling) string {
	least, found := maxSlips+1, spelled{}
	for length := len(s.runes) - maxSlips; length <= len(s.runes)+maxSlips; length++ {
		for _, known := range d.byLength[length] {
			slips, ok := s.near(known.spelling)
			if ok && (slips < least || slips == least && known.order < found.order) {
				least, found = slips, known
			}
		}
	}
	return found.name
}

// paths are where those that a name means stand, in order.
func (d *directory) paths(name string) []string {
	var all []string
	for _, i := range d.find(name) {
		all = append(all, d.list[i].path)
	}
	slices.Sort(all)
	return all
}

// An index gives what stands at the places of a directory.
type index[T any] struct {
	*directory
	all []*T
}

// find gives what a name means: nothing, one, or several.
func (x index[T]) find(name string) []*T {
	places := x.directory.find(name)
	if len(places) == 1 {
		return x.all[places[0] : places[0]+1 : places[0]+1]
	}
	var found []*T
	for _, i := range places {
		found = append(found, x.all[i])
	}
	return found
}
