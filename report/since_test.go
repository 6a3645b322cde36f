package report_test

import (
	"testing"
	"time"

	"carnet/report"
	"carnet/vault"
)

func TestLastSessionIsBeforeToday(t *testing.T) {
	v := parse(t, inMemory(map[string]string{
		"contacts/Agathe.md":            "---\nmentor: yes\n---\n",
		"contacts/Bo.md":                "",
		"meetings/2026-03-02 Agathe.md": "",
		"meetings/2026-03-12 Agathe.md": "",
		"meetings/2026-03-14 Bo.md":     "",
		"meetings/2026-04-01 Agathe.md": "",
	}))
	for _, test := range []struct{ today, want string }{
		{"2026-03-02", ""}, {"2026-03-03", "2026-03-02"}, {"2026-03-12", "2026-03-02"},
		{"2026-03-20", "2026-03-12"}, {"2026-12-01", "2026-04-01"},
	} {
		last, found := report.LastSession(v, day(test.today))
		if found != (test.want != "") || found && last.Day() != test.want {
			t.Errorf("on %s the last session is %s, %v; want %q", test.today, last.Day(), found, test.want)
		}
	}
	if _, found := report.LastSession(&vault.Vault{}, day("2026-03-12")); found {
		t.Error("an empty vault has a session")
	}
}

// day reads a day of a test.
func day(text string) vault.Date {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return vault.DateOf(at)
}
