// Package doctor looks at what a machine and a vault allow carnet to do: git,
// the remote, what is kept private, Obsidian's settings, the terminal. It
// changes nothing and runs nothing that came with the vault.
//
// What it finds are names of messages with what fills them; cmd/carnet words
// them.
package doctor

import (
	"context"
	"io/fs"
	"time"

	"carnet/internal/sync"
)

// A State says whether something wants the person.
type State string

// The states.
const (
	Well   State = "ok"
	Advice State = "advice" // it works, and could do better
	Mend   State = "mend"   // it does not work, or harms
)

// A Finding is one thing looked at.
type Finding struct {
	Check   string // what was looked at: git, remote, private
	State   State
	Message string         // the name of its message, whose mend is in the group doctor-mend; "" where Err says it
	Args    map[string]any // what fills both

	Hindrance sync.Hindrance // why the repository is not to be written to; its words are the message
	Remote    sync.Remote    // the one that Err comes from
	Err       error
}

// A World is what there is to look at.
type World struct {
	Root     string // the vault's folder, "" where there is none
	Git      sync.World
	System   string   // linux, darwin, windows
	Disk     fs.FS    // the file system from its root
	Private  []string // the notes that say they are private
	Editor   string   // the program that opens notes, "" where none is named
	IsThere  func(program string) bool
	Language string    // in which carnet speaks
	Now      time.Time // in the person's time zone
	Today    time.Time // the day that the vault takes for today; zero for the clock's
}

// Examine looks at everything. Asking the remote takes as long as the context
// and the world's patience let it.
func Examine(ctx context.Context, w World) []Finding {
	e := sync.Examine(ctx, w.Root, w.Git)
	all := []Finding{w.vault(), program(e), author(e)}
	if w.Root != "" {
		all = append(all, repository(e)...)
		if e.Usable() {
			all = append(all, private(e)...)
			all = append(all, w.told(e)...)
			all = append(all, remote(ctx, e))
		}
		all = append(all, w.obsidian(e)...)
		all = append(all, w.copied(e)...)
		all = append(all, w.watched()...)
	}
	all = append(all, w.letters(), w.editor())
	return append(all, w.clock(e)...)
}

// well, advice and mend are findings of each state.
func well(check, message string, args map[string]any) Finding {
	return Finding{Check: check, State: Well, Message: message, Args: args}
}

func advice(check, message string, args map[string]any) Finding {
	return Finding{Check: check, State: Advice, Message: message, Args: args}
}

func mend(check, message string, args map[string]any) Finding {
	return Finding{Check: check, State: Mend, Message: message, Args: args}
}

// vault says where the notes are.
func (w World) vault() Finding {
	if w.Root == "" {
		return advice("vault", "doctor.vault-none", nil)
	}
	return well("vault", "doctor.vault-here", map[string]any{"Root": w.Root})
}
