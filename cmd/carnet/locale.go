package main

import "github.com/jeandeaual/go-locale"

// systemLocale is the locale that the operating system was set to, "" when it
// does not say.
func systemLocale() string {
	name, err := locale.GetLocale()
	if err != nil {
		return ""
	}
	return name
}
