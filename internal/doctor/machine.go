package doctor

import (
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"carnet/internal/sync"
)

// letters says whether the terminal shows accents.
func (w World) letters() Finding {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = w.Git.Getenv(name); locale != "" {
			break
		}
	}
	name, set, named := strings.Cut(locale, ".")
	set, _, _ = strings.Cut(set, "@")
	args := map[string]any{"Language": w.Language, "Locale": locale}
	switch {
	case w.System == "windows" || strings.EqualFold(strings.ReplaceAll(set, "-", ""), "utf8"):
		return well("language", "doctor.language-here", args)
	case named:
		return mend("language", "doctor.language-letters", args)
	case w.System == "darwin" && name != "C" && name != "POSIX":
		return well("language", "doctor.language-here", args)
	}
	return advice("language", "doctor.language-unsaid", args)
}

// editor says whether carnet new can open notes.
func (w World) editor() Finding {
	args := map[string]any{"Editor": w.Editor}
	switch {
	case w.Editor == "":
		return advice("editor", "doctor.editor-none", nil)
	case !w.IsThere(w.Editor):
		return mend("editor", "doctor.editor-missing", args)
	}
	return well("editor", "doctor.editor-here", args)
}

// spare is how many folders other programs may want to watch besides.
const spare = 1000

// watched says whether carnet serve hears of each change: Linux counts the
// folders that are watched.
func (w World) watched() []Finding {
	if w.System != "linux" {
		return nil
	}
	data, err := fs.ReadFile(w.Disk, "proc/sys/fs/inotify/max_user_watches")
	limit, notNumber := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || notNumber != nil {
		return nil
	}
	folders := w.folders()
	args := map[string]any{"Count": folders, "Limit": limit}
	if folders+spare > limit {
		return []Finding{advice("watching", "doctor.watching-few", args)}
	}
	return []Finding{well("watching", "doctor.watching-here", args)}
}

// folders counts those of the vault.
func (w World) folders() int {
	count := 0
	_ = filepath.WalkDir(w.Root, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			if strings.HasPrefix(entry.Name(), ".") && count > 0 {
				return fs.SkipDir
			}
			count++
		}
		return nil
	})
	return count
}

// services are the programs that copy folders between machines, by what stands
// in the path of such a folder.
var services = []struct{ part, name string }{
	{"Dropbox", "Dropbox"}, {"OneDrive", "OneDrive"}, {"Google Drive", "Google Drive"}, {"GoogleDrive", "Google Drive"},
	{"Mobile Documents", "iCloud"}, {"iCloudDrive", "iCloud"}, {"iCloud Drive", "iCloud"}, {"Nextcloud", "Nextcloud"}, {"ownCloud", "ownCloud"}, {"pCloud", "pCloud"}, {"kDrive", "kDrive"}, {"CloudStorage", "a cloud"},
}

// copied says whether a program copies the vault between machines while git does
// so too. Each of them would have to know when the other is at work.
func (w World) copied(e sync.Examination) []Finding {
	if e.Top == "" {
		return nil
	}
	for _, part := range strings.Split(filepath.ToSlash(e.Top), "/") {
		for _, s := range services {
			if strings.HasPrefix(part, s.part) {
				return []Finding{advice("copies", "doctor.copies-cloud", map[string]any{"Service": s.name})}
			}
		}
	}
	return nil
}

// clock says whether days can be told.
func (w World) clock(e sync.Examination) []Finding {
	var all []Finding
	args := map[string]any{"Now": w.Now, "Zone": w.Git.Getenv("TZ"), "Committed": e.Committed, "Today": w.Today}
	if !knownZone(w.Git.Getenv("TZ")) {
		all = append(all, mend("clock", "doctor.clock-zone", args))
	}
	if w.Now.Add(24 * time.Hour).Before(e.Committed) {
		all = append(all, mend("clock", "doctor.clock-behind", args))
	}
	if !w.Today.IsZero() {
		all = append(all, advice("clock", "doctor.clock-fixed", args))
	}
	if len(all) == 0 {
		return []Finding{well("clock", "doctor.clock-here", args)}
	}
	return all
}

// knownZone tells whether a time zone of the environment is one by which carnet
// can tell days; else they begin when they do in Greenwich.
func knownZone(zone string) bool {
	zone = strings.TrimPrefix(zone, ":")
	if zone == "" || strings.HasPrefix(zone, "/") {
		return true
	}
	_, err := time.LoadLocation(zone)
	return err == nil
}
