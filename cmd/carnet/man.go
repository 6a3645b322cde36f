package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
)

// manCommand writes the man pages of all commands, from the words of their
// help. It is for packagers, and not listed.
func (a *app) manCommand() *cobra.Command {
	var dir string
	c := a.command("man", "man", "carnet man --dir share/man", "exit-man")
	c.Hidden = true
	c.Args = a.noArguments
	c.RunE = func(*cobra.Command, []string) error { return a.writeManPages(dir) }
	c.Flags().StringVar(&dir, "dir", "", a.words.Say("flag.man-dir", nil))
	_ = c.MarkFlagDirname("dir")
	return c
}

// noArguments refuses any.
func (a *app) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return a.used("error.no-arguments", i18n.Args{"Command": cmd.CommandPath()})
	}
	return nil
}

// writeManPages writes them below a folder: English in man1, other languages
// in fr/man1.
func (a *app) writeManPages(dir string) error {
	if dir == "" {
		return a.used("error.flag-value", i18n.Args{"Flag": "--dir"})
	}
	dir, err := a.startDir(dir)
	if err != nil {
		return a.failed("error.cannot-read", i18n.Args{"Path": ".", "Reason": err.Error()})
	}
	for _, lang := range i18n.Languages {
		in := *a
		in.words = i18n.New(lang)
		folder := filepath.Join(dir, "man1")
		if lang != i18n.Languages[0] {
			folder = filepath.Join(dir, lang, "man1")
		}
		if err := in.writeManPage(in.rootCommand(), folder); err != nil {
			return a.failed("error.cannot-write", i18n.Args{"Path": folder, "Reason": a.reason(err)})
		}
	}
	return nil
}

// writeManPage writes the page of a command and those of its subcommands.
func (a *app) writeManPage(c *cobra.Command, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	path := filepath.Join(folder, manName(c)+".1")
	if old, err := os.ReadFile(path); err == nil && !bytes.HasPrefix(old, []byte(manMark)) {
		return os.ErrExist
	}
	page := a.manPage(c)
	if err := writeWhole(path, []byte(page), 0o644, func() error { return nil }); err != nil {
		return err
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			if err := a.writeManPage(sub, folder); err != nil {
				return err
			}
		}
	}
	return nil
}

// manName is a command's name in the manual: carnet-new-meeting.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }
