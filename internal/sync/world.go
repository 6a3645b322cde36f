package sync

import (
	"runtime"
	"strings"
	"time"
)

// A World is what git is told by, beside its own files. Tests put their own in.
type World struct {
	Environ []string // the environment, as os.Environ has it
	Ask     bool     // there is a terminal on which git may ask for a password

	Patience time.Duration // how long a remote may say nothing; 0 for half a minute

	// Guess is the author where git does not know one; what the configuration
	// says of them is given. nil where nobody can be guessed.
	Guess func(Config) Person
}

// Getenv is a variable of the environment, "" where it is not set.
func (w World) Getenv(name string) string {
	for i := len(w.Environ) - 1; i >= 0; i-- {
		key, value, _ := strings.Cut(w.Environ[i], "=")
		if key == name || runtime.GOOS == "windows" && strings.EqualFold(key, name) {
			return value
		}
	}
	return ""
}

// patience is how long a remote may say nothing.
func (w World) patience() time.Duration {
	if w.Patience == 0 {
		return patience
	}
	return w.Patience
}

// guess is the author whom the world names.
func (w World) guess(config Config) Person {
	if w.Guess == nil {
		who, _ := config.Author()
		return who
	}
	return w.Guess(config)
}
