package serve

import (
	"fmt"
	"net/http"
	"time"
)

// beat is how often a stream shows that it is alive.
const beat = 15 * time.Second

// answerEvents says which page is served, now and whenever it is another one.
func (s *Server) answerEvents(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		refuse(w, http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // nothing more is to come
	beats := time.NewTicker(beat)
	defer beats.Stop()
	for said := ""; ; {
		_, id, changed := s.shown()
		line := ":\n\n"
		if id != said {
			line = "data: " + id + "\n\n"
		}
		said = id
		_ = control.SetWriteDeadline(time.Now().Add(requestTime))
		if _, err := fmt.Fprint(w, line); err != nil || control.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-beats.C:
		case <-r.Context().Done():
			return
		}
	}
}
