package parser

import "testing"

func TestBody(t *testing.T) {
	for raw, want := range map[string]string{
		"":                                "",
		"text\n":                          "text\n",
		"---\na: b\n---\ntext\n\n":        "text\n\n",
		"---\r\na: b\r\n---\r\nx\r\n":     "x\r\n",
		"---\ra: b\r---\rx\r":             "x\r",
		"\ufeff---\na: b\n---\n\nx":       "\nx",
		"\n\n---\na: b\n---\n---\nx":      "---\nx",
		"---\na: b\n---":                  "",
		"---\na: b\nno front matter\n":    "no front matter\n",
		"---\na: |\n  ---\n---\n\xff x\n": "\xff x\n",
	} {
		if got := string(Body([]byte(raw))); got != want {
			t.Errorf("the body of %q is %q, want %q", raw, got, want)
		}
	}
}
