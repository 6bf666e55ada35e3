// Command core measures the network alone, with the names given, on the tenth
// part of CORE's training sentences (Borchert et al., 2023), which it did not
// learn from: two names of a sentence, and what it says of them.
//
//	go run ./loader/train/core relations/core.train.jsonl.gz
//
// A line in is {"text", "head": {"start", "end"}, "tail": {...}, "rel"}, offsets
// in code points; rel runs from head to tail, and is NONE or begins with OTHER:
// where it is none of the types. It prints the figures by type and of all.
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// types are those that CORE has too, each with whether it has a direction.
var types = map[string]bool{
	"ACQUIRES": true, "COMPETES_WITH": false, "INVESTS_IN": true, "OWNS": true, "PARTNERS": false, "PRODUCES": true, "SUPPLIES": true,
}

// part is how much of the sentences is measured: every tenth.
const part = 10

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "core:", err)
		os.Exit(1)
	}
}

type sentence struct {
	Text string `json:"text"`
	Head place  `json:"head"`
	Tail place  `json:"tail"`
	Rel  string `json:"rel"`
}

type place struct{ Start, End int }

// counts are what precision and recall come from.
type counts struct{ right, given, gold int }

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) != 1 {
		return graph.Errorf(graph.BadInput, "name one file of sentences")
	}
	sentences, err := read(args[0])
	if err != nil {
		return err
	}
	m, err := model.Default()
	if err != nil {
		return err
	}
	tally := map[string]*counts{"all": {}}
	for name := range types {
		tally[name] = &counts{}
	}
	for _, s := range sentences {
		got, err := told(ctx, m, s)
		if err != nil {
			return err
		}
		count := func(name string, add func(*counts)) {
			if tally[name] != nil {
				add(tally[name])
				add(tally["all"])
			}
		}
		count(s.Rel, func(c *counts) { c.gold++ })
		count(got, func(c *counts) { c.given++ })
		if got == s.Rel {
			count(got, func(c *counts) { c.right++ })
		}
	}
	for _, name := range slices.Sorted(maps.Keys(tally)) {
		c := tally[name]
		p, r := float64(c.right)/float64(max(c.given, 1)), float64(c.right)/float64(max(c.gold, 1))
		if _, err := fmt.Fprintf(out, "%-14s P %.3f  R %.3f  F1 %.3f  (%d told, %d gold)\n", name, p, r, 2*p*r/max(p+r, 1e-9), c.given, c.gold); err != nil {
			return err
		}
	}
	return nil
}

// read returns every tenth sentence of a file.
func read(path string) ([]sentence, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "the sentences cannot be read: %w", err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%s is not packed by gzip: %w", path, err)
	}
	var out []sentence
	lines := json.NewDecoder(unpacked)
	for n := 1; ; n++ {
		var s sentence
		if err := lines.Decode(&s); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, graph.Errorf(graph.BadInput, "%s: sentence %d: %w", path, n, err)
		}
		if n%part == 0 {
			out = append(out, s)
		}
	}
}

// told is the type that the network gives head and tail, in that direction; ""
// of none, and a name that is no type where it gives the other direction.
func told(ctx context.Context, m *model.Model, s sentence) (string, error) {
	doc := text.Parse(s.Text)
	seen, err := m.Read(ctx, doc)
	if err != nil {
		return "", err
	}
	found := given(doc, s)
	scored, err := seen.Relations(ctx, found)
	if err != nil {
		return "", err
	}
	for i, r := range scored {
		if r.Type == "SUBSIDIARY_OF" { // which CORE takes for a case of OWNS
			scored[i].Type, scored[i].Source, scored[i].Target = "OWNS", r.Target, r.Source
		}
	}
	scored = slices.DeleteFunc(scored, func(r model.Relation) bool {
		_, known := types[r.Type]
		return !known || r.Margin <= 0
	})
	if len(scored) == 0 {
		return "", nil
	}
	best := slices.MaxFunc(scored, func(a, b model.Relation) int { return cmp.Compare(a.Margin, b.Margin) })
	head := slices.IndexFunc(found.Mentions, func(m names.Mention) bool { return m.Thing == 0 })
	if types[best.Type] && best.Source != head {
		return "turned", nil
	}
	return best.Type, nil
}

// given are the two names as the sentence has them, head first of the things:
// of the kind that the finder takes them for, or else companies.
func given(doc *text.Document, s sentence) *names.Found {
	found, runes := &names.Found{}, []rune(doc.Text)
	seen := names.Find(doc)
	for i, p := range []place{s.Head, s.Tail} {
		span := graph.Span{Start: len(string(runes[:p.Start])), End: len(string(runes[:p.End]))}
		kind := graph.Company
		if k := slices.IndexFunc(seen.Mentions, func(m names.Mention) bool { return m.Overlaps(span) }); k >= 0 {
			kind = seen.Things[seen.Mentions[k].Thing].Kind
		}
		in := slices.IndexFunc(doc.Sentences, func(s text.Sentence) bool { return span.Start < s.End })
		found.Things = append(found.Things, names.Thing{Kind: kind})
		found.Mentions = append(found.Mentions, names.Mention{Span: span, Thing: i, Sentence: max(in, 0)})
	}
	slices.SortFunc(found.Mentions, func(a, b names.Mention) int { return cmp.Compare(a.Start, b.Start) })
	return found
}
