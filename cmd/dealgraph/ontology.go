package main

import (
	"context"
	"fmt"
	"io"

	"github.com/dealgraph/dealgraph/graph/ontology"
)

var ontologyTypes = command{
	name: "ontology", arguments: "", does: "the relation types",
	setup: func(c *Config) {
		c.ontologyFlag()
		c.flags.StringVar(&c.Format, "format", "table", "table, markdown or json")
	},
	run: runOntology,
}

func runOntology(_ context.Context, c *Config, args []string) error {
	if err := exactly(args, 0); err != nil {
		return err
	}
	write, ok := map[string]func(io.Writer, []*ontology.Type) error{
		"table": ontology.WriteTable, "markdown": ontology.WriteMarkdown, "json": ontology.WriteJSON,
	}[c.Format]
	if !ok {
		return fmt.Errorf("%w: -format %q is none of table, markdown and json", errUsage, c.Format)
	}
	types, err := c.types()
	if err != nil {
		return err
	}
	return write(c.stdout, types.Types())
}
