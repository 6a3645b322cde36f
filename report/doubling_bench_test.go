package report_test

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"carnet/report"
	"carnet/vault"
)

// lopsided are vaults that have much of one thing, n of it.
var lopsided = map[string]func(files map[string]string, n int){
	"sessions": func(files map[string]string, n int) {
		files["contacts/Mentor.md"] = "---\nmentor: yes\n---\n"
		for i := range n {
			meet(files, i, "Mentor", "", fmt.Sprintf("- (-) see [[Person %d]] #form/theme-%d\n- [ ] call them\n", i+1, i%9))
			meet(files, i, fmt.Sprintf("Person %d", i), "", "- (-) long #form/theme-1\n")
		}
	},
	"meetings of one person": func(files map[string]string, n int) {
		files["contacts/Ann.md"] = "---\nask: a name\nasked: 2020-02-01\n---\n"
		files["pitches/v1-a.md"], files["pitches/v1-b.md"] = "One.\n", "Two.\n"
		for i := range n {
			meet(files, i, "Ann", "pitch: v1-"+[]string{"a", "b"}[i%2]+"\nlanded: yes\nreferrals: Bob\n", "- (-) long #form/long\n")
		}
	},
	"people at one meeting": func(files map[string]string, n int) {
		names := make([]string, n)
		for i := range n {
			names[i] = fmt.Sprintf("Person %d", i)
			files["contacts/"+names[i]+".md"] = "---\ngroups: choir\n---\n"
		}
		files["meetings/2026-03-01 All.md"] = "---\ncontact: [" + strings.Join(names, ", ") + "]\n---\n"
	},
	"versions": func(files map[string]string, n int) {
		for i := range n {
			follows := ""
			if i > 0 {
				follows = fmt.Sprintf("follows: v%d\n", i)
			}
			files[fmt.Sprintf("pitches/v%d.md", i+1)] = "---\n" + follows + "addresses: long\n---\nI repair things.\n"
			meet(files, i, fmt.Sprintf("Person %d", i), fmt.Sprintf("pitch: v%d\nlanded: no\n", i+1), "- (-) long #form/long\n")
		}
	},
	"themes": func(files map[string]string, n int) {
		files["pitches/v1.md"] = "One.\n"
		for i := range n {
			meet(files, i, fmt.Sprintf("Person %d", i), "pitch: v1\n", fmt.Sprintf("- (-) this #form/theme-%d\n", i))
		}
	},
	"targets": func(files map[string]string, n int) {
		for i := range n {
			files[fmt.Sprintf("targets/House %d.md", i)] = "They build.\n"
			files[fmt.Sprintf("contacts/Person %d.md", i)] = fmt.Sprintf("---\norganization: House %d\nintroduced_by: Person %d\ngroups: choir %d\n---\n", i, max(0, i/2), i)
		}
	},
	"tasks": func(files map[string]string, n int) {
		files["contacts/Ann.md"] = strings.Repeat("- [ ] call her due:2026-03-01\n", n)
	},
}

// meet adds the i-th meeting.
func meet(files map[string]string, i int, who, keys, feedback string) {
	day := vault.NewDate(2020, 1, 1+i%2000)
	files[fmt.Sprintf("meetings/%s %s %d.md", day.Day(), who, i)] = "---\ndate: " + day.Day() + "\ncontact: " + who + "\n" + keys + "---\n## Feedback\n" + feedback
}

// BenchmarkDoubling draws reports of lopsided vaults: twice as much of a thing
// must not take much more than twice as long.
func BenchmarkDoubling(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(lopsided)) {
		for _, n := range []int{1000, 2000} {
			files := map[string]string{}
			lopsided[name](files, n)
			v := parse(b, inMemory(files))
			b.Run(fmt.Sprintf("%d %s", n, name), func(b *testing.B) {
				for b.Loop() {
					if err := report.HTML(io.Discard, buildParsed(v, english), english); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
