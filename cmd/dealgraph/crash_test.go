package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
)

// bin is the folder of what the tests build.
var bin string

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(bin)
	os.Exit(code)
}

// built builds the command as users have it, without the race detector, once
// for all tests, and returns its path.
var built = sync.OnceValues(func() (path string, err error) {
	if bin, err = os.MkdirTemp("", "dealgraph-bin-"); err != nil {
		return "", err
	}
	path = filepath.Join(bin, "dealgraph")
	c := exec.Command("go", "build", "-o", path, ".")
	c.Env = append(os.Environ(), "GOFLAGS=")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

func build(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// kills is how often TestKilledWhileLoading kills a load.
const kills = 20

// TestKilledWhileLoading kills loads with SIGKILL at random moments. Each
// time the file must open, hold only whole stories, and in the end, loaded to
// the end, be the graph of a load that nothing disturbed.
func TestKilledWhileLoading(t *testing.T) {
	command, dir := build(t), t.TempDir()
	stories := filepath.Join(dir, "stories.jsonl")
	writeAuthoredStories(t, stories)

	undisturbed := filepath.Join(dir, "undisturbed.db")
	began := time.Now()
	if out, err := exec.Command(command, "load", "-reader", "rules", "-store", "file:"+undisturbed, stories).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(began)
	whole := contentsOf(t, openFile(t, undisturbed))
	want := whole.dump(t)

	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	path := filepath.Join(dir, "killed.db")
	killed, partial := 0, 0
	for tries := 0; killed < kills; tries++ {
		if tries == 10*kills {
			t.Fatalf("only %d of %d loads could be killed", killed, tries)
		}
		load := exec.Command(command, "load", "-reader", "rules", "-store", "file:"+path, stories)
		if err := load.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		if err := load.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		if err := load.Wait(); err == nil { // it was done before: begin another
			os.Remove(path)
			continue
		}
		killed++
		got := contentsOf(t, openFile(t, path))
		if n := len(got.stories); 0 < n && n < len(whole.stories) {
			partial++
		}
		for id, story := range got.stories {
			if !reflect.DeepEqual(whole.stories[id], story) {
				t.Fatalf("kill %d: a story is not whole:\n%s", killed, cmp.Diff(whole.stories[id], story))
			}
		}
	}
	if partial == 0 {
		t.Errorf("no kill came between the first and the last story")
	}
	if out, err := exec.Command(command, "load", "-reader", "rules", "-store", "file:"+path, stories).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff(want, contentsOf(t, openFile(t, path)).dump(t)); diff != "" {
		t.Errorf("after %d kills the graph differs from that of an undisturbed load:\n%s", kills, diff)
	}
	t.Logf("%d kills, %d of them with some stories stored and others not", killed, partial)
}

// contents are all that a graph holds.
type contents struct {
	stories   map[string]storyContents
	entities  []graph.Entity
	relations []graph.Relation
	deals     []graph.Deal
}

type storyContents struct {
	Text        string
	Appearances []graph.Appearance
	Claims      []graph.Claim
}

func (c contents) dump(t *testing.T) string {
	t.Helper()
	text, err := json.MarshalIndent([]any{c.stories, c.entities, c.relations, c.deals}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func openFile(t *testing.T, path string) graph.Store {
	t.Helper()
	store, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// contentsOf reads all that a store holds, page by page, and closes it.
func contentsOf(t *testing.T, store graph.Store) contents {
	t.Helper()
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	g := graph.New(store, types.RelationTypes())
	defer g.Close()
	c := contents{stories: map[string]storyContents{}}
	var ids []string
	for _, s := range pages(t, func(ctx context.Context, w graph.Window) (graph.Page[graph.Story], error) {
		return g.Stories(ctx, graph.StoryQuery{Window: w})
	}) {
		ids = append(ids, s.ID)
		c.stories[s.ID] = storyContents{Text: s.Text}
	}
	appearances, claims, err := g.Contents(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range appearances {
		s := c.stories[a.Story]
		s.Appearances = append(s.Appearances, a)
		c.stories[a.Story] = s
	}
	for _, cl := range claims {
		s := c.stories[cl.Story]
		s.Claims = append(s.Claims, cl)
		c.stories[cl.Story] = s
	}
	c.entities = pages(t, func(ctx context.Context, w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(ctx, graph.EntityQuery{Window: w})
	})
	c.relations = pages(t, func(ctx context.Context, w graph.Window) (graph.Page[graph.Relation], error) {
		return g.Relations(ctx, graph.RelationQuery{Window: w})
	})
	c.deals = pages(t, func(ctx context.Context, w graph.Window) (graph.Page[graph.Deal], error) {
		return g.Deals(ctx, graph.DealQuery{Window: w})
	})
	return c
}

// pages reads a list to its end.
func pages[T any](t *testing.T, ask func(context.Context, graph.Window) (graph.Page[T], error)) []T {
	t.Helper()
	var all []T
	for w := (graph.Window{First: graph.MaxPage}); ; {
		page, err := ask(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.Items...)
		if !page.More {
			return all
		}
		w.After = page.Cursors[len(page.Cursors)-1]
	}
}

// writeAuthoredStories writes the project's annotated stories as the loader
// takes them.
func writeAuthoredStories(t *testing.T, path string) {
	t.Helper()
	writeStories(t, path, authoredTexts(t))
}

// authoredTexts are the texts of the project's annotated stories.
func authoredTexts(t *testing.T) (texts []string) {
	t.Helper()
	packed, err := os.ReadFile("../../loader/eval/testdata/authored.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	for in := json.NewDecoder(unpacked); in.More(); {
		var story struct{ Text string }
		if err := in.Decode(&story); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, story.Text)
	}
	return texts
}

// writeStories writes a story for each text, each with a date, so that two
// loads of them give equal graphs.
func writeStories(t *testing.T, path string, texts []string) {
	t.Helper()
	var lines bytes.Buffer
	out := json.NewEncoder(&lines)
	for i, text := range texts {
		day := time.Date(2025, 1, 1+i, 0, 0, 0, 0, time.UTC)
		if err := out.Encode(map[string]any{"id": fmt.Sprint("story ", i), "text": text, "published": day, "publisher": "The Daily Deal"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
