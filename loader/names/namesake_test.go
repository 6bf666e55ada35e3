package names_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/names"
)

func TestNamedAfter(t *testing.T) {
	for _, c := range []struct {
		long, short string
		want        bool
	}{
		{"Telsund Leasing Ltd", "Telsund ASA", true},
		{"Osprey Rail Leasing", "Osprey Rail, Inc.", true},
		{"Telsund Inc", "Telsund ASA", false}, // another form of the same
		{"Telsund & Vidal", "Telsund ASA", false},
		{"Telsundia Leasing", "Telsund ASA", false},
		{"Castell Tyres", "Castell Bank", false},
		{"General Leasing", "General Inc", false}, // everyone's word
		{"Telsund ASA", "Telsund Leasing", false},
	} {
		if got := (&names.Thing{Name: c.long}).NamedAfter(&names.Thing{Name: c.short}); got != c.want {
			t.Errorf("%s after %s: %v", c.long, c.short, got)
		}
	}
}
