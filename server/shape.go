package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	// maxFields bounds the fields of a query when its fragments are written
	// out, of which a short query can have billions.
	maxFields = 10_000
	// maxIntrospections bounds the questions about the schema in one query:
	// they cost nothing in complexity, and their answers are long.
	maxIntrospections = 5
)

// shapeLimit refuses queries that are too deep or too wide. It takes time in
// proportion to the length of the query.
type shapeLimit struct {
	maxDepth      int
	introspection bool
}

func (shapeLimit) ExtensionName() string                   { return "ShapeLimit" }
func (shapeLimit) Validate(graphql.ExecutableSchema) error { return nil }

func (l shapeLimit) MutateOperationContext(_ context.Context, asked *graphql.OperationContext) *gqlerror.Error {
	got := measure(asked.Operation.SelectionSet, make(map[*ast.FragmentDefinition]shape))
	refuse := func(code, message string, args ...any) *gqlerror.Error {
		err := gqlerror.Errorf(message, args...)
		errcode.Set(err, code)
		return err
	}
	switch {
	case got.depth > l.maxDepth:
		return refuse("DEPTH_LIMIT_EXCEEDED", "the query has fields %d deep in each other; at most %d are taken", got.depth, l.maxDepth)
	case got.fields > maxFields:
		return refuse("COMPLEXITY_LIMIT_EXCEEDED", "the query has more than %d fields with its fragments written out", maxFields)
	case got.introspections > 0 && !l.introspection:
		return refuse("INTROSPECTION_DISABLED", "this server does not tell its schema")
	case got.introspections > maxIntrospections:
		return refuse("COMPLEXITY_LIMIT_EXCEEDED", "the query asks %d times about the schema; at most %d are taken", got.introspections, maxIntrospections)
	}
	return nil
}

// shape is how deep and wide a selection is with its fragments written out.
type shape struct {
	depth, fields, introspections int
}

// measure returns the shape of a valid selection. What lies below a question
// about the schema is left out, since the validation bounds it.
func measure(set ast.SelectionSet, fragments map[*ast.FragmentDefinition]shape) shape {
	var total shape
	for _, selection := range set {
		var part shape
		switch s := selection.(type) {
		case *ast.Field:
			if s.Name == "__schema" || s.Name == "__type" {
				part = shape{depth: 1, fields: 1, introspections: 1}
				break
			}
			part = measure(s.SelectionSet, fragments)
			part.depth++
			part.fields++
		case *ast.InlineFragment:
			part = measure(s.SelectionSet, fragments)
		case *ast.FragmentSpread:
			known, ok := fragments[s.Definition]
			if !ok {
				known = measure(s.Definition.SelectionSet, fragments)
				fragments[s.Definition] = known
			}
			part = known
		}
		total.depth = max(total.depth, part.depth)
		total.fields = min(total.fields+part.fields, maxFields+1)
		total.introspections = min(total.introspections+part.introspections, maxFields+1)
	}
	return total
}
