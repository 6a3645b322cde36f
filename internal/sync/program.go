package sync

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// ErrNoProgram says that no git program is installed that is new enough.
var ErrNoProgram = errors.New("no git program of version 2.38 or later")

// A program is the git program, at work in one working tree.
type program struct {
	path    string // absolute
	version [2]int // 2, 39
	world   World
	config  Config
	top     string // the working tree's top
	own     string // git's own folder
}

// oldestProgram is the version from which on git does all that is asked of it.
var oldestProgram = [2]int{2, 38}

// versionPatience is how long a git program may take to name its version.
const versionPatience = 5 * time.Second

// findProgram gives the git program that is installed, if it is new enough.
func findProgram(ctx context.Context, world World) (*program, error) {
	p, err := installed(ctx, world)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// installed gives the git program that the person's PATH leads to, with
// ErrNoProgram when it is too old. A folder of the PATH that is not absolute is
// passed over: what stands in a vault is never run.
func installed(ctx context.Context, world World) (*program, error) {
	for _, dir := range filepath.SplitList(world.Getenv("PATH")) {
		if !filepath.IsAbs(dir) {
			continue
		}
		path, err := exec.LookPath(filepath.Join(dir, "git"))
		if err != nil {
			continue
		}
		p := &program{path: path, world: world, top: dir}
		asked, stop := context.WithTimeout(ctx, versionPatience)
		said, err := p.run(asked, nil, "version")
		stop()
		if err != nil {
			return nil, err
		}
		if _, err := fmt.Sscanf(string(said), "git version %d.%d", &p.version[0], &p.version[1]); err != nil {
			return nil, ErrNoProgram
		}
		if slices.Compare(p.version[:], oldestProgram[:]) < 0 {
			return p, ErrNoProgram
		}
		return p, nil
	}
	return nil, ErrNoProgram
}

// String is the version.
func (p *program) String() string { return fmt.Sprintf("%d.%d", p.version[0], p.version[1]) }

// A ProgramError is what git said when it failed.
type ProgramError struct {
	Command string // commit, fetch
	Exit    int    // -1 where git was stopped
	Said    string // its words, in English
}

func (e *ProgramError) Error() string {
	return fmt.Sprintf("git %s: %s", e.Command, e.Said)
}

// always are the settings under which git is called: nothing that came with a
// vault is run on the way.
var always = []string{
	"--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit",
	"-c", "protocol.ext.allow=never", "-c", "core.quotePath=false",
}

// run calls git in the working tree and gives what it writes. The error of a
// git that failed is a *ProgramError, that of one stopped by the context is the
// context's.
func (p *program) run(ctx context.Context, input []byte, args ...string) ([]byte, error) {
	return p.runWith(ctx, nil, input, args...)
}

// runWith is run with variables of the environment.
func (p *program) runWith(ctx context.Context, variables []string, input []byte, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, p.path, append(slices.Clone(always), args...)...)
	var out, said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = p.top, append(p.environment(), variables...), &out, &said
	cmd.Cancel, cmd.WaitDelay = func() error { return stopGently(cmd) }, 2*time.Second
	if input != nil {
		cmd.Stdin = bytes.NewReader(input)
	} else if p.world.Ask {
		cmd.Stdin = os.Stdin
	}
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return out.Bytes(), &ProgramError{args[0], exit.ExitCode(), strings.TrimSpace(said.String())}
	}
	return out.Bytes(), err
}

// elsewhere are the variables with which a git around carnet (a hook, an alias)
// would lead this one to another repository.
var elsewhere = []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"}

// environment is the person's own, but that git speaks English, works here, takes
// paths as they are, and asks only where somebody can answer.
func (p *program) environment() []string {
	env := slices.DeleteFunc(slices.Clone(p.world.Environ), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(elsewhere, name)
	})
	env = append(env, "LC_ALL=C", "LANGUAGE=", "GIT_LITERAL_PATHSPECS=1")
	if !p.world.Ask {
		env = append(env, "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "SSH_ASKPASS_REQUIRE=never", "GCM_INTERACTIVE=never")
	}
	return env
}
