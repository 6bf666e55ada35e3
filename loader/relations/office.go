package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

var (
	// stateOffices are words for who acts for a state, which a text often gives
	// without it.
	stateOffices = set("president vice-president premier chancellor minister")
	// formerly are words before an office that its holder has no longer.
	formerly = set("former ex ex- late then")
)

// stateOf returns the mentions of the one state that a story is about: it is
// named more than twice as often as any other. There may be none.
func stateOf(found *names.Found) []int {
	of := map[string][]int{}
	for i, m := range found.Mentions {
		if country := found.Things[m.Thing].Country(); country != "" {
			of[country] = append(of[country], i)
		}
	}
	most, second := foremost(of)
	if len(most) < 2 || len(most) <= 2*second {
		return nil
	}
	return most
}

// foremost returns the longest of several lists, and the length of the next.
func foremost[K comparable](lists map[K][]int) (most []int, second int) {
	for _, list := range lists {
		if len(list) > len(most) {
			most, list = list, most
		}
		second = max(second, len(list))
	}
	return most, second
}

// withHolder puts what some mentions name before the offices that begin where a
// test says: "President Chavez" is matched as "Venezuela's President Chavez" too.
func (r *reader) withHolder(line []item, mentions []int, begins func(line []item, i int) bool) []item {
	if len(mentions) == 0 {
		return line
	}
	out := make([]item, 0, len(line)+2)
	for i, it := range line {
		if begins(line, i) {
			behind := slices.IndexFunc(mentions, func(m int) bool { return r.found.Mentions[m].Start > it.span.Start })
			if behind < 0 {
				behind = len(mentions)
			}
			nearest := mentions[max(0, behind-1)]
			out = append(out, nameItem(r.found, nearest), r.finder.wordItem("'s", it.span))
		}
		out = append(out, it)
	}
	return out
}

// maxOffice is the number of words that an office of a state has at most: "trade and industry minister".
const maxOffice = 4

// stateOffice reports whether an office of a state begins at an item, whose
// holder is named behind it and whose state is not.
func (r *reader) stateOffice(line []item, i int) bool {
	if i > 0 && (line[i-1].kind == name || line[i-1].text == "'s" || line[i-1].text == "of" || line[i-1].text == "whose" || line[i-1].owner || line[i-1].mark || formerly[line[i-1].text] || r.countryBefore(line, i) != "") {
		return false
	}
	for j := i; j < min(len(line)-1, i+maxOffice) && line[j].kind == word && !line[j].mark; j++ {
		if !stateOffices[line[j].text] {
			if names.CountryOf(line[j].text) != "" || functionWords[line[j].text] && line[j].text != "and" {
				return false
			}
			continue
		}
		if j > i && line[j].text != "minister" && line[j-1].text != "vice" {
			return false
		}
		return line[j+1].kind == name && line[j+1].class == person && (line[j].text == "minister" || !r.hasCompany(line))
	}
	return false
}

// hasCompany reports whether a line names a company, whose president may be meant.
func (r *reader) hasCompany(line []item) bool {
	return slices.ContainsFunc(line, func(it item) bool {
		return it.kind == name && r.found.Things[r.found.Mentions[it.mentions[0]].Thing].Kind == graph.Company
	})
}
