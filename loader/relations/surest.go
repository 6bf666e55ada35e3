package relations

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// telling is a claim as one wording tells it.
type telling struct {
	graph.Claim
	stated bool // the wording itself says the status
}

// surest makes one claim of those of a sentence that say the same of the same
// two things: the surest, with the status of the surest wording that states
// one, and with the money and the detail that any of them has. The claims
// stand in the order in which they were first told.
func surest(tellings []telling) []graph.Claim {
	type key struct {
		of             string
		source, target int
	}
	at := map[key]int{}
	var best []telling
	for _, t := range tellings {
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

// merged returns the surer of two tellings of one claim, the first where they
// are as sure, completed by the other.
func merged(a, b telling) telling {
	if b.Confidence > a.Confidence {
		a, b = b, a
	}
	if b.stated && !a.stated {
		a.Status, a.stated = b.Status, true
	}
	if a.Amount == nil {
		a.Amount = b.Amount
	}
	a.Detail = cmp.Or(a.Detail, b.Detail)
	return a
}

// specific says which type a reader should take where a text gives two of the
// same pair.
type specific struct {
	general, special string
	turned           bool // the general type runs from the special one's target to its source
	anywhere         bool // in the whole story, not only in one sentence
}

var specifics = []specific{
	{general: "OWNS", special: "SUBSIDIARY_OF", turned: true, anywhere: true},
	{general: "OWNS", special: "ACQUIRES"},
	{general: "OWNS", special: "INVESTS_IN"},
	{general: "BIDS_FOR", special: "ACQUIRES"},
	{general: "INVESTS_IN", special: "ACQUIRES"},
	{general: "INVESTS_IN", special: "LENDS"},
	{general: "PARTNERS", special: "JOINT_VENTURE_WITH"},
	{general: "WORKS_FOR", special: "EXECUTIVE_OF", anywhere: true},
	{general: "WORKS_FOR", special: "DIRECTOR_OF", anywhere: true},
	{general: "NEGOTIATES", special: "MERGES_WITH"},
}

// tentatives says which type a claim is of where its event is not agreed: who
// is in talks to acquire a company bids for it.
var tentatives = map[string]string{"ACQUIRES": "BIDS_FOR"}

// A saying is what a claim says and, where that counts, in which sentence.
type saying struct {
	of             string
	source, target int
	polarity       graph.Polarity
	sentence       graph.Span
}

// withoutGeneral leaves out the claims for which a more specific one stands.
func withoutGeneral(claims []graph.Claim) []graph.Claim {
	said := make(map[saying]bool, 2*len(claims))
	for _, c := range claims {
		k := saying{c.Type, c.SourceIndex, c.TargetIndex, c.Polarity, graph.Span{}}
		said[k] = true
		k.sentence = c.Sentence
		said[k] = true
	}
	return slices.DeleteFunc(claims, func(c graph.Claim) bool {
		return slices.ContainsFunc(specifics, func(s specific) bool { return s.general == c.Type && said[s.instead(c)] })
	})
}

// instead returns what must be said for the special type to stand for c.
func (s specific) instead(c graph.Claim) saying {
	k := saying{s.special, c.SourceIndex, c.TargetIndex, c.Polarity, c.Sentence}
	if s.turned {
		k.source, k.target = k.target, k.source
	}
	if s.anywhere {
		k.sentence = graph.Span{}
	}
	return k
}
