package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

type claim struct{ *resolver }

func (claim) Story(ctx context.Context, c *graph.Claim) (graph.Story, error) {
	return load(ctx).stories.Load(ctx, c.Story)
}

func (r claim) Type(_ context.Context, c *graph.Claim) (graph.RelationType, error) {
	return r.typeOf(c.Type), nil
}

func (claim) Source(_ context.Context, c *graph.Claim) (ClaimEnd, error) {
	return ClaimEnd{c.Source, c.Story, c.SourceAt}, nil
}

func (claim) Target(_ context.Context, c *graph.Claim) (ClaimEnd, error) {
	return ClaimEnd{c.Target, c.Story, c.TargetAt}, nil
}

func (claim) Sentence(ctx context.Context, c *graph.Claim) (string, error) {
	return words(ctx, c.Story, c.Sentence)
}

func (claim) SentenceSpan(ctx context.Context, c *graph.Claim, unit OffsetUnit) (graph.Span, error) {
	return spanIn(ctx, c.Story, c.Sentence, unit)
}

func (claim) Detail(_ context.Context, c *graph.Claim) (*string, error) { return optional(c.Detail) }

func (claim) AttributedTo(_ context.Context, c *graph.Claim) (*string, error) {
	return optional(c.AttributedTo)
}

// ClaimEnd is one end of a claim: an entity, and the words of a story that name it.
type ClaimEnd struct {
	EntityID string
	StoryID  string
	At       graph.Span
}

type claimEnd struct{}

func (claimEnd) Entity(ctx context.Context, e *ClaimEnd) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, e.EntityID)
}

func (claimEnd) Text(ctx context.Context, e *ClaimEnd) (string, error) {
	return words(ctx, e.StoryID, e.At)
}

func (claimEnd) Span(ctx context.Context, e *ClaimEnd, unit OffsetUnit) (graph.Span, error) {
	return spanIn(ctx, e.StoryID, e.At, unit)
}
