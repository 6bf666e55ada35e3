package loader

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Velatron Corp", "Velatron Inc.", true},
		{"VELATRON INTL", "Velatron International Inc", true},
		{"O.R.T.", "Osprey Rail Towers", true},
		{"ORC", "Osprey Rail Corp", true},
		{"ORC", "Osprey Rail Ltd", false},
		{"Velatron Corp", "Velattron Corp", true},
		{"Velatron Corp", "Velatron Rail Corp", false},
		{"Velatron 1", "Velatron 2", false},
		{"Velatron A", "Velatron B", false},
		{"Velatron Corp", "Osprey Corp", false},
		{"Inc", "", false},
	} {
		a, b := names.Thing{Name: test.a, Kind: graph.Company}, names.Thing{Name: test.b, Kind: graph.Company}
		if sameName(a, b) != test.want || sameName(b, a) != test.want {
			t.Errorf("%s and %s: not %v", test.a, test.b, test.want)
		}
	}
}
