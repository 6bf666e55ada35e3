package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

var (
	// isNot are flat denials of what the first of two names is, behind which beings
	// or a noun with an article tell what it is not.
	isNot  = phrasesOf("is not, is n't, is no longer, is neither, are not, are n't, are no longer, was not, was never, were not, were never")
	beings = set("affiliated connected related linked part owner owners shareholder shareholders subsidiary unit")
	// hasNone are flat denials of having some of holdingNouns.
	hasNone      = phrasesOf("has no, have no, holds no, hold no, owns no, own no, has never, have never, had no, had never, owns none, own none")
	holdingNouns = set("stake stakes holding holdings interest interests share shares shareholding part connection link links ties")

	// tales are what is told and may be untrue; untold deny it before the word, untrue behind it.
	tales  = set("talk report reports rumour rumours rumor rumors speculation suggestion suggestions claim claims story stories gossip")
	untold = phrasesOf(`denied, denies, deny, dismissed, dismisses, rejected, rejects, batted away, knocked down, shot down, laughed off, brushed aside,
		brushed off, scotched, quashed, poured cold water on, no truth in, no truth to`)
	untrue = phrasesOf(`is untrue, was untrue, are untrue, were untrue, is false, was false, are false, were false, is wrong, was wrong, are wrong,
		were wrong, is baseless, was baseless, are baseless, were baseless, unfounded, without foundation, an invention, invention, nonsense, rubbish, fiction,
		cooked up, made up, laughed off, batted away, knocked down, were denied, was denied, were dismissed, was dismissed, were rejected, was rejected`)
)

const (
	flatReach = 4  // how many items may stand between a name and what flatly denies
	taleReach = 12 // the same between a tale and what it tells of
)

// deniesFlatly reports whether the words beside the ends of a finding deny it,
// whatever else may: "A is no longer a shareholder in B", "B, in which A has no
// stake", "neither A nor C will bid for B", "A looks into C, but not into B",
// "dismissed rumours that A would buy B".
func deniesFlatly(x finding) bool {
	if x.source < 0 || x.target < 0 || x.source == x.target {
		return false
	}
	if exempted(x.line, x.target) || x.source < x.target && isNeither(x.line, x.source) {
		return true
	}
	if x.of.Nature == graph.Event {
		return isTale(x)
	}
	if x.source > x.target {
		behind := x.line[x.source+1 : min(len(x.line), x.source+1+flatReach)]
		which := x.line[x.source-1].text == "which" && x.source-2 > x.target
		return which && (holdsNone(behind) || isNot.in(behind) == 0 && !slices.ContainsFunc(behind, isOnly))
	}
	if x.target+1 < len(x.line) && x.line[x.target+1].text == "'s" {
		return false // of what it owns
	}
	if holdsNone(x.line[max(x.source+1, x.target-flatReach):x.target]) {
		return true
	}
	between := x.line[x.source+1 : x.target]
	if isNot.in(between) != 0 || slices.ContainsFunc(between, isName) {
		return false
	}
	for i, it := range between[1:min(len(between), 1+flatReach)] {
		if i > 0 && (it.article || beings[it.text]) {
			return true
		}
	}
	return false
}

// holdsNone reports whether items begin with that somebody has no stake.
func holdsNone(line []item) bool {
	return hasNone.in(line) == 0 && slices.ContainsFunc(line, func(it item) bool { return holdingNouns[it.text] })
}

func isOnly(it item) bool { return it.text == "only" }

// exempted reports whether the name at an item is told to be none of those before
// it: "but not into B", ", not from B".
func exempted(line []item, at int) bool {
	i := at - 1
	if i > 1 && line[i].text != "not" && functionWords[line[i].text] {
		i--
	}
	return i > 0 && line[i].text == "not" && (line[i-1].text == "but" || line[i-1].text == ",")
}

// isNeither reports whether the name at an item is one of two that do not do what
// follows, and do not merely keep silent on it.
func isNeither(line []item, at int) bool {
	if at < 1 || line[at-1].text != "neither" && line[at-1].text != "nor" {
		return false
	}
	return !slices.ContainsFunc(line[at+1:min(len(line), at+1+2*flatReach)], func(it item) bool { return silences[it.text] })
}

var silences = set("comment commented confirm confirmed disclose disclosed said say says reached available returned responded elaborate immediately")

// isTale reports whether an event is what a tale tells that a sentence denies.
func isTale(x finding) bool {
	first, last := min(x.source, x.target), max(x.source, x.target)
	if slices.ContainsFunc(x.line[first:last], func(it item) bool { return it.text == "which" || it.text == "who" }) {
		return false // an aside tells it
	}
	for i := first - 1; i >= max(0, first-taleReach); i-- {
		if x.line[i].kind == stop {
			return false
		}
		if !tales[x.line[i].text] {
			continue
		}
		return untold.in(x.line[max(0, i-flatReach):i]) >= 0 || untrue.in(x.line[last:]) >= 0
	}
	return false
}
