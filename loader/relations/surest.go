package relations

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
)

// telling is a claim as one wording tells it.
type telling struct {
	graph.Claim
	stated bool // the wording itself says the status
	denied bool // a denial stands within what the wording matched
}

// surest makes one claim of those of a sentence that say the same of the same
// two things: the surest, with the status of the surest wording that states
// one, and with the money, the date and the detail that any of them has. The claims
// stand in the order in which they were first told.
func (f *Finder) surest(tellings []telling) []graph.Claim {
	type key struct {
		of             string
		source, target int
	}
	at := map[key]int{}
	var best []telling
	for _, t := range tellings {
		f.order(&t.Claim)
		k := key{t.Type, t.SourceIndex, t.TargetIndex}
		i, told := at[k]
		if !told {
			at[k] = len(best)
			best = append(best, t)
			continue
		}
		best[i] = merged(best[i], t)
	}
	claims := make([]graph.Claim, len(best))
	for i, t := range best {
		claims[i] = t.Claim
	}
	return claims
}

// order puts the ends of a symmetric type in the order of the things, so that
// it is told in one way only.
func (f *Finder) order(c *graph.Claim) {
	if f.types[c.Type].Symmetric && c.TargetIndex < c.SourceIndex {
		c.SourceIndex, c.TargetIndex = c.TargetIndex, c.SourceIndex
		c.SourceAt, c.TargetAt = c.TargetAt, c.SourceAt
	}
}

// merged returns the surer of two tellings of one claim, the first where they
// are as sure, completed by the other.
func merged(a, b telling) telling {
	if b.Confidence > a.Confidence {
		a, b = b, a
	}
	if a.Polarity != b.Polarity && !(a.denied || b.denied) {
		a.Polarity = graph.Affirmed // the denial is of something else nearby
	}
	a.denied = a.denied || b.denied
	if b.stated && !a.stated {
		a.Status, a.stated = b.Status, true
	}
	if a.Amount == nil && a.Share == nil {
		a.Amount, a.Share, a.Revised = b.Amount, b.Share, b.Revised
	}
	if a.When == nil {
		a.When = b.When
	}
	a.Leads = a.Leads || b.Leads
	a.Detail = cmp.Or(a.Detail, b.Detail)
	return a
}

// A saying is what a claim says and, where that counts, in which sentence.
type saying struct {
	of             string
	source, target int
	polarity       graph.Polarity
	sentence       graph.Span
}

// withoutGeneral leaves out the claims for which a more special one stands.
func (f *Finder) withoutGeneral(claims []graph.Claim) []graph.Claim {
	said := make(map[saying]bool, 2*len(claims))
	for _, c := range claims {
		k := saying{c.Type, c.SourceIndex, c.TargetIndex, c.Polarity, graph.Span{}}
		said[k] = true
		k.sentence = c.Sentence
		said[k] = true
	}
	return slices.DeleteFunc(claims, func(c graph.Claim) bool {
		return slices.ContainsFunc(f.types[c.Type].Yields, func(y ontology.Yield) bool { return said[instead(c, y)] })
	})
}

// instead returns what must be said for the special type to stand for c.
func instead(c graph.Claim, y ontology.Yield) saying {
	k := saying{y.To, c.SourceIndex, c.TargetIndex, c.Polarity, c.Sentence}
	if y.Turned {
		k.source, k.target = k.target, k.source
	}
	if y.Anywhere {
		k.sentence = graph.Span{}
	}
	return k
}
