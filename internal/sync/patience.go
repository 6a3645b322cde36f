package sync

import (
	"context"
	"time"
)

// patience is how long a remote may say nothing.
const patience = 30 * time.Second

// patiently gives a context that ends with ErrSlow when nothing was heard for
// as long as the limit: heard is called at every sign of life, end when the work
// is done.
func patiently(ctx context.Context, limit time.Duration) (waiting context.Context, heard, end func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(limit, func() { cancel(ErrSlow) })
	return ctx, func() { timer.Reset(limit) }, func() {
		timer.Stop()
		cancel(nil)
	}
}

// A listener takes what comes for a sign of life and keeps it for later.
type listener struct {
	heard func()
	said  []byte
}

// Write implements io.Writer.
func (l *listener) Write(data []byte) (int, error) {
	l.heard()
	l.said = append(l.said, data...)
	return len(data), nil
}
