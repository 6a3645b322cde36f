package main

// carnet doctor: what this machine and vault can do, and the mend of what they
// cannot.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"carnet/internal/doctor"
	"carnet/internal/i18n"
	"carnet/internal/sync"
	"carnet/vault"
)

// doctorCommand looks at everything and says it.
func (a *app) doctorCommand() *cobra.Command {
	c := a.command("doctor", a.use("doctor"), "carnet doctor\ncarnet doctor --json", "exit-doctor")
	c.Args = a.atMostOne
	json := c.Flags().Bool("json", false, a.words.Say("flag.json", nil))
	c.RunE = func(cmd *cobra.Command, args []string) error { return a.doctor(cmd.Context(), first(args), *json) }
	return c
}

// doctorPatience is how long the remote may say nothing: a person is waiting.
const doctorPatience = 10 * time.Second

// doctor examines the machine and the vault, if there is one.
func (a *app) doctor(ctx context.Context, dir string, json bool) error {
	root, err := a.doctorRoot(dir)
	if err != nil {
		return err
	}
	a.writes.Store(true)
	done := a.progress("progress.doctor")
	findings := doctor.Examine(ctx, a.doctorWorld(root))
	done()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	said := make([]diagnosis, len(findings))
	for i, f := range findings {
		said[i] = a.diagnose(f)
	}
	if json {
		err = a.writeJSON(said)
	} else {
		err = a.writeDiagnoses(said)
	}
	if err != nil {
		return a.written(err)
	}
	for _, d := range said {
		if d.State == doctor.Mend {
			return errMend
		}
	}
	return nil
}

// doctorRoot is the root of the vault, "" where there is none and none was named.
func (a *app) doctorRoot(dir string) (string, error) {
	start, err := a.startDir(a.flags.chdir)
	if err != nil || dir != "" {
		return a.vaultRoot(dir)
	}
	if _, err := os.Stat(start); err != nil {
		return a.vaultRoot(dir)
	}
	root, _ := findRoot(start, a.getenv("HOME"))
	return root, nil
}

// doctorWorld is the real world.
func (a *app) doctorWorld(root string) doctor.World {
	w := doctor.World{
		Root: root, System: runtime.GOOS, Disk: os.DirFS("/"), Language: a.words.Language, Now: a.now(),
		IsThere: func(program string) bool { _, err := exec.LookPath(program); return err == nil },
		Git:     a.gitWorld(),
	}
	w.Git.Patience = doctorPatience
	if words := editorWords(a.getenv); len(words) > 0 {
		w.Editor = words[0]
	}
	if root != "" {
		a.doctorVault(root, &w)
	}
	return w
}

// doctorVault tells what the notes say of themselves. Those that cannot be read
// are for check.
func (a *app) doctorVault(root string, w *doctor.World) {
	v, err := a.notes(root)
	if err != nil {
		return
	}
	if v.Settings.Today.Set {
		w.Today = v.Settings.Today.V.Time
	}
	for _, note := range v.Notes() {
		if note.Private.V {
			w.Private = append(w.Private, note.Path)
		}
	}
}

// A diagnosis is a finding in words.
type diagnosis struct {
	Check   string       `json:"check"`
	State   doctor.State `json:"state"`
	Message string       `json:"message"`
	Mend    *string      `json:"mend"`
}

// diagnose words a finding.
func (a *app) diagnose(f doctor.Finding) diagnosis {
	message, mend := a.findingWords(f)
	d := diagnosis{Check: f.Check, State: f.State, Message: sentence(message)}
	if mend != "" {
		d.Mend = &mend
	}
	return d
}

// findingWords are the message of a finding and its mend.
func (a *app) findingWords(f doctor.Finding) (message, mend string) {
	var remote *sync.RemoteError
	switch {
	case errors.As(f.Err, &remote):
		return a.remoteSays(f.Remote, remote)
	case f.Err != nil:
		args := i18n.Args{"Address": f.Remote.Shown(), "Reason": a.reason(f.Err)}
		return a.words.Say("doctor.remote-silent", args), a.words.Say("sharing.unreachable-mend", args)
	case f.Hindrance != sync.Unhindered:
		id := "hindered." + string(f.Hindrance)
		return a.words.Say(id, nil), a.words.Say(id+"-mend", nil)
	}
	args := i18n.Args{}
	for name, value := range f.Args {
		if day, ok := value.(time.Time); ok {
			value = a.words.Date(vault.DateOf(day.In(a.now().Location())))
		}
		args[name] = value
	}
	if count, ok := f.Args["Count"].(int); ok {
		message = a.words.Count(f.Message, count, args)
	} else {
		message = a.words.Say(f.Message, args)
	}
	if f.State != doctor.Well {
		mend = a.words.Say(strings.Replace(f.Message, "doctor.", "doctor-mend.", 1), args)
	}
	return message, mend
}

// sentence begins with a capital, unless with a name that has none, and ends
// with a period.
func sentence(text string) string {
	first, _, _ := strings.Cut(text, " ")
	if first != "git" && !strings.HasPrefix(first, "carnet") && !strings.ContainsAny(first, "./:@") {
		r, size := utf8.DecodeRuneInString(text)
		text = strings.ToUpper(string(r)) + text[size:]
	}
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, ".)") {
		return text
	}
	return text + "."
}

// writeDiagnoses writes each on a line behind its state, the mend below.
func (a *app) writeDiagnoses(all []diagnosis) error {
	colors := map[doctor.State]string{doctor.Well: "32", doctor.Advice: "33", doctor.Mend: "31"}
	width := 0
	for _, state := range []doctor.State{doctor.Well, doctor.Advice, doctor.Mend} {
		width = max(width, utf8.RuneCountInString(a.stateWord(state)))
	}
	indent := strings.Repeat(" ", width+2)
	var text strings.Builder
	for _, d := range all {
		word := a.stateWord(d.State)
		lines := fold(oneLine(d.Message), indent, indent, a.screen())
		text.WriteString(a.color(colors[d.State], word) + strings.TrimPrefix(lines, strings.Repeat(" ", utf8.RuneCountInString(word))))
		if d.Mend != nil {
			text.WriteString(a.color("2", fold(oneLine(*d.Mend), indent, indent, a.screen())))
		}
	}
	_, err := fmt.Fprint(a.out, text.String())
	return err
}

// stateWord is how a state is called.
func (a *app) stateWord(state doctor.State) string {
	return a.words.Say("doctor.state-"+string(state), nil)
}
