package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/dealgraph/dealgraph/graph/resolve"
	"github.com/dealgraph/dealgraph/graph/resolve/gazetteer"
)

// register gives names the identifiers that lists have for them: the analyst's
// own list goes before the listed companies.
type register struct {
	own *gazetteer.Gazetteer // nil for none
}

// newRegister reads the list of -names, if there is one.
func (c *Config) newRegister() (register, error) {
	if c.Names == "" {
		return register{}, nil
	}
	f, err := os.Open(c.Names)
	if err != nil {
		return register{}, fmt.Errorf("%w: -names %q cannot be opened: %v", errUsage, c.Names, err)
	}
	defer f.Close()
	own, err := gazetteer.ReadList(f)
	if wrong, ok := errors.AsType[*gazetteer.ListError](err); ok {
		err = fmt.Errorf("%w: %s:%w", errUsage, c.Names, wrong)
	}
	return register{own}, err
}

// Identify implements [graph.Register].
func (r register) Identify(p resolve.Profile) ([]resolve.Identifier, string) {
	if r.own != nil {
		if e, ok := r.own.Find(p); ok {
			return e.Identifiers, e.Country
		}
	}
	e, _ := gazetteer.Listed().Find(p)
	return e.Identifiers, e.Country
}
