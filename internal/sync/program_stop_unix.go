//go:build unix

package sync

import (
	"os/exec"
	"syscall"
)

// apart puts a program and all that it starts into a session of their own: it
// has no terminal to ask at, and can be stopped as a whole.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// stopGently asks a program, and what it started, to end: git takes its locks
// and unfinished files away.
func stopGently(cmd *exec.Cmd) error { return signal(cmd, syscall.SIGTERM) }

// stop ends what is left of it.
func stop(cmd *exec.Cmd) { _ = signal(cmd, syscall.SIGKILL) }

func signal(cmd *exec.Cmd, with syscall.Signal) error {
	if cmd.Process == nil {
		return nil
	}
	if cmd.SysProcAttr == nil {
		return cmd.Process.Signal(with)
	}
	return syscall.Kill(-cmd.Process.Pid, with)
}
