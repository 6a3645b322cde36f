package sync

// The work in one repository, whichever way it is done.

import (
	"context"
	"time"
)

// A Work is what carnet does with git for one vault.
type Work struct {
	repo   *Repository
	way    way
	config Config
	prefix string // the vault's folder within the repository
}

// Open finds the repository around a vault and the way to work in it: with the
// git program that the person has, else without one. The error is ErrNone where
// there is no repository, a Hindrance where it cannot be worked in.
func Open(ctx context.Context, root string, world World) (*Work, error) {
	repo, err := Find(root)
	if err != nil {
		return nil, err
	}
	if h := repo.unclean(); h != Unhindered {
		return nil, h
	}
	w := &Work{repo: repo, config: ReadConfig(world.Getenv, repo)}
	if w.prefix, err = repo.prefix(); err != nil {
		return nil, err
	}
	w.way, err = chooseWay(ctx, repo, w.config, world)
	return w, err
}

// chooseWay gives the git program where there is one that will do.
func chooseWay(ctx context.Context, repo *Repository, config Config, world World) (way, error) {
	if p, err := findProgram(ctx, world); err == nil {
		p.config, p.top, p.own = config, repo.top, repo.own
		return p, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if h := repo.unfaithful(config); h != Unhindered {
		return nil, h
	}
	return &library{repo, config, world, time.Now}, nil
}
