package sync

import (
	"io/fs"
	"syscall"
	"time"

	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// fillStat adds what git compares of a file, besides its size and time, to see
// that it has not changed.
func fillStat(entry *index.Entry, info fs.FileInfo) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		entry.CreatedAt = time.Unix(stat.Ctim.Unix())
		entry.Dev, entry.Inode, entry.UID, entry.GID = uint32(stat.Dev), uint32(stat.Ino), stat.Uid, stat.Gid
	}
}
