package report_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"carnet/internal/vaulttest"
)

const schemaFile = "../docs/report.schema.json"

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// decode reads a report as a validator sees it.
func decode(t *testing.T, text string) map[string]any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return value.(map[string]any)
}

// broken is a vault in which nearly everything is wrong.
var broken = map[string]string{
	"carnet.yaml":                 "today: 2026-05-03\nlanguage: klingon\nkeep_in_touch: [\n",
	"meetings/no date.md":         "---\npitch: v9\nlanded: perhaps\nenergy: 11\nminutes: soon\nthanked: 2026-02-30\n---\n# Feedback\n- (-) #\n- \n- (+)\n- [ ] call due:tomorrow waiting:nobody\n",
	"meetings/2026-02-30 Ana.md":  "---\npitch: v1\nlanded: yes\nlanded: no\n---\n## Retours\n- (?) ? #market #form/ #form/x/y\n",
	"meetings/2026-04-01 Ana.md":  "---\ncontact: []\npitch: [v1, v1, v2]\nlanded: partly\nthanked: 2026-04-02\nreferrals: [Bo, someone at Michelin, '[[Cy]]']\n---\n## Feedback\n- (\") « mine »\n",
	"meetings/2026-04-02 Mo.md":   "---\nchannel: message\n---\n## Feedback\n- (-) late #x\n",
	"meetings/2026-04-03 Mo.md":   "---\n---\n## Feedback\n- (-) lead with it #x\n",
	"contacts/Mo.md":              "---\nmentor: yes\ncircle: 4\nkeep_in_touch: never\norganization: Acme\nasked: 2026-01-01\n---\n> [!mentor] Lead with it.\n",
	"contacts/Cy.md":              "---\nname: ''\ncircle: 1\nemail: 3\nlinks:\n  - a\n  - b\n---\n- [x] done ✅ 2026-04-05\n- [-] no\n",
	"contacts/latin.md":           "---\nname: Ren\xe9\n---\n",
	"contacts/open.md":            "---\nname: Open\n",
	"pitches/v1.md":               "---\nfollows: v1\naddresses: [x, form/y, '#market']\n---\n# One\n\nText.\n",
	"pitches/v02-b.md":            "---\nfollows: v404\nretired: maybe\n---\n",
	"pitches/idea.md":             "",
	"targets/Acme.md":             "---\nvalidated: no\n---\n",
	"targets/conflict.md":         "<<<<<<< HEAD\n---\n---\n=======\n>>>>>>> x\n",
	"private/contacts/Secret.md":  "---\nname: Secret\n---\n",
	"meetings/2026-09-01 Cy.md":   "---\npitch: v1\n---\n- [ ] bring the plans due:2026-08-30 waiting:Mo\n",
	"meetings/2026-04-04T0900.md": "---\ncontact: Cy\ndate: 2026-04-04 09:00\nchannel: event\npitch: v1\nlanded: no\n---\n",
}

func TestSchema(t *testing.T) {
	t.Parallel()
	schema := compileSchema(t)
	vaults := map[string]string{
		"example": jsonOf(t, build(t, exampleVault(), english)),
		"empty":   jsonOf(t, build(t, inMemory(nil), french)),
		"broken":  jsonOf(t, build(t, inMemory(broken), french)),
	}
	for _, o := range []vaulttest.Options{
		{}, {Seed: 1, Meetings: 12, Pitches: 1}, {Seed: 2, Meetings: 60, Contacts: 20, Pitches: 6, French: true}, vaulttest.Sized(1000),
	} {
		vaults[strings.Repeat("generated ", 1+len(vaults))] = jsonOf(t, build(t, vaulttest.Generate(o).FS(), english))
	}
	for name, text := range vaults {
		if err := schema.Validate(decode(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaIsStrict breaks a good report in every place, in turn: a key gone,
// a key too many, a value of another type.
func TestSchemaIsStrict(t *testing.T) {
	t.Parallel()
	schema := compileSchema(t)
	text := jsonOf(t, build(t, vaulttest.Generate(vaulttest.Options{Seed: 3, Meetings: 14, Contacts: 8, Targets: 1}).FS(), english))
	whole := decode(t, text)
	if err := schema.Validate(whole); err != nil {
		t.Fatal(err)
	}
	places := 0
	breakObjects(whole, func(where, how string) {
		places++
		if schema.Validate(whole) == nil {
			t.Errorf("%s %s: the schema lets it pass", where, how)
		}
	})
	if places < 300 {
		t.Errorf("only %d places were tried", places)
	}
}

// mapsByID are the objects whose keys are the ids of pitches, not words of the
// contract.
var mapsByID = []string{"counts", "by_pitch", "comparable"}

// breakObjects breaks each kind of object once and mends it again; try sees
// the whole in its broken state.
func breakObjects(whole any, try func(where, how string)) {
	seen := map[string]bool{}
	var walk func(value any, where string)
	walk = func(value any, where string) {
		switch value := value.(type) {
		case []any:
			for _, item := range value {
				walk(item, where+"[]")
			}
		case map[string]any:
			_, name, _ := cutLast(where, "/")
			byID := slices.Contains(mapsByID, name)
			if !seen[where] && !byID {
				breakObject(value, where, try)
			}
			seen[where] = true
			for _, key := range slices.Sorted(maps.Keys(value)) {
				if byID {
					walk(value[key], where+"/*")
				} else {
					walk(value[key], where+"/"+key)
				}
			}
		}
	}
	walk(whole, "")
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

func breakObject(object map[string]any, where string, try func(where, how string)) {
	for _, key := range slices.Sorted(maps.Keys(object)) {
		value := object[key]
		delete(object, key)
		try(where+"/"+key, "gone")
		object[key] = map[string]any{"unheard": "of"}
		try(where+"/"+key, "of another type")
		object[key] = value
	}
	object["unheard"] = "of"
	try(where, "with a key too many")
	delete(object, "unheard")
}

// TestSchemaDocuments holds the schema to its own rules: every property is
// described, required, and nothing else is allowed.
func TestSchemaDocuments(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	documented(t, root, "")
}

func documented(t *testing.T, value any, where string) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			documented(t, item, where)
		}
	case map[string]any:
		if properties, ok := value["properties"].(map[string]any); ok {
			strictObject(t, value, properties, where)
		}
		for key, inside := range value {
			documented(t, inside, where+"/"+key)
		}
	}
}

func strictObject(t *testing.T, schema, properties map[string]any, where string) {
	if schema["additionalProperties"] != false {
		t.Errorf("%s allows other keys", where)
	}
	required, _ := schema["required"].([]any)
	for key, property := range properties {
		if !slices.Contains(required, any(key)) {
			t.Errorf("%s/%s is not required", where, key)
		}
		if text, _ := property.(map[string]any)["description"].(string); text == "" {
			t.Errorf("%s/%s is not described", where, key)
		}
	}
}
