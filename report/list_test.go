package report_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"carnet/internal/i18n"
	"carnet/internal/vaulttest"
	"carnet/report"
	"carnet/vault"
)

// A list has the very objects of the report's JSON, and a cell or none for
// every column.
func TestListsHoldWhatTheReportHolds(t *testing.T) {
	for _, v := range []*vault.Vault{parse(t, exampleVault()), parse(t, vaulttest.Generate(vaulttest.Sized(200)).FS())} {
		var whole map[string]any
		if err := json.Unmarshal([]byte(jsonOf(t, buildParsed(v, english))), &whole); err != nil {
			t.Fatal(err)
		}
		for _, kind := range report.ListKinds {
			listed := entriesOf(t, report.List(v, kind, optionsOf(v, english)))
			if !reflect.DeepEqual(listed, whole[string(kind)]) {
				t.Errorf("the list of %s is not the report's", kind)
			}
		}
	}
}

func optionsOf(v *vault.Vault, words *i18n.Words) report.Options {
	today := vault.NewDate(2026, 5, 3)
	if v.Settings.Today.Set {
		today = v.Settings.Today.V
	}
	return report.Options{Today: today, Words: words, Version: "1.2.3"}
}

// entriesOf are the entries of a list as JSON has them.
func entriesOf(t *testing.T, l report.Listing) any {
	t.Helper()
	all := make([]any, len(l.Rows))
	for i, r := range l.Rows {
		all[i] = r.Entry
		for _, c := range l.Columns {
			for _, cell := range r.Cells(c.Name) {
				if cell.Value == "" {
					t.Errorf("an empty cell under %s", c.Name)
				}
			}
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	var entries any
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatal(err)
	}
	return entries
}
