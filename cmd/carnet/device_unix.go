//go:build unix

package main

import "syscall"

// otherDevice tells whether two folders are on different file systems.
func otherDevice(a, b string) bool {
	var x, y syscall.Stat_t
	if syscall.Stat(a, &x) != nil || syscall.Stat(b, &y) != nil {
		return false
	}
	return x.Dev != y.Dev
}
