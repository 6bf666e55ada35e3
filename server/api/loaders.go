package api

import (
	"context"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vikstrous/dataloadgen"

	"github.com/dealgraph/dealgraph/graph"
)

const (
	// batchWait is how long a batch gathers ids before it is fetched. Each
	// level of a query that fetches something waits so long once; a shorter
	// time cuts the batches of a page of a hundred on a busy machine.
	batchWait = 4 * time.Millisecond
	// batchSize is the largest number of ids in one call to the store.
	batchSize = 1000
)

// loaders gather the ids that one operation needs into few calls to the store,
// and remember what was fetched until the operation ends.
type loaders struct {
	entities       *dataloadgen.Loader[string, graph.Entity]   // by the ids of their names
	members        *dataloadgen.Loader[string, []graph.Member] // by the ids of entities
	names          *dataloadgen.Loader[string, graph.Name]
	judgements     *dataloadgen.Loader[string, graph.Judgement]
	relations      *dataloadgen.Loader[version, graph.Relation]
	deals          *dataloadgen.Loader[version, graph.Deal]
	stories        *dataloadgen.Loader[string, graph.Story]
	contradictions *dataloadgen.Loader[string, []graph.Contradiction] // by relation
	claims         *dataloadgen.Loader[string, graph.Claim]
	contents       *dataloadgen.Loader[string, contents]
	texts          *texts
}

// version names a relation or a deal as it was known at a moment; zero is now.
type version struct {
	id      string
	knownAt time.Time
}

// String shows the id.
func (v version) String() string { return v.id }

// versions name several of one moment.
func versions(ids []string, knownAt time.Time) []version {
	all := make([]version, len(ids))
	for i, id := range ids {
		all[i] = version{id, knownAt}
	}
	return all
}

// contents is what was read in one story.
type contents struct {
	appearances []graph.Appearance
	claims      []graph.Claim
}

func newLoaders(g *graph.Graph) *loaders {
	return &loaders{
		entities:   byIDs("entity", g.EntitiesByID, func(e graph.Entity) []string { return e.Names }),
		members:    newLoader(func(ctx context.Context, ids []string) ([][]graph.Member, []error) { return readMembers(ctx, g, ids) }),
		names:      byID("name", g.NamesByID, func(n graph.Name) string { return n.ID }),
		judgements: byID("judgement", g.JudgementsByID, func(j graph.Judgement) string { return j.ID }),
		relations:  byVersion("relation", g.RelationsByID, func(r graph.Relation) version { return version{r.ID, r.KnownAt} }),
		deals:      byVersion("deal", g.DealsByID, func(d graph.Deal) version { return version{d.ID, d.KnownAt} }),
		stories:    byID("story", g.StoriesByID, func(s graph.Story) string { return s.ID }),
		claims:     byID("claim", g.ClaimsByID, func(c graph.Claim) string { return c.ID }),
		contradictions: newLoader(func(ctx context.Context, ids []string) ([][]graph.Contradiction, []error) {
			return readContradictions(ctx, g, ids)
		}),
		contents: newLoader(func(ctx context.Context, ids []string) ([]contents, []error) { return readContents(ctx, g, ids) }),
		texts:    &texts{rulers: make(map[rulerKey]*ruler)},
	}
}

func newLoader[K comparable, T any](fetch func(context.Context, []K) ([]T, []error)) *dataloadgen.Loader[K, T] {
	return dataloadgen.NewLoader(fetch, dataloadgen.WithWait(batchWait), dataloadgen.WithBatchCapacity(batchSize))
}

// byID returns a loader that brings what fetch finds into the order of the ids.
func byID[T any](what string, fetch func(context.Context, []string) ([]T, error), id func(T) string) *dataloadgen.Loader[string, T] {
	return byIDs(what, fetch, func(t T) []string { return []string{id(t)} })
}

// byIDs is byID for things that have several ids.
func byIDs[T any](what string, fetch func(context.Context, []string) ([]T, error), idsOf func(T) []string) *dataloadgen.Loader[string, T] {
	return newLoader(func(ctx context.Context, ids []string) ([]T, []error) {
		found, err := fetch(ctx, ids)
		if err != nil {
			return nil, []error{err}
		}
		return inOrder(what, found, ids, idsOf)
	})
}

// byVersion is byID for things that are known otherwise at other moments. It
// asks once for each moment; an operation names few.
func byVersion[T any](what string, fetch func(context.Context, []string, time.Time) ([]T, error), of func(T) version) *dataloadgen.Loader[version, T] {
	return newLoader(func(ctx context.Context, wanted []version) ([]T, []error) {
		moments := map[time.Time][]string{}
		for _, v := range wanted {
			moments[v.knownAt] = append(moments[v.knownAt], v.id)
		}
		var all []T
		for at, ids := range moments {
			found, err := fetch(ctx, ids, at)
			if err != nil {
				return nil, []error{err}
			}
			all = append(all, found...)
		}
		return inOrder(what, all, wanted, func(t T) []version { return []version{of(t)} })
	})
}

// inOrder brings what was found into the order of the keys.
func inOrder[K comparable, T any](what string, found []T, keys []K, keysOf func(T) []K) ([]T, []error) {
	place := make(map[K]int, len(found))
	for i, f := range found {
		for _, key := range keysOf(f) {
			place[key] = i
		}
	}
	things, errs := make([]T, len(keys)), make([]error, len(keys))
	for i, key := range keys {
		if at, ok := place[key]; ok {
			things[i] = found[at]
		} else {
			errs[i] = gone(what, key)
		}
	}
	return things, errs
}

func readContradictions(ctx context.Context, g *graph.Graph, relations []string) ([][]graph.Contradiction, []error) {
	found, err := g.ContradictionsOf(ctx, relations)
	if err != nil {
		return nil, []error{err}
	}
	all := make([][]graph.Contradiction, len(relations))
	for i, id := range relations {
		for _, c := range found {
			if slices.Contains(c.Relations, id) {
				all[i] = append(all[i], c)
			}
		}
	}
	return all, nil
}

// gone is the error where the graph changed since an id was read.
func gone(what string, key any) error {
	return graph.Errorf(graph.NotFound, "the %s %v is no longer there; ask again", what, key)
}

func readMembers(ctx context.Context, g *graph.Graph, entities []string) ([][]graph.Member, []error) {
	found, err := g.Members(ctx, entities)
	if err != nil {
		return nil, []error{err}
	}
	members, errs := make([][]graph.Member, len(entities)), make([]error, len(entities))
	for i, id := range entities {
		var there bool
		if members[i], there = found[id]; !there {
			errs[i] = gone("entity", id)
		}
	}
	return members, errs
}

func readContents(ctx context.Context, g *graph.Graph, stories []string) ([]contents, []error) {
	appearances, claims, err := g.Contents(ctx, stories)
	if err != nil {
		return nil, []error{err}
	}
	place := make(map[string]int, len(stories))
	for i, id := range stories {
		place[id] = i
	}
	all := make([]contents, len(stories))
	for _, a := range appearances {
		c := &all[place[a.Story]]
		c.appearances = append(c.appearances, a)
	}
	for _, cl := range claims {
		c := &all[place[cl.Story]]
		c.claims = append(c.claims, cl)
	}
	return all, nil
}

// loadAll loads things in the order of their ids, or returns the first error.
func loadAll[K comparable, T any](ctx context.Context, l *dataloadgen.Loader[K, T], ids []K) ([]T, error) {
	thunk := l.LoadAllThunk(ctx, ids)
	things, err := thunk()
	if errs, ok := err.(dataloadgen.ErrorSlice); ok {
		for _, err := range errs {
			if err != nil {
				return nil, err
			}
		}
	}
	return things, err
}

// know gives the loader things that were fetched already.
func know[T any](l *dataloadgen.Loader[string, T], things []T, id func(T) string) {
	for _, t := range things {
		l.Prime(id(t), t)
	}
}

type loadersKey struct{}

// WithLoaders returns the middleware that gives each operation its own
// loaders. Without it, resolvers panic.
func WithLoaders(g *graph.Graph) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(context.WithValue(ctx, loadersKey{}, newLoaders(g)))
	}
}

func load(ctx context.Context) *loaders { return ctx.Value(loadersKey{}).(*loaders) }

// forget makes the operation fetch anew, after it changed the graph. GraphQL
// runs mutations one after another, so no other field loads meanwhile.
func forget(ctx context.Context, g *graph.Graph) { *load(ctx) = *newLoaders(g) }
