//go:build unix

package sync

import (
	"os/exec"
	"syscall"
	"time"
)

// apart puts a program and all that it starts into a session of their own: it
// has no terminal to ask at, and can be stopped as a whole.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// stopGently asks a program, and what it started, to end: git takes its locks
// and unfinished files away.
func stopGently(cmd *exec.Cmd) error { return signal(cmd, syscall.SIGTERM) }

// stop ends what is left of it, once what was asked to end has had the time to
// tidy up: git's helpers outlive git by a moment.
func stop(cmd *exec.Cmd) {
	for end := time.Now().Add(tidying); time.Now().Before(end); time.Sleep(tidying / 100) {
		if signal(cmd, 0) != nil {
			return
		}
	}
	_ = signal(cmd, syscall.SIGKILL)
}

// tidying is how long a program that was asked to end may take for it.
const tidying = 2 * time.Second

func signal(cmd *exec.Cmd, with syscall.Signal) error {
	if cmd.Process == nil {
		return nil
	}
	if cmd.SysProcAttr == nil {
		return cmd.Process.Signal(with)
	}
	return syscall.Kill(-cmd.Process.Pid, with)
}
