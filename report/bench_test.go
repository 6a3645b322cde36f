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
