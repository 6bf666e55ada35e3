package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/dealgraph/dealgraph/graph"
)

// timeout is the code of what took too long.
const timeout = "TIMEOUT"

// present makes the error that a caller sees: with its place in the query and
// a code, and without what only those who run the server should know. That
// goes to the log.
func (s *Server) present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions["code"] == nil {
		code, message := s.explain(ctx, err)
		shown = &gqlerror.Error{Message: message, Path: shown.Path, Locations: shown.Locations}
		errcode.Set(shown, code)
	}
	code, _ := shown.Extensions["code"].(string)
	recordOf(ctx).noteError(code)
	return shown
}

// explain returns the code and the message that a caller sees.
func (s *Server) explain(ctx context.Context, err error) (code, message string) {
	id := recordOf(ctx).id
	switch c := graph.CodeOf(err); {
	case c == graph.BadInput || c == graph.NotFound || c == graph.TooLarge:
		coded, _ := errors.AsType[*graph.Error](err) // without gqlgen's prefix, whose place the path tells
		return string(c), coded.Error()
	case ctx.Err() != nil || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled):
		return timeout, "this took too long; ask for less"
	case c == graph.Unavailable:
		s.config.Log.Error().Err(err).Str("request", id).Msg("the store cannot be used")
		return string(c), "the store cannot be used now; try again (request " + id + ")"
	default:
		s.logInternal(id, err)
		return string(graph.Internal), "internal error, request " + id
	}
}

func (s *Server) logInternal(id string, err error) {
	event := s.config.Log.Error().Err(err).Str("request", id)
	if p, ok := errors.AsType[*panicError](err); ok {
		event = event.Bytes("stack", p.stack)
	}
	event.Msg("internal error")
}

// answered gives an error to a query whose time was over before it began,
// for which gqlgen has no answer.
func (s *Server) answered(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	answers := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		if answer := answers(ctx); answer != nil {
			return answer
		}
		return &graphql.Response{Errors: gqlerror.List{s.present(ctx, context.Cause(ctx))}}
	}
}

// panicError is a panic in a resolver.
type panicError struct {
	value any
	stack []byte
}

func (p *panicError) Error() string { return fmt.Sprintf("panic: %v", p.value) }

func recovered(_ context.Context, value any) error {
	return &panicError{value, debug.Stack()}
}
