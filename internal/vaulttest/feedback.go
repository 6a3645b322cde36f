package vaulttest

// themes are what people keep saying. Those that carnet.yaml settles may be
// written without their aspect.
var themes = []theme{
	{"too-long", "form", true}, {"story", "form", false}, {"opening", "form", false},
	{"jargon", "form", true}, {"numbers", "form", false}, {"prénom-avant", "form", false},
	{"energy-of-voice", "form", false}, {"last-sentence", "form", false},
	{"nights", "substance", false}, {"price", "substance", true}, {"who-i-am", "substance", false},
	{"naïve", "substance", false}, {"proof", "substance", false}, {"two-trades", "substance", false},
	{"who-pays", "market", false}, {"crowded", "market", true}, {"hiring-freeze", "market", false},
	{"région", "market", false}, {"trop-tôt", "market", false},
}

// markShares is how often an item has each mark, and how often it then names a
// theme. What people play back in their own words names none.
var markShares = []struct {
	mark         mark
	share, named float64
}{
	{worked, .3, .5},
	{didNot, .3, .8},
	{asked, .15, .4},
	{playback, .1, 0},
	{neutral, .15, .4},
}

func (w *world) feedbackChance(m *meeting, k kind) float64 {
	switch {
	case k == message:
		return 0
	case k == event:
		return .3
	case m.pitch == nil:
		return .4
	default:
		return .8
	}
}

func (w *world) giveFeedback(m *meeting) {
	for range 1 + w.r.IntN(6) {
		m.items = append(m.items, w.newItem())
	}
}

func (w *world) newItem() item {
	roll := w.r.Float64()
	for _, s := range markShares {
		if roll >= s.share {
			roll -= s.share
			continue
		}
		it := item{mark: s.mark, private: w.chance(.03)}
		if w.chance(s.named) {
			it.tags = w.tags()
		}
		return it
	}
	return item{mark: neutral}
}

// tags draws one theme, sometimes two, sometimes an aspect alone. A low number
// comes up more often than a high one, so that some themes repeat.
func (w *world) tags() []theme {
	f := w.r.Float64()
	first := themes[int(f*f*float64(len(themes)))]
	switch roll := w.r.Float64(); {
	case roll < .05:
		return []theme{{aspect: first.aspect}}
	case roll < .12:
		second := themes[w.r.IntN(len(themes))]
		if second != first {
			return []theme{first, second}
		}
	}
	return []theme{first}
}

// addRemarks puts tasks and the mentor's remarks into the notes.
func (w *world) addRemarks() {
	for _, m := range w.meetings {
		if !m.planned {
			w.remark(&m.note, .35, .04)
			w.await(m.tasks)
		}
	}
	for _, p := range w.contacts {
		w.remark(&p.note, .12, .02)
		w.await(p.tasks)
	}
	for _, p := range w.pitches {
		w.remark(&p.note, .1, .4)
	}
	for _, t := range w.targets {
		w.remark(&t.note, .2, .1)
	}
}

func (w *world) remark(n *note, tasks, callout float64) {
	if w.chance(tasks) {
		for range 1 + w.r.IntN(3) {
			n.tasks = append(n.tasks, w.newTask())
		}
	}
	if w.mentors > 0 && w.chance(callout) {
		n.callouts = 1
	}
}

func (w *world) newTask() task {
	switch roll := w.r.Float64(); {
	case roll < .4:
		return task{state: done}
	case roll < .5:
		return task{state: cancelled}
	default:
		return task{state: open}
	}
}

// await makes some open tasks a promise of somebody else.
func (w *world) await(tasks []task) {
	for i := range tasks {
		tasks[i].waiting = tasks[i].state == open && w.chance(.2)
	}
}
