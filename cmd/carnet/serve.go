package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"carnet/internal/history"
	"carnet/internal/i18n"
	"carnet/internal/serve"
	"carnet/parser"
	"carnet/report"
	"carnet/vault"
)

// defaultAddress is where the page is served if nobody says where: always the
// same, so that it can be bookmarked.
const defaultAddress = "127.0.0.1:4227"

// serveOptions are the flags of serve.
type serveOptions struct {
	addr, date, editor string
	open               bool
}

// serveCommand shows the report live.
func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	c := a.command("serve", a.use("serve"), "carnet serve --open\ncarnet serve --editor obsidian\ncarnet serve --addr 8080 ~/my-vault", "exit-serve")
	c.Args = a.atMostOne
	c.RunE = func(cmd *cobra.Command, args []string) error { return a.serve(cmd.Context(), first(args), o) }
	f := c.Flags()
	f.StringVar(&o.addr, "addr", "", a.words.Say("flag.addr", nil))
	f.StringVar(&o.date, "date", "", a.words.Say("flag.date", nil))
	f.StringVar(&o.editor, "editor", "", a.words.Say("flag.editor", nil))
	f.BoolVar(&o.open, "open", false, a.words.Say("flag.open-serve", nil))
	complete(c, "editor", editorNames()...)
	return c
}

// serve shows the report of a vault until the context ends, which is how serving
// is meant to end.
func (a *app) serve(ctx context.Context, dir string, o serveOptions) error {
	edit, err := a.editorLinks(o.editor)
	if err != nil {
		return err
	}
	root, err := a.vaultRoot(dir)
	if err != nil {
		return err
	}
	listener, err := a.listen(o.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	live := &livePage{app: a, root: root, date: o.date, edit: edit}
	done := a.progress("progress.reading")
	server, err := serve.New(serve.Options{Make: live.make, Failed: a.pageStays, Polling: a.cannotWatch})
	done()
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String() + "/"
	fmt.Fprintln(a.out, address)
	fmt.Fprintln(a.err, a.words.Say("serve.ready", nil))
	if o.open {
		if err := a.browseAt(address); err != nil {
			fmt.Fprintln(a.err, a.words.Say("error.open", i18n.Args{"Reason": err.Error()}))
		}
	}
	a.serves.Store(true)
	if err := server.Serve(ctx, listener); err != nil {
		return a.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	return nil
}

// listen takes the address that was asked for; where nobody asked, another one
// will do if the usual one is taken.
func (a *app) listen(addr string) (net.Listener, error) {
	usual := addr == ""
	if usual {
		addr = defaultAddress
	}
	l, err := serve.Listen(addr)
	if usual && errors.Is(err, syscall.EADDRINUSE) {
		l, err = serve.Listen("0")
	}
	var refused *net.OpError
	switch {
	case err == nil:
		return l, nil
	case errors.As(err, &refused) && refused.Op == "listen" && !isAddressError(refused):
		e := a.failed("error.addr-taken", i18n.Args{"Address": addr, "Reason": refused.Err.Error()})
		e.mend = a.words.Say("error.addr-taken-mend", nil)
		return nil, e
	}
	return nil, a.used("error.flag-invalid", i18n.Args{"Flag": "--addr", "Value": addr, "Allowed": a.words.Say("allowed.addr", nil)})
}

// isAddressError tells whether an address could not be understood.
func isAddressError(err error) bool {
	var address *net.AddrError
	var lookup *net.DNSError
	return errors.As(err, &address) || errors.As(err, &lookup)
}

// pageStays says why the page could not be made anew.
func (a *app) pageStays(err error) {
	a.sayError(a.words.Say("serve.stays", i18n.Args{"Reason": err.Error()}))
}

// cannotWatch says that the folders are looked at instead.
func (a *app) cannotWatch(err error) {
	a.sayError(a.words.Say("serve.polling", i18n.Args{"Reason": a.reason(err)}))
}

// A livePage makes the page of a vault again and again.
type livePage struct {
	*app
	root, date string
	edit       func(root, path string, line, col int) string // nil without an editor

	reader   parser.Reader
	settings vault.Settings // of the last page
	today    vault.Date
	head     string // of its history
}

// make reads what has changed, the notes or what git knows of them, and makes the
// page; nil when it would be the same.
func (p *livePage) make(id string) (*serve.Page, error) {
	fsys := os.DirFS(p.root)
	head, refs := history.Head(p.root)
	reading, err := p.reader.Read(fsys, p.dayHasPassed() || head != p.head)
	if err != nil {
		return nil, p.failed("error.cannot-read", i18n.Args{"Path": p.root, "Reason": p.reason(err)})
	}
	if reading == nil {
		return nil, nil
	}
	p.settings, p.head = reading.Vault.Settings, head
	if p.today, err = p.app.today(p.date, reading.Vault); err != nil {
		return nil, err
	}
	v := reading.Vault
	found := append(parser.LookAhead(v, p.today), attachHistory(p.root, v, p.today)...)
	parser.Add(fsys, v, found)
	page, err := p.draw(id, reading)
	if err == nil && refs != "" {
		page.Folders = append(page.Folders, refs)
	}
	return page, err
}

// dayHasPassed tells whether the last page was made on another day.
func (p *livePage) dayHasPassed() bool {
	today, err := p.app.today(p.date, &vault.Vault{Settings: p.settings})
	return err == nil && today != p.today
}

// draw makes the page of what was read.
func (p *livePage) draw(id string, reading *parser.Reading) (*serve.Page, error) {
	words := p.reportWords(reading.Vault)
	served := report.Served{ID: id, Held: reading.Held}
	if p.edit != nil {
		served.Edit = func(path string, line, col int) string { return p.edit(p.root, path, line, col) }
	}
	var html bytes.Buffer
	r := report.Build(reading.Vault, report.Options{Today: p.today, Words: words, Version: p.version})
	policy, err := report.ServedHTML(&html, r, words, served)
	if err != nil {
		return nil, p.failed("error.internal", i18n.Args{"Reason": err.Error()})
	}
	page := &serve.Page{HTML: html.Bytes(), Policy: policy}
	for _, folder := range reading.Folders {
		page.Folders = append(page.Folders, filepath.Join(p.root, filepath.FromSlash(folder)))
	}
	return page, nil
}
