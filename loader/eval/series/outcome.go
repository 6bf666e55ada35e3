package main

import (
	"context"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
)

// outcome is what the graph answers when all stories are loaded. The ends of
// its relations and the parties of its deals are names of things of the series,
// or as the graph calls them where the series does not know them.
type outcome struct {
	Relations      []graph.Relation
	Deals          []graph.Deal
	Contradictions []graph.Contradiction
	// AsOf and KnownAt are the relations on each of the days that the series asks of.
	AsOf, KnownAt [][]graph.Relation
}

// outcomeOf loads batches of readings into an empty store, takes back what the
// series says is taken back, asks, and closes the store.
func (s *series) outcomeOf(ctx context.Context, store graph.Store, types *ontology.Ontology, batches ...[]graph.Reading) (outcome, error) {
	g := graph.New(store, types.RelationTypes())
	defer g.Close()
	for _, batch := range batches {
		if _, err := g.Add(ctx, batch...); err != nil {
			return outcome{}, err
		}
	}
	for i, st := range s.Stories {
		if !st.Removed {
			continue
		}
		if err := g.Remove(ctx, graph.StoryID(s.graphStory(i))); err != nil {
			return outcome{}, err
		}
	}
	return s.ask(ctx, g)
}

// ask asks a graph for all that it holds.
func (s *series) ask(ctx context.Context, g *graph.Graph) (outcome, error) {
	var out outcome
	var err error
	if out.Relations, err = relationsOf(ctx, g, graph.RelationFilter{}); err != nil {
		return out, err
	}
	for _, d := range s.AsOf {
		found, err := relationsOf(ctx, g, graph.RelationFilter{AsOf: d.Day})
		if err != nil {
			return out, err
		}
		out.AsOf = append(out.AsOf, found)
	}
	for _, d := range s.KnownAt {
		found, err := relationsOf(ctx, g, graph.RelationFilter{KnownAt: d.Day.AddDate(0, 0, 1).Add(-time.Microsecond)})
		if err != nil {
			return out, err
		}
		out.KnownAt = append(out.KnownAt, found)
	}
	deals, err := g.Deals(ctx, graph.DealQuery{Window: graph.Window{First: graph.MaxPage}})
	if err != nil {
		return out, err
	}
	out.Deals = deals.Items
	contradictions, err := g.Contradictions(ctx, graph.ContradictionQuery{Window: graph.Window{First: graph.MaxPage}})
	if err != nil {
		return out, err
	}
	out.Contradictions = contradictions.Items
	return out, s.name(ctx, g, &out)
}

// relationsOf returns the relations, affirmed and denied, that pass a filter.
func relationsOf(ctx context.Context, g *graph.Graph, f graph.RelationFilter) ([]graph.Relation, error) {
	var all []graph.Relation
	for _, f.Polarity = range []graph.Polarity{graph.Affirmed, graph.Denied} {
		page, err := g.Relations(ctx, graph.RelationQuery{Filter: f, Window: graph.Window{First: graph.MaxPage}})
		if err != nil {
			return nil, err
		}
		all = append(all, page.Items...)
	}
	return all, nil
}

// name puts names in the place of ids.
func (s *series) name(ctx context.Context, g *graph.Graph, out *outcome) error {
	names := map[string]string{}
	for thing := range s.Things {
		e, err := g.Entity(ctx, graph.EntityRef{Name: thing})
		if err == nil {
			names[e.ID] = thing
		} else if graph.CodeOf(err) != graph.NotFound {
			return err
		}
	}
	var ids []string
	lists := append([][]graph.Relation{out.Relations}, slices.Concat(out.AsOf, out.KnownAt)...)
	for _, r := range slices.Concat(lists...) {
		ids = append(ids, r.Source, r.Target)
	}
	for _, d := range out.Deals {
		for _, p := range d.Parties {
			ids = append(ids, p.Entity)
		}
	}
	slices.Sort(ids)
	others, err := g.EntitiesByID(ctx, slices.Compact(ids))
	if err != nil {
		return err
	}
	for _, e := range others {
		if _, known := names[e.ID]; !known {
			names[e.ID] = e.Name
		}
	}
	for _, list := range lists {
		for i := range list {
			list[i].Source, list[i].Target = names[list[i].Source], names[list[i].Target]
		}
	}
	for _, d := range out.Deals {
		for i := range d.Parties {
			d.Parties[i].Entity = names[d.Parties[i].Entity]
		}
	}
	return nil
}
