package brokerage

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// failed returns the error of ctx. A nil context is never done.
func failed(ctx context.Context) error {
	if ctx == nil {
		return nil
	}
	return ctx.Err()
}

// share has workers do the tasks 0 to tasks-1. They are taken in order: when a
// task is taken, all before it have been. Each worker calls start once, for
// what it needs of its own, and do for each task. What the workers had is
// returned. No task is taken once ctx is done.
func share[W any](ctx context.Context, workers, tasks int, start func() W, do func(own W, task int)) ([]W, error) {
	var next atomic.Int64
	var group sync.WaitGroup
	owned := make([]W, max(1, min(workers, tasks, runtime.GOMAXPROCS(0)))) // more would only take memory
	for w := range owned {
		group.Go(func() {
			own := start()
			owned[w] = own
			for failed(ctx) == nil {
				task := int(next.Add(1)) - 1
				if task >= tasks {
					return
				}
				do(own, task)
			}
		})
	}
	group.Wait()
	return owned, failed(ctx)
}
