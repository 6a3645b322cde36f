package vault

import (
	"testing"
	"time"
)

func TestPlus(t *testing.T) {
	for _, c := range []struct {
		from string
		span Duration
		want string
	}{
		{"2026-01-31", Duration{N: 1, Unit: 'm'}, "2026-02-28"},
		{"2028-01-31", Duration{N: 1, Unit: 'm'}, "2028-02-29"},
		{"2026-11-30", Duration{N: 3, Unit: 'm'}, "2027-02-28"},
		{"2026-12-31", Duration{N: 12, Unit: 'm'}, "2027-12-31"},
		{"2028-02-29", Duration{N: 1, Unit: 'y'}, "2029-02-28"},
		{"2026-12-30", Duration{N: 3, Unit: 'd'}, "2027-01-02"},
		{"2026-03-01", Duration{N: 6, Unit: 'w'}, "2026-04-12"},
	} {
		if got := day(t, c.from).Plus(c.span).Day(); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.from, c.span, got, c.want)
		}
	}
}

func TestDaysSince(t *testing.T) {
	later, earlier := day(t, "2026-03-01"), day(t, "2026-02-27")
	if later.DaysSince(earlier) != 2 || earlier.DaysSince(later) != -2 {
		t.Errorf("%d and %d", later.DaysSince(earlier), earlier.DaysSince(later))
	}
}

func day(t *testing.T, text string) Date {
	t.Helper()
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return DateOf(at)
}
