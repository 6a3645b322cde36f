package report_test

import (
	"fmt"
	"io"
	"testing"

	"carnet/internal/vaulttest"
	"carnet/report"
	"carnet/vault"
)

func eachSize(b *testing.B, run func(b *testing.B, v *vault.Vault)) {
	for _, notes := range []int{manyNotes, tooManyNotes} {
		v := parse(b, vaulttest.Generate(vaulttest.Sized(notes)).FS())
		b.Run(fmt.Sprintf("%d notes", notes), func(b *testing.B) {
			b.ReportAllocs()
			run(b, v)
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	eachSize(b, func(b *testing.B, v *vault.Vault) {
		for b.Loop() {
			buildParsed(v, english)
		}
	})
}

// BenchmarkBrief is the brief on whoever was met most often.
func BenchmarkBrief(b *testing.B) {
	eachSize(b, func(b *testing.B, v *vault.Vault) {
		met := map[*vault.Person]int{}
		who := v.People[0]
		for _, m := range v.Meetings {
			for _, p := range m.People() {
				if met[p]++; met[p] > met[who] {
					who = p
				}
			}
		}
		for b.Loop() {
			report.BriefOnPerson(v, who, report.Options{Today: vault.NewDate(2026, 5, 3), Words: english})
		}
	})
}

func BenchmarkList(b *testing.B) {
	eachSize(b, func(b *testing.B, v *vault.Vault) {
		for b.Loop() {
			l := report.List(v, report.ListMeetings, report.Options{Today: vault.NewDate(2026, 5, 3), Words: english})
			for _, r := range l.Rows {
				for _, c := range l.Shown {
					r.Cells(c)
				}
			}
		}
	})
}

// BenchmarkComparison is a report whose one comparison is as large as a life
// will hold: 40 tellings each, in two circles.
func BenchmarkComparison(b *testing.B) {
	files := map[string]string{}
	tell(b, files, "2: v1-a- v1-b+ v1-a+ v1-b- v1-b~ v1-a~ x6\n3: v1-a- v1-b+ x22")
	v := parse(b, inMemory(files))
	for b.Loop() {
		buildParsed(v, english)
	}
}

func BenchmarkHTML(b *testing.B) {
	eachSize(b, func(b *testing.B, v *vault.Vault) {
		r := buildParsed(v, english)
		for b.Loop() {
			if err := report.HTML(io.Discard, r, english); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkJSON(b *testing.B) {
	eachSize(b, func(b *testing.B, v *vault.Vault) {
		r := buildParsed(v, english)
		for b.Loop() {
			if err := report.JSON(io.Discard, r); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkNext(b *testing.B) {
	eachSize(b, func(b *testing.B, v *vault.Vault) {
		for b.Loop() {
			report.Next(v, report.Options{Today: vault.NewDate(2026, 5, 3), Words: english})
		}
	})
}
