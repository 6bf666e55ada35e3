package main

import (
	"context"
	"fmt"
)

var remerge = command{
	name: "remerge", arguments: "", does: "merge all stories anew, as after a change of -names or -ontology; none is read again",
	setup: func(c *Config) { c.storeFlags() },
	run: func(ctx context.Context, c *Config, args []string) error {
		if err := exactly(args, 0); err != nil {
			return err
		}
		g, _, err := c.openGraph(ctx)
		if err != nil {
			return err
		}
		defer g.Close()
		stories, err := g.Remerge(ctx)
		if err == nil {
			fmt.Fprintf(c.stdout, "%d stories merged anew\n", stories)
		}
		return err
	},
}
