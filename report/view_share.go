package report

// What the page for somebody else has besides: its own data, the way to answer,
// and what it does not hide.

import (
	"bytes"
	"encoding/json"
	"html/template"
	"net/mail"
	"net/url"
)

// Data is the report as JSON, which browsers keep and do not obey: the same as JSON
// writes, on one line, with nothing in it that could end its place on the page. It
// is found by its first words, which are always written like this.
func (p *page) Data() (template.HTML, error) {
	var written, tight, escaped bytes.Buffer
	if err := JSON(&written, p.Report); err != nil {
		return "", err
	}
	if err := json.Compact(&tight, written.Bytes()); err != nil {
		return "", err
	}
	json.HTMLEscape(&escaped, tight.Bytes())
	return template.HTML(`<script type="application/json" id="carnet-data">` + escaped.String() + "</script>"), nil
}

// Shared tells whether the page is for somebody else.
func (p *page) Shared() bool { return p.Share != nil }

// noteName is what a note is called in a line of small print: its path, which no
// shared page shows.
func (p *page) noteName(path string) string {
	if p.Shared() {
		return p.say("share.its-note")
	}
	return path
}

// Reply is the address that answers on a part of the page, "" where the owner
// gives none.
func (p *page) Reply(part string) template.URL {
	if p.Share == nil || p.Share.ReplyTo == nil {
		return ""
	}
	to, err := mail.ParseAddress(*p.Share.ReplyTo)
	if err != nil {
		return ""
	}
	subject := p.say("share.subject", "Part", part, "Date", p.Today())
	return template.URL("mailto:" + url.PathEscape(to.Address) + "?subject=" + url.PathEscape(subject))
}
