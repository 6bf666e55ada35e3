package main

import (
	"context"
	"iter"
	"net"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/examples"
	"github.com/dealgraph/dealgraph/loader/source"
	"github.com/dealgraph/dealgraph/server"
)

var serve = command{
	name: "serve", arguments: "[PATH...]", does: "answer GraphQL over HTTP, with a page for trying queries; the stories under PATH are loaded first, or the example stories where there is no PATH and the graph is empty",
	setup: func(c *Config) {
		c.storeFlags()
		c.loadFlags()
		c.flags.StringVar(&c.Addr, "addr", "127.0.0.1:8080", "the `HOST:PORT` to serve on; anyone who can reach it can read and change the graph")
	},
	run: runServe,
}

func runServe(ctx context.Context, c *Config, paths []string) error {
	g, types, err := c.openGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	reader, err := c.newReader(types)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Addr) // before the work of loading: a port that is taken fails at once
	if err != nil {
		return graph.Errorf(graph.Unavailable, "cannot serve on %s; choose another -addr: %w", c.Addr, err)
	}
	defer listener.Close()
	stories, err := storiesToServe(ctx, c, g, paths)
	if err != nil {
		return err
	}
	if stories != nil {
		summary, err := loadStories(ctx, c, g, reader, stories)
		if err != nil {
			return err
		}
		c.log.Info().Int("new", summary.New).Int("known", summary.Known).Int("failed", summary.Failed).Int("claims", summary.Claims).Msg("stories loaded")
	}
	srv, err := server.New(g, reader, server.Config{Log: c.log})
	if err != nil {
		return err
	}
	c.log.Info().Str("graphql", "http://"+listener.Addr().String()+"/graphql").Str("console", "http://"+listener.Addr().String()+"/").Msg("serving")
	return srv.Serve(ctx, listener)
}

// storiesToServe returns the stories to load first, or nil for none.
func storiesToServe(ctx context.Context, c *Config, g *graph.Graph, paths []string) (iter.Seq2[graph.Story, error], error) {
	if len(paths) > 0 {
		return source.New(paths, c.stdin).All(ctx), nil
	}
	stats, err := g.Statistics(ctx)
	if err != nil || stats.Stories > 0 {
		return nil, err
	}
	return source.New([]string{"-"}, examples.Stories()).All(ctx), nil
}
