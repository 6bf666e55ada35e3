package relations

import (
	"slices"
)

// sourceReach is how many sentences on "the report" may stand for a source.
const sourceReach = 2

var (
	reportVerbs = set("reported reports report")
	sayVerbs    = set("said says wrote writes understands")

	// outletNouns may stand between the name of a newspaper and its verb.
	outletNouns = set("daily newspaper paper magazine agency weekly website broadcaster newswire")

	// sameReports take up a source that was named before.
	sameReports = phrasesOf("according to report, report said, report says, report added, report also said, paper said, newspaper said, agency said")
)

// sourceOf returns the thing on which a sentence hangs what it tells, as an
// index into found.Things: "according to Bloomberg", "Bloomberg reported that",
// "according to the report" where one was named shortly before; -1 where it
// names none.
func (r *reader) sourceOf(sentence int, line []item) int {
	for i := range line {
		if line[i].kind == name && line[i].class != product && line[i].class != place && r.isSource(line, i) {
			r.source, r.sourceSentence = r.found.Mentions[line[i].mentions[0]].Thing, sentence
			return r.source
		}
	}
	if sameReports.in(line) >= 0 && r.source >= 0 && sentence-r.sourceSentence <= sourceReach {
		return r.source
	}
	return -1
}

// isSource reports whether the name at i is told as a source.
func (r *reader) isSource(line []item, i int) bool {
	before := line[max(0, i-5):i]
	if at := accordings.in(before); at >= 0 && !slices.ContainsFunc(before[at:], func(it item) bool { return it.kind != word || it.mark }) {
		return true
	}
	next := i + 1
	if next < len(line) && outletNouns[line[next].text] {
		next++
	}
	if next < len(line) && (line[next].text == "has" || line[next].text == "had") {
		next++
	}
	if next >= len(line) {
		return false
	}
	switch {
	case reportVerbs[line[next].text]:
		return line[i].class == organisation && !reportsItself(line[next+1:])
	case sayVerbs[line[next].text]:
		return next > i+1 || r.found.Things[r.found.Mentions[line[i].mentions[0]].Thing].IsOutlet()
	default:
		return false
	}
}

// accordings lead up to the name of a source.
var accordings = phrasesOf("according to, report from, report by, report in, reports in, interview with, quoted by, cited by")

// reportsItself reports whether what stands behind "reported" is a result, as
// in "Acme reported a loss", and not what it reported.
func reportsItself(line []item) bool {
	return len(line) > 0 && line[0].kind == word && !line[0].mark && line[0].text != "that" && timeLength(line) == 0
}
