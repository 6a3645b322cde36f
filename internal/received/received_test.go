package received_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"strings"
	"testing"

	"carnet/internal/i18n"
	"carnet/internal/received"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// sent is the data of the example vault's report, as a page carries it.
func sent(t testing.TB) map[string]any {
	t.Helper()
	v, err := parser.Parse(os.DirFS("../../example-vault"))
	if err != nil {
		t.Fatal(err)
	}
	r := report.Build(v, report.Options{
		Today: v.Settings.Today.V, Words: i18n.New("en"), Version: "1.2.3", Since: &report.Since{Date: vault.NewDate(2026, 9, 25)},
	})
	var b bytes.Buffer
	if err := report.JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	data := map[string]any{}
	if err := json.Unmarshal(b.Bytes(), &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// page is a page with data.
func page(data any) string {
	text, err := json.Marshal(data) // escapes what could end the element
	if err != nil {
		panic(err)
	}
	return pageOf(string(text))
}

func pageOf(data string) string {
	return "<!doctype html><html><body><p>Hello</p><script type=application/json id=carnet-data>" + data + "</script></body></html>"
}

func TestReadsWhatCarnetSends(t *testing.T) {
	card, err := received.Read(strings.NewReader(page(sent(t))))
	if err != nil {
		t.Fatal(err)
	}
	if card.Owner != "Maud Keller" || card.Date != "2026-10-12" || card.Language != "en" || card.Last != "2026-10" {
		t.Errorf("read %+v", card)
	}
	if got := string(card.Screen.Talk[0]); got != "What do I ask for, in euros, if a home says yes?" {
		t.Errorf("to talk about: %q", got)
	}
	if card.Screen.NextMeeting == nil || len(card.Screen.Suggested) == 0 || card.Screen.Hard == "" {
		t.Errorf("read %+v", card.Screen)
	}
}

// TestReadsMonths reads a page on which every day is its month.
func TestReadsMonths(t *testing.T) {
	data := sent(t)
	data["totals"].(map[string]any)["to"] = "2026-09"
	mentor := data["mentor"].(map[string]any)
	mentor["last_session"] = "2026-09"
	card, err := received.Read(strings.NewReader(page(data)))
	if err != nil || card.Last != "2026-09" {
		t.Errorf("read %q: %v", card.Last, err)
	}
}

// TestPageAsBrowsersSaveIt reads the element however it is written.
func TestPageAsBrowsersSaveIt(t *testing.T) {
	text, err := json.Marshal(sent(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, open := range []string{
		`<script type="application/json" id="carnet-data">`, `<SCRIPT ID='carnet-data' TYPE='application/json'>`,
		`<!-- <script type="application/json" id="carnet-data">{}</script> --><script id=carnet-data data-x="y" type=application/json>`,
	} {
		if _, err := received.Read(strings.NewReader(open + string(text) + "</script>")); err != nil {
			t.Errorf("%s: %v", open, err)
		}
	}
}

// TestRefuses holds that a page which is not as carnet writes it makes no card.
func TestRefuses(t *testing.T) {
	good := sent(t)
	with := func(key string, value any) string {
		data := maps.Clone(good)
		data[key] = value
		return page(data)
	}
	without := func(key string) string {
		data := maps.Clone(good)
		delete(data, key)
		return page(data)
	}
	screen := func(key string, value any) string {
		mentor := maps.Clone(good["mentor"].(map[string]any))
		mentor[key] = value
		return with("mentor", mentor)
	}
	long := strings.Repeat("é", 5001)
	many := make([]string, 1001)
	for name, test := range map[string]struct {
		page string
		want error
	}{
		"nothing":              {"", received.ErrNoData},
		"another page":         {"<p>Hello", received.ErrNoData},
		"a script":             {`<script id="carnet-data">{}</script>`, received.ErrNoData},
		"data in a comment":    {"<!-- " + page(good) + " -->", received.ErrNoData},
		"binary":               {"\x00\xff\xfe", received.ErrNoData},
		"too large":            {strings.Repeat(" ", 32<<20+1), received.ErrTooLarge},
		"no text":              {pageOf(""), received.ErrBroken},
		"cut off":              {page(good)[:2000], received.ErrBroken},
		"two values":           {pageOf("{} {}"), received.ErrBroken},
		"no object":            {pageOf("[]"), received.ErrBroken},
		"null":                 {pageOf("null"), received.ErrBroken},
		"deep":                 {pageOf(strings.Repeat("[", 1_000_000)), received.ErrBroken},
		"deep and whole":       {pageOf(`{"schema":1,"x":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "}"), received.ErrBroken},
		"not UTF-8":            {pageOf("{\"schema\": 1, \"x\": \"\xff\"}"), received.ErrBroken},
		"another contract":     {with("schema", 2), received.ErrNewer},
		"no contract":          {without("schema"), received.ErrBroken},
		"a contract as text":   {with("schema", "1"), received.ErrBroken},
		"a date as a number":   {with("date", 20261012), received.ErrBroken},
		"no such day":          {with("date", "2026-02-30"), received.ErrBroken},
		"another language":     {with("language", "xx"), received.ErrBroken},
		"no vault":             {without("vault"), received.ErrBroken},
		"an owner as a list":   {with("vault", map[string]any{"owner": []string{"x"}}), received.ErrBroken},
		"a long owner":         {with("vault", map[string]any{"owner": strings.Repeat("x", 201)}), received.ErrBroken},
		"no totals":            {without("totals"), received.ErrBroken},
		"no such month":        {with("totals", map[string]any{"to": "2026-13"}), received.ErrBroken},
		"no screen":            {without("mentor"), received.ErrBroken},
		"an empty screen":      {with("mentor", map[string]any{}), received.ErrBroken},
		"a screen as text":     {with("mentor", "x"), received.ErrBroken},
		"tasks as text":        {screen("talk", "x"), received.ErrBroken},
		"tasks as objects":     {screen("talk", []any{map[string]any{}}), received.ErrBroken},
		"no tasks":             {screen("talk", nil), received.ErrBroken},
		"too many tasks":       {screen("talk", many), received.ErrBroken},
		"too much news":        {screen("new", many[:21]), received.ErrBroken},
		"a long task":          {screen("talk", []string{long}), received.ErrBroken},
		"a long opening":       {screen("opening", long), received.ErrBroken},
		"a session as a date?": {screen("last_session", "yesterday"), received.ErrBroken},
		"an unknown state": {screen("suggested", []any{map[string]any{
			"text": "x", "date": nil, "state": "great", "became": "",
		}}), received.ErrBroken},
		"a long suggestion": {screen("suggested", []any{map[string]any{
			"text": long, "date": nil, "state": "open", "became": "",
		}}), received.ErrBroken},
		"a meeting as text": {screen("next_meeting", "x"), received.ErrBroken},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := received.Read(strings.NewReader(test.page)); !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
		})
	}
}

// TestBringsNoLinks holds that what comes from elsewhere is text, whatever marks
// it brings.
func TestBringsNoLinks(t *testing.T) {
	data := sent(t)
	mentor := data["mentor"].(map[string]any)
	mentor["opening"] = "\ue000https://evil.test\ue001here\ue002 <script>x</script>"
	mentor["talk"] = []string{"\ue000javascript:x\ue001there\ue002"}
	card, err := received.Read(strings.NewReader(page(data)))
	if err != nil {
		t.Fatal(err)
	}
	board, _ := report.NewBoard([]report.Card{card}, vault.NewDate(2026, 10, 12), i18n.New("en"), "1.2.3")
	var drawn bytes.Buffer
	if err := report.BoardHTML(&drawn, board, i18n.New("en")); err != nil {
		t.Fatal(err)
	}
	for _, forbidden := range []string{"<a ", "<script", "href="} {
		if strings.Contains(drawn.String(), forbidden) {
			t.Errorf("%s stands on the board", forbidden)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(page(sent(f)))
	f.Add(pageOf(`{"schema":1}`))
	f.Add("<script type=application/json id=carnet-data>")
	words := i18n.New("en")
	f.Fuzz(func(t *testing.T, text string) {
		card, err := received.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		board, _ := report.NewBoard([]report.Card{card}, vault.NewDate(2026, 10, 12), words, "")
		var drawn bytes.Buffer
		if err := report.BoardHTML(&drawn, board, words); err != nil {
			t.Fatal(err)
		}
		if err := report.BoardMarkdown(&drawn, board, words); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(drawn.String(), "<script") {
			t.Error("a script stands on the board")
		}
	})
}
