package api

import (
	"math"
	"testing"
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
