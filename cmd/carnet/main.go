// Command carnet reads the notes of a professional transition, checks them and
// answers in one report.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() {
	collectLate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, system(), os.Args[1:])
	stop()
	os.Exit(code)
}

// collectLate suits a short life: memory is cheaper than collecting it, as long
// as there is not too much of it.
func collectLate() {
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(200 << 20)
}
