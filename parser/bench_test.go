package parser

import (
	"fmt"
	"io/fs"
	"os"
	"testing"

	"carnet/internal/vaulttest"
)

func BenchmarkParse(b *testing.B) {
	for _, notes := range []int{1000, 10000} {
		generated := vaulttest.Generate(vaulttest.Sized(notes))
		dir := b.TempDir()
		if err := generated.Write(dir); err != nil {
			b.Fatal(err)
		}
		for where, fsys := range map[string]fs.FS{"memory": generated.FS(), "disk": os.DirFS(dir)} {
			b.Run(fmt.Sprintf("%d-%s", notes, where), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					mustParse(b, fsys)
				}
			})
		}
	}
}
