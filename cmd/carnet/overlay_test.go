package main

import (
	"testing"
	"testing/fstest"
)

func TestOverlay(t *testing.T) {
	base := fstest.MapFS{"a/b/one.md": {Data: []byte("1")}, "a/z.md": {Data: []byte("z")}, "c/x.md": {Data: []byte("x")}}
	for _, path := range []string{"a/b/two.md", "a/b/one.md", "a/new/two.md", "meetings/2026-03-12 Ana.md", "top.md"} {
		if err := fstest.TestFS(overlay{base, path, []byte("text")}, path, "a/z.md", "c/x.md", "a/b/one.md"); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
