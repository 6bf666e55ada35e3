// Package api answers the GraphQL schema of the project's schema.graphqls over
// a [graph.Graph]. Resolvers are thin: a root field is one question to the
// graph, besides looking up the entities that a question names; what hangs
// below is fetched in batches, so that a page of a hundred relations with
// their evidence costs a handful of store calls.
//
//	schema := api.NewSchema(g, reader)
//	exec := executor.New(schema)
//	exec.AroundOperations(api.WithLoaders(g))
//
// The package knows nothing of HTTP. generated.go and models.go are made by
// gqlgen; a test says whether they are fresh.
package api

//go:generate go tool gqlgen generate

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/dealgraph/dealgraph/graph"
)

// StoryReader finds what a story says. The mutation addStory calls it; it must
// be safe for use by several goroutines and honour its context.
type StoryReader interface {
	Read(ctx context.Context, story graph.Story) (graph.Reading, error)
}

// NewSchema returns the executable schema over g; stories are read by reader.
func NewSchema(g *graph.Graph, reader StoryReader) graphql.ExecutableSchema {
	return NewExecutableSchema(Config{
		Resolvers:  &resolver{graph: g, reader: reader},
		Complexity: costs(),
	})
}

// resolver answers every field; each type below is one GraphQL type's.
type resolver struct {
	graph  *graph.Graph
	reader StoryReader
}

func (r *resolver) Query() QueryResolver                 { return query{r} }
func (r *resolver) Mutation() MutationResolver           { return mutation{r} }
func (r *resolver) Entity() EntityResolver               { return entity{r} }
func (r *resolver) Relation() RelationResolver           { return relation{r} }
func (r *resolver) Name() NameResolver                   { return name{} }
func (r *resolver) EntityName() EntityNameResolver       { return entityName{} }
func (r *resolver) Review() ReviewResolver               { return review{} }
func (r *resolver) Judgement() JudgementResolver         { return judgement{} }
func (r *resolver) Correction() CorrectionResolver       { return correction{r} }
func (r *resolver) StatusStep() StatusStepResolver       { return statusStep{} }
func (r *resolver) Phase() PhaseResolver                 { return phase{} }
func (r *resolver) Claim() ClaimResolver                 { return claim{r} }
func (r *resolver) ClaimEnd() ClaimEndResolver           { return claimEnd{} }
func (r *resolver) Money() MoneyResolver                 { return money{} }
func (r *resolver) Deal() DealResolver                   { return deal{} }
func (r *resolver) Party() PartyResolver                 { return party{} }
func (r *resolver) Story() StoryResolver                 { return story{r} }
func (r *resolver) Appearance() AppearanceResolver       { return appearance{} }
func (r *resolver) Network() NetworkResolver             { return network{} }
func (r *resolver) Path() PathResolver                   { return path{} }
func (r *resolver) RelationType() RelationTypeResolver   { return relationType{} }
func (r *resolver) Statistics() StatisticsResolver       { return statistics{r} }
func (r *resolver) Moment() MomentResolver               { return moment{} }
func (r *resolver) Ranked() RankedResolver               { return ranked{} }
func (r *resolver) CurrencySum() CurrencySumResolver     { return currencySum{} }
func (r *resolver) Change() ChangeResolver               { return change{r} }
func (r *resolver) Contradiction() ContradictionResolver { return contradiction{} }

// optional turns the empty string, by which package graph says that it does
// not know, into null.
func optional[T comparable](value T) (*T, error) {
	var none T
	if value == none {
		return nil, nil
	}
	return &value, nil
}

// given returns what an optional argument points to, or the zero value where
// it was left out.
func given[T any](argument *T) T {
	if argument == nil {
		var none T
		return none
	}
	return *argument
}
