package main

import (
	"os/user"
	"strings"
)

// systemAccount is who has logged in; the full name is empty where the system
// does not know it.
func systemAccount() (login, name string) {
	u, err := user.Current()
	if err != nil {
		return "me", ""
	}
	login = u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // of a domain, on Windows
	name, _, _ = strings.Cut(u.Name, ",")
	return login, strings.TrimSpace(name)
}
