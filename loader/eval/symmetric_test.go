package eval

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph/ontology"
)

func TestSymmetricTypesAreTheOntologys(t *testing.T) {
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range types.Types() {
		if symmetric[kind.Name] != kind.Symmetric {
			t.Errorf("%s: symmetric here %v, in the ontology %v", kind.Name, symmetric[kind.Name], kind.Symmetric)
		}
	}
}
