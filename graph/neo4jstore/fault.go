package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
)

// errConflict tells that another transaction took away what this one counted on.
var errConflict = errors.New("another transaction changed the same stories or entities meanwhile")

// conflicts reports whether a transaction may succeed if it is run again from
// its beginning, though the driver does not think so: what it made or used was
// made or deleted by another one that was faster.
func conflicts(err error) bool {
	switch serverCode(err) {
	case "Neo.ClientError.Schema.ConstraintValidationFailed", "Neo.ClientError.Statement.EntityNotFound":
		return true
	}
	return errors.Is(err, errConflict)
}

// serverCode returns Neo4j's code of an error that the server sent, or "".
func serverCode(err error) string {
	if e, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		return e.Code
	}
	return ""
}

// timedOut reports whether the server ended a transaction that took too long.
func timedOut(err error) bool {
	return strings.HasPrefix(serverCode(err), "Neo.ClientError.Transaction.TransactionTimedOut")
}

// fault gives an error of Neo4j its code, and says which server it is about.
// The errors of the driver name no password.
func (s *Store) fault(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*graph.Error](err); ok {
		return err
	}
	if ctx.Err() != nil { // the driver wraps it out of sight
		return fmt.Errorf("%s: %w", s.address, ctx.Err())
	}
	code := serverCode(err)
	switch {
	case strings.Contains(err.Error(), "failed to verify certificate"): // the driver wraps it out of sight
		return graph.Errorf(graph.BadInput, "%s shows a certificate that this machine does not trust; add its authority to the trusted ones, or use a scheme with +ssc to take any: %w", s.address, err)
	case code == "": // the driver's own: there is no connection, or none any more
		return graph.Errorf(graph.Unavailable, "%s: %w", s.address, err)
	case timedOut(err):
		return graph.Errorf(graph.TooLarge, "%s: this takes longer than the store allows; narrow the filter or ask for fewer hops", s.address)
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		return graph.Errorf(graph.Unavailable, "%s refuses the login; check the user and the password (%s)", s.address, code)
	case code == "Neo.ClientError.Database.DatabaseNotFound":
		return graph.Errorf(graph.BadInput, "%s has no database %q", s.address, s.database)
	case strings.HasPrefix(code, "Neo.TransientError."), conflicts(err),
		code == "Neo.ClientError.Transaction.Terminated", code == "Neo.ClientError.Transaction.LockClientStopped",
		strings.HasPrefix(code, "Neo.DatabaseError.Transaction."), strings.HasPrefix(code, "Neo.DatabaseError.General."):
		return graph.Errorf(graph.Unavailable, "%s cannot do this now; try again: %w", s.address, err)
	}
	return graph.Errorf(graph.Internal, "%s: %w", s.address, err)
}
