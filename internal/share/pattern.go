package share

// What is known by its form: addresses, links, phone numbers and days.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"carnet/vault"
)

var (
	mailAddress = regexp.MustCompile(`(?:mailto:)?[\p{L}\p{N}._%+\-]+(?:\s{0,3}[@＠]\s{0,3}[\p{L}\p{N}\-]+(?:\s?\.\s?[\p{L}\p{N}\-]+)+|[@＠][\p{L}\p{N}\-]+)`)
	mailInWords = regexp.MustCompile(`(?i)[\p{L}\p{N}._%+\-]+\s*(?:[(\[{<]\s*(?:at|@|chez|arobase|arrobase)\s*[)\]}>]|\s(?:arobase|arrobase)\s)\s*[\p{L}\p{N}\-]+(?:\s*(?:[(\[{<]\s*(?:dot|point|\.)\s*[)\]}>]|\s(?:dot|point)\s|\.)\s*[\p{L}\p{N}\-]+)*|[\p{L}\p{N}._%+\-]+\sat\s[\p{L}\p{N}\-]+(?:\sdot\s[\p{L}\p{N}\-]+)+`)
	webAddress  = regexp.MustCompile(`(?i)\b(?:[a-z][a-z0-9+.\-]*://|www\.|tel:|sms:|skype:)[^\s<>"«»“”]+`)
	bareAddress = regexp.MustCompile(`(?i)(?:[\p{L}\p{N}\-]+\.)+(?:[a-z]{2,}/[^\s<>"«»“”)\]]*|(?:com|org|net|info|io|eu|fr|be|ch|ca|lu|de|uk|es|it|me|dev|app|biz|pro|co|gov|edu|nl|pt|pl|se|dk|cz|gr|ie|us|au|nz|jp|cn|br|mx|ru|ua|tv|fm|ai|gg|xyz|online|site|shop|store|tech|blog|art|bio|paris|bzh|alsace|corsica|brussels|quebec|swiss|eco|coop|cafe|studio|design|agency|media|email|page|world|cloud|asso)\b)`)
	handle      = regexp.MustCompile(`[@＠][\p{L}\p{N}_.\-]*[\p{L}\p{N}_]`)
)

// addresses hides addresses and links.
func (r *Redactor) addresses(text string) string {
	link := r.words.Say("share.link", nil)
	address := r.words.Say("share.address", nil)
	text = mailInWords.ReplaceAllString(text, address)
	if strings.ContainsAny(text, "@＠") {
		text = mailAddress.ReplaceAllString(text, address)
		text = handle.ReplaceAllString(text, link)
	}
	if strings.ContainsAny(text, "./:") {
		text = webAddress.ReplaceAllString(text, link)
		text = bareAddress.ReplaceAllString(text, link)
	}
	return text
}

// links hides the links of contacts that have no form of their own.
func (r *Redactor) links(text string) string {
	for _, known := range r.numbers.links {
		text = replaceFolded(text, known, r.words.Say("share.link", nil))
	}
	return text
}

// replaceFolded replaces a text in any case.
func replaceFolded(text, old, instead string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) || !strings.Contains(lower, old) {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(lower, old)
		if i < 0 {
			return b.String() + text
		}
		b.WriteString(text[:i] + instead)
		text, lower = text[i+len(old):], lower[i+len(old):]
	}
}

// Numbers are what a contact can be reached by: phone numbers, by their digits,
// and links.
type numbers struct{ phones, links []string }

// learn adds those of a vault.
func (n *numbers) learn(v *vault.Vault) {
	for _, c := range v.Contacts {
		for _, phone := range c.Phone {
			n.addPhone(digits(phone.V))
		}
		for _, link := range slices.Concat(c.Links, c.Email) {
			_, address, found := strings.Cut(strings.ToLower(link.V), "://")
			if !found {
				address = strings.ToLower(link.V)
			}
			address = strings.Trim(strings.TrimPrefix(address, "www."), "/ ")
			if len(address) >= shortWord && !hasForm(address) && !slices.Contains(n.links, address) {
				n.links = append(n.links, address)
			}
		}
	}
}

// hasForm tells whether a link is known by its form wherever it stands.
func hasForm(link string) bool {
	for _, form := range []*regexp.Regexp{mailAddress, webAddress, bareAddress, handle} {
		if at := form.FindStringIndex(link); at != nil && at[0] == 0 && at[1] == len(link) {
			return true
		}
	}
	return false
}

// Digits of a phone number: as many at its end are the same however it is written,
// at home or from abroad.
const (
	ownDigits   = 6
	shortNumber = 4
	anyNumber   = 9 // nobody's that is known, and yet a phone number by its length
)

func (n *numbers) addPhone(phone string) {
	if len(phone) > ownDigits+2 {
		phone = phone[len(phone)-ownDigits-2:]
	}
	if len(phone) >= shortNumber && !slices.Contains(n.phones, phone) {
		n.phones = append(n.phones, phone)
	}
}

// Digits with little between them: of a number that is known, and of any.
var (
	looseDigits = regexp.MustCompile(`\+?\(?\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd})+`)
	tightDigits = regexp.MustCompile(`\+?\(?\p{Nd}(?:[\s\p{Zs}.\-‐‑‒–—−/()_·]{0,3}\p{Nd})+`)
)

// hide replaces phone numbers.
func (n *numbers) hide(text, instead string) string {
	text = looseDigits.ReplaceAllStringFunc(text, func(found string) string {
		if n.isKnown(digits(found)) {
			return instead
		}
		return found
	})
	return tightDigits.ReplaceAllStringFunc(text, func(found string) string {
		if len(digits(found)) >= anyNumber {
			return instead
		}
		return found
	})
}

func (n *numbers) isKnown(found string) bool {
	return slices.ContainsFunc(n.phones, func(phone string) bool {
		if len(phone) < ownDigits {
			return found == phone
		}
		return strings.Contains(found, phone)
	})
}

// digits are those of a text, as 0 to 9.
func digits(text string) string {
	var b strings.Builder
	for _, c := range text {
		if '0' <= c && c <= '9' {
			b.WriteRune(c)
		} else if unicode.IsDigit(c) {
			b.WriteByte(byte('0' + digitOf(c)))
		}
	}
	return b.String()
}

// digitOf is the value of a decimal digit of any writing: they stand in tens.
func digitOf(c rune) int {
	n := 0
	for n < 9 && unicode.IsDigit(c-rune(n)-1) {
		n++
	}
	return n
}

var isoDay = regexp.MustCompile(`(^|[^\p{L}\p{N}])((?:19|20)\d{2})([-/._‐‑–])(0?[1-9]|1[0-2])[-/._‐‑–](?:0?[1-9]|[12]\d|3[01])(?:[T ]\d{1,2}[:h]\d{2}(?::\d{2})?)?\b`)
var isoWeek = regexp.MustCompile(`(?i)\b((?:19|20)\d{2})-?W\d{2}(?:-?[1-7])?\b`)
var tightDay = regexp.MustCompile(`\b((?:19|20)\d{2})(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b`)

// isoDays writes 2026-03-12 and 20260312 as 2026-03.
func isoDays(text string) string {
	text = isoDay.ReplaceAllString(text, "$1$2$3$4")
	text = isoWeek.ReplaceAllString(text, "$1")
	return tightDay.ReplaceAllString(text, "$1-$2")
}

const monthNames = `(?:janvier|janv\.?|january|jan\.?|février|fevrier|févr\.?|fév\.?|february|feb\.?|mars|march|mar\.?|avril|avr\.?|april|apr\.?|mai|may|juin|june|jun\.?|juillet|juil\.?|july|jul\.?|août|aout|august|aug\.?|septembre|september|sept\.?|sep\.?|octobre|october|oct\.?|novembre|november|nov\.?|décembre|decembre|december|déc\.?|dec\.?)`

// days are one or more of a month: 12, 1er, 12-14, 12 and 13.
const days = `\d{1,2}(?:er|st|nd|rd|th)?(?:[\s\p{Zs}]*(?:[-/&–—‐‑]|et|and|ou|or|to|au|à)[\s\p{Zs}]*\d{1,2}(?:er|st|nd|rd|th)?)*`

var (
	figures  = regexp.MustCompile(`\b(\d{1,2})([./\-_‐‑–])(\d{1,2})[./\-_‐‑–](\d{4}|\d{2})\b`)
	dayFirst = regexp.MustCompile(`(?i)\b(?:(on the|on|the|le|du|au)[\s\p{Zs}]+)?` + days + `(?:[\s\p{Zs}]+of)?[\s\p{Zs}\-]*(` + monthNames + `)([^\p{L}]|$)`)
	dayLast  = regexp.MustCompile(`\b(?:(on|On)[\s\p{Zs}]+)?((?i:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?)[\s\p{Zs}\-]+(?:the[\s\p{Zs}]+)?` + days + `\b(,?[\s\p{Zs}]+\d{4}\b)?`)
)

// before is what stands before a month, by what stands before a day.
var before = map[string]string{"on the": "in ", "on": "in ", "the": "", "le": "en ", "du": "de ", "au": "à ", "": ""}

// writtenDays writes days in words and figures as their months.
func writtenDays(text string) string {
	text = figures.ReplaceAllStringFunc(text, func(found string) string {
		m := figures.FindStringSubmatch(found)
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[3])
		switch {
		case second >= 1 && second <= 12:
			return m[3] + m[2] + m[4]
		case first >= 1 && first <= 12:
			return m[1] + m[2] + m[4]
		}
		return found
	})
	text = dayFirst.ReplaceAllStringFunc(text, func(found string) string {
		m := dayFirst.FindStringSubmatch(found)
		if m[2] == "may" {
			return found // 3 may be enough
		}
		return before[strings.ToLower(m[1])] + m[2] + m[3]
	})
	return dayLast.ReplaceAllStringFunc(text, func(found string) string {
		m := dayLast.FindStringSubmatch(found)
		return before[strings.ToLower(m[1])] + m[2] + m[3]
	})
}
