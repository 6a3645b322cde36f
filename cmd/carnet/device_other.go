//go:build !unix

package main

// otherDevice is unknown here: a path on another drive has another root.
func otherDevice(_, _ string) bool { return false }
