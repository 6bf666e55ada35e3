package relations

import (
	"github.com/dealgraph/dealgraph/graph"
)

// attributionOf returns the name of the source on which the sentence of a
// finding hangs it: "according to Bloomberg", "Bloomberg reported". A party to
// the claim that speaks for itself is no source.
func (r *reader) attributionOf(x finding) string {
	for i := range x.line {
		if x.line[i].kind != name || i == x.source || i == x.target || !isSource(x.line, i) {
			continue
		}
		thing := r.found.Things[r.found.Mentions[x.line[i].mentions[0]].Thing]
		if thing.Kind == graph.Company || thing.Kind == graph.Organisation || thing.Kind == graph.Person {
			return thing.Name
		}
	}
	return ""
}

var reportVerbs = set("reported reports report said says wrote writes understands")

// isSource reports whether the name at i is told as the source of the sentence.
func isSource(line []item, i int) bool {
	if i >= 2 && line[i-1].text == "to" && line[i-2].text == "according" {
		return true
	}
	if i >= 2 && (line[i-1].text == "by" || line[i-1].text == "from" || line[i-1].text == "in") && line[i-2].text == "report" {
		return true
	}
	return i+1 < len(line) && reportVerbs[line[i+1].text]
}
