package neo4jstore

import (
	"context"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// Statistics implements [graph.Store]. Neo4j keeps all these numbers, so that
// nothing is counted.
func (s *Store) Statistics(ctx context.Context) (graph.Statistics, error) {
	type answer struct {
		stats graph.Statistics
		types []string // in use
	}
	var stats graph.Statistics
	err := s.withTypes(func(types []string) ([]string, error) {
		answers, err := ask(ctx, s, func(r *row) answer {
			return answer{readStatistics(r, types), r.strings("types")}
		}, counts(types), nil)
		if err != nil || len(answers) == 0 {
			return nil, err
		}
		stats = answers[0].stats
		return answers[0].types, nil
	})
	return stats, err
}

// counts writes the statement that counts what readStatistics reads.
func counts(types []string) string {
	var kinds, relations []string
	for _, kind := range graph.Kinds {
		kinds = append(kinds, "COUNT { (:"+kindLabels[kind]+") }")
	}
	for _, name := range types {
		number := "0"
		if checkType(name) == nil {
			number = "COUNT { ()-[:`" + name + "`]->() }"
		}
		relations = append(relations, number)
	}
	return `MATCH (v:SchemaVersion) RETURN v.relationTypes AS types,
		COUNT { (:Story) } AS stories, COUNT { (:Claim) } AS claims, COUNT { (:Deal) } AS deals,
		[` + strings.Join(kinds, ", ") + `] AS kinds, [` + strings.Join(relations, ", ") + `] AS relations`
}

func readStatistics(r *row, types []string) graph.Statistics {
	s := graph.Statistics{
		Stories: r.integer("stories"), Claims: r.integer("claims"), Deals: r.integer("deals"),
		EntitiesByKind: map[graph.Kind]int{}, RelationsByType: map[string]int{},
	}
	for i, n := range list[int64](r, "kinds") {
		if n > 0 {
			s.EntitiesByKind[graph.Kinds[i]] = int(n)
			s.Entities += int(n)
		}
	}
	for i, n := range list[int64](r, "relations") {
		if n > 0 {
			s.RelationsByType[types[i]] = int(n)
			s.Relations += int(n)
		}
	}
	return s
}
