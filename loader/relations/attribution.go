package relations

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// sourceReach is how many sentences on "the report" may stand for a source.
const sourceReach = 2

var (
	reportVerbs = set("reported reports report")
	sayVerbs    = set("said says wrote writes understands")

	// outletNouns may stand between the name of a newspaper and its verb.
	outletNouns = set("daily newspaper paper magazine agency weekly website broadcaster newswire")

	// outletWords are the words of names by which a newspaper, an agency or a
	// broadcaster shows itself.
	outletWords = set(`times journal news post daily herald tribune telegraph guardian observer mail gazette chronicle courier wire
		tv press reuters bloomberg nikkei financial economist radio bbc cnbc cnn standard globe independent sun mirror`)

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
		return next > i+1 || r.isOutlet(line[i])
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

func (r *reader) isOutlet(it item) bool {
	thing := r.found.Things[r.found.Mentions[it.mentions[0]].Thing]
	return thing.Kind != graph.Person && slices.ContainsFunc(strings.Fields(strings.ToLower(thing.Name)), func(w string) bool { return outletWords[w] })
}
