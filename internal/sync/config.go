package sync

import (
	"bytes"
	"cmp"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// A Config is what git's configuration says, the repository's own before the
// person's before the system's.
type Config struct {
	getenv func(string) string
	own    string              // git's own folder of the repository, "" where there is none
	values map[string]string   // by section.key or section.NAME.key, in lower case but the name; the last one written counts
	lists  map[string][]string // the same, of those that may be written several times
}

// ReadConfig reads git's configuration where git does; r is nil where there is
// no repository. What cannot be read says nothing.
func ReadConfig(getenv func(string) string, r *Repository) Config {
	c := Config{getenv: getenv, values: map[string]string{}, lists: map[string][]string{}}
	if r != nil {
		c.own = filepath.ToSlash(r.own)
	}
	if getenv("GIT_CONFIG_NOSYSTEM") == "" && runtime.GOOS != "windows" {
		c.read(cmp.Or(getenv("GIT_CONFIG_SYSTEM"), "/etc/gitconfig"), 0)
	}
	if global := getenv("GIT_CONFIG_GLOBAL"); global != "" {
		c.read(global, 0)
	} else {
		c.read(c.personal("config"), 0)
		c.read(c.home(".gitconfig"), 0)
	}
	if r != nil {
		c.read(filepath.Join(c.common(r), "config"), 0)
	}
	return c
}

// Author is the person whom git would name as the author, false when git does
// not know.
func (c Config) Author() (Person, bool) {
	p := Person{
		Name:  cmp.Or(c.getenv("GIT_AUTHOR_NAME"), c.values["author.name"], c.values["user.name"]),
		Email: cmp.Or(c.getenv("GIT_AUTHOR_EMAIL"), c.values["author.email"], c.values["user.email"], c.getenv("EMAIL")),
	}
	return p, p.Name != "" && p.Email != ""
}

// home is a path in the person's home folder, "" where it is not known: a
// relative path would lead into whichever folder carnet was started in.
func (c Config) home(path string) string {
	if home := cmp.Or(c.getenv("HOME"), c.getenv("USERPROFILE")); home != "" {
		return filepath.Join(home, path)
	}
	return ""
}

// personal is a path in git's folder among the person's settings.
func (c Config) personal(path string) string {
	if settings := c.getenv("XDG_CONFIG_HOME"); settings != "" {
		return filepath.Join(settings, "git", path)
	}
	return c.home(filepath.Join(".config", "git", path))
}

// excludesFile names what the person ignores in every repository.
func (c Config) excludesFile() string {
	if file := c.values["core.excludesfile"]; file != "" {
		return c.expand(file, c.home(""))
	}
	return c.personal("ignore")
}

// common is git's own folder, the one that all working trees share.
func (c Config) common(r *Repository) string {
	link := strings.TrimSpace(string(readRegular(filepath.Join(r.own, "commondir"))))
	if link == "" {
		return r.own
	}
	return c.expand(link, r.own)
}

// expand is a path as the configuration writes it.
func (c Config) expand(file, from string) string {
	if rest, ok := strings.CutPrefix(file, "~/"); ok {
		return c.home(rest)
	}
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(from, file)
}

// maxIncludes is how deep files of the configuration may lead to others.
const maxIncludes = 5

// read adds what one file says, and the files it includes.
func (c Config) read(file string, depth int) {
	parsed := config.New()
	if depth > maxIncludes || config.NewDecoder(bytes.NewReader(readRegular(file))).Decode(parsed) != nil {
		return
	}
	for _, section := range parsed.Sections {
		for _, option := range section.Options {
			name := strings.ToLower(section.Name + "." + option.Key)
			if name == "include.path" {
				c.read(c.expand(option.Value, filepath.Dir(file)), depth+1)
				continue
			}
			c.add(name, option.Value)
		}
		for _, named := range section.Subsections {
			for _, option := range named.Options {
				if strings.EqualFold(section.Name, "includeIf") && c.holds(named.Name, filepath.Dir(file)) {
					c.read(c.expand(option.Value, filepath.Dir(file)), depth+1)
				}
				c.add(strings.ToLower(section.Name)+"."+named.Name+"."+strings.ToLower(option.Key), option.Value)
			}
		}
	}
}

// holds tells whether a file is to be included: whether git's own folder lies
// where the condition says. Of the other conditions nothing is known.
func (c Config) holds(condition, from string) bool {
	kind, pattern, _ := strings.Cut(condition, ":")
	text := c.own
	if kind == "gitdir/i" {
		pattern, text = strings.ToLower(pattern), strings.ToLower(text)
	} else if kind != "gitdir" {
		return false
	}
	switch {
	case strings.HasPrefix(pattern, "~/"):
		pattern = filepath.ToSlash(c.home(pattern[2:])) + strings.Repeat("/", len(pattern)-len(strings.TrimRight(pattern, "/")))
	case strings.HasPrefix(pattern, "./"):
		pattern = filepath.ToSlash(from) + pattern[1:]
	case !filepath.IsAbs(pattern):
		pattern = "**/" + pattern
	}
	if strings.HasSuffix(pattern, "/") {
		pattern += "**"
	}
	return text != "" && wildmatch(pattern, text, true)
}

func (c Config) add(name, value string) {
	c.values[name], c.lists[name] = value, append(c.lists[name], value)
}

// maxSettings is how much is read of a file that git is told by.
const maxSettings = 1 << 20

// readRegular reads a regular file; anything else is nothing. Opening a pipe
// could last for ever.
func readRegular(file string) []byte {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, _ := io.ReadAll(io.LimitReader(f, maxSettings))
	return data
}

// keepsModes tells whether the disk says of a file whether it can be run.
func (c Config) keepsModes() bool { return c.values["core.filemode"] != "false" }

// keepsLinks tells whether the disk knows links.
func (c Config) keepsLinks() bool { return c.values["core.symlinks"] != "false" }
