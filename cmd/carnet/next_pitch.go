package main

import (
	"fmt"

	"carnet/report"
)

// nextPitch gives the version to tell one person, and why.
func (a *app) nextPitch(dir string, o nextOptions) error {
	v, options, err := a.reading(dir, o.date)
	if err != nil {
		return err
	}
	who, err := a.person(v, o.pitch)
	if err != nil {
		return err
	}
	return a.written(a.writeAdvice(report.Advise(v, who, options), o.json))
}

func (a *app) writeAdvice(advice report.Advice, asJSON bool) error {
	if !asJSON {
		_, err := fmt.Fprintln(a.out, printable(advice.Sentence))
		return err
	}
	return a.writeJSON(advice)
}
