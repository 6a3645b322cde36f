package parser

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"carnet/internal/vaulttest"
	"carnet/vault"
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

// BenchmarkResolve is what comes after the notes were read one by one: finding
// what they mean by each other's names, and the checks that need all of them.
func BenchmarkResolve(b *testing.B) {
	for _, notes := range []int{1000, 10000} {
		fsys := vaulttest.Generate(vaulttest.Sized(notes)).FS()
		w := &walker{fsys: fsys, report: func(vault.Diagnostic) {}}
		if err := w.walk(".", ""); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(notes), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				read := readAll(fsys, w.files)
				b.StartTimer()
				v := &vault.Vault{}
				collect(v, read)
				resolve(v, read, new(memory))
			}
		})
	}
}

// BenchmarkReread is what it takes to read a vault again when one note of it has
// changed on the disk, and when none has.
func BenchmarkReread(b *testing.B) {
	dir := b.TempDir()
	if err := vaulttest.Generate(vaulttest.Sized(10000)).Write(dir); err != nil {
		b.Fatal(err)
	}
	age(b, dir)
	var r Reader
	for changed, text := range map[string]string{"one": "Met.%d\n", "none": "Met.\n"} {
		b.Run(changed, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				note := filepath.Join(dir, "contacts", "Ana New.md")
				if err := os.WriteFile(note, []byte(strings.ReplaceAll(text, "%d", fmt.Sprint(i))), 0o600); err != nil {
					b.Fatal(err)
				}
				if _, err := r.Read(os.DirFS(dir), false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
