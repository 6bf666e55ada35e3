package model_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

const story = `Telsund lands €3.2bn for its fibre push

Telsund has secured €3.2bn of senior debt from lenders including Crédit Lavandou, Osterbank and Mirador Credit, the Danish
network builder said on Monday. Søren Bækgaard, its chief executive, said the money would pay for 400,000 new lines.

Brevanta, the Portuguese operator, denied that it was in talks with Tamarix. "We are not for sale," a spokesman said.
`

func defaultModel(t testing.TB) *model.Model {
	t.Helper()
	m, err := model.Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// read is all that a network tells of a text.
func read(t testing.TB, m *model.Model, body string) (*names.Found, []names.Hint, []model.Relation) {
	t.Helper()
	doc := text.Parse(body)
	reading, err := m.Read(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	hints := reading.Hints()
	found := names.FindHinted(doc, hints)
	relations, err := reading.Relations(t.Context(), found)
	if err != nil {
		t.Fatal(err)
	}
	return found, hints, relations
}

func TestRelations(t *testing.T) {
	found, _, relations := read(t, defaultModel(t), story)
	told := map[string]model.Relation{}
	for _, r := range relations {
		source, target := found.Mentions[r.Source], found.Mentions[r.Target]
		key := fmt.Sprintf("%s %s %s", found.Things[source.Thing].Name, r.Type, found.Things[target.Thing].Name)
		if old, seen := told[key]; !seen || r.Margin > old.Margin {
			told[key] = r
		}
	}
	for _, want := range []string{
		"Crédit Lavandou LENDS Telsund", "Osterbank LENDS Telsund", "Mirador Credit LENDS Telsund", "Søren Bækgaard EXECUTIVE_OF Telsund",
	} {
		if r, ok := told[want]; !ok || r.Margin < 0 || r.Denied > 0 {
			t.Errorf("%s: %+v", want, r)
		}
	}
	if r := told["Brevanta NEGOTIATES Tamarix"]; r.Denied <= 0 {
		t.Errorf("the denial is not seen: %+v", r)
	}
}

// Every kernel that the machine has gives the same answer to the last bit.
func TestKernelsAgree(t *testing.T) {
	_, hints, relations := read(t, defaultModel(t), story)
	for _, k := range kernel.All() {
		m, err := model.New(model.Weights(), k)
		if err != nil {
			t.Fatal(err)
		}
		_, h, r := read(t, m, story)
		if diff := cmp.Diff(hints, h, cmp.AllowUnexported(names.Hint{})); diff != "" {
			t.Errorf("%s: other hints\n%s", k.Name(), diff)
		}
		if diff := cmp.Diff(relations, r); diff != "" {
			t.Errorf("%s: other relations\n%s", k.Name(), diff)
		}
	}
}

// A text is read alike whoever else reads beside it.
func TestReadSideBySide(t *testing.T) {
	m := defaultModel(t)
	_, _, want := read(t, m, story)
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			_, _, got := read(t, m, strings.Repeat("Nothing happened. ", i)+"\n\n"+story)
			if i == 0 && cmp.Diff(want, got) != "" {
				t.Error("another answer beside others")
			}
		})
	}
	all.Wait()
}

func TestReadCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := defaultModel(t).Read(ctx, text.Parse(story)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// What is over the limit of a text is not read, and what is odd does no harm.
func TestReadAnything(t *testing.T) {
	m := defaultModel(t)
	for name, body := range map[string]string{
		"nothing":         "",
		"white space":     " \n\t\n ",
		"no UTF-8":        "Telsund \xff\xfe bought \xc3\x28 Orbilane.",
		"one long word":   strings.Repeat("Telsund", 2000),
		"marks":           strings.Repeat("“…” ", 500),
		"a long sentence": strings.Repeat("Telsund and Orbilane and ", 400) + "Vandreo merged.",
	} {
		t.Run(name, func(t *testing.T) {
			for _, r := range third(read(t, m, body)) {
				if r.Margin <= model.LeastMargin {
					t.Errorf("a margin of %v", r.Margin)
				}
			}
		})
	}
	long := strings.Repeat("Telsund bought Orbilane from Vandreo. ", 3000)
	_, hints, _ := read(t, m, long)
	if last := hints[len(hints)-1].Start; len(hints) > model.MaxPieces || last > len(long)*4/5 {
		t.Errorf("%d hints to byte %d of %d", len(hints), last, len(long))
	}
}

func third(_ *names.Found, _ []names.Hint, r []model.Relation) []model.Relation { return r }

func TestNewRefusesOtherFiles(t *testing.T) {
	for name, file := range map[string][]byte{"nothing": nil, "text": []byte("these are no weights"), "half": model.Weights()[:1<<20]} {
		if _, err := model.New(file, kernel.Best()); graph.CodeOf(err) != graph.Corrupt {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	m := defaultModel(b)
	b.ReportAllocs()
	for b.Loop() {
		read(b, m, story)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := model.New(model.Weights(), kernel.Best()); err != nil {
			b.Fatal(err)
		}
	}
}
