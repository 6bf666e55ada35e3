package main

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/eval"
	"github.com/dealgraph/dealgraph/loader/source"
)

var extract = command{
	name: "extract", arguments: "PATH...", does: "read stories without storing them: the names and claims as JSON lines",
	setup: func(c *Config) {
		c.readFlags()
	},
	run: runExtract,
}

func runExtract(ctx context.Context, c *Config, paths []string) error {
	if len(paths) == 0 {
		return fmt.Errorf("%w: name at least one PATH", errUsage)
	}
	out := bufio.NewWriter(c.stdout)
	err := readStories(ctx, c, paths, func(story string, reading graph.Reading) error {
		return eval.WritePredictions(out, story, reading)
	})
	if e := out.Flush(); err == nil {
		err = e
	}
	return err
}

// readStories reads every story under paths and hands it on with its name. It
// logs those that cannot be read, and fails in the end if there were any.
func readStories(ctx context.Context, c *Config, paths []string, use func(string, graph.Reading) error) error {
	types, err := c.types()
	if err != nil {
		return err
	}
	reader, err := c.newReader(types)
	if err != nil {
		return err
	}
	failed := false
	for story, err := range source.New(paths, c.stdin).All(ctx) {
		if err != nil {
			c.log.Warn().Err(err).Str("code", string(graph.CodeOf(err))).Msg("story left out")
			failed = true
			continue
		}
		reading, err := reader.Read(ctx, story)
		if err == nil {
			err = use(storyName(story), reading)
		}
		if err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

// storyName is what a story goes by in predictions: the id that its file
// gives it, or the name of its file without the ending.
func storyName(s graph.Story) string {
	if len(s.Origins) == 0 {
		return s.Title
	}
	origin := s.Origins[0]
	if !filepath.IsAbs(origin) {
		return origin
	}
	base := strings.TrimSuffix(filepath.Base(origin), ".gz")
	return strings.TrimSuffix(base, filepath.Ext(base))
}
