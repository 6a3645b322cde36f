package sync

// Commits, by the git program: hooks, signing and identity are the person's.

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// author is whom git itself would write down. It guesses nothing from the names
// of the machine.
func (p *program) author(ctx context.Context) (Person, bool, error) {
	out, err := p.run(ctx, nil, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
	var failed *ProgramError
	if errors.As(err, &failed) {
		return p.world.guess(p.config), false, nil
	}
	name, rest, _ := strings.Cut(string(out), " <")
	email, _, _ := strings.Cut(rest, ">")
	return Person{name, email}, true, err
}

// identity are the variables that name an author whom git does not know.
func (p *program) identity(ctx context.Context) ([]string, error) {
	who, known, err := p.author(ctx)
	if err != nil || known {
		return nil, err
	}
	return []string{
		"GIT_AUTHOR_NAME=" + who.Name, "GIT_AUTHOR_EMAIL=" + who.Email,
		"GIT_COMMITTER_NAME=" + who.Name, "GIT_COMMITTER_EMAIL=" + who.Email,
	}, nil
}

// commit commits from an index of its own, which holds the last commit and these
// changes, so that whatever is staged of other files waits on. The changes are
// staged in git's index first.
func (p *program) commit(ctx context.Context, message string, changes []Change, a *applying) (plumbing.Hash, error) {
	identity, err := p.identity(ctx)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	staged := a.inGit("index")
	if err := errors.Join(copyFile(filepath.Join(p.own, "index"), staged), p.stage(ctx, []string{"GIT_INDEX_FILE=" + staged}, changes)); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := a.installIndex(); err != nil {
		return plumbing.ZeroHash, err
	}
	if err := p.commitAlone(ctx, identity, message, changes, a.inGit("alone")); err != nil {
		return plumbing.ZeroHash, err
	}
	tip, err := p.last(ctx)
	return plumbing.NewHash(tip), err
}

// commitAlone commits the changes and nothing else that is staged, from an index
// of their own.
func (p *program) commitAlone(ctx context.Context, identity []string, message string, changes []Change, own string) error {
	if err := copyFile(filepath.Join(p.own, "index"), own); err != nil {
		return err
	}
	alone := []string{"GIT_INDEX_FILE=" + own}
	last, err := p.last(ctx)
	if err != nil {
		return err
	}
	if _, err := p.runWith(ctx, alone, nil, "read-tree", "-i", "-m", last); err != nil {
		return err
	}
	if err := p.stage(ctx, alone, changes); err != nil {
		return err
	}
	_, err = p.runWith(ctx, append(alone, identity...), []byte(message), "commit", "--quiet", "--cleanup=whitespace", "--file=-")
	return err
}

// stage makes an index hold the changes as the working tree does.
func (p *program) stage(ctx context.Context, variables []string, changes []Change) error {
	var gone, here bytes.Buffer
	for _, c := range changes {
		list := &here
		if c.Gone {
			list = &gone
		}
		list.WriteString(c.Path + "\x00")
	}
	if gone.Len() > 0 {
		if _, err := p.runWith(ctx, variables, gone.Bytes(), "update-index", "--force-remove", "-z", "--stdin"); err != nil {
			return err
		}
	}
	if here.Len() == 0 {
		return nil
	}
	_, err := p.runWith(ctx, variables, here.Bytes(), "update-index", "--add", "--remove", "--replace", "-z", "--stdin")
	return err
}

// commitTree stores a commit, which git signs by itself only when it commits.
func (p *program) commitTree(ctx context.Context, tree plumbing.Hash, parents []plumbing.Hash, message string) (plumbing.Hash, error) {
	identity, err := p.identity(ctx)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	args := []string{"commit-tree"}
	for _, parent := range parents {
		args = append(args, "-p", parent.String())
	}
	if signs, _ := p.run(ctx, nil, "config", "--type=bool", "commit.gpgSign"); strings.TrimSpace(string(signs)) == "true" {
		args = append(args, "-S")
	}
	out, err := p.runWith(ctx, identity, []byte(strings.TrimSpace(message)+"\n"), append(args, tree.String())...)
	return plumbing.NewHash(strings.TrimSpace(string(out))), err
}

// copyFile copies an index with its time, by which git knows the files that it
// must look at again; one that is not there is empty.
func copyFile(from, to string) error {
	info, err := os.Stat(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(to, data, 0o600), os.Chtimes(to, info.ModTime(), info.ModTime()))
}
