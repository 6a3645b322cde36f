package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/scaffold"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// pitchOptions are the flags of new pitch.
type pitchOptions struct {
	newOptions
	from string
}

// newPitchCommand notes a version of the pitch.
func (a *app) newPitchCommand() *cobra.Command {
	var o pitchOptions
	c := a.newNote(vault.KindPitch, "["+a.words.Say("new.version-word", nil)+"]", &o.newOptions, func(args []string) error {
		return a.newPitch(strings.Join(args, " "), o)
	})
	c.Flags().StringVar(&o.from, "from", "", a.words.Say("flag.new-version", nil))
	_ = c.RegisterFlagCompletionFunc("from", a.completePitches)
	return c
}

// newPitch writes the note of a version.
func (a *app) newPitch(name string, o pitchOptions) error {
	d, err := a.desk(o.newOptions)
	if err != nil {
		return err
	}
	if name == "" {
		name = fmt.Sprintf("v%d", lastVersion(d.vault)+1)
	}
	n := draft{kind: vault.KindPitch}
	if n.path, err = a.notePath(vault.KindPitch, "", name); err != nil {
		return err
	}
	var p scaffold.Pitch
	if o.from != "" {
		if err := a.follow(d, o.from, &p); err != nil {
			return err
		}
		p.Themes = a.complaints(d)
		n.says = a.sayComplaints(p.Themes)
	}
	n.text = p.Render(d.language)
	return a.put(d, n, o.newOptions)
}

// lastVersion is the highest number of a version, 0 without one.
func lastVersion(v *vault.Vault) int {
	last := 0
	for _, p := range v.Pitches {
		last = max(last, p.Version.V)
	}
	return last
}

// follow begins a version with the text of another.
func (a *app) follow(d *desk, from string, p *scaffold.Pitch) error {
	before, err := a.pitch(d.vault, from)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(filepath.Join(d.root, filepath.FromSlash(before.Path)))
	if err != nil {
		return a.failed("error.cannot-read", i18n.Args{"Path": before.Path, "Reason": a.reason(err)})
	}
	p.Follows, p.Essential, p.Body = before.ID, before.Essential.V, parser.Body(raw)
	return nil
}

// pitch is the version that a name on the command line means.
func (a *app) pitch(v *vault.Vault, name string) (*vault.Pitch, error) {
	name = parser.Named(name)
	ids := make([]string, len(v.Pitches))
	for i, p := range v.Pitches {
		if scaffold.SameFile(p.ID, name) {
			return p, nil
		}
		ids[i] = p.ID
	}
	e := a.used("new.unknown-pitch", i18n.Args{"Name": name})
	if len(ids) > 0 {
		e.mend = a.words.Say("new.pitches", i18n.Args{"IDs": a.words.List(ids)})
	}
	return nil, e
}

// maxComplaints is how many themes are proposed for a version to address.
const maxComplaints = 5

// complaints are the themes that no version addresses yet, as tags with how many
// people named them.
func (a *app) complaints(d *desk) []string {
	var all []string
	for _, t := range d.report(a).Unaddressed() {
		all = append(all, a.words.Count("new.complaint", t.People, i18n.Args{"Theme": a.tag(t)}))
	}
	return all[:min(len(all), maxComplaints)]
}

// tag is a theme as notes write it.
func (a *app) tag(t report.Theme) string {
	if t.Aspect == nil {
		return "#" + t.Theme
	}
	return "#" + a.words.Say("aspect-short."+*t.Aspect, nil) + "/" + t.Theme
}

func (a *app) sayComplaints(themes []string) []string {
	if len(themes) == 0 {
		return nil
	}
	return []string{a.words.Say("new.complaints", i18n.Args{"Themes": strings.Join(themes, ", ")})}
}
