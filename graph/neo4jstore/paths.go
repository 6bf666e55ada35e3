package neo4jstore

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
)

// Paths implements [graph.Store]. It grows a circle round either end, always
// the one with the smaller rim, until a way of the wanted length must lie
// within both; then it goes through the ways of that length. So ways of six
// hops take no more than three hops from either end. Every edge that is read
// counts towards [graph.MaxVisits].
//
// All statements are of one read transaction: Cypher has no way to ask for the
// shortest simple paths, surest first, and be sure to look at no more than so much.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) (paths []graph.Path, err error) {
	err = s.withTypes(func(types []string) (known []string, err error) {
		edge, err := edges(q.Filter, types)
		if err != nil {
			return nil, err
		}
		err = s.read(ctx, func(tx neo4j.ManagedTransaction) error {
			e := explorer{ctx: ctx, tx: tx, edge: edge, w: edgeFilter(q.Filter)}
			ways, err := e.ways(q)
			if err == nil {
				known, paths, err = e.follow(q.From, ways)
			}
			return err
		})
		return known, err
	})
	return paths, err
}

// explorer reads the part of the graph that a question for paths needs.
type explorer struct {
	ctx    context.Context
	tx     neo4j.ManagedTransaction
	edge   string
	w      *where
	visits int
}

// ways finds the ways that a question asks for.
func (e *explorer) ways(q graph.PathQuery) ([][]link, error) {
	a := newAtlas(q.From, q.To, q.First)
	for length := 1; length <= q.MaxHops && len(a.ways) < q.First; length++ {
		for a.from.radius+a.to.radius < length {
			if err := e.grow(a, a.smaller()); err != nil {
				return nil, err
			}
		}
		if err := e.walk(a, length); err != nil {
			return nil, err
		}
	}
	return a.ways, nil
}

// grow reads the edges at the rim of a circle.
func (e *explorer) grow(a *atlas, c *circle) error {
	if len(c.rim) == 0 {
		c.radius++
		return nil
	}
	e.w.params["rim"], e.w.params["left"] = c.rim, graph.MaxVisits-e.visits+1
	found, err := rows(e.ctx, e.tx, func(r *row) link {
		return link{id: r.text("id"), from: r.text("from"), to: r.text("to"), confidence: r.number("confidence")}
	}, "UNWIND $p.rim AS id MATCH (a:Entity {id: id})-"+e.edge+"-(b:Entity) WHERE "+e.w.String()+
		" RETURN r.id AS id, a.id AS from, b.id AS to, r.confidence AS confidence LIMIT $p.left", e.w.params)
	if err != nil {
		return err
	}
	a.extend(c, found)
	return e.visit(len(found))
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
	type answer struct {
		types     []string
		relations map[string]graph.Relation
		entities  map[string]graph.Entity
	}
	found, err := rows(e.ctx, e.tx, func(r *row) answer {
		return answer{
			r.strings("types"),
			byKey(nested(r, "relations", readRelation), func(r graph.Relation) string { return r.ID }),
			byKey(nested(r, "entities", readEntity), func(e graph.Entity) string { return e.ID }),
		}
	}, `MATCH (v:SchemaVersion)
		CALL () { MATCH (r:Relation|Denial) WHERE r.id IN $p.relations RETURN collect(`+relationColumns+`) AS relations }
		CALL () { MATCH (e:Entity) WHERE e.id IN $p.entities RETURN collect(`+entityColumns+`) AS entities }
		RETURN v.relationTypes AS types, relations, entities`,
		map[string]any{"relations": texts(relationIDs), "entities": texts(entityIDs)})
	if err != nil || len(found) == 0 {
		return nil, nil, err
	}
	var paths []graph.Path
	for _, way := range ways {
		path := graph.Path{Entities: []graph.Entity{found[0].entities[from]}}
		for _, l := range way {
			r, ok := found[0].relations[l.id]
			if !ok { // it went between two statements, and the way with it
				break
			}
			path.Relations = append(path.Relations, r)
			path.Entities = append(path.Entities, found[0].entities[l.to])
		}
		if len(path.Relations) == len(way) {
			paths = append(paths, path)
		}
	}
	return found[0].types, paths, nil
}

func byKey[T any](values []T, key func(T) string) map[string]T {
	all := make(map[string]T, len(values))
	for _, v := range values {
		all[key(v)] = v
	}
	return all
}
