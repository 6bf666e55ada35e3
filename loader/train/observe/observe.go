// Package observe lets the trained reader read annotated stories, and tells of
// each statement what speaks for it and whether it is right.
package observe

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/eval"
)

// Observed is what a reader saw in stories.
type Observed struct {
	Types  *ontology.Ontology
	Reader *loader.Trained
	Gold   []eval.Story
	Cases  []Case
}

// Case is the evidence for a statement of a story, and whether it is right.
type Case struct {
	loader.Evidence
	Story int // index into the stories
	Right bool
}

// Observe lets the reader of the built-in types read the annotated stories of a
// split that have their text with them.
func Observe(ctx context.Context, split string, paths []string) (*Observed, error) {
	types, err := ontology.Builtin()
	if err != nil {
		return nil, err
	}
	reader, err := loader.NewTrained(types)
	if err != nil {
		return nil, err
	}
	gold, err := stories(split, paths)
	if err != nil {
		return nil, err
	}
	cases, err := statements(ctx, reader, gold)
	return &Observed{types, reader, gold, cases}, err
}

func stories(split string, paths []string) ([]eval.Story, error) {
	var gold []eval.Story
	for _, path := range paths {
		stories, err := eval.ReadGold(path)
		if err != nil {
			return nil, err
		}
		for _, s := range stories {
			if s.Split == split && s.Text != "" {
				gold = append(gold, s)
			}
		}
	}
	return gold, nil
}

func statements(ctx context.Context, reader *loader.Trained, gold []eval.Story) ([]Case, error) {
	var found eval.Predictions
	var all, cases []Case
	for i, s := range gold {
		reading, evidence, err := reader.Evidence(ctx, graph.Story{Text: s.Text})
		if err != nil {
			return nil, err
		}
		found.Add(s.Doc, reading)
		for _, e := range evidence {
			all = append(all, Case{Evidence: e, Story: i})
		}
	}
	right := eval.Right(gold, found)
	for i, c := range all {
		var counted bool
		if c.Right, counted = right[i]; counted {
			cases = append(cases, c)
		}
	}
	return cases, nil
}
