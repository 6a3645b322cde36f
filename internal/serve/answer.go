package serve

// What is answered to whom. A page in another tab, or a name of somebody else's
// that leads to this machine, must not read the notes: only requests that name
// this server, and that come from its own page or from the person, are answered.

import (
	"io"
	"log"
	"net/http"
	"slices"
	"strconv"
)

// silent is where the complaints about broken requests go.
var silent = log.New(io.Discard, "", 0)

// noPolicy is for answers that are no page.
const noPolicy = "default-src 'none'; frame-ancestors 'none'"

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", noPolicy)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	switch {
	case !slices.Contains(s.hosts, r.Host):
		refuse(w, http.StatusMisdirectedRequest)
	case fromElsewhere(r):
		refuse(w, http.StatusForbidden)
	case r.Method != http.MethodGet:
		h.Set("Allow", http.MethodGet)
		refuse(w, http.StatusMethodNotAllowed)
	case r.URL.Path == "/":
		s.answerPage(w)
	case r.URL.Path == "/events":
		s.answerEvents(w, r)
	default:
		refuse(w, http.StatusNotFound)
	}
}

// fromElsewhere tells whether another page has made the request. Browsers say
// so; who comes without a word is no browser, or somebody who typed the address.
func fromElsewhere(r *http.Request) bool {
	for _, origin := range r.Header.Values("Origin") {
		if origin != "http://"+r.Host {
			return true
		}
	}
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if site != "same-origin" && site != "none" {
			return true
		}
	}
	return false
}

func refuse(w http.ResponseWriter, code int) { http.Error(w, http.StatusText(code), code) }

func (s *Server) answerPage(w http.ResponseWriter) {
	page, _, _ := s.shown()
	h := w.Header()
	h.Set("Content-Security-Policy", page.Policy+"; frame-ancestors 'none'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(page.HTML)))
	_, _ = w.Write(page.HTML)
}
