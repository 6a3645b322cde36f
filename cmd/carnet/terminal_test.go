package main

import "testing"

// TestFoldLines folds between words; what is indented goes on further in, and
// without a terminal nothing is folded.
func TestFoldLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three", 0, "one two three\n"},
		{"one two three", 7, "one two\nthree\n"},
		{"one two three\n", 100, "one two three\n"},
		{"  one two three", 9, "  one two\n    three\n"},
		{"a\n\nb c", 1, "a\n\nb\nc\n"},
		{"unbreakable", 4, "unbreakable\n"},
	} {
		if got := foldLines(c.text, c.width); got != c.want {
			t.Errorf("%q at %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}
