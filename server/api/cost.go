package api

import (
	"math"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// What fields cost, by which the server bounds a query. A field costs 1 and
// what is selected below it; these cost more. A list multiplies what is
// selected below it by the number of items that it was asked for or, where it
// takes no number, by one of the sizes below.
const (
	costAsk   = 10  // a question to the store of its own
	costWalk  = 100 // a neighbourhood, statistics
	costPaths = 5000
	costRead  = 1000 // reading a story and merging it

	sizeShort  = 10 // history, parties, the relations of a deal
	sizeStory  = 50 // what a story holds
	sizeReport = 40 // relation types, statistics
)

func costs() ComplexityRoot {
	var c ComplexityRoot
	c.Query.Entity = func(child int, _, _ *string, _ *graph.Identifier) int { return sum(costAsk, child) }
	c.Query.Entities = func(child int, _ *string, _ []graph.Kind, first int, _ *string) int { return list(first, child) }
	c.Query.Relation = func(child int, _ string, _ *time.Time) int { return sum(costAsk, child) }
	c.Query.Relations = func(child int, _ *graph.RelationFilter, source, target, either []graph.EntityRef, _ graph.Order, first int, _ *string) int {
		return sum(list(first, child), times(costAsk, len(source)+len(target)+len(either)))
	}
	c.Query.Deal = func(child int, _ string, _ *time.Time) int { return sum(costAsk, child) }
	c.Query.Deals = func(child int, _ *DealFilter, _ graph.Order, first int, _ *string) int { return list(first, child) }
	c.Query.Story = func(child int, _ string) int { return sum(costAsk, child) }
	c.Query.Stories = func(child int, _ *StoryFilter, first int, _ *string) int { return list(first, child) }
	c.Query.Neighbourhood = func(child int, of []graph.EntityRef, _ int, _ *graph.RelationFilter, limit int) int {
		return sum(costWalk, list(limit, child), times(costAsk, len(of)))
	}
	c.Query.Paths = func(child int, _, _ graph.EntityRef, maxHops int, _ *graph.RelationFilter, first int) int {
		return sum(costPaths, list(first, times(maxHops, child)))
	}
	c.Query.ReviewList = func(child, first int, _ *string) int { return list(first, child) }
	c.Query.Timeline = func(child int, of []graph.EntityRef, _ *graph.RelationFilter, first int, _ *string) int {
		return sum(costWalk, list(first, child), times(costAsk, len(of)))
	}
	c.Query.Ranking = func(child int, _ graph.Measure, _ string, _ *DealFilter, _ *string, _ []graph.Rate, _ graph.Credit, first int) int {
		return sum(costWalk, list(first, child))
	}
	c.Query.Changes = func(child int, _ time.Time, first int, _ *string) int { return list(first, child) }
	c.Query.Contradictions = func(child int, of []graph.EntityRef, _ []graph.Conflict, first int, _ *string) int {
		return sum(list(first, child), times(costAsk, len(of)))
	}
	c.Query.Explain = func(child int, _, _ graph.EntityRef) int { return sum(costWalk, child) }
	c.Query.Judgements = func(child int, _ []graph.Ruling, first int, _ *string) int { return list(first, child) }
	c.Query.RelationTypes = func(child int) int { return times(sizeReport, child) }
	c.RelationType.Elsewhere = func(child int) int { return times(sizeShort, child) }
	c.Query.Statistics = func(child int) int { return sum(costWalk, child) }
	c.Statistics.EntitiesByKind = func(child int) int { return times(len(graph.Kinds), child) }
	c.Statistics.RelationsByType = func(child int) int { return times(sizeReport, child) }
	c.Mutation.AddStory = func(child int, _ StoryInput) int { return sum(costRead, child) }
	c.Mutation.Judge = func(child int, _ JudgementInput) int { return sum(costRead, child) }
	c.Mutation.TakeBack = func(child int, _ string) int { return sum(costRead, child) }
	c.Mutation.RemoveStory = func(int, string) int { return costRead }

	c.Entity.Relations = func(child int, _ *graph.RelationFilter, _ RelationEnd, _ graph.Order, first int, _ *string) int {
		return list(first, child)
	}
	c.Entity.Identifiers = func(child int) int { return times(sizeShort, child) }
	c.Name.Identifiers = func(child int) int { return times(sizeShort, child) }
	c.Entity.Names = func(child int) int { return sum(costAsk, times(sizeShort, child)) }
	c.Relation.Judgements = func(child int) int { return times(sizeShort, child) }
	c.Decision.Reasons = func(child int) int { return times(sizeShort, child) }
	c.Entity.Stories = func(child, first int, _ *string) int { return list(first, child) }
	c.Relation.Evidence = func(child, first, _ int) int { return times(first, child) }
	c.Relation.Joins = func(child, first, _ int) int { return times(first, child) }
	c.Relation.Phases = func(child int) int { return times(sizeShort, child) }
	c.Relation.History = func(child int) int { return times(sizeShort, child) }
	c.Relation.Contradictions = func(child int) int { return sum(costAsk, times(sizeShort, child)) }
	c.Contradiction.Relations = func(child int) int { return times(sizeShort, child) }
	c.Contradiction.Deals = func(child int) int { return times(sizeShort, child) }
	c.Contradiction.One = func(child int) int { return times(graph.MaxSideClaims, child) }
	c.Contradiction.Other = func(child int) int { return times(graph.MaxSideClaims, child) }
	c.Judgement.Names = func(child int) int { return times(sizeShort, child) }
	c.Ranked.Sums = func(child int) int { return times(sizeShort, child) }
	c.Deal.History = func(child int) int { return times(sizeShort, child) }
	c.Deal.Evidence = func(child, first, _ int) int { return sum(costAsk, times(first, child)) }
	c.Deal.Parties = func(child int) int { return times(sizeShort, child) }
	c.Deal.Relations = func(child int) int { return times(sizeShort, child) }
	c.Story.Entities = func(child int) int { return times(sizeStory, child) }
	c.Story.Appearances = func(child int) int { return times(sizeStory, child) }
	c.Story.Copies = func(child, first int, _ *string) int { return list(first, child) }
	c.Story.Claims = func(child int) int { return times(sizeStory, child) }
	c.Appearance.Mentions = func(child int, _ OffsetUnit) int { return times(sizeShort, child) }
	return c
}

// list is the cost of a list that is a question of its own.
func list(first, child int) int { return sum(costAsk, times(first, child)) }

// sum and times stay at the largest number where they would pass it. Negative
// numbers, which no field takes, count as none.
func sum(costs ...int) int {
	total := 0
	for _, c := range costs {
		c = max(c, 0)
		if total > math.MaxInt-c {
			return math.MaxInt
		}
		total += c
	}
	return total
}

func times(n, cost int) int {
	if n > 0 && cost > math.MaxInt/n {
		return math.MaxInt
	}
	return max(n, 0) * max(cost, 0)
}
