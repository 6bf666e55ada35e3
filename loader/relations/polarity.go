package relations

import "github.com/dealgraph/dealgraph/graph"

// denials deny what a wording says where they stand within it or shortly before.
var denials = phrasesOf(`not, n't, never, cannot, neither, nor, no plans, no plan, no intention, no interest, no talks,
	no longer interested, without, denied, denies, deny, denying, nothing to do, no stake, no agreement, no deal,
	dismissed reports, dismissed rumours, dismissed speculation, rejected reports, rejects reports, ruled out, rules out,
	rule out, no truth, no tie, no link, no links, none of, refused to, refuses to`)

// falseDenials hold a word of denial and deny nothing.
var falseDenials = phrasesOf(`not only, not just, not least, not disclosed, not disclose, n't disclose, not immediately, not yet disclosed,
	not been disclosed, not revealed, not identified, not named, not released, nor did`)

// reach is how far before a match a denial may stand, in items.
const reach = 8

// polarityOf tells whether a finding is denied.
func polarityOf(x finding) graph.Polarity {
	before := x.before()
	before = before[max(0, len(before)-reach):]
	for _, part := range [][]item{before, x.matched()} {
		if i := denials.in(part); i >= 0 && falseDenials.in(part[i:min(len(part), i+4)]) != 0 {
			return graph.Denied
		}
	}
	return graph.Affirmed
}
