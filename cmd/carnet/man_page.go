package main

// One man page, in the language of man pages: a line that begins with a point
// is an order, a backslash begins an escape.

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manMark is the first line of every page, by which carnet knows its own.
const manMark = ".\\\" Made by carnet man from the help.\n"

// A manWriter writes one page.
type manWriter struct {
	strings.Builder
	a *app
}

// manPage is the page of one command.
func (a *app) manPage(c *cobra.Command) string {
	w := &manWriter{a: a}
	w.WriteString(manMark)
	fmt.Fprintf(w, ".TH %s 1 %s \"carnet %s\" carnet\n",
		strings.ToUpper(manName(c)), a.now().Format(time.DateOnly), roff(a.version))
	w.section("name")
	fmt.Fprintf(w, "%s \\- %s\n", roff(manName(c)), roff(c.Short))
	w.section("synopsis")
	w.synopsis(c)
	w.section("what-it-does")
	exits := c.Annotations[exitsAnnotation]
	w.text(strings.TrimSuffix(c.Long, exits))
	w.commands(c)
	w.options(c)
	w.exits(exits)
	if c.Example != "" {
		w.section("examples")
		w.verbatim(strings.Split(c.Example, "\n"))
	}
	if c.HasParent() {
		w.section("see-also")
		fmt.Fprintf(w, ".BR %s (1)\n", roff(manName(c.Parent())))
	}
	return w.String()
}

// section begins a section.
func (w *manWriter) section(id string) {
	fmt.Fprintf(w, ".SH %s\n", strings.ToUpper(roff(w.a.words.Say("man."+id, nil))))
}

func (w *manWriter) synopsis(c *cobra.Command) {
	use := c.CommandPath() + strings.TrimPrefix(c.Use, c.Name())
	if c.HasAvailableSubCommands() {
		use += " " + w.a.words.Say("command.command-word", nil)
	}
	fmt.Fprintf(w, "\\fB%s\\fR %s\n", roff(use), roff(w.a.words.Say("command.flags-word", nil)))
}

// text writes paragraphs; lines that are set in stay as they are.
func (w *manWriter) text(text string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			w.WriteString(".PP\n")
		}
		lines := strings.Split(paragraph, "\n")
		if strings.HasPrefix(lines[0], "  ") {
			w.verbatim(lines)
			continue
		}
		for _, line := range lines {
			w.WriteString(roff(line) + "\n")
		}
	}
}

// verbatim writes lines as they are, set in.
func (w *manWriter) verbatim(lines []string) {
	w.WriteString(".nf\n.RS 2\n")
	for _, line := range lines {
		w.WriteString(roff(strings.TrimPrefix(line, "  ")) + "\n")
	}
	w.WriteString(".RE\n.fi\n")
}

// item writes a term and what it means; the term is escaped already.
func (w *manWriter) item(term, meaning string) {
	fmt.Fprintf(w, ".TP\n%s\n%s\n", term, roff(meaning))
}

func (w *manWriter) commands(c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	w.section("commands")
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			w.item(fmt.Sprintf(".BR %s (1)", roff(manName(sub))), sub.Short)
		}
	}
}

func (w *manWriter) options(c *cobra.Command) {
	w.section("options")
	c.NonInheritedFlags().VisitAll(w.option)
	c.InheritedFlags().VisitAll(w.option)
}

func (w *manWriter) option(f *pflag.Flag) {
	if f.Hidden {
		return
	}
	value, usage := pflag.UnquoteUsage(f)
	term := "\\fB" + roff("--"+f.Name) + "\\fR"
	if f.Shorthand != "" {
		term = "\\fB" + roff("-"+f.Shorthand) + "\\fR, " + term
	}
	if value != "" {
		term += " \\fI" + roff(value) + "\\fR"
	}
	w.item(term, usage)
}

// exitLine is a code and what it means in the help.
var exitLine = regexp.MustCompile(`^ {2}(\d+) +(.*)$`)

func (w *manWriter) exits(text string) {
	if text == "" {
		return
	}
	w.section("exit-status")
	for _, line := range strings.Split(strings.TrimSpace(text), "\n")[1:] {
		if m := exitLine.FindStringSubmatch(line); m != nil {
			w.item(m[1], m[2])
			continue
		}
		w.WriteString(roff(strings.TrimSpace(line)) + "\n")
	}
}

var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\u00a0", `\~`, "\u202f", `\~`)

// roff is text that a man page shows as it is.
func roff(text string) string {
	text = roffEscapes.Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
