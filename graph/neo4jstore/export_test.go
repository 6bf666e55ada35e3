package neo4jstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Plan is how the database goes about one statement.
type Plan struct {
	Statement string
	Operators []string // "NodeUniqueIndexSeek UNIQUE e:Entity(id) ...", the last first
}

// Watch profiles every statement of a question before it is run, and returns
// a function that returns the plans so far.
func (s *Store) Watch() func() []Plan {
	w := &watcher{DriverWithContext: s.driver}
	s.driver = w
	return func() []Plan { return slices.Clone(w.plans) }
}

type watcher struct {
	neo4j.DriverWithContext
	plans []Plan
}

type watchedSession struct {
	neo4j.SessionWithContext
	*watcher
}

type watchedTransaction struct {
	neo4j.ManagedTransaction
	*watcher
}

func (w *watcher) NewSession(ctx context.Context, c neo4j.SessionConfig) neo4j.SessionWithContext {
	return watchedSession{w.DriverWithContext.NewSession(ctx, c), w}
}

func (s watchedSession) Close(ctx context.Context) error { return s.SessionWithContext.Close(ctx) }

func (s watchedSession) ExecuteRead(ctx context.Context, work neo4j.ManagedTransactionWork, configure ...func(*neo4j.TransactionConfig)) (any, error) {
	return s.SessionWithContext.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return work(watchedTransaction{tx, s.watcher})
	}, configure...)
}

func (t watchedTransaction) Run(ctx context.Context, statement string, params map[string]any) (neo4j.ResultWithContext, error) {
	result, err := t.ManagedTransaction.Run(ctx, "PROFILE "+statement, params)
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, err
	}
	t.plans = append(t.plans, Plan{statement, operators(summary.Profile())})
	return t.ManagedTransaction.Run(ctx, statement, params)
}

func operators(p neo4j.ProfiledPlan) []string {
	all := []string{fmt.Sprint(p.Operator(), " ", p.Arguments()["Details"])}
	for _, child := range p.Children() {
		all = append(all, operators(child)...)
	}
	return all
}
