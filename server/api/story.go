package api

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

type story struct{ *resolver }

func (story) Title(_ context.Context, s *graph.Story) (*string, error) { return optional(s.Title) }
func (story) Publisher(_ context.Context, s *graph.Story) (*string, error) {
	return optional(s.Publisher)
}
func (story) Address(_ context.Context, s *graph.Story) (*string, error) { return optional(s.Address) }
func (story) Language(_ context.Context, s *graph.Story) (*string, error) {
	return optional(s.Language)
}

func (story) Text(ctx context.Context, s *graph.Story) (string, error) {
	return s.Text, load(ctx).texts.spend(len(s.Text))
}

func (story) Entities(ctx context.Context, s *graph.Story) ([]graph.Entity, error) {
	read, err := load(ctx).contents.Load(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, a := range read.appearances {
		if !slices.Contains(ids, a.Entity) {
			ids = append(ids, a.Entity)
		}
	}
	return loadAll(ctx, load(ctx).entities, ids)
}

func (story) Appearances(ctx context.Context, s *graph.Story) ([]graph.Appearance, error) {
	read, err := load(ctx).contents.Load(ctx, s.ID)
	return read.appearances, err
}

func (story) Claims(ctx context.Context, s *graph.Story) ([]graph.Claim, error) {
	read, err := load(ctx).contents.Load(ctx, s.ID)
	return read.claims, err
}

func (r story) Copies(ctx context.Context, s *graph.Story, first int, after *string) (StoryConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := r.graph.Stories(ctx, graph.StoryQuery{Cluster: s.Cluster, Heads: !selects(ctx, "text"), Window: window})
	return storyConnection(window, page), err
}

type appearance struct{}

func (appearance) Entity(ctx context.Context, a *graph.Appearance) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, a.Entity)
}

func (appearance) Mentions(ctx context.Context, a *graph.Appearance, unit OffsetUnit) ([]graph.Span, error) {
	spans := make([]graph.Span, len(a.Mentions))
	for i, span := range a.Mentions {
		var err error
		if spans[i], err = spanIn(ctx, a.Story, span, unit); err != nil {
			return nil, err
		}
	}
	return spans, nil
}
