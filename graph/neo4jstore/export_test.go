package neo4jstore

import (
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/log"
)

// Watch notes every statement that the store sends from now on, and returns a
// function that returns those so far.
func (s *Store) Watch() func() []string {
	w := &watcher{DriverWithContext: s.driver}
	s.driver = w
	return func() []string { return slices.Clone(w.statements) }
}

// watcher is a driver that looks at the messages that it sends.
type watcher struct {
	neo4j.DriverWithContext
	statements []string
}

var _ log.BoltLogger = (*watcher)(nil)

func (w *watcher) NewSession(ctx context.Context, c neo4j.SessionConfig) neo4j.SessionWithContext {
	c.BoltLogger = w
	return w.DriverWithContext.NewSession(ctx, c)
}

func (w *watcher) LogClientMessage(_, message string, args ...any) {
	if message == "RUN %q %s %s" {
		w.statements = append(w.statements, args[0].(string))
	}
}

func (w *watcher) LogServerMessage(string, string, ...any) {}
