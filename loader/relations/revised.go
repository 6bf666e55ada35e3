package relations

// changes are what makes a sum another.
var changes = set(`raise raises raised raising increase increases increased increasing enlarge enlarged enlarges upsize upsized lift lifted lifts boost
	boosted boosts expand expanded expands extend extended extends double doubled cut cuts cutting reduce reduces reduced lower lowered lowers trim
	trimmed slash slashed revise revised halve halved sweeten sweetened topped grown grew fallen fell`)

// changeReach is how many items may stand between a word for changing and
// "to", before the new sum.
const changeReach = 12

// revised returns the item of the sum that the one at an item is told to be by
// now, and whether it is told to have been another: "raised from $500m to
// $650m", "enlarged its flotation to $480m", "which now comes to $52m".
func revised(line []item, at int) (int, bool) {
	if at > 0 && line[at-1].text == "from" && at+2 < len(line) && line[at+1].text == "to" && line[at+2].kind == sum {
		return at + 2, true
	}
	to := at - 1
	for to > 0 && hedges[line[to].text] {
		to--
	}
	if to < 0 || line[to].text != "to" {
		return at, false
	}
	before := line[max(0, to-changeReach):to]
	for i := len(before) - 1; i >= 0 && !endsClause(before[i]); i-- {
		if changes[before[i].text] || before[i].text == "now" && i+1 < len(before) && comesTo[before[i+1].text] {
			return at, true
		}
	}
	return at, false
}

// hedges may stand between "to" and a sum.
var hedges = set("about around nearly almost roughly some approximately")

// comesTo are followed by "to" and a sum.
var comesTo = set("comes amounts adds")

// endsClause reports whether a mark parts what stands before it from what
// stands behind.
func endsClause(it item) bool { return it.mark && it.text != "," }
