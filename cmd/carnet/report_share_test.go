package main

import (
	"html"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"carnet/internal/i18n"
	"carnet/internal/vaulttest"
	"carnet/vault"
)

// The search for what may not be in a shared report. It reads the notes' bytes by
// itself and knows nothing of how carnet reads or redacts them.

// secrets are what a vault holds and nobody else may see.
type secrets struct {
	names   map[string]bool // whole, folded
	words   map[string]bool // of names, three letters or more, folded
	digits  []string        // of phone numbers
	texts   []string        // addresses, links, paths, in small letters
	private map[string]bool // words that only private notes have, folded
}

var (
	keyLine     = regexp.MustCompile(`(?m)^([\p{L}_]+) *: *(.*)$`)
	blockItem   = regexp.MustCompile(`^ *- +(.*)$`)
	datedFile   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[ _-]+(.*)$`)
	privateItem = regexp.MustCompile(`(?mi)^.*#(private|privé)\s*$`)
	isPrivate   = regexp.MustCompile(`(?m)^(private|privé|prive): *(yes|oui|true)\s*$`)
)

// secretsOf reads the secrets of a vault.
func secretsOf(t *testing.T, fsys fs.FS) *secrets {
	t.Helper()
	s := &secrets{names: map[string]bool{}, words: map[string]bool{}, private: map[string]bool{}}
	public, hidden := "", ""
	contacts := privateContacts(t, fsys)
	each(t, fsys, func(file, text string) {
		id := strings.TrimSuffix(path.Base(file), ".md")
		s.texts = append(s.texts, strings.ToLower(file))
		text = strings.ReplaceAll(text, "\r\n", "\n")
		head, isContact := frontMatter(text), strings.Contains("/"+file, "/contacts/")
		keys := values(head)
		switch {
		case isContact:
			s.name(id)
			s.texts = append(s.texts, lowered(keys, "email", "links")...)
			for _, phone := range keys["phone"] {
				s.digits = append(s.digits, lastDigits(phone))
			}
			for _, key := range []string{"name", "nom", "aliases", "alias"} {
				s.nameAll(keys[key])
			}
		case strings.Contains("/"+file, "/meetings/"):
			if named := datedFile.FindStringSubmatch(id); named != nil && !slices.ContainsFunc(keys["channel"], isEvent) && !slices.ContainsFunc(keys["canal"], isEvent) {
				s.name(named[1])
			}
		}
		for _, key := range []string{"contact", "contacts", "referrals", "noms_donnés", "noms_donnes", "introduced_by", "présenté_par", "presente_par"} {
			s.nameAll(keys[key])
		}
		private := strings.HasPrefix(file, "private/") || isPrivate.MatchString(head) || slices.ContainsFunc(contacts, func(c string) bool { return strings.Contains(file, c) })
		if private {
			hidden += text
		} else {
			public += privateItem.ReplaceAllString(text, "")
			hidden += strings.Join(privateItem.FindAllString(text, -1), "\n")
		}
	})
	known := wordSet(public)
	for word := range wordSet(hidden) {
		if len(word) >= 5 && !known[word] {
			s.private[word] = true
		}
	}
	return s
}

func isEvent(channel string) bool { return strings.HasPrefix(foldAll(channel), "even") }

// privateContacts are the ids of the contacts whose notes are private.
func privateContacts(t *testing.T, fsys fs.FS) (ids []string) {
	each(t, fsys, func(file, text string) {
		if strings.Contains("/"+file, "/contacts/") && isPrivate.MatchString(strings.ReplaceAll(text, "\r\n", "\n")) {
			ids = append(ids, strings.TrimSuffix(path.Base(file), ".md"))
		}
	})
	return ids
}

func each(t *testing.T, fsys fs.FS, do func(file, text string)) {
	t.Helper()
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".md") || strings.HasPrefix(path.Base(file), "_") || path.Base(file) == "README.md" {
			return err
		}
		text, err := fs.ReadFile(fsys, file)
		do(file, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func frontMatter(text string) string {
	if !strings.HasPrefix(text, "---\n") {
		return ""
	}
	head, _, _ := strings.Cut(text[4:], "\n---")
	return head
}

// values reads the keys of front matter, in line or in a block.
func values(head string) map[string][]string {
	all := map[string][]string{}
	key := ""
	for line := range strings.SplitSeq(head, "\n") {
		if m := blockItem.FindStringSubmatch(line); m != nil && key != "" {
			all[key] = append(all[key], unquote(m[1]))
		} else if m := keyLine.FindStringSubmatch(line); m != nil {
			key = strings.ToLower(m[1])
			inside := strings.TrimSuffix(strings.TrimPrefix(m[2], "["), "]")
			if !strings.HasPrefix(m[2], "[") || strings.HasPrefix(m[2], "[[") {
				inside = m[2]
			}
			if strings.HasPrefix(m[2], "[") && !strings.HasPrefix(m[2], "[[") {
				for value := range strings.SplitSeq(inside, ", ") {
					all[key] = append(all[key], unquote(value))
				}
			} else if inside != "" {
				all[key] = append(all[key], unquote(inside))
			}
		}
	}
	return all
}

// unquote takes quotation marks and the marks of links off a value.
func unquote(value string) string {
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	value = strings.TrimSuffix(strings.TrimPrefix(value, "[["), "]]")
	value, _, _ = strings.Cut(value, "|")
	if strings.Contains(value, "://") {
		return value
	}
	value, _, _ = strings.Cut(value, "#")
	return path.Base(value)
}

func lowered(keys map[string][]string, names ...string) (all []string) {
	for _, name := range names {
		for _, value := range keys[name] {
			all = append(all, strings.ToLower(value))
		}
	}
	return all
}

func (s *secrets) nameAll(names []string) {
	for _, name := range names {
		s.name(name)
	}
}

// describes are the words that open a description of somebody, which is no name.
var describes = regexp.MustCompile(`(?i)^(someone|somebody|the|a|an|his|her|their|my|one|quelqu'un|quelqu’un|un|une|le|la|son|sa|leur|mon|ma|des|les|l'|l’)\b`)

func (s *secrets) name(name string) {
	if describes.MatchString(name) || name == "" || name == "." {
		return
	}
	folded := wordsIn(foldAll(name))
	s.names[strings.Join(folded, " ")] = true
	for _, word := range folded {
		if len([]rune(word)) >= 3 {
			s.words[word] = true
		}
	}
}

func foldAll(text string) string {
	text = norm.NFKD.String(strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "ß", "ss", "ø", "o", "Ø", "o", "ł", "l", "Ł", "l", "\u200b", "", "\u00ad", "", "\u2060", "").Replace(text))
	return strings.ToLower(strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, text))
}

func wordsIn(folded string) []string {
	return strings.FieldsFunc(folded, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

func wordSet(text string) map[string]bool {
	all := map[string]bool{}
	for _, word := range wordsIn(foldAll(text)) {
		all[word] = true
	}
	return all
}

func onlyDigits(text string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
}

// lastDigits are those that a phone number ends with, however it is written.
func lastDigits(phone string) string {
	d := onlyDigits(phone)
	return d[max(0, len(d)-8):]
}

// spaced is a text without what may stand between the digits of a number.
var spacing = regexp.MustCompile(`(\d)[\s\p{Zs}.()/_·‐‑–—-]{1,3}(\d)`)

// found searches a report for the secrets. own is what carnet itself writes, for
// which notes are not to blame.
func (s *secrets) found(text string, own map[string]bool) (all []string) {
	plain := readable(text)
	folded := foldAll(plain)
	words := wordSet(plain)
	for word := range s.words {
		if words[word] && !own[word] {
			all = append(all, "word "+word)
		}
	}
	line := " " + strings.Join(wordsIn(folded), " ") + " "
	for name := range s.names {
		if strings.Contains(line, " "+name+" ") && !own[name] && (strings.Contains(name, " ") || len(name) > 2) {
			all = append(all, "name "+name)
		}
		if whole := strings.ReplaceAll(name, " ", ""); len(whole) > 7 && words[whole] {
			all = append(all, "name in one "+whole)
		}
	}
	for word := range s.private {
		if words[word] && !own[word] {
			all = append(all, "private "+word)
		}
	}
	lower := strings.ToLower(plain)
	for _, secret := range s.texts {
		if strings.Contains(lower, secret) || strings.Contains(lower, strings.TrimPrefix(secret, "https://")) {
			all = append(all, "text "+secret)
		}
	}
	numbers := spacing.ReplaceAllString(spacing.ReplaceAllString(plain, "$1$2"), "$1$2")
	for _, number := range s.digits {
		if strings.Contains(numbers, number) {
			all = append(all, "number "+number)
		}
	}
	for _, folder := range []string{"contacts/", "meetings/", "pitches/", "targets/", "private/", ".md"} {
		if strings.Contains(lower, folder) {
			all = append(all, "path "+folder)
		}
	}
	slices.Sort(all)
	return all
}

// readable is a report as its source stands, and once more as it is read: without
// its escapes.
func readable(text string) string {
	decoded := regexp.MustCompile(`\\u([0-9a-f]{4})`).ReplaceAllStringFunc(text, func(code string) string {
		var c rune
		for _, digit := range code[2:] {
			c = c<<4 + rune(strings.IndexRune("0123456789abcdef", digit))
		}
		return string(c)
	})
	decoded = regexp.MustCompile(`\\[nrt"]`).ReplaceAllString(decoded, " ")
	joined := regexp.MustCompile(`</?(?:ins|del|b|i|mark|em|span)[^>]*>`).ReplaceAllString(decoded, "")
	return decoded + "\n" + html.UnescapeString(decoded) + "\n" + html.UnescapeString(joined)
}

var anyDay = regexp.MustCompile(`\d{4}-\d{2}-\d{2}|\b\d{1,2}(?:er|st|nd|rd|th)? (?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*`)

// shareOf runs report --share and gives what it wrote and said.
func shareOf(t *testing.T, dir string, args ...string) (written, said string) {
	t.Helper()
	a, out, errs := testApp(dir)
	if code := run(t.Context(), a, append([]string{"report", "--share", "-o", "-"}, args...)); code != exitDone {
		t.Fatalf("report --share %v exits with %d: %s", args, code, errs)
	}
	return out.String(), errs.String()
}

// TestSharedHoldsNoSecret searches the shared page, its source and its data for
// all that a vault keeps to itself.
func TestSharedHoldsNoSecret(t *testing.T) {
	t.Parallel()
	vaults := map[string]string{"example": newExample(t)}
	for name, o := range map[string]vaulttest.Options{
		"generated": {Seed: 7, Meetings: 80, Contacts: 60, Targets: 6, Retired: true, Gossip: true},
		"french":    {Seed: 8, Meetings: 80, Contacts: 60, Targets: 6, French: true, Gossip: true},
	} {
		vaults[name] = t.TempDir()
		if err := vaulttest.Generate(o).Write(vaults[name]); err != nil {
			t.Fatal(err)
		}
	}
	for name, dir := range vaults {
		s := secretsOf(t, notes(os.DirFS(dir)))
		for i, names := range []string{"role", "role-organization", "initials"} {
			for j, format := range []string{"html", "json", "md"} {
				lang := []string{"en", "fr"}[(i+j)%2]
				t.Run(name+"/"+lang+"/"+names+"/"+format, func(t *testing.T) {
					t.Parallel()
					searchShared(t, dir, s, "--lang", lang, "--names", names, "--format", format)
				})
			}
		}
	}
}

// TestTheSearchFindsSecrets searches the owner's own page, which holds all of them.
func TestTheSearchFindsSecrets(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := vaulttest.Generate(vaulttest.Options{Seed: 9, Meetings: 60, Contacts: 40, Targets: 6, Gossip: true}).Write(dir); err != nil {
		t.Fatal(err)
	}
	a, out, _ := testApp(dir)
	run(t.Context(), a, []string{"report", "--format", "json", "-o", "-"})
	found := secretsOf(t, os.DirFS(dir)).found(out.String(), nil)
	for _, kind := range []string{"word", "name", "name in one", "text", "number", "private", "path"} {
		if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, kind+" ") }) {
			t.Errorf("no %s in %d secrets", kind, len(found))
		}
	}
	if anyDay.FindString(out.String()) == "" {
		t.Error("no day")
	}
}

func searchShared(t *testing.T, dir string, s *secrets, args ...string) {
	t.Helper()
	if len(s.words) < 40 || len(s.digits) < 5 || len(s.texts) < 100 || len(s.private) < 3 {
		t.Fatalf("only %d words of names, %d numbers, %d texts, %d private words are searched for", len(s.words), len(s.digits), len(s.texts), len(s.private))
	}
	written, _ := shareOf(t, dir, args...)
	written = strings.ReplaceAll(written, "docs/method.md", "")
	settings, err := os.ReadFile(filepath.Join(dir, "carnet.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	empty := t.TempDir()
	write(t, filepath.Join(empty, "carnet.yaml"), string(settings))
	bare, _ := shareOf(t, empty, args...)
	if found := s.found(written, wordSet(bare)); len(found) > 0 {
		t.Errorf("%d secrets: %s", len(found), strings.Join(found[:min(len(found), 40)], "; "))
	}
	today := regexp.MustCompile(`today: (\S+)`).FindStringSubmatch(string(settings))[1]
	for _, day := range anyDay.FindAllString(withoutDay(t, written, today), -1) {
		t.Errorf("a day: %s", day)
	}
}

// withoutDay is a report without its own day.
func withoutDay(t *testing.T, report, today string) string {
	t.Helper()
	day, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	of := vault.DateOf(day)
	return strings.NewReplacer(today, "", i18n.New("en").Day(of), "", i18n.New("fr").Day(of), "").Replace(report)
}
