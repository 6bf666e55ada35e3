package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/dealgraph/dealgraph/server"
)

var query = command{
	name: "query", arguments: "QUERY", does: "answer one GraphQL query as JSON; QUERY is - to read it from standard input",
	setup: func(c *Config) {
		c.storeFlags()
		c.flags.StringVar(&c.Variables, "variables", "{}", "the query's variables, a `JSON` object")
	},
	run: runQuery,
}

// maxQuery bounds a query on standard input, in bytes.
const maxQuery = 1 << 20

func runQuery(ctx context.Context, c *Config, args []string) error {
	if err := exactly(args, 1); err != nil {
		return err
	}
	text := args[0]
	if text == "-" {
		input, err := io.ReadAll(io.LimitReader(c.stdin, maxQuery+1))
		if err != nil {
			return err
		}
		if len(input) > maxQuery {
			return fmt.Errorf("%w: the query has more than %d bytes", errUsage, maxQuery)
		}
		text = string(input)
	}
	var variables map[string]any
	if err := json.NewDecoder(strings.NewReader(c.Variables)).Decode(&variables); err != nil {
		return fmt.Errorf("%w: -variables is no JSON object: %v", errUsage, err)
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
	srv, err := server.New(g, reader, server.Config{Log: c.log})
	if err != nil {
		return err
	}
	answer := srv.Query(ctx, text, "", variables)
	out := json.NewEncoder(c.stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(answer); err != nil {
		return err
	}
	if len(answer.Errors) > 0 {
		return errReported
	}
	return nil
}
