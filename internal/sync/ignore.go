package sync

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"
)

// rules are what git ignores: the files named .gitignore from the top down, what
// the repository excludes for itself, what the person does everywhere.
type rules []gitignore.Pattern

// rules reads all of them, the weaker first.
func (r *Repository) rules(config Config, prefix string, files []File) rules {
	all := r.personalRules(config)
	for _, dir := range folders(prefix, files) {
		var domain []string
		if dir != "." {
			domain = strings.Split(dir, "/")
		}
		all.read(filepath.Join(r.top, filepath.FromSlash(dir), ".gitignore"), domain)
	}
	return all
}

// personalRules are those that stand in no .gitignore.
func (r *Repository) personalRules(config Config) rules {
	var all rules
	all.read(config.excludesFile(), nil)
	all.read(filepath.Join(config.common(r), "info", "exclude"), nil)
	return all
}

// below are the rules that hold in a folder, when s are those of the one above.
func (s rules) below(top, dir string) rules {
	var domain []string
	if dir != "" {
		domain = strings.Split(dir, "/")
	}
	all := slices.Clip(s)
	all.read(filepath.Join(inTree(top, dir), ".gitignore"), domain)
	return all
}

// excludes tells whether the rules exclude a file or a folder that stands in a
// folder which they do not exclude.
func (s rules) excludes(name string, isFolder bool) bool {
	return gitignore.NewMatcher(s).Match(strings.Split(name, "/"), isFolder)
}

// folders are those in which the files stand, and all above them; the higher
// first.
func folders(prefix string, files []File) []string {
	all := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(path.Join(prefix, f.Path)); !all[dir]; dir = path.Dir(dir) {
			all[dir] = true
		}
	}
	depth := func(dir string) int {
		if dir == "." {
			return 0
		}
		return 1 + strings.Count(dir, "/")
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b string) int { return depth(a) - depth(b) })
}

// read adds the rules of one file, which hold in the folder domain.
func (s *rules) read(file string, domain []string) {
	for line := range strings.Lines(string(readRegular(file))) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			*s = append(*s, gitignore.ParsePattern(line, domain))
		}
	}
}

// ignore tells whether git ignores a file: its own name, or a folder it is in.
func (s rules) ignore(file string) bool {
	parts, matcher := strings.Split(file, "/"), gitignore.NewMatcher(s)
	for i := 1; i <= len(parts); i++ {
		if matcher.Match(parts[:i], i < len(parts)) {
			return true
		}
	}
	return false
}
