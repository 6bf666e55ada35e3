// Package server answers GraphQL over HTTP.
//
//	srv, err := server.New(g, reader, server.Config{Log: log})
//	listener, err := net.Listen("tcp", "127.0.0.1:8080")
//	err = srv.Serve(ctx, listener) // until ctx ends, then drains
//
// It serves /graphql, the console at / for trying queries in a browser,
// /healthz, which tells that the process lives, and /readyz, which asks the
// store. Every request is bounded: in the size of its body, in the length,
// depth and cost of its query, in the text of its answer and in time.
package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/rs/zerolog"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/server/api"
)

// StoryReader finds what a story says; addStory calls it.
type StoryReader = api.StoryReader

// Config says how the server works. The zero value is good; each field that
// is zero has the default that it tells.
type Config struct {
	// MaxBody bounds the body of a request in bytes, and so the text of a
	// story that is sent: 1 MiB.
	MaxBody int64
	// MaxTokens bounds the length of a query in tokens: 2,000. Checking
	// a query takes time with the square of it, at most a second or so here.
	MaxTokens int
	// MaxDepth bounds how deep fields may lie in each other: 15.
	MaxDepth int
	// MaxComplexity bounds the cost of a query: 100,000. A field costs 1, a
	// list as many times what lies below it as the items that it was asked for,
	// or as such a list has at most or mostly, and a question to the store 10 or more.
	MaxComplexity int
	// Timeout bounds the time that a request takes: 10 s.
	Timeout time.Duration
	// Drain bounds how long Serve waits for requests under way when it ends: 10 s.
	Drain time.Duration
	// QueryCache is the number of parsed queries that are kept: 1,000.
	QueryCache int
	// NoIntrospection refuses questions about the schema, without which the
	// console cannot help with queries.
	NoIntrospection bool
	// Origins are the web origins, such as https://charts.example, whose pages
	// may ask besides the server's own: none.
	Origins []string
	// Log gets a line for each request, and the cause of each internal error.
	// The zero logger is silent.
	Log zerolog.Logger
}

func (c Config) withDefaults() Config {
	if c.MaxBody <= 0 {
		c.MaxBody = 1 << 20
	}
	if c.Timeout <= 0 {
		c.Timeout = 10 * time.Second
	}
	if c.Drain <= 0 {
		c.Drain = 10 * time.Second
	}
	for _, number := range []struct {
		field *int
		value int
	}{{&c.MaxTokens, 2000}, {&c.MaxDepth, 15}, {&c.MaxComplexity, 100_000}, {&c.QueryCache, 1000}} {
		if *number.field <= 0 {
			*number.field = number.value
		}
	}
	return c
}

// Server is an [http.Handler] that answers questions to a graph. It is safe
// for use by several goroutines.
type Server struct {
	config   Config
	graph    *graph.Graph
	exec     *executor.Executor
	handler  http.Handler
	draining atomic.Bool
}

// New returns a server over g; stories that are added are read by reader. It
// fails with BadInput where an origin is malformed.
func New(g *graph.Graph, reader StoryReader, config Config) (*Server, error) {
	s := &Server{config: config.withDefaults(), graph: g}
	s.exec = s.newExecutor(api.NewSchema(g, reader))
	handler, err := s.routes()
	if err != nil {
		return nil, err
	}
	s.handler = handler
	return s, nil
}

// Query answers one query without HTTP, under the same limits but for the
// request's size and time. The variables are what JSON can write. The answer
// is never nil; errors are in it.
func (s *Server) Query(ctx context.Context, query, operation string, variables map[string]any) *graphql.Response {
	ctx = graphql.StartOperationTrace(context.WithValue(ctx, recordKey{}, newRecord()))
	params := &graphql.RawParams{Query: query, OperationName: operation}
	if err := asSent(variables, &params.Variables); err != nil {
		return &graphql.Response{Errors: gqlerror.List{s.present(ctx, err)}}
	}
	asked, errs := s.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		return s.exec.DispatchError(graphql.WithOperationContext(ctx, asked), errs)
	}
	answers, ctx := s.exec.DispatchOperation(ctx, asked)
	return answers(ctx)
}

// asSent copies variables as they come by HTTP: with numbers as they are
// written, of which gqlgen makes what the schema says.
func asSent(variables map[string]any, sent *map[string]any) error {
	written, err := json.Marshal(variables)
	if err != nil {
		return graph.Errorf(graph.BadInput, "the variables cannot be written as JSON: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(written))
	decoder.UseNumber()
	return decoder.Decode(sent)
}

// The bounds of a connection.
const (
	headerTimeout = 5 * time.Second
	bodyTimeout   = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 64 << 10
)

// Serve answers on listener, which it closes, until ctx ends. It then takes no
// more requests, waits for those under way as long as [Config.Drain] says, and
// returns nil; those that take longer are cut off, and it returns an error.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	requests, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       bodyTimeout,
		WriteTimeout:      bodyTimeout + s.config.Timeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return graph.Errorf(graph.Unavailable, "the server stopped: %w", err)
	case <-ctx.Done():
	}
	s.draining.Store(true)
	drain, stop := context.WithTimeout(requests, s.config.Drain)
	defer stop()
	err := server.Shutdown(drain)
	if err != nil {
		cut()
		_ = server.Close() // the error that matters is that of the shutdown
		err = fmt.Errorf("requests were cut off after %v: %w", s.config.Drain, err)
	}
	<-served
	return err
}
