// Package loader reads stories into a graph: it takes them from a source,
// lets a [Reader] find the entities and claims in each, and adds what was
// found to a [graph.Graph].
//
//	l := loader.Loader{Graph: g, Reader: reader}
//	summary, err := l.Load(ctx, source.New(paths, os.Stdin).All(ctx))
package loader

import (
	"context"
	"iter"
	"runtime"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"github.com/dealgraph/dealgraph/graph"
)

// Reader finds what a story says. It is safe for use by several goroutines,
// gives the same answer for the same story, and takes time and memory bounded
// by the length of the text.
type Reader interface {
	Read(ctx context.Context, story graph.Story) (graph.Reading, error)
}

// batchSize is how many stories are stored in one transaction. At two
// kilobytes a story and some thirty claims, a batch is a few megabytes.
const batchSize = 64

// Loader loads stories.
type Loader struct {
	Graph  *graph.Graph
	Reader Reader
	// Workers is how many stories are read side by side; 0 is one a processor.
	Workers int
	// Patience is how long to wait for a store that cannot be reached, which
	// is asked again in growing intervals; zero is not at all.
	Patience time.Duration
	// Log hears of each story that could not be loaded, and of the waiting.
	Log zerolog.Logger
	// Progress, where set, is called after each batch.
	Progress func(Summary)
}

// Summary counts what a load did.
type Summary struct {
	New      int           `json:"new"`      // stories that the graph did not have
	Known    int           `json:"known"`    // stories that it had
	Replaced int           `json:"replaced"` // earlier texts that gave way to new ones
	Failed   int           `json:"failed"`   // stories and files that could not be read, and stories that the graph refused
	Claims   int           `json:"claims"`   // found in the new stories
	Bytes    int64         `json:"bytes"`    // of text read
	Took     time.Duration `json:"nanoseconds"`
}

// Stories is how many stories the load saw.
func (s Summary) Stories() int { return s.New + s.Known + s.Failed }

// Load loads every story of a source, batch by batch in the order of the
// source; a batch is stored whole or not at all. A story that cannot be read
// is logged, counted and passed over. Load fails where the store does, or when
// ctx is done; loading the source again goes on where it stopped.
func (l *Loader) Load(ctx context.Context, stories iter.Seq2[graph.Story, error]) (Summary, error) {
	began := time.Now()
	var s Summary
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan batch, 1) // the next batch is read while the last is stored
	group.Go(func() error {
		defer close(batches)
		return l.read(ctx, stories, batches)
	})
	group.Go(func() error {
		for b := range batches {
			if err := l.store(ctx, b, &s); err != nil {
				return err
			}
			s.Took = time.Since(began)
			if l.Progress != nil {
				l.Progress(s)
			}
		}
		return nil
	})
	err := group.Wait()
	s.Took = time.Since(began)
	return s, err
}

// batch is some stories of the source, read.
type batch struct {
	readings      []graph.Reading
	known, failed int
}

// read cuts the source into batches and reads them.
func (l *Loader) read(ctx context.Context, stories iter.Seq2[graph.Story, error], batches chan<- batch) error {
	var pending []graph.Story
	failed := 0
	send := func() error {
		b, err := l.readBatch(ctx, pending)
		if err != nil {
			return err
		}
		b.failed += failed
		pending, failed = nil, 0
		select {
		case batches <- b:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for story, err := range stories {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			l.Log.Warn().Err(err).Str("code", string(graph.CodeOf(err))).Msg("story left out")
			failed++
		default:
			pending = append(pending, story)
		}
		if len(pending)+failed == batchSize {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if len(pending)+failed > 0 {
		return send()
	}
	return ctx.Err()
}

func (l *Loader) readBatch(ctx context.Context, stories []graph.Story) (batch, error) {
	var known []bool
	err := l.patiently(ctx, func() (err error) {
		known, err = l.Graph.Has(ctx, stories)
		return err
	})
	if err != nil {
		return batch{}, err
	}
	readings := make([]*graph.Reading, len(stories))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(l.workers())
	for i, story := range stories {
		if known[i] {
			continue
		}
		group.Go(func() error {
			reading, err := l.Reader.Read(ctx, story)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				l.leaveOut(story, err)
				return nil
			}
			readings[i] = &reading
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return batch{}, err
	}
	var b batch
	for i, r := range readings {
		switch {
		case known[i]:
			b.known++
		case r == nil:
			b.failed++
		default:
			b.readings = append(b.readings, *r)
		}
	}
	return b, nil
}

// store adds a batch to the graph. Where the graph refuses a reading, the
// others are added one by one.
func (l *Loader) store(ctx context.Context, b batch, s *Summary) error {
	s.Known += b.known
	s.Failed += b.failed
	err := l.add(ctx, b.readings, s)
	if graph.CodeOf(err) != graph.BadInput {
		return err
	}
	for _, r := range b.readings {
		if err := l.add(ctx, []graph.Reading{r}, s); graph.CodeOf(err) == graph.BadInput {
			l.leaveOut(r.Story, err)
			s.Failed++
		} else if err != nil {
			return err
		}
	}
	return nil
}

func (l *Loader) add(ctx context.Context, readings []graph.Reading, s *Summary) error {
	if len(readings) == 0 {
		return nil
	}
	var added []graph.Added
	err := l.patiently(ctx, func() (err error) {
		added, err = l.Graph.Add(ctx, readings...)
		return err
	})
	for i, a := range added {
		if a.New {
			s.New++
			s.Claims += len(readings[i].Claims)
			s.Bytes += int64(len(readings[i].Story.Text))
		} else {
			s.Known++
		}
		s.Replaced += len(a.Replaced)
	}
	return err
}

// The intervals in which a store that cannot be reached is asked again.
const (
	firstWait = 200 * time.Millisecond
	lastWait  = 5 * time.Second
)

// patiently does what needs the store, again while the store cannot be reached
// and Patience lasts. Whatever it does must bear to be done twice: a store may
// have done it and then not been heard.
func (l *Loader) patiently(ctx context.Context, do func() error) error {
	began := time.Now()
	for wait := firstWait; ; wait = min(2*wait, lastWait) {
		err := do()
		if graph.CodeOf(err) != graph.Unavailable {
			return err
		}
		waited := time.Since(began)
		if waited+wait > l.Patience {
			return err
		}
		l.Log.Warn().Err(err).Dur("waited", waited).Dur("patience", l.Patience).Msg("the store cannot be reached; waiting")
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (l *Loader) leaveOut(story graph.Story, err error) {
	l.Log.Warn().Err(err).Str("code", string(graph.CodeOf(err))).Strs("origins", story.Origins).Msg("story left out")
}

func (l *Loader) workers() int {
	if l.Workers > 0 {
		return l.Workers
	}
	return runtime.GOMAXPROCS(0)
}
