package relations

// The words by which a clause tells that one of several leads them.
var (
	leading = set("lead leads led leading heads headed heading co-led co-lead co-leads spearheaded spearheads")
	leadBy  = set("led headed co-led spearheaded arranged")
	// followers are what is led: "leads a group", "led the funding round".
	followers = set(`group consortium syndicate club investors lenders banks buyers bidders underwriters
		round funding financing loan facility offering deal bid buyout investment`)
	leaders = set("manager managers arranger arrangers underwriter underwriters investor investors lender lenders bank banks bookrunner bookrunners")
)

// leadReach is how many items may stand between a word for leading and the
// word for what is led.
const leadReach = 4

// leadsOthers reports whether a line says that the name at an item leads others
// in what it does: "a group led by X and Y", "X and Y lead a group", "X-led",
// "X is lead arranger".
func leadsOthers(line []item, at int) bool {
	if at < 0 {
		return false
	}
	first, behind := listAround(line, at)
	if first >= 2 && line[first-1].text == "by" && leadBy[line[first-2].text] {
		return true
	}
	for i := behind; i < min(len(line), behind+leadReach); i++ {
		switch {
		case line[i].kind != word:
			return false
		case line[i].text == "-led":
			return i == behind
		case line[i].text == "lead" && i+1 < len(line) && leaders[line[i+1].text]:
			return true
		case leading[line[i].text]:
			return follows(line[i+1 : min(len(line), i+1+leadReach)])
		}
	}
	return false
}

// listAround returns where the list of names that an item is in begins, and
// what follows it.
func listAround(line []item, at int) (first, behind int) {
	joins := func(i int) bool { return line[i].kind == name || line[i].text == "and" || line[i].text == "," }
	for first = at; first > 0 && joins(first-1); first-- {
	}
	for behind = at + 1; behind < len(line) && joins(behind); behind++ {
	}
	return first, behind
}

// follows reports whether items begin with what is led, before any name.
func follows(items []item) bool {
	for _, it := range items {
		switch {
		case it.kind == name:
			return false
		case followers[it.text]:
			return true
		}
	}
	return false
}
