package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// denials deny what a wording says where they stand within it or shortly before.
var denials = phrasesOf(`not, n't, never, cannot, neither, nor, no plans, no plan, no intention, no interest, no talks,
	no longer interested, without, denied, denies, deny, denying, nothing to do, no stake, no agreement, no deal,
	dismissed reports, dismissed rumours, dismissed speculation, rejected reports, rejects reports, ruled out, rules out,
	rule out, no truth, no tie, no link, no links, none of, refused to, refuses to`)

// falseDenials hold a word of denial and deny nothing, or not the thing told.
var falseDenials = phrasesOf(`not only, not just, not least, not disclosed, not disclose, n't disclose, not immediately, not yet disclosed,
	not been disclosed, not revealed, not identified, not named, not released, nor did, not name, n't name, not identify, not mention,
	not reveal, not already, n't already, not held, none of its, none of their, not rule out, n't rule out, cannot rule out, not ruled out,
	not ruling out, not be ruled out, not guarantee, n't guarantee, cannot guarantee, not confirm, n't confirm, cannot confirm, not know,
	n't know, not say, n't say, cannot say, not comment, n't comment, not decided, n't decided, not clear, n't clear, not certain`)

// leadingDenials deny what follows them even before a state's ends are named.
var leadingDenials = phrasesOf("neither, nor, denied, denies, deny, denying, no truth, not true, dismissed reports, rejected reports")

// remainders are what is told of by what is not held of it: "the stock that it
// does not own".
var remainders = set("stock shares share stake interest % pct percent rest remainder remaining part half")

const (
	reach          = 8 // how far before a match a denial may stand, in items
	denialLead     = 4 // the same before the first end of a state, with no name between
	remainderReach = 6 // how far a remainder may stand before its denial
)

// polarityOf tells whether a finding is denied.
func polarityOf(x finding) graph.Polarity {
	if deniesFlatly(x) {
		return graph.Denied
	}
	if x.of.Nature == graph.State {
		if deniesState(x) {
			return graph.Denied
		}
		return graph.Affirmed
	}
	before := sameSpeech(x.before())
	if denies(before[max(0, len(before)-reach):]) || denies(x.matched()) {
		return graph.Denied
	}
	return graph.Affirmed
}

// denies reports whether there is a denial among items.
func denies(line []item) bool {
	return deniesBy(line, func(here []item) bool { return denials.in(here) == 0 })
}

// deniesBy reports whether a denial begins at any of some items, apart from the
// false ones and the word behind, which belongs to them: "not rule out".
func deniesBy(line []item, begins func(here []item) bool) bool {
	for i := 0; i < len(line); i++ {
		switch here := line[i:min(len(line), i+4)]; {
		case falseDenials.in(here) == 0:
			i++
		case begins(here):
			return true
		}
	}
	return false
}

// sameSpeech leaves out what stands before the last end of a speech, since a
// speech says nothing of who made it: “It is not enough,” said ....
func sameSpeech(line []item) []item {
	for i := len(line) - 1; i > 0; i-- {
		if line[i].spoken {
			return line[i:]
		}
	}
	return line
}

// deniesState reports whether a state is denied: between its ends, or by a word
// right before them that denies what follows. What else a sentence denies is
// something else than what its names are described as.
func deniesState(x finding) bool {
	from, to := min(x.source, x.target), max(x.source, x.target)
	if from < 0 {
		return denies(sameSpeech(x.before())) || denies(x.matched())
	}
	between := sameSpeech(x.line[from : to+1])
	at := slices.IndexFunc(between, deniesBeing)
	if at >= 0 && denies(between[at:]) && !tellsRest(x.line, to+1-len(between)+at) {
		return true
	}
	lead := sameSpeech(x.line[:from])
	lead = lead[max(0, len(lead)-denialLead):]
	at = leadingDenials.in(lead)
	return at >= 0 && falseDenials.in(lead[at:]) != 0 &&
		!slices.ContainsFunc(lead[at:], func(it item) bool { return it.kind != word || it.mark })
}

// deniesBeing reports whether a denial may begin at an item that denies what
// something is, and not with what.
func deniesBeing(it item) bool { return len(denials[it.text]) > 0 && it.text != "without" }

// tellsRest reports whether the denial at an item only tells which part of a
// thing is meant.
func tellsRest(line []item, at int) bool {
	return slices.ContainsFunc(line[max(0, at-remainderReach):at], func(it item) bool { return remainders[it.text] })
}

// mayDeny reports whether a finding of the network may be denied: the network
// tells a denial anywhere near, so a word for it must stand where it counts.
func mayDeny(x finding) bool {
	if x.of.Nature == graph.State {
		return deniesState(x) || noLonger.in(x.matched()) >= 0
	}
	before := x.line[:min(len(x.line), x.start+1)]
	speech := len(before) - len(sameSpeech(before))
	return deniesBy(x.line[speech:], func(here []item) bool { return negations[here[0].text] })
}

// noLonger denies a state that was.
var noLonger = phrasesOf("no longer")

// negations are the words of which any denial has one.
var negations = set(`no not n't never cannot neither nor none nothing nobody without denied denies deny denying denial dismissed dismisses
	rejected rejects reject ruled rules rule refused refuses declined untrue false unlikely baseless unfounded`)
