package report_test

// docs/method.md is read here and its examples are computed again.

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"carnet/internal/stats"
	"carnet/report"
)

// A method is the document: its fenced examples by name, its tables by header.
type method struct {
	blocks map[string][]string
	tables map[string][][]string
}

func readMethod(t *testing.T) method {
	t.Helper()
	text, err := os.ReadFile("../docs/method.md")
	if err != nil {
		t.Fatal(err)
	}
	m := method{map[string][]string{}, map[string][][]string{}}
	for _, block := range regexp.MustCompile("(?ms)^```([a-z-]+)\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		m.blocks[block[1]] = append(m.blocks[block[1]], block[2])
	}
	for _, table := range regexp.MustCompile(`(?m)(?:^\|.*\|\n)+`).FindAllString(string(text), -1) {
		lines := strings.Split(strings.TrimSpace(table), "\n")
		for _, line := range lines[2:] {
			head := strings.Join(cells(lines[0]), " | ")
			m.tables[head] = append(m.tables[head], cells(line))
		}
	}
	return m
}

func cells(line string) []string {
	all := strings.Split(strings.Trim(line, "|"), "|")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// rows are those of a table that must be there.
func (m method) rows(t *testing.T, head string) [][]string {
	t.Helper()
	if len(m.tables[head]) < 2 {
		t.Fatalf("docs/method.md has no table %q", head)
	}
	return m.tables[head]
}

// outOf reads "3 of 10".
func outOf(t *testing.T, text string) stats.Tally {
	t.Helper()
	var tally stats.Tally
	if _, err := fmt.Sscanf(text, "%g of %d", &tally.Score, &tally.N); err != nil {
		t.Fatalf("%q is no count: %v", text, err)
	}
	return tally
}

func whole(x float64) string { return strconv.FormatFloat(x*100, 'f', 0, 64) }

func signed(x float64) string { return strings.Replace(fmt.Sprintf("%+.0f", x*100), "-", "−", 1) }

func expect(t *testing.T, what any, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("docs/method.md, %v: %q is computed, %q is written", what, got, want)
	}
}

func TestMethodVerdicts(t *testing.T) {
	t.Parallel()
	m := readMethod(t)
	for _, row := range m.rows(t, "v1-a landed | v1-b landed | the word") {
		strata := []stats.Stratum{{A: outOf(t, row[0]), B: outOf(t, row[1])}}
		expect(t, row, strings.ReplaceAll(string(stats.Judge(strata, stats.MinSwitches).Key), "-", " "), row[2])
	}
	for _, row := range m.rows(t, "landed | rate | the line") {
		tally := outOf(t, row[0])
		line := stats.Wilson(tally, stats.ShownConf)
		expect(t, row, whole(tally.Rate())+" %", row[1])
		expect(t, row, whole(line.Lower)+" to "+whole(line.Upper)+" %", row[2])
	}
	for _, row := range m.rows(t, "v1-a landed | v1-b landed | difference | from | to") {
		d := stats.Newcombe(outOf(t, row[0]), outOf(t, row[1]), stats.ShownConf)
		expect(t, row, signed(d.Value)+" points", row[2])
		expect(t, row, signed(d.Lower)+" "+signed(d.Upper), row[3]+" "+row[4])
	}
	for _, row := range m.rows(t, "v1-a landed | v1-b landed | by the count | on the page") {
		count, page := "more than 80", "not at this pace"
		if n, ok := stats.MoreMeetings(outOf(t, row[0]), outOf(t, row[1])); ok {
			count, page = strconv.Itoa(n), "about "+strconv.Itoa(stats.AboutMeetings(n))
		}
		expect(t, row, count+", "+page, row[2]+", "+row[3])
	}
	for _, row := range m.rows(t, "before | after | the page says") {
		change := stats.CompareTheme(outOf(t, row[0]), outOf(t, row[1]), 1)
		expect(t, row, strings.ReplaceAll(string(change.State), "-", " "), row[2])
	}
}

// TestMethodSays makes the vaults of the examples and compares every word.
func TestMethodSays(t *testing.T) {
	t.Parallel()
	blocks := readMethod(t).blocks["says"]
	if len(blocks) < 3 {
		t.Fatalf("%d examples of sentences", len(blocks))
	}
	counts := regexp.MustCompile(`(?m)^(v1-[ab]): (\d+) yes, (\d+) partly, (\d+) no$`)
	for _, block := range blocks {
		before, said, _ := strings.Cut(block, "\n\n")
		var outcomes [2]string
		for i, line := range counts.FindAllStringSubmatch(before, -1) {
			for j, sign := range []string{"+", "~", "-"} {
				n, _ := strconv.Atoi(line[2+j])
				outcomes[i] += strings.Repeat(sign, n)
			}
		}
		var tellings strings.Builder
		for i := range max(len(outcomes[0]), len(outcomes[1])) {
			for j, pitch := range []string{"v1-a", "v1-b"} {
				if i < len(outcomes[j]) {
					fmt.Fprintf(&tellings, "2: %s%c\n", pitch, outcomes[j][i])
				}
			}
		}
		vault := map[string]string{}
		tell(t, vault, tellings.String())
		got := build(t, inMemory(vault), english).Headline.Sentence
		expect(t, before, got, strings.Join(strings.Fields(said), " "))
	}
}

func TestMethodFreshEars(t *testing.T) {
	t.Parallel()
	blocks := readMethod(t).blocks["fresh-ears"]
	if len(blocks) == 0 {
		t.Fatal("no example of fresh ears")
	}
	vault := map[string]string{"pitches/v1-a.md": "", "pitches/v1-b.md": ""}
	want := map[string]string{}
	for line := range strings.Lines(blocks[0]) {
		c := cells(strings.TrimSpace(line))
		path := "meetings/" + c[0] + " x.md"
		vault[path] = "---\ncontact: [" + strings.ReplaceAll(c[1], " and ", ", ") + "]\npitch: " + c[2] + "\nlanded: " + c[3] + "\n---\n"
		want[path] = c[4]
	}
	got := map[string]string{}
	for _, v := range build(t, inMemory(vault), english).Comparisons[0].Versions {
		for _, m := range v.Told {
			got[m.Path] = "counts"
		}
		for _, out := range v.LeftOut {
			got[out.Path] = string(out.Reason)
		}
	}
	compare(t, "docs/method.md, fresh ears", got, want)
}

func TestMethodCircles(t *testing.T) {
	t.Parallel()
	blocks := readMethod(t).blocks["circles"]
	if len(blocks) == 0 {
		t.Fatal("no example of circles")
	}
	count := regexp.MustCompile(`v1-a (\d+ of \d+) *\| v1-b (\d+ of \d+)`)
	var strata []stats.Stratum
	for _, line := range count.FindAllStringSubmatch(blocks[0], -1) {
		strata = append(strata, stats.Stratum{A: outOf(t, line[1]), B: outOf(t, line[2])})
	}
	circles, sum := strata[:len(strata)-1], strata[len(strata)-1]
	a, b := stats.Totals(circles)
	if a != sum.A || b != sum.B || !stats.Reversed(circles) || stats.BalanceGap(circles) < stats.GapWarn {
		t.Errorf("docs/method.md, circles: %v and %v are added up, %v are written, reversed: %v", a, b, sum, stats.Reversed(circles))
	}
	if d := signed(stats.Combine(circles, stats.ShownConf).Difference.Value) + " points\n"; !strings.HasSuffix(blocks[0], d) {
		t.Errorf("docs/method.md, circles: the difference is %s", d)
	}
}

func TestMethodSignals(t *testing.T) {
	t.Parallel()
	m := readMethod(t)
	for _, row := range m.rows(t, "understood | point at the market | the page") {
		market, _ := strconv.Atoi(row[1])
		vault := listened(number(t, row[0]), func(i int) string {
			return "landed: yes\n---\n## Feedback\n- (-) hard #" + map[bool]string{true: "market", false: "form/long"}[i < market] + "\n"
		})
		expect(t, row, saidOr(build(t, inMemory(vault), english).Signals.Market.Active, says(t, vault, english, "who understood what you do")), row[2])
	}
	for _, row := range m.rows(t, "meetings | marked remarks | of these `(-)` | the page") {
		meetings, marked, didNot := number(t, row[0]), number(t, row[1]), number(t, row[2])
		vault := listened(meetings, func(i int) string {
			note := "---\n## Feedback\n"
			for j := i; j < marked; j += meetings {
				note += map[bool]string{true: "- (-) no\n", false: "- (+) yes\n"}[j < didNot]
			}
			return note
		})
		expect(t, row, saidOr(build(t, inMemory(vault), english).Signals.TooSoft.Active, false), row[3])
	}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func saidOr(active, said bool) string {
	switch {
	case active:
		return "signal"
	case said:
		return "said"
	}
	return "not said"
}

// TestMethodNext tells the versions as often as the table has it, to
// acquaintances and to others.
func TestMethodNext(t *testing.T) {
	t.Parallel()
	for _, row := range readMethod(t).rows(t, "v2-a, in the circle | v2-a, in all | v2-b, in the circle | v2-b, in all | tell") {
		var lines strings.Builder
		for i, pitch := range []string{"v2-a", "v2-b"} {
			inCircle, inAll := number(t, row[2*i]), number(t, row[2*i+1])
			fmt.Fprint(&lines, strings.Repeat("2: "+pitch+"+\n", inCircle), strings.Repeat("3: "+pitch+"+\n", inAll-inCircle))
		}
		files := rivals(nil)
		tell(t, files, lines.String())
		got := advise(t, files, "Ana", 1)
		expect(t, row, text(got.Pitch), row[4])
		if got.Reason == report.AdviseCoin {
			t.Errorf("docs/method.md, %v: a coin decides", row)
		}
	}
}
