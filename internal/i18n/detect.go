package i18n

import "strings"

// Match is the language of carnet's that a locale such as fr_CA.UTF-8 asks
// for, or "".
func Match(locale string) string {
	locale = strings.ToLower(strings.TrimSpace(locale))
	switch {
	case locale == "c" || locale == "posix" || strings.HasPrefix(locale, "c."):
		return "en"
	case strings.HasPrefix(locale, "fr"):
		return "fr"
	case strings.HasPrefix(locale, "en"):
		return "en"
	}
	return ""
}

// FromEnvironment is the language that LC_ALL, LC_MESSAGES or LANG ask for, in
// this order, the first that is set deciding; then the system's; then English.
func FromEnvironment(getenv func(string) string, system func() string) string {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	if locale == "" {
		locale = system()
	}
	if lang := Match(locale); lang != "" {
		return lang
	}
	return Languages[0]
}
