package neo4jstore

import (
	"context"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// Statistics implements [graph.Store]. Neo4j keeps all these numbers, so that
// nothing is counted.
func (s *Store) Statistics(ctx context.Context) (graph.Statistics, error) {
	var stats graph.Statistics
	err := s.withTypes(func(types []string) (known []string, err error) {
		stats = graph.Statistics{EntitiesByKind: map[graph.Kind]int{}, RelationsByType: map[string]int{}}
		_, err = ask(ctx, s, func(r *row) struct{} {
			known = append(known, r.strings("types")...)
			add(&stats, r.text("what"), r.text("name"), r.integer("n"))
			return struct{}{}
		}, counts(types), nil)
		return known, err
	})
	return stats, err
}

// counts writes the statement that counts, with one row a number.
func counts(types []string) string {
	parts := []string{"MATCH (v:SchemaVersion) RETURN 'types' AS what, '' AS name, v.relationTypes AS types, 0 AS n"}
	part := func(what, name, pattern string) {
		parts = append(parts, "MATCH "+pattern+" WITH count(*) AS n RETURN '"+what+"' AS what, '"+name+"' AS name, [] AS types, n")
	}
	part("stories", "", "(:Story)")
	part("claims", "", "(:Claim)")
	part("deals", "", "(:Deal)")
	for _, kind := range graph.Kinds {
		part("entities", string(kind), "(:"+kindLabels[kind]+")")
	}
	for _, name := range types {
		if checkType(name) == nil {
			part("relations", name, "()-[:`"+name+"`]->()")
		}
	}
	return strings.Join(parts, " UNION ALL ")
}

func add(stats *graph.Statistics, what, name string, n int) {
	switch what {
	case "stories":
		stats.Stories = n
	case "claims":
		stats.Claims = n
	case "deals":
		stats.Deals = n
	case "entities":
		if n > 0 {
			stats.EntitiesByKind[graph.Kind(name)] = n
			stats.Entities += n
		}
	case "relations":
		if n > 0 {
			stats.RelationsByType[name] = n
			stats.Relations += n
		}
	}
}
