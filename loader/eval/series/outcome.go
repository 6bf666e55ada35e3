package main

import (
	"context"
	"slices"

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
	for _, polarity := range []graph.Polarity{graph.Affirmed, graph.Denied} {
		page, err := g.Relations(ctx, graph.RelationQuery{
			Filter: graph.RelationFilter{Polarity: polarity}, Window: graph.Window{First: graph.MaxPage},
		})
		if err != nil {
			return out, err
		}
		out.Relations = append(out.Relations, page.Items...)
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
	for _, r := range out.Relations {
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
	for i := range out.Relations {
		r := &out.Relations[i]
		r.Source, r.Target = names[r.Source], names[r.Target]
	}
	for _, d := range out.Deals {
		for i := range d.Parties {
			d.Parties[i].Entity = names[d.Parties[i].Entity]
		}
	}
	return nil
}
