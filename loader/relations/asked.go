package relations

// askings are the verbs of who wants somebody else to do something.
var askings = set(`ask asks asked asking urge urges urged urging lobby lobbies lobbied lobbying petition petitions petitioned petitioning
	press presses pressed pressing want wants wanted wanting beg begs begged begging`)

var callings = set("call calls called calling")

// isAsked reports whether a line only tells that somebody wants who stands at an
// item to do something: "urged the ministry to stop", "calls on the court to".
func isAsked(line []item, at int) bool {
	if at < 1 || at+1 >= len(line) || line[at+1].text != "to" {
		return false
	}
	before := line[at-1].text
	return askings[before] || before == "on" && at > 1 && callings[line[at-2].text]
}
