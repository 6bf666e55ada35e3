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
	var most []int
	second := 0
	for _, mentions := range of {
		if len(mentions) > len(most) {
			most, mentions = mentions, most
		}
		second = max(second, len(mentions))
	}
	if len(most) < 2 || len(most) <= 2*second {
		return nil
	}
	return most
}

// withState puts the state that the story is about before an office of a state
// that stands right before a person and behind no name of whose it is:
// "President Chavez" is matched as "Venezuela's President Chavez" too.
func (r *reader) withState(line []item) []item {
	if len(r.state) == 0 {
		return line
	}
	out := make([]item, 0, len(line)+2)
	for i, it := range line {
		if r.stateOffice(line, i) {
			behind := slices.IndexFunc(r.state, func(m int) bool { return r.found.Mentions[m].Start > it.span.Start })
			if behind < 0 {
				behind = len(r.state)
			}
			nearest := r.state[max(0, behind-1)]
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
	if i > 0 && (line[i-1].kind == name || line[i-1].text == "'s" || line[i-1].text == "of" || line[i-1].mark || formerly[line[i-1].text] || r.countryBefore(line, i) != "") {
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
