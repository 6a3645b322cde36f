package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"carnet/internal/i18n"
)

// rootCommand is carnet itself.
func (a *app) rootCommand() *cobra.Command {
	root := a.command("root", "carnet", "carnet\ncarnet report --open\ncarnet check", "")
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.Version = a.version
	root.SetVersionTemplate("carnet {{.Version}}\n")
	root.Args = a.subcommandOnly
	date := root.Flags().String("date", "", a.words.Say("flag.date", nil))
	root.RunE = func(cmd *cobra.Command, _ []string) error { return a.home(cmd, *date) }
	root.SetUsageTemplate(a.usageTemplate())
	root.SetHelpTemplate("{{with or .Long .Short}}{{.}}\n\n{{end}}{{.UsageString}}")
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault)
	flags := root.PersistentFlags()
	flags.StringVarP(&a.flags.chdir, "chdir", "C", "", a.words.Say("flag.chdir", nil))
	flags.StringVar(&a.flags.lang, "lang", "", a.words.Say("flag.lang", nil))
	root.Flags().Bool("version", false, a.words.Say("flag.version", nil))
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return a.checkLanguage() }
	root.AddCommand(
		a.briefCommand(), a.checkCommand(), a.doctorCommand(), a.initCommand(), a.listCommand(), a.manCommand(), a.mapCommand(),
		a.newCommand(), a.nextCommand(), a.pathCommand(), a.pitchCommand(), a.reportCommand(), a.saveCommand(), a.serveCommand(),
		a.syncCommand(),
	)
	_ = root.MarkPersistentFlagDirname("chdir")
	complete(root, "lang", i18n.Languages...)
	completeRest(root)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("report")
	a.translate(root)
	return root
}

// command is a cobra command whose words come from the catalogue; exits names
// the message with its exit codes.
func (a *app) command(name, use, example, exits string) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: a.words.Say("command."+name, nil), Long: a.words.Say("command."+name+"-long", nil),
		SilenceErrors: true, SilenceUsage: true, DisableFlagsInUseLine: true,
		Example: "  " + strings.ReplaceAll(example, "\n", "\n  "),
	}
	if exits != "" {
		codes := "\n\n" + a.words.Say("command.exit-codes", nil) + "\n" + a.words.Say("command."+exits, nil)
		c.Long += codes
		c.Annotations = map[string]string{exitsAnnotation: codes}
	}
	return c
}

// exitsAnnotation holds the exit codes as they stand at the end of the help.
const exitsAnnotation = "exits"

// use is the form of a command that takes a folder.
func (a *app) use(name string) string {
	return name + " [" + a.words.Say("command.dir-word", nil) + "]"
}

// subcommandOnly refuses a first word that is no command.
func (a *app) subcommandOnly(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := a.used("error.unknown-command", i18n.Args{"Name": args[0]})
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		e.mend = a.words.Say("error.did-you-mean", i18n.Args{"Near": cmd.CommandPath() + " " + near[0]})
	}
	return e
}

func (a *app) checkLanguage() error {
	if a.flags.lang != "" && i18n.Match(a.flags.lang) == "" {
		return a.used("error.flag-invalid", i18n.Args{
			"Flag": "--lang", "Value": a.flags.lang, "Allowed": a.words.Say("allowed.language", nil),
		})
	}
	return nil
}

// translate words what cobra adds by itself: the commands help and completion,
// and the flags of both.
func (a *app) translate(root *cobra.Command) {
	a.translateFlags(root)
	for _, c := range root.Commands() {
		a.translateFlags(c)
		if name := c.Name(); name == "help" || name == "completion" {
			c.Short = a.words.Say("command."+name, nil)
			c.Long = c.Short
		}
		for _, sub := range c.Commands() {
			a.translateFlags(sub)
			if c.Name() == "completion" {
				sub.Short = a.words.Say("command.completion-shell", i18n.Args{"Shell": sub.Name()})
				sub.Long = sub.Short
			}
		}
	}
}

func (a *app) translateFlags(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Name == "no-descriptions" {
			f.Usage = a.words.Say("flag."+f.Name, nil)
		}
	})
}

// usageTemplate is cobra's, in the words of the catalogue.
func (a *app) usageTemplate() string {
	say := func(id string) string { return a.words.Say("command."+id, nil) }
	return say("usage") + `
  {{if .HasAvailableSubCommands}}{{.CommandPath}} ` + say("command-word") + `{{else}}{{.UseLine}}{{end}} ` + say("flags-word") + `
{{if .HasExample}}
` + say("examples") + `
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
` + say("commands") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
` + say("flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
` + say("global-flags") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}`
}
