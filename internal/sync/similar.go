package sync

// How alike two files are, as git reckons it when it looks for renames: the share
// of the larger file's bytes that stand in pieces (lines, or 64 bytes of them)
// which the other file has too.

import "bytes"

// The shares from which on two files are one that was renamed.
const (
	alike         = 30000 // of wholeScore: half
	alikeSameName = 45000 // and for two files of one name in different folders
	wholeScore    = 60000
)

const (
	maxPiece    = 64
	pieceHashes = 107927
)

// pieceCounts are the bytes of a file by the hash of the piece they stand in.
func pieceCounts(data []byte) map[uint32]int {
	counts := map[uint32]int{}
	text := bytes.IndexByte(data[:min(len(data), 8000)], 0) < 0
	var one, two uint32
	n := 0
	for i, c := range data {
		if text && c == '\r' && i+1 < len(data) && data[i+1] == '\n' {
			continue
		}
		one, two = one<<7^two>>25, two<<7^one>>25
		one += uint32(c)
		if n++; n < maxPiece && c != '\n' {
			continue
		}
		counts[(one+two*0x61)%pieceHashes] += n
		one, two, n = 0, 0, 0
	}
	if n > 0 {
		counts[(one+two*0x61)%pieceHashes] += n
	}
	return counts
}

// A measured file is one whose pieces are counted.
type measured struct {
	size   int
	pieces map[uint32]int
}

func measure(data []byte) measured { return measured{len(data), pieceCounts(data)} }

// likeness is how alike two files are, from 0 to wholeScore.
func likeness(a, b measured) int {
	larger := max(a.size, b.size)
	if larger == 0 || larger*(wholeScore-alike) < (larger-min(a.size, b.size))*wholeScore {
		return 0
	}
	shared := 0
	for hash, n := range a.pieces {
		shared += min(n, b.pieces[hash])
	}
	return shared * wholeScore / larger
}
