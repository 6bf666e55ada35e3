package main

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"runtime"

	"github.com/mattn/go-isatty"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/source"
)

var load = command{
	name: "load", arguments: "PATH...", does: "read stories into the graph; PATH is a file, a folder or - for standard input",
	setup: func(c *Config) {
		c.storeFlags()
		c.loadFlags()
		c.flags.BoolVar(&c.JSON, "json", false, "the summary as JSON")
	},
	run: runLoad,
}

func runLoad(ctx context.Context, c *Config, paths []string) error {
	if len(paths) == 0 {
		return fmt.Errorf("%w: name at least one PATH", errUsage)
	}
	g, types, err := c.openGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	reader, err := c.newReader(types)
	if err != nil {
		return err
	}
	stories := source.New(paths, c.stdin)
	summary, err := loadStories(ctx, c, g, reader, stories.All(ctx))
	if n := stories.Skipped(); n > 0 {
		c.log.Info().Int("files", n).Msg("passed over: their endings are none that are read")
	}
	if e := writeSummary(ctx, c, g, summary); err == nil {
		err = e
	}
	if err == nil && summary.Failed > 0 {
		return errReported // each of them was logged
	}
	return err
}

func loadStories(ctx context.Context, c *Config, g *graph.Graph, reader loader.Reader, stories iter.Seq2[graph.Story, error]) (loader.Summary, error) {
	l := loader.Loader{Graph: g, Reader: reader, Workers: c.Workers, Patience: c.Patience, Log: c.log}
	if f, ok := c.stderr.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		l.Progress = func(s loader.Summary) {
			fmt.Fprintf(f, "\r%d stories, %.0f a second \r", s.Stories(), rate(s))
		}
	}
	return l.Load(ctx, stories)
}

// writeSummary prints what a load did and what the graph now holds.
func writeSummary(ctx context.Context, c *Config, g *graph.Graph, s loader.Summary) error {
	stats, err := g.Statistics(context.WithoutCancel(ctx))
	if err != nil {
		return err
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if c.JSON {
		return json.NewEncoder(c.stdout).Encode(struct {
			loader.Summary
			PerSecond   float64          `json:"storiesPerSecond"`
			MemoryBytes uint64           `json:"memoryBytes"`
			Graph       graph.Statistics `json:"graph"`
		}{s, rate(s), memory.Sys, stats})
	}
	_, err = fmt.Fprintf(c.stdout, `%d stories: %d new, %d known, %d replaced, %d failed; %d claims
%.1f s, %.0f stories a second, %.1f MB of text, %d MB of memory at most
the graph now holds %d stories, %d entities, %d claims, %d relations, %d deals
`, s.Stories(), s.New, s.Known, s.Replaced, s.Failed, s.Claims,
		s.Took.Seconds(), rate(s), float64(s.Bytes)/1e6, memory.Sys>>20,
		stats.Stories, stats.Entities, stats.Claims, stats.Relations, stats.Deals)
	return err
}

func rate(s loader.Summary) float64 { return float64(s.Stories()) / max(s.Took.Seconds(), 1e-9) }
