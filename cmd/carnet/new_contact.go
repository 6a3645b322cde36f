package main

import (
	"strings"

	"github.com/spf13/cobra"

	"carnet/internal/i18n"
	"carnet/internal/scaffold"
	"carnet/parser"
	"carnet/vault"
)

// contactOptions are the flags of new contact.
type contactOptions struct {
	newOptions
	from string
	note scaffold.Contact // what the other flags fill in
}

// newContactCommand notes a person.
func (a *app) newContactCommand() *cobra.Command {
	var o contactOptions
	c := a.newNote(vault.KindContact, a.words.Say("new.name-word", nil), &o.newOptions, func(args []string) error {
		return a.newContact(strings.Join(args, " "), o)
	})
	f := c.Flags()
	f.StringVar(&o.from, "from", "", a.words.Say("flag.new-relay", nil))
	for name, into := range map[string]*string{
		"role": &o.note.Role, "organization": &o.note.Organization, "circle": &o.note.Circle,
		"email": &o.note.Email, "phone": &o.note.Phone, "ask": &o.note.Ask,
	} {
		f.StringVar(into, name, "", a.words.Say("flag.new-"+name, nil))
	}
	_ = c.RegisterFlagCompletionFunc("from", a.completeNames)
	c.ValidArgsFunction = a.completeWithoutNote
	return c
}

// newContact writes the note of a person.
func (a *app) newContact(name string, o contactOptions) error {
	d, err := a.desk(o.newOptions)
	if err != nil {
		return err
	}
	found, _ := parser.FindPeople(d.vault, name)
	for _, p := range found {
		if p.Contact != nil {
			return a.exists(draft{kind: vault.KindContact}, p.Contact.Path)
		}
	}
	who, err := a.someone(d.vault, name)
	if err != nil {
		return err
	}
	n, c := draft{kind: vault.KindContact}, o.note
	if n.path, err = a.notePath(vault.KindContact, "", who.Name); err != nil {
		return err
	}
	if !saidByFile(n.path, who.Name) {
		c.Name = who.Name
	}
	relay, err := a.introduce(d.vault, who, o.from, &c)
	if err != nil {
		return err
	}
	n.text = c.Render(d.language)
	if c.ToAsk {
		n.says = append(n.says, a.words.Say("new.may-i", i18n.Args{"Relay": relay.Name}))
	}
	return a.put(d, n, o.newOptions)
}

// introduce notes who opened the way to a person, as far as no meeting says it.
func (a *app) introduce(v *vault.Vault, who *vault.Person, from string, c *scaffold.Contact) (*vault.Person, error) {
	c.Introduced = who.IntroducedBy != nil
	if from == "" {
		return nil, nil
	}
	relay, err := a.someone(v, from)
	if err != nil {
		return nil, err
	}
	if who.IntroducedBy != relay {
		c.IntroducedBy, c.Introduced = reference(v, relay), true
	}
	c.ToAsk = who.IntroducedBy != relay || who.IntroducedAt == nil || !who.IntroducedAt.OnBehalf.Set
	return relay, nil
}
