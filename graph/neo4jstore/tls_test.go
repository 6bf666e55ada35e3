package neo4jstore_test

import (
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// A server with a certificate that nobody vouches for answers to the schemes
// with +ssc, and those with +s refuse it.
func TestTLS(t *testing.T) {
	server := neo4j.Shared(t)
	if !server.SelfSigned {
		t.Skip("the server at DEALGRAPH_TEST_NEO4J may have a certificate that is trusted")
	}
	address := strings.TrimPrefix(server.URL, "bolt")
	for _, scheme := range []string{"bolt", "neo4j", "bolt+ssc", "neo4j+ssc"} {
		s, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URL: scheme + address})
		if err != nil {
			t.Errorf("%s: %v", scheme, err)
			continue
		}
		if _, err := s.Statistics(t.Context()); err != nil {
			t.Errorf("%s: %v", scheme, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", scheme, err)
		}
	}
	for _, scheme := range []string{"bolt+s", "neo4j+s"} {
		_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URL: scheme + address})
		if graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "certificate") || !strings.Contains(err.Error(), "+ssc") {
			t.Errorf("%s: %v", scheme, err)
		}
	}
}
