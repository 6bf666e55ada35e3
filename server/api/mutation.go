package api

import (
	"context"
	"strings"

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

// storyOf returns the story that was sent, its headline in front of its text.
func storyOf(input StoryInput) (graph.Story, error) {
	if strings.TrimSpace(input.Text) == "" {
		return graph.Story{}, graph.Errorf(graph.BadInput, "the story has no text")
	}
	s := graph.Story{
		Title:     strings.TrimSpace(given(input.Title)),
		Text:      input.Text,
		Publisher: given(input.Publisher),
		Address:   given(input.Address),
		Language:  given(input.Language),
		Published: given(input.Published),
	}
	if s.Title != "" && !strings.HasPrefix(strings.TrimSpace(s.Text), s.Title) {
		s.Text = s.Title + "\n\n" + s.Text
	}
	if id := given(input.ID); id != "" {
		s.Origins = []string{id}
	}
	return s, nil
}
