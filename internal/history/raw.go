package history

// The bytes of trees and of signatures, as git writes them.

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// An entry is one row of a tree.
type entry struct {
	mode mode
	name []byte
	sum  []byte // 20 bytes
}

func (e entry) hash() (h plumbing.Hash) {
	copy(h[:], e.sum)
	return h
}

// A mode is the kind of an entry, in octal digits.
type mode string

func (m mode) isFolder() bool { return m == "40000" || m == "040000" }
func (m mode) isFile() bool   { return strings.HasPrefix(string(m), "100") }
func (m mode) isLink() bool   { return m == "120000" }

// eachEntry calls found for every entry of a tree, in git's order.
func eachEntry(tree []byte, found func(entry)) error {
	for len(tree) > 0 {
		space := bytes.IndexByte(tree, ' ')
		end := bytes.IndexByte(tree, 0)
		if space < 0 || end < space || len(tree) < end+1+len(plumbing.ZeroHash) {
			return errMalformed
		}
		next := end + 1 + len(plumbing.ZeroHash)
		found(entry{modeOf(tree[:space]), tree[space+1 : end], tree[end+1 : next]})
		tree = tree[next:]
	}
	return nil
}

// modeOf spares an allocation for the modes that nearly all entries have.
func modeOf(digits []byte) mode {
	switch string(digits) {
	case "100644":
		return "100644"
	case "40000":
		return "40000"
	}
	return mode(digits)
}

// parseSignature reads a name, a time in seconds since 1970 and a zone in
// seconds east of UTC from `Ana Ruiz <ana@example.org> 1772359200 +0100`.
func parseSignature(row []byte) author {
	open, shut := bytes.IndexByte(row, '<'), bytes.LastIndexByte(row, '>')
	if open < 0 || shut < open {
		return author{}
	}
	name := strings.ToValidUTF8(string(bytes.TrimSpace(row[:open])), "\ufffd")
	clock, offset, _ := strings.Cut(strings.TrimSpace(string(row[shut+1:])), " ")
	seconds, err := strconv.ParseInt(clock, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return author{name: name}
	}
	return author{name, seconds, parseZone(offset)}
}

// lastSecond is the end of the year 9999: no day after it can be written.
const lastSecond = 253402300799 - 24*60*60

// parseZone reads +0130 as seconds.
func parseZone(offset string) int32 {
	n, err := strconv.Atoi(offset)
	if err != nil || n < -9999 || n > 9999 {
		return 0
	}
	return int32(n/100*3600 + n%100*60)
}
