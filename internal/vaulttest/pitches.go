package vaulttest

import "strconv"

// genealogy is the pitches in the order they are thought of: id, and the one it
// follows. Both variants of version 2 follow v1-a, which makes two successions;
// v4-c is a fresh start.
var genealogy = [MaxPitches][2]string{
	{"v1-a"}, {"v1-b"},
	{"v2-a", "v1-a"}, {"v2-b", "v1-a"},
	{"v3", "v2-b"},
	{"v4-a", "v3"}, {"v4-b", "v3"}, {"v4-c"},
	{"v5", "v4-b"},
	{"v6-a", "v5"}, {"v6-b", "v5"},
	{"v7", "v6-b"},
}

func (w *world) addPitches() {
	n := w.opt.Pitches
	if n <= 0 {
		n = DefaultPitches
	}
	byID := map[string]*pitch{}
	for _, line := range genealogy[:min(n, MaxPitches)] {
		p := newPitch(line[0])
		p.follows = byID[line[1]]
		p.appeal = w.between(.15, .6)
		byID[p.id] = p
		w.pitches = append(w.pitches, p)
	}
	if w.opt.Retired {
		w.retire()
	}
}

func newPitch(id string) *pitch {
	p := &pitch{number: int(id[1] - '0')}
	p.id, p.path = id, "pitches/"+id+".md"
	if len(id) > 3 {
		p.letter = id[3:]
	}
	return p
}

// retire gives up one variant of every version told in several. Rivals that
// nothing came before stay when they are the last version: one of them alone
// would leave nothing to compare.
func (w *world) retire() {
	for number := 1; number <= w.lastNumber(); number++ {
		rivals := w.variants(number)
		if len(rivals) < 2 || number == 1 && w.lastNumber() == 1 {
			continue
		}
		rivals[w.r.IntN(len(rivals))].retired = true
	}
}

func (w *world) lastNumber() int { return w.pitches[len(w.pitches)-1].number }

// variants are the pitches of one version number, by letter.
func (w *world) variants(number int) []*pitch {
	var found []*pitch
	for _, p := range w.pitches {
		if p.number == number {
			found = append(found, p)
		}
	}
	return found
}

// version is the label of the rivals of one number.
func version(number int) string { return "v" + strconv.Itoa(number) }

// pitchTold draws the version for a meeting: the later the day, the higher the
// number, with now and then an older one.
func (w *world) pitchTold(day int) *pitch {
	n := w.lastNumber()
	span := today - w.start + 1
	number := 1 + min(n-1, (day-w.start)*n/span)
	if number > 1 && w.chance(.2) {
		number = 1 + w.r.IntN(number-1)
	}
	rivals := w.variants(number)
	return rivals[w.r.IntN(len(rivals))]
}

// addressThemes makes half of the pitches an answer to themes that people did
// bring up.
func (w *world) addressThemes() {
	brought := map[theme]bool{}
	for _, m := range w.meetings {
		for _, it := range m.items {
			for _, th := range it.tags {
				brought[th] = true
			}
		}
	}
	for _, p := range w.pitches {
		answers := w.chance(.5)
		for _, th := range themes {
			if answers && brought[th] && w.chance(.1) {
				p.addresses = append(p.addresses, th)
			}
		}
	}
}
