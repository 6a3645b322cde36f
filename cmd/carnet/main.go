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
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	code := run(ctx, system(), os.Args[1:])
	stop()
	os.Exit(code)
}

// endings are the signals that end carnet in an orderly way, a closed terminal
// too: what carnet has started is ended with it.
func endings() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// collectLate suits a short life: memory is cheaper than collecting it, as long
// as there is not too much of it.
func collectLate() {
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(200 << 20)
}
