// Command prepare cuts stories into sentences and finds the names, descriptions
// and pronouns in them, exactly as the loader does, so that a network learns
// from what it will be given.
//
//	go run ./loader/train/prepare < stories.jsonl > prepared.jsonl
//
// A line in is {"doc": id, "text": text}. A line out has the byte spans of the
// sentences and, for each mention, its span, the number of its sentence, its
// form (0 a name, 1 a description, 2 a pronoun) and the thing it refers to.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

type story struct {
	Doc  string `json:"doc"`
	Text string `json:"text"`
}

type prepared struct {
	Doc       string    `json:"doc"`
	Sentences []span    `json:"sentences"`
	Mentions  []mention `json:"mentions"`
	Things    []thing   `json:"things"`
}

type span [2]int

type mention struct {
	Span     span `json:"span"`
	Sentence int  `json:"sentence"`
	Form     int  `json:"form"`
	Thing    int  `json:"thing"`
}

type thing struct {
	Kind    graph.Kind `json:"kind"`
	State   bool       `json:"state"`
	Name    string     `json:"name"`
	Aliases []string   `json:"aliases"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "prepare:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	w := bufio.NewWriter(out)
	lines, encode := json.NewDecoder(bufio.NewReader(in)), json.NewEncoder(w)
	for n := 1; ; n++ {
		var s story
		if err := lines.Decode(&s); errors.Is(err, io.EOF) {
			return w.Flush()
		} else if err != nil {
			return fmt.Errorf("story %d: %w", n, err)
		}
		if err := encode.Encode(prepare(s)); err != nil {
			return err
		}
	}
}

func prepare(s story) prepared {
	doc := text.Parse(s.Text)
	found := names.Find(doc)
	p := prepared{Doc: s.Doc}
	for _, sentence := range doc.Sentences {
		p.Sentences = append(p.Sentences, span{sentence.Start, sentence.End})
	}
	for _, m := range found.Mentions {
		p.Mentions = append(p.Mentions, mention{span{m.Start, m.End}, m.Sentence, int(m.Form), m.Thing})
	}
	for _, t := range found.Things {
		p.Things = append(p.Things, thing{t.Kind, t.State, t.Name, t.Aliases})
	}
	return p
}
