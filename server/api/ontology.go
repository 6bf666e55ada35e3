package api

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

type relationType struct{}

func (relationType) DealKind(_ context.Context, t *graph.RelationType) (*string, error) {
	return optional(given(t.Deal).Kind)
}

func (relationType) SourceRole(_ context.Context, t *graph.RelationType) (*string, error) {
	return optional(given(t.Deal).Source)
}

func (relationType) LeadRole(_ context.Context, t *graph.RelationType) (*string, error) {
	return optional(given(t.Deal).Lead)
}

func (relationType) TargetRole(_ context.Context, t *graph.RelationType) (*string, error) {
	return optional(given(t.Deal).Target)
}

func (relationType) Elsewhere(_ context.Context, t *graph.RelationType) ([]NameElsewhere, error) {
	var names []NameElsewhere
	for _, scheme := range slices.Sorted(maps.Keys(t.Elsewhere)) {
		names = append(names, NameElsewhere{Scheme: scheme, Name: t.Elsewhere[scheme]})
	}
	return names, nil
}

type statistics struct{ *resolver }

func (statistics) EntitiesByKind(_ context.Context, s *graph.Statistics) ([]KindCount, error) {
	counts := make([]KindCount, len(graph.Kinds))
	for i, kind := range graph.Kinds {
		counts[i] = KindCount{Kind: kind, Count: s.EntitiesByKind[kind]}
	}
	return counts, nil
}

func (r statistics) RelationsByType(_ context.Context, s *graph.Statistics) ([]TypeCount, error) {
	var counts []TypeCount
	for name, n := range s.RelationsByType {
		counts = append(counts, TypeCount{Type: r.typeOf(name), Count: n})
	}
	slices.SortFunc(counts, func(a, b TypeCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Type.Name, b.Type.Name))
	})
	return counts, nil
}
