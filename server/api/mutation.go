package api

import (
	"cmp"
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

type mutation struct{ *resolver }

func (m mutation) AddStory(ctx context.Context, input StoryInput) (graph.Added, error) {
	said, err := storyOf(input)
	if err != nil {
		return graph.Added{}, err
	}
	reading, err := m.reader.Read(ctx, said)
	if err != nil {
		return graph.Added{}, err
	}
	added, err := m.graph.Add(ctx, reading)
	if err != nil {
		return graph.Added{}, err
	}
	forget(ctx, m.graph)
	return added[0], nil
}

func (m mutation) RemoveStory(ctx context.Context, id string) (bool, error) {
	err := m.graph.Remove(ctx, id)
	forget(ctx, m.graph)
	if graph.CodeOf(err) == graph.NotFound {
		return false, nil
	}
	return err == nil, err
}

// storyOf returns the story that was sent, as it would have been had it come
// from a file of JSON lines: the same story gets the same id both ways.
func storyOf(input StoryInput) (graph.Story, error) {
	title, text, err := graph.StoryText(given(input.Title), input.Text)
	if err != nil {
		return graph.Story{}, graph.Errorf(graph.BadInput, "the story %w", err)
	}
	s := graph.Story{
		Title:     title,
		Text:      text,
		Publisher: given(input.Publisher),
		Address:   given(input.Address),
		Language:  given(input.Language),
		Published: given(input.Published),
	}
	if origin := cmp.Or(given(input.ID), s.Address); origin != "" {
		s.Origins = []string{origin}
	}
	return s, nil
}
