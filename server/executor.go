package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/dealgraph/dealgraph/server/api"
)

func (s *Server) newExecutor(schema graphql.ExecutableSchema) *executor.Executor {
	exec := executor.New(schema)
	exec.SetParserTokenLimit(s.config.MaxTokens)
	exec.SetQueryCache(shortQueries{lru.New[*ast.QueryDocument](s.config.QueryCache)})
	exec.SetErrorPresenter(s.present)
	exec.SetRecoverFunc(recovered)
	exec.Use(extension.Introspection{})
	exec.Use(shapeLimit{maxDepth: s.config.MaxDepth, introspection: !s.config.NoIntrospection})
	exec.Use(extension.FixedComplexityLimit(s.config.MaxComplexity)) // after the shape, which bounds how long this takes
	exec.AroundOperations(s.answered)
	exec.AroundOperations(api.WithLoaders(s.graph))
	exec.AroundOperations(noteOperation)
	return exec
}

func noteOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx).Operation
	recordOf(ctx).noteOperation(string(operation.Operation), operation.Name)
	return next(ctx)
}

// maxCachedQuery is the longest query that is kept parsed, in bytes. It keeps
// queries that carry a story's text out of the cache.
const maxCachedQuery = 16 << 10

// shortQueries is a cache that keeps no long query.
type shortQueries struct {
	graphql.Cache[*ast.QueryDocument]
}

func (c shortQueries) Add(ctx context.Context, query string, parsed *ast.QueryDocument) {
	if len(query) <= maxCachedQuery {
		c.Cache.Add(ctx, query, parsed)
	}
}
