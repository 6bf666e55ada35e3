package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

// SettleStates decides of each country whether the story has it act, as a public
// body, or takes it for a place: by the surest claim about it. It sets the kinds
// of the things and returns the claims that agree with them.
func (f *Finder) SettleStates(found *names.Found, claims []graph.Claim) []graph.Claim {
	surest := map[int]float64{}
	settle := func(thing int, kinds []graph.Kind, confidence float64) {
		t := &found.Things[thing]
		if !t.State || confidence <= surest[thing] {
			return
		}
		surest[thing], t.Kind = confidence, graph.Place
		if !slices.Contains(kinds, graph.Place) {
			t.Kind = graph.PublicBody
		}
	}
	for _, c := range claims {
		settle(c.SourceIndex, f.types[c.Type].Sources, c.Confidence)
		settle(c.TargetIndex, f.types[c.Type].Targets, c.Confidence)
	}
	return slices.DeleteFunc(claims, func(c graph.Claim) bool {
		return !f.types[c.Type].Takes(found.Things[c.SourceIndex].Kind, found.Things[c.TargetIndex].Kind)
	})
}
