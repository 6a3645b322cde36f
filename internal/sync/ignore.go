package sync

// What git ignores.

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// rules are what git ignores: what the person ignores everywhere, what the
// repository excludes for itself, the files named .gitignore from the top down.
// The later ones count.
type rules struct {
	all      []rule
	foldCase bool // the disk does not tell cases apart
}

// A rule is one line of a file of rules.
type rule struct {
	pattern string
	domain  string // the folder in which it holds, "" for the top
	negated bool   // it takes back what a rule before it ignores
	folders bool   // it is for folders only
	byName  bool   // it holds in all folders of the domain
}

// rules reads all of them that hold for some files of the vault.
func (r *Repository) rules(config Config, prefix string, files []File) rules {
	all := r.personalRules(config)
	for _, dir := range folders(prefix, files) {
		all = all.below(r.top, dir)
	}
	return all
}

// personalRules are those that stand in no .gitignore.
func (r *Repository) personalRules(config Config) rules {
	s := rules{foldCase: isTrue(config.values["core.ignorecase"])}
	s.read(readRegular(config.excludesFile()), "")
	s.read(readRegular(filepath.Join(config.common(r), "info", "exclude")), "")
	return s
}

// below are the rules that hold in a folder, when s are those of the one above.
// A .gitignore that is a link is not followed, as git does not.
func (s rules) below(top, dir string) rules {
	if dir == "." {
		dir = ""
	}
	file := inTree(top, path.Join(dir, ".gitignore"))
	if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() {
		s.all = slices.Clip(s.all)
		s.read(readRegular(file), dir)
	}
	return s
}

// read adds the rules of one file, which hold in the folder domain.
func (s *rules) read(file []byte, domain string) {
	if s.foldCase {
		domain = strings.ToLower(domain)
	}
	for line := range strings.Lines(strings.TrimPrefix(string(file), "\ufeff")) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		r := rule{pattern: withoutEndSpaces(line), domain: domain}
		r.pattern, r.negated = strings.CutPrefix(r.pattern, "!")
		r.pattern, r.folders = strings.CutSuffix(r.pattern, "/")
		r.byName = !strings.Contains(r.pattern, "/")
		if s.foldCase {
			r.pattern = strings.ToLower(r.pattern)
		}
		s.all = append(s.all, r)
	}
}

// withoutEndSpaces takes the spaces at the end away, but one behind a backslash.
func withoutEndSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		escaped := line[i] == '\\'
		if escaped {
			i++
		}
		if i == len(line) {
			return line
		}
		if escaped || line[i] != ' ' {
			end = i + 1
		}
	}
	return line[:end]
}

// excludes tells whether the rules exclude a file or a folder that stands in a
// folder which they do not exclude.
func (s rules) excludes(name string, isFolder bool) bool {
	if s.foldCase {
		name = strings.ToLower(name)
	}
	for _, r := range slices.Backward(s.all) {
		if (!r.folders || isFolder) && r.matches(name) {
			return !r.negated
		}
	}
	return false
}

// matches tells whether the rule is about a path.
func (r rule) matches(name string) bool {
	if r.domain != "" {
		below, inside := strings.CutPrefix(name, r.domain+"/")
		if !inside {
			return false
		}
		name = below
	}
	if r.byName {
		return wildmatch(r.pattern, path.Base(name), false)
	}
	pattern := strings.TrimPrefix(r.pattern, "/")
	plain := strings.IndexAny(pattern, `*?[\`)
	if plain < 0 {
		return pattern == name
	}
	// The wildcards begin anew behind the plain part, as in git: ** may follow it.
	rest, ok := strings.CutPrefix(name, pattern[:plain])
	return ok && wildmatch(pattern[plain:], rest, true)
}

// ignore tells whether git ignores a file: its own name, or a folder it is in.
func (s rules) ignore(file string) bool {
	parts := strings.Split(file, "/")
	for i := 1; i <= len(parts); i++ {
		if s.excludes(strings.Join(parts[:i], "/"), i < len(parts)) {
			return true
		}
	}
	return false
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
