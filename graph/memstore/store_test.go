package memstore_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(*testing.T) graph.Store { return memstore.New() })
}
