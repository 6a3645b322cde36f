package report_test

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"time"

	"carnet/internal/i18n"
	"carnet/internal/share"
	"carnet/internal/vaulttest"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// shared makes the report of a vault for somebody else, after a change of its
// notes.
func shared(t testing.TB, fsys fs.FS, words *i18n.Words, change func(*vault.Vault)) *report.Report {
	t.Helper()
	public, whole, err := parser.Public(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(public)
		change(whole)
	}
	today := vault.NewDate(2026, 5, 3)
	if public.Settings.Today.Set {
		today = public.Settings.Today.V
	}
	o := report.Options{Today: today, Words: words, Version: "1.2.3", Share: &report.Share{Names: "role"}}
	if day, met := report.LastSession(public, today); met {
		o.Since = &report.Since{Date: day}
	}
	share.New(words, share.Role, share.State{Public: public, Whole: whole}).Vault(public)
	return report.Build(public, o)
}

// vaultsToShare are vaults of every kind.
func vaultsToShare() map[string]fs.FS {
	return map[string]fs.FS{
		"example":   exampleVault(),
		"generated": vaulttest.Generate(vaulttest.Options{Seed: 5, Meetings: 70, Contacts: 40, Targets: 6, Retired: true, Gossip: true}).FS(),
		"broken":    inMemory(broken),
		"empty":     inMemory(nil),
	}
}

// TestSharedSchema validates shared reports, and reads them back as they were.
func TestSharedSchema(t *testing.T) {
	t.Parallel()
	schema := compileSchema(t)
	for name, fsys := range vaultsToShare() {
		r := shared(t, fsys, english, nil)
		written := jsonOf(t, r)
		if err := schema.Validate(decode(t, written)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var read report.Report
		if err := json.Unmarshal([]byte(written), &read); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if again := jsonOf(t, &read); again != written {
			t.Errorf("%s: read back it is another report: %s", name, firstDifference(again, written))
		}
	}
}

// TestSharedPageCarriesItsData finds on the page what JSON writes, on one line.
func TestSharedPageCarriesItsData(t *testing.T) {
	t.Parallel()
	const open, end = `<script type="application/json" id="carnet-data">`, "</script>"
	fsys := inMemory(map[string]string{"meetings/2026-04-01 Ana.md": "---\npitch: v1\n---\n## Feedback\n- </script><!-- & \u2028 <script> #form/long\n", "pitches/v1.md": "x"})
	r := shared(t, fsys, english, nil)
	page := htmlOf(t, r, english)
	_, rest, found := strings.Cut(page, open)
	data, _, ended := strings.Cut(rest, end)
	if !found || !ended || strings.Contains(rest[len(data)+len(end):], "schema") {
		t.Fatal("the page has no data, or more than once")
	}
	if strings.ContainsAny(data, "<>&\n\u2028") {
		t.Error("the data could end its place on the page")
	}
	var onPage, alone any
	if json.Unmarshal([]byte(data), &onPage) != nil || json.Unmarshal([]byte(jsonOf(t, r)), &alone) != nil || !reflect.DeepEqual(onPage, alone) {
		t.Error("the page carries other data than JSON writes")
	}
}

// TestSharedKnowsNoDay moves every day within its month, today with them: what is
// shared stays the same to the byte, but for its own day.
func TestSharedKnowsNoDay(t *testing.T) {
	t.Parallel()
	for name, fsys := range vaultsToShare() {
		for _, words := range []*i18n.Words{english, french} {
			before, after := shared(t, fsys, words, nil), shared(t, fsys, words, aDayEarlier)
			for _, r := range []*report.Report{before, after} {
				r.Date = "2026-05-03"
				if r.Momentum != nil {
					r.Momentum.Rhythm = report.Rhythm{Key: "too-early"} // which weeks had a meeting
				}
			}
			if x, y := jsonOf(t, before), jsonOf(t, after); x != y {
				t.Errorf("%s, %s: the data says a day: %s", name, words.Language, firstDifference(x, y))
			}
			if x, y := htmlOf(t, before, words), htmlOf(t, after, words); x != y {
				t.Errorf("%s, %s: the page says a day: %s", name, words.Language, firstDifference(x, y))
			}
		}
	}
}

// aDayEarlier puts the days of a vault one earlier, in the same month: all that
// come after the first day of it that nothing happened on. They stay in their
// order.
func aDayEarlier(v *vault.Vault) {
	used := map[string]bool{}
	eachDate(reflect.ValueOf(v), map[any]bool{}, func(at *time.Time) { used[at.Format(time.DateOnly)] = true })
	eachDate(reflect.ValueOf(v), map[any]bool{}, func(at *time.Time) {
		for back := 1; back < at.Day(); back++ {
			if !used[at.AddDate(0, 0, -back).Format(time.DateOnly)] {
				*at = at.AddDate(0, 0, -1)
				return
			}
		}
	})
}

// eachDate visits every date that can be reached.
func eachDate(v reflect.Value, seen map[any]bool, visit func(*time.Time)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Interface()] {
			seen[v.Interface()] = true
			eachDate(v.Elem(), seen, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachDate(v.Index(i), seen, visit)
		}
	case reflect.Struct:
		if at, ok := v.Addr().Interface().(*time.Time); ok {
			if !seen[at] { // a note is reached as itself and as its kind
				visit(at)
			}
			seen[at] = true
			return
		}
		for i := range v.NumField() {
			eachDate(v.Field(i), seen, visit)
		}
	}
}

// firstDifference is where two texts part.
func firstDifference(x, y string) string {
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	return x[max(0, i-60):min(len(x), i+60)] + " | " + y[max(0, i-60):min(len(y), i+60)]
}
