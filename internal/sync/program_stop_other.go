//go:build !unix

package sync

import (
	"os/exec"
	"strconv"
)

// apart has nothing to do here.
func apart(*exec.Cmd) {}

// stopGently ends a program and what it started.
func stopGently(cmd *exec.Cmd) error {
	if err := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(cmd.Process.Pid)).Run(); err != nil {
		return cmd.Process.Kill()
	}
	return nil
}

// stop has nothing left to end here.
func stop(*exec.Cmd) {}
