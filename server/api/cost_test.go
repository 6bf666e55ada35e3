package api

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestCostsDoNotOverflow(t *testing.T) {
	for _, test := range []struct{ got, want int }{
		{sum(1, 2, 3), 6},
		{sum(math.MaxInt, 1), math.MaxInt},
		{sum(-5, 2), 2},
		{times(3, 4), 12},
		{times(2, math.MaxInt), math.MaxInt},
		{times(math.MaxInt, math.MaxInt), math.MaxInt},
		{times(0, math.MaxInt), 0},
		{times(-1, 7), 0},
		{list(500, math.MaxInt), math.MaxInt},
	} {
		if test.got != test.want {
			t.Errorf("got %d, want %d", test.got, test.want)
		}
	}
}

// Every list of objects has a price, or lies in a connection or in a part of an
// answer whose list has one.
func TestListsHaveACost(t *testing.T) {
	within := map[string]bool{"nodes": true, "edges": true, "steps": true} // priced by the field that gives them
	root := reflect.ValueOf(costs())
	for name, definition := range parsedSchema.Types {
		if definition.Kind != ast.Object || strings.HasPrefix(name, "__") {
			continue
		}
		for _, field := range definition.Fields {
			if field.Type.Elem == nil || parsedSchema.Types[field.Type.Name()].Kind != ast.Object || within[field.Name] {
				continue
			}
			price := root.FieldByNameFunc(func(n string) bool { return strings.EqualFold(n, name) })
			if price = price.FieldByNameFunc(func(n string) bool { return strings.EqualFold(n, field.Name) }); !price.IsValid() || price.IsNil() {
				t.Errorf("%s.%s is a list without a price", name, field.Name)
			}
		}
	}
}
