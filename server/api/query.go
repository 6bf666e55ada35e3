package api

import (
	"context"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

type query struct{ *resolver }

func (q query) Entity(ctx context.Context, id, name *string, identifier *graph.Identifier) (*graph.Entity, error) {
	found, err := q.graph.Entity(ctx, graph.EntityRef{ID: given(id), Name: given(name), Identifier: identifier})
	return orNull(found, err)
}

func (q query) Entities(ctx context.Context, search *string, kinds []graph.Kind, first int, after *string) (EntityConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := q.graph.Entities(ctx, graph.EntityQuery{Search: given(search), Kinds: kinds, Window: window})
	return entityConnection(window, page), err
}

func (q query) Relation(ctx context.Context, id string, knownAt *time.Time) (*graph.Relation, error) {
	found, err := q.graph.RelationKnownAt(ctx, id, given(knownAt))
	return orNull(found, err)
}

func (q query) Relations(
	ctx context.Context, filter *graph.RelationFilter, source, target, either []graph.EntityRef,
	orderBy graph.Order, first int, after *string,
) (RelationConnection, error) {
	var ends graph.Ends
	var err error
	for _, end := range []struct {
		argument string
		refs     []graph.EntityRef
		ids      *[]string
	}{{"source", source, &ends.Source}, {"target", target, &ends.Target}, {"any", either, &ends.Any}} {
		if *end.ids, err = q.ids(ctx, end.argument, end.refs); err != nil {
			return RelationConnection{}, err
		}
	}
	page, err := q.relations(ctx, filter, ends, orderBy, first, after)
	if err != nil {
		return page, err
	}
	var shown []string
	for _, edge := range page.Edges {
		shown = append(shown, edge.Node.Source, edge.Node.Target)
	}
	return page, q.exist(ctx, slices.Concat(ends.Source, ends.Target, ends.Any), shown)
}

func (r *resolver) relations(
	ctx context.Context, filter *graph.RelationFilter, ends graph.Ends,
	orderBy graph.Order, first int, after *string,
) (RelationConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := r.graph.Relations(ctx, graph.RelationQuery{Filter: given(filter), Ends: ends, Order: orderBy, Window: window})
	return relationConnection(window, page), err
}

func (q query) Deal(ctx context.Context, id string, knownAt *time.Time) (*graph.Deal, error) {
	found, err := q.graph.DealKnownAt(ctx, id, given(knownAt))
	return orNull(found, err)
}

func (q query) Deals(ctx context.Context, filter *DealFilter, orderBy graph.Order, first int, after *string) (DealConnection, error) {
	asked, err := q.dealQuery(ctx, filter)
	if err != nil {
		return DealConnection{}, err
	}
	asked.Order, asked.Window = orderBy, windowOf(ctx, first, after)
	page, err := q.graph.Deals(ctx, asked)
	if err != nil {
		return DealConnection{}, err
	}
	var shown []string
	for _, d := range page.Items {
		for _, p := range d.Parties {
			shown = append(shown, p.Entity)
		}
	}
	return dealConnection(asked.Window, page), q.exist(ctx, entitiesOf(asked), shown)
}

// dealQuery is what a filter asks, without an order and a page.
func (q query) dealQuery(ctx context.Context, filter *DealFilter) (graph.DealQuery, error) {
	f := given(filter)
	parties, err := q.parties(ctx, f.Parties)
	return graph.DealQuery{
		Kinds: f.Kinds, Statuses: f.Statuses, Amount: f.Amount, Parties: parties,
		MinParties: given(f.MinParties), MinConfidence: given(f.MinConfidence), MinStories: given(f.MinStories),
		Since: given(f.Since), Until: given(f.Until), AsOf: given(f.AsOf), KnownAt: given(f.KnownAt),
	}, err
}

// entitiesOf are the entities that a query names.
func entitiesOf(q graph.DealQuery) []string {
	var named []string
	for _, p := range q.Parties {
		if p.Entity != "" {
			named = append(named, p.Entity)
		}
	}
	return named
}

func (q query) Story(ctx context.Context, id string) (*graph.Story, error) {
	found, err := q.graph.Story(ctx, id)
	return orNull(found, err)
}

func (q query) Stories(ctx context.Context, filter *StoryFilter, first int, after *string) (StoryConnection, error) {
	f := given(filter)
	asked := graph.StoryQuery{Publishers: f.Publishers, Since: given(f.Since), Until: given(f.Until), Heads: !selects(ctx, "text"), Window: windowOf(ctx, first, after)}
	if f.Mentions != nil {
		var err error
		if asked.Mentions, err = q.id(ctx, *f.Mentions); err != nil {
			return StoryConnection{}, err
		}
	}
	page, err := q.graph.Stories(ctx, asked)
	if err == nil && f.Mentions != nil && len(page.Items) == 0 {
		err = q.graph.Exist(ctx, []string{asked.Mentions})
	}
	return storyConnection(asked.Window, page), err
}

func (q query) RelationTypes(context.Context) ([]graph.RelationType, error) {
	return q.graph.Types(), nil
}

func (q query) Statistics(ctx context.Context) (graph.Statistics, error) {
	return q.graph.Statistics(ctx)
}

// orNull makes null of what is not there.
func orNull[T any](found T, err error) (*T, error) {
	if graph.CodeOf(err) == graph.NotFound {
		return nil, nil
	}
	return &found, err
}
