// Package loader reads stories into a graph: it takes them from a source,
// lets a [Reader] find the entities and claims in each, and adds what was
// found to a [graph.Graph].
package loader

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

// Reader finds what a story says. It is safe for use by several goroutines,
// gives the same answer for the same story, and takes time and memory bounded
// by the length of the text.
type Reader interface {
	Read(ctx context.Context, story graph.Story) (graph.Reading, error)
}
