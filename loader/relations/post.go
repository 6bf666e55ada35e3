package relations

import (
	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

// companyPosts are posts in a company, which a text often gives without it. A
// president without more is mostly that of a state.
var companyPosts = phrasesOf(`chief executive officer, chief executive, ceo, cfo, coo, cto, chief financial officer,
	chief operating officer, chief technology officer, finance chief, finance director, managing director, chairwoman, chairman,
	chair, executive chairman, executive chair, general counsel`)

// companyOf returns the mentions by name of the one company that a story is
// about: it is named clearly more often than any other. There may be none.
func companyOf(found *names.Found) []int {
	of := map[int][]int{}
	for i, m := range found.Mentions {
		if m.Form == names.Named && found.Things[m.Thing].Kind == graph.Company {
			of[m.Thing] = append(of[m.Thing], i)
		}
	}
	most, second := foremost(of)
	if len(most) < 2 || 2*len(most) < 3*second {
		return nil
	}
	return most
}

// barePost reports whether a post in a company begins at an item, beside its
// holder and without whose it is: "said Hedda Lund, chief executive".
func (r *reader) barePost(line []item, i int) bool {
	end := i
	for _, words := range companyPosts[line[i].text] {
		if startsWith(line[i:], words) {
			end = max(end, i+len(words))
		}
	}
	isPerson := func(k int) bool { return k >= 0 && k < len(line) && line[k].kind == name && line[k].class == person }
	isMark := func(k int) bool { return k >= len(line) || line[k].mark }
	switch {
	case end == i:
		return false
	case i > 0 && line[i-1].text == "," && isPerson(i-2):
		return isMark(end) || line[end].text == "and"
	case i > 0 && !line[i-1].mark && (line[i-1].kind != word || !functionWords[line[i-1].text] && !line[i].article || line[i-1].text == "of"):
		return false
	}
	return isPerson(end) || isMark(end) && isPerson(end+1)
}
