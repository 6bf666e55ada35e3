package relations

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// surest keeps, of the claims of one sentence that say the same of the same
// two things, the surest; among equals one that has money, then the first.
// The order of the first ones is kept.
func surest(claims []graph.Claim) []graph.Claim {
	type key struct {
		of             string
		source, target int
	}
	at := map[key]int{}
	var out []graph.Claim
	for _, c := range claims {
		k := key{c.Type, c.SourceIndex, c.TargetIndex}
		i, ok := at[k]
		switch {
		case !ok:
			at[k] = len(out)
			out = append(out, c)
		case surer(c, out[i]) > 0:
			out[i] = c
		}
	}
	return out
}

func surer(a, b graph.Claim) int {
	if n := cmp.Compare(a.Confidence, b.Confidence); n != 0 {
		return n
	}
	return cmp.Compare(money(a), money(b))
}

func money(c graph.Claim) int {
	if c.Amount != nil {
		return 1
	}
	return 0
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
	{general: "PARTNERS", special: "JOINT_VENTURE_WITH"},
	{general: "WORKS_FOR", special: "EXECUTIVE_OF", anywhere: true},
	{general: "WORKS_FOR", special: "DIRECTOR_OF", anywhere: true},
	{general: "NEGOTIATES", special: "MERGES_WITH"},
}

// tentatives says which type a claim is of where its event is not agreed: who
// is in talks to acquire a company bids for it.
var tentatives = map[string]string{"ACQUIRES": "BIDS_FOR"}

// withoutGeneral leaves out the claims for which a more specific one stands. An
// owner whose stake is told stays beside its subsidiary.
func withoutGeneral(claims []graph.Claim) []graph.Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c graph.Claim) bool {
		return slices.ContainsFunc(specifics, func(s specific) bool {
			return s.general == c.Type && slices.ContainsFunc(claims, func(d graph.Claim) bool { return s.replaces(c, d) })
		})
	})
}

func (s specific) replaces(general, special graph.Claim) bool {
	source, target := special.SourceIndex, special.TargetIndex
	if s.turned {
		source, target = target, source
	}
	return special.Type == s.special && special.Polarity == general.Polarity &&
		general.SourceIndex == source && general.TargetIndex == target &&
		(s.anywhere || general.Sentence == special.Sentence)
}
