package browser

import (
	"os"
	"testing"
)

// manyBytes is how large a page may be, however many notes there are: as large
// as a photograph.
const manyBytes = 3 << 20

// TestMany looks at the page of a vault whose lists do not fit: it stays small,
// and its counts say what is left out.
func TestMany(t *testing.T) {
	t.Parallel()
	pages, err := NewPages("..", t.TempDir())
	ok(t, err)
	file, err := pages.Write(Many(), Many().Languages[0])
	ok(t, err)
	info, err := os.Stat(file)
	ok(t, err)
	if info.Size() > manyBytes {
		t.Errorf("the page has %d bytes, more than %d", info.Size(), manyBytes)
	}
	tab := open(t, file, screen)
	complain(t, tab, "counts", screen)
	complain(t, tab, "links", screen)
}
