//go:build !unix

package sync

import "os"

// lives tells whether there is a process of that number.
func lives(pid int) bool {
	process, err := os.FindProcess(pid)
	if err == nil {
		_ = process.Release()
	}
	return err == nil
}
