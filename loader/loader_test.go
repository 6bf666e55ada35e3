package loader_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/loader"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// lines is a reader of texts like "A OWNS B". It fails on the word "unreadable",
// and gives a reading that no graph takes on the word "malformed".
type lines struct{}

func (lines) Read(ctx context.Context, story graph.Story) (graph.Reading, error) {
	words := strings.Fields(story.Text)
	switch {
	case ctx.Err() != nil:
		return graph.Reading{}, ctx.Err()
	case words[0] == "unreadable":
		return graph.Reading{}, graph.Errorf(graph.TooLarge, "the story is too long")
	case words[0] == "malformed":
		return graph.Reading{Story: story, Claims: []graph.Claim{{Type: "LOVES"}}}, nil
	}
	end := graph.Span{Start: len(story.Text) - 1, End: len(story.Text)}
	return graph.Reading{
		Story: story,
		Appearances: []graph.Appearance{
			{Kind: graph.Company, Name: words[0], Mentions: []graph.Span{{Start: 0, End: 1}}},
			{Kind: graph.Company, Name: words[2], Mentions: []graph.Span{end}},
		},
		Claims: []graph.Claim{{
			Type: words[1], TargetIndex: 1, Polarity: graph.Affirmed, Modality: graph.Asserted, Confidence: 0.5,
			Sentence: graph.Span{Start: 0, End: len(story.Text)}, SourceAt: graph.Span{Start: 0, End: 1}, TargetAt: end,
		}},
	}, nil
}

// source gives a story for each text; a text that begins with "!" is an error of the source.
func source(texts ...string) iter.Seq2[graph.Story, error] {
	return func(yield func(graph.Story, error) bool) {
		for i, text := range texts {
			story, err := graph.Story{Text: text, Origins: []string{fmt.Sprint(i)}}, error(nil)
			if strings.HasPrefix(text, "!") {
				story, err = graph.Story{}, graph.Errorf(graph.BadInput, "story %d is broken", i)
			}
			if !yield(story, err) {
				return
			}
		}
	}
}

func newLoader(t *testing.T, log *bytes.Buffer) loader.Loader {
	t.Helper()
	store, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	g := graph.New(store, storetest.Types)
	t.Cleanup(func() { g.Close() })
	return loader.Loader{Graph: g, Reader: lines{}, Workers: 3, Log: zerolog.New(log)}
}

func TestLoad(t *testing.T) {
	var log bytes.Buffer
	l := newLoader(t, &log)
	var texts []string
	for i := range 200 {
		texts = append(texts, fmt.Sprintf("A%d OWNS B%d", i, i))
	}
	texts[10], texts[70], texts[150] = "!", "unreadable", "malformed"

	progress := 0
	l.Progress = func(s loader.Summary) {
		if s.Stories() <= progress {
			t.Errorf("progress went from %d to %d", progress, s.Stories())
		}
		progress = s.Stories()
	}
	got, err := l.Load(t.Context(), source(texts...))
	if err != nil {
		t.Fatal(err)
	}
	if got.New != 197 || got.Failed != 3 || got.Claims != 197 || got.Known != 0 || progress != 200 {
		t.Errorf("the first load: %+v, progress %d", got, progress)
	}
	for _, message := range []string{"story 10 is broken", "the story is too long", "the ontology has no such relation type"} {
		if !strings.Contains(log.String(), message) {
			t.Errorf("the log does not say that %s:\n%s", message, log.String())
		}
	}

	texts[0] = "A0 OWNS C0"
	progress = 0
	got, err = l.Load(t.Context(), source(texts...))
	if err != nil || got.New != 1 || got.Known != 196 || got.Replaced != 1 || got.Failed != 3 {
		t.Errorf("the second load: %+v, %v", got, err)
	}
	if stats, err := l.Graph.Statistics(t.Context()); err != nil || stats.Stories != 197 || stats.Relations != 197 {
		t.Errorf("the graph: %+v, %v", stats, err)
	}
}

func TestLoadStopsWithItsContext(t *testing.T) {
	var log bytes.Buffer
	l := newLoader(t, &log)
	ctx, cancel := context.WithCancel(t.Context())
	endless := func(yield func(graph.Story, error) bool) {
		for i := 0; yield(graph.Story{Text: fmt.Sprintf("A OWNS B%d", i)}, nil); i++ {
			if i == 1000 {
				cancel()
			}
		}
	}
	if _, err := l.Load(ctx, endless); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestLoadFailsWithItsStore(t *testing.T) {
	var log bytes.Buffer
	l := newLoader(t, &log)
	l.Graph.Close()
	if _, err := l.Load(t.Context(), source("A OWNS B")); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("got %v", err)
	}
}

// flaky is a store that cannot be reached every other time.
type flaky struct {
	graph.Store
	calls atomic.Int64
}

func (f *flaky) Update(ctx context.Context, change func(graph.Tx) error) error {
	if f.calls.Add(1)%2 == 1 {
		return graph.Errorf(graph.Unavailable, "the store is away")
	}
	return f.Store.Update(ctx, change)
}

func TestLoadWaitsForItsStore(t *testing.T) {
	store, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	g := graph.New(&flaky{Store: store}, storetest.Types)
	defer g.Close()
	var log bytes.Buffer
	l := loader.Loader{Graph: g, Reader: lines{}, Patience: time.Minute, Log: zerolog.New(&log)}
	got, err := l.Load(t.Context(), source("A OWNS B", "A OWNS C"))
	if err != nil || got.New != 2 || !strings.Contains(log.String(), "the store cannot be reached; waiting") {
		t.Errorf("%+v, %v\n%s", got, err, log.String())
	}
	l.Patience = 0
	if _, err := l.Load(t.Context(), source("A OWNS D")); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("without patience: %v", err)
	}
}
