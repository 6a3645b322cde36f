package parser

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryKeyIsInTheFormat looks for every key of the schemas, in both
// languages, in docs/format.md.
func TestEveryKeyIsInTheFormat(t *testing.T) {
	data, err := os.ReadFile("../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, code := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(string(data), -1) {
		documented = append(documented, fold(code[1]))
	}
	settings := string(data)[strings.Index(string(data), "## Settings"):]
	for name, found := range map[string][]string{
		"contacts": names(contactKeys), "meetings": names(meetingKeys),
		"pitches": names(pitchKeys), "targets": names(targetKeys),
		"settings": names(settingsKeys), "offer": names(offerKeys), "goals": names(goalKeys),
	} {
		for _, key := range found {
			if !slices.Contains(documented, key) {
				t.Errorf("%s: %q is not in docs/format.md", name, key)
			}
		}
	}
	for _, k := range settingsKeys {
		if !strings.Contains(settings, k.name+":") {
			t.Errorf("settings: %q is not in docs/format.md", k.name)
		}
	}
}

func names[N any](s schema[N]) []string {
	var all []string
	for name := range s {
		all = append(all, name)
	}
	return all
}
