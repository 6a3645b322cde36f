package sync

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// fetch brings the branch with git. Tags and submodules are not a vault's; git's
// housekeeping is left to commits.
func (p *program) fetch(ctx context.Context, remote Remote) (plumbing.Hash, error) {
	_, err := p.converse(ctx, remote, "fetch", "--progress", "--no-tags", "--no-recurse-submodules",
		"--no-auto-maintenance", "--no-write-fetch-head", "--", remote.Name, remote.refSpec())
	if saidOf(err, "couldn't find remote ref") {
		return plumbing.ZeroHash, nil
	}
	if err != nil {
		return plumbing.ZeroHash, p.understood(remote, err)
	}
	tip, err := p.run(ctx, nil, "rev-parse", "--verify", "--quiet", string(remote.tracking))
	return plumbing.NewHash(strings.TrimSpace(string(tip))), err
}

// push sends the branch with git.
func (p *program) push(ctx context.Context, remote Remote, tip plumbing.Hash) error {
	status, err := p.converse(ctx, remote, "push", "--porcelain", "--progress", "--no-follow-tags",
		"--no-recurse-submodules", "--", remote.Name, tip.String()+":refs/heads/"+remote.Branch)
	if refused := refusal(status); refused != "" {
		return pushError(remote, refused, err)
	}
	return p.understood(remote, err)
}

// converse lets git talk with the remote: first where it can ask nobody, so
// that silence is the remote's, and again at the terminal where it had to ask.
func (p *program) converse(ctx context.Context, remote Remote, args ...string) (string, error) {
	quiet := *p
	quiet.world.Ask = false
	out, err := quiet.talk(ctx, args...)
	if kind := kindOf(err); p.world.Ask && (kind == ErrDenied || kind == ErrUnknownHost) {
		out, err = p.talk(ctx, args...)
	}
	if e := (*ProgramError)(nil); errors.As(err, &e) {
		e.Said = remote.hidden(e.Said)
	}
	return out, err
}

// typing is how much longer than a remote a person may take to answer.
const typing = 10

// talk calls git as run does, and stops it with all that it started when it
// says nothing for too long.
func (p *program) talk(ctx context.Context, args ...string) (string, error) {
	limit := p.world.patience()
	if p.world.Ask {
		limit *= typing
	}
	ctx, heard, end := patiently(ctx, limit)
	defer end()
	cmd := exec.CommandContext(ctx, p.path, append(slices.Clone(always), args...)...)
	out, said := &listener{heard: heard}, &listener{heard: heard}
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = p.top, p.environment(), out, said
	cmd.Cancel, cmd.WaitDelay = func() error { return stopGently(cmd) }, 2*time.Second
	if p.world.Ask {
		cmd.Stdin = os.Stdin
	} else {
		apart(cmd)
	}
	err := cmd.Run()
	if ctx.Err() != nil {
		stop(cmd)
		return "", context.Cause(ctx)
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		err = &ProgramError{args[0], exit.ExitCode(), lastLines(string(said.said))}
	}
	return string(out.said), err
}

// lastLines are the lines of what git said as they stood in the end: progress
// writes the same line again and again.
func lastLines(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		line = strings.TrimRight(line, "\r\n \t")
		if line = line[strings.LastIndexByte(line, '\r')+1:]; line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
