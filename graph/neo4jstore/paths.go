package neo4jstore

import (
	"cmp"
	"context"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// Paths implements [graph.Store]. It reads the edges at either end, and goes
// on from the side with the smaller rim until ways of the wanted length must
// lie within both circles, but for one edge from rim to rim, for which it asks
// apart: the last and widest ring is never read whole. Then it goes through the
// ways of that length. Every edge that is looked at counts towards [graph.MaxVisits].
//
// It takes several statements: Cypher has no way to ask for the shortest simple
// paths, surest first, and be sure to look at no more than so much.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) (paths []graph.Path, err error) {
	err = s.withTypes(func(types []string) (known []string, err error) {
		edge, err := edges(q.Filter, types)
		if err != nil {
			return nil, err
		}
		e := newExplorer(ctx, s, edge, q.Filter)
		ways, err := e.ways(q)
		if err == nil {
			known, paths, err = e.follow(q.From, ways)
		}
		return known, err
	})
	return paths, err
}

// explorer reads the part of the graph that a question for paths or for a
// neighbourhood needs.
type explorer struct {
	ctx    context.Context
	store  *Store
	edge   string
	w      *where
	visits int

	knownAt time.Time // zero is now
	label   string    // of the nodes that the relations then are of
}

func newExplorer(ctx context.Context, s *Store, edge string, f graph.RelationFilter) *explorer {
	e := &explorer{ctx: ctx, store: s, edge: edge, knownAt: f.KnownAt, label: "Relation"}
	if !isFact(f.Polarity) {
		e.label = "Denial"
	}
	if f.KnownAt.IsZero() {
		e.w = edgeFilter(f)
	} else {
		e.w = cardFilter(f)
	}
	return e
}

// ways finds the ways that a question asks for.
func (e *explorer) ways(q graph.PathQuery) ([][]link, error) {
	a := newAtlas(q.From, q.To, q.First)
	if err := e.grow(a, a.from, a.to); err != nil {
		return nil, err
	}
	for length := 1; length <= q.MaxHops && len(a.ways) < q.First; length++ {
		if length > a.reach()+1 {
			if err := e.grow(a, a.smaller()); err != nil {
				return nil, err
			}
		}
		if length > a.reach() {
			if err := e.join(a); err != nil {
				return nil, err
			}
		}
		if err := e.walk(a, length); err != nil {
			return nil, err
		}
	}
	return a.ways, nil
}

// grow reads the edges at the rims of circles.
func (e *explorer) grow(a *atlas, circles ...*circle) error {
	found, err := e.look(rims(circles...), nil)
	if err == nil {
		a.extend(found, circles...)
	}
	return err
}

// join reads the edges between the rims.
func (e *explorer) join(a *atlas) error {
	near, far := a.smaller(), a.larger()
	found, err := e.look(rims(near), rims(far))
	a.add(found)
	return err
}

// look reads the edges at some entities; where others are given, only those to
// one of these.
func (e *explorer) look(at, to []string) ([]link, error) {
	if len(at) == 0 || to != nil && len(to) == 0 {
		return nil, nil
	}
	statement := e.lookNow(to)
	if !e.knownAt.IsZero() {
		statement = e.lookThen(to)
	}
	e.w.params["rim"], e.w.params["left"] = at, graph.MaxVisits-e.visits+1
	type answer struct {
		links  []link
		looked int
	}
	answers, err := ask(e.ctx, e.store, func(r *row) answer { return answer{readLinks(r), r.integer("looked")} }, statement, e.w.params)
	if err != nil {
		return nil, err
	}
	return answers[0].links, e.visit(answers[0].looked)
}

func (e *explorer) lookNow(to []string) string {
	return "UNWIND $p.rim AS id MATCH (a:Entity {id: id})-" + e.edge + "-(b:Entity) WITH a, r, b LIMIT $p.left" +
		" RETURN count(*) AS looked, collect(" + e.wanted("[r.id, a.id, b.id, r.confidence]", "b.id", to) + ") AS links"
}

// wanted is a hop, or null where the filter does not select it or it leads to
// none of the given entities.
func (e *explorer) wanted(hop, far string, to []string) string {
	w := e.w.plus()
	if to != nil {
		w.with(far+" IN $p.to", "to", to)
	}
	if len(w.pieces) == 0 {
		return hop
	}
	return "CASE WHEN " + w.condition() + " THEN " + hop + " END"
}

func readLinks(r *row) []link {
	var all []link
	for _, values := range list[[]any](r, "links") {
		l := row{record: map[string]any{"id": values[0], "from": values[1], "to": values[2], "confidence": values[3]}}
		all = append(all, link{id: l.text("id"), from: l.text("from"), to: l.text("to"), confidence: l.number("confidence")})
		r.err = cmp.Or(r.err, l.err)
	}
	return all
}

// visit counts edges that are looked at, and fails when there are too many.
func (e *explorer) visit(n int) error {
	e.visits += n
	if e.visits > graph.MaxVisits {
		return graph.Errorf(graph.TooLarge, "this would look at more than %d relations; ask for fewer hops or narrow the filter", graph.MaxVisits)
	}
	return e.ctx.Err()
}

// follow reads the relations and entities of ways, and the relation types in use.
func (e *explorer) follow(from string, ways [][]link) ([]string, []graph.Path, error) {
	var relationIDs, entityIDs []string
	for _, way := range ways {
		entityIDs = append(entityIDs, from)
		for _, l := range way {
			relationIDs, entityIDs = append(relationIDs, l.id), append(entityIDs, l.to)
		}
	}
	found, err := e.things(relationIDs, entityIDs)
	if err != nil {
		return nil, nil, err
	}
	var paths []graph.Path
	for _, way := range ways {
		path := graph.Path{Entities: []graph.Entity{found.entities[from]}}
		for _, l := range way {
			r, ok := found.relations[l.id]
			if !ok { // it went between two statements, and the way with it
				break
			}
			path.Relations = append(path.Relations, r)
			path.Entities = append(path.Entities, found.entities[l.to])
		}
		if len(path.Relations) == len(way) {
			paths = append(paths, path)
		}
	}
	return found.types, paths, nil
}

// things are relations and entities by id, and the relation types in use.
type things struct {
	types     []string
	relations map[string]graph.Relation
	entities  map[string]graph.Entity
}

func (e *explorer) things(relations, entities []string) (things, error) {
	read, find := readRelation, "MATCH (r:Relation|Denial) WHERE r.id IN $p.relations RETURN collect(r) AS relations"
	params := map[string]any{"relations": texts(relations), "entities": texts(entities)}
	if !e.knownAt.IsZero() {
		read, find = readRelationThen, relationsByIDThen+` RETURN collect(`+relationThen+`) AS relations`
		params["knownAt"] = moment(e.knownAt)
	}
	found, err := ask(e.ctx, e.store, func(r *row) things {
		return things{
			r.strings("types"),
			byKey(nested(r, "relations", read), func(r graph.Relation) string { return r.ID }),
			byKey(nested(r, "entities", readEntity), func(e graph.Entity) string { return e.ID }),
		}
	}, `MATCH (v:SchemaVersion)
		CALL () { `+find+` }
		CALL () { MATCH (e:Entity) WHERE e.id IN $p.entities RETURN collect(e) AS entities }
		RETURN v.relationTypes AS types, relations, entities`,
		params)
	if err != nil || len(found) == 0 {
		return things{}, err
	}
	return found[0], nil
}

func byKey[T any](values []T, key func(T) string) map[string]T {
	all := make(map[string]T, len(values))
	for _, v := range values {
		all[key(v)] = v
	}
	return all
}
