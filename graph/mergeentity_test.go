package graph

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// An appearance that does not differ from an entity changes nothing of it but
// the number of its stories.
func TestAppearancesThatSayNothingNew(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(values ...string) string { return values[random.IntN(len(values))] }
	told := func(story int) Appearance {
		a := Appearance{Story: fmt.Sprint(story), Kind: Kind(pick("COMPANY", "COMPANY", "UNION")), Name: pick("Telekom", "TELEKOM", "Telekom")}
		for range random.IntN(3) {
			a.Aliases = append(a.Aliases, pick("DT", "Deutsche", "Telekom", "T"))
		}
		if random.IntN(3) == 0 {
			a.Description = pick("operator", "bidder")
		}
		if random.IntN(3) == 0 {
			a.Identifiers = []Identifier{{Scheme: "LEI", Value: pick("1", "2")}}
		}
		return a
	}
	same := 0
	for range 20_000 {
		var all []Appearance
		for i := range 1 + random.IntN(6) {
			all = append(all, told(i))
		}
		before, more := mergeAppearances("e", all), told(len(all))
		if before.differs(more) {
			continue
		}
		same++
		before.Stories++
		if after := mergeAppearances("e", append(all, more)); !reflect.DeepEqual(before, after) {
			t.Fatalf("%+v\nand %+v\ngives %+v\nnot %+v", all, more, after, before)
		}
	}
	if same < 1000 {
		t.Errorf("only %d appearances said nothing new", same)
	}
}
