package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

func (q query) Neighbourhood(
	ctx context.Context, of []graph.EntityRef, hops int, filter *graph.RelationFilter, limit int,
) (graph.Network, error) {
	ids, err := q.ids(ctx, "of", of)
	if err != nil {
		return graph.Network{}, err
	}
	found, err := q.graph.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: ids, Hops: hops, Filter: given(filter), Limit: limit})
	know(load(ctx).entities, found.Entities, func(e graph.Entity) string { return e.ID })
	return found, err
}

func (q query) Paths(
	ctx context.Context, from, to graph.EntityRef, maxHops int, filter *graph.RelationFilter, first int,
) ([]graph.Path, error) {
	ids, err := q.ids(ctx, "from and to", []graph.EntityRef{from, to})
	if err != nil {
		return nil, err
	}
	paths, err := q.graph.Paths(ctx, graph.PathQuery{From: ids[0], To: ids[1], MaxHops: maxHops, Filter: given(filter), First: first})
	for _, p := range paths {
		know(load(ctx).entities, p.Entities, func(e graph.Entity) string { return e.ID })
	}
	return paths, err
}

type network struct{}

func (network) Nodes(_ context.Context, n *graph.Network) ([]NetworkNode, error) {
	nodes := make([]NetworkNode, len(n.Entities))
	for i, e := range n.Entities {
		nodes[i] = NetworkNode{Entity: e, Hop: n.Hops[i]}
	}
	return nodes, nil
}

type path struct{}

func (path) Length(_ context.Context, p *graph.Path) (int, error) { return len(p.Relations), nil }

func (path) Start(_ context.Context, p *graph.Path) (graph.Entity, error) { return p.Entities[0], nil }

func (path) Steps(_ context.Context, p *graph.Path) ([]PathStep, error) {
	steps := make([]PathStep, len(p.Relations))
	for i, r := range p.Relations {
		steps[i] = PathStep{Relation: r, Forward: r.Source == p.Entities[i].ID, To: p.Entities[i+1]}
	}
	return steps, nil
}
