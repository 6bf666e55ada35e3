package relations

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

// department is the last mention, before the person at an item, of the body that
// a secretary heads: of "Commerce Secretary Hedda Lund" the Commerce Department,
// where the story names it; -1 where there is none.
func (r *reader) department(line []item, person int) int {
	if person < 2 || line[person-1].text != "secretary" || line[person-2].mark {
		return -1
	}
	if before := line[person-2]; before.kind == name {
		if t := &r.found.Things[r.found.Mentions[before.mentions[0]].Thing]; t.Kind == graph.PublicBody && t.Country() == "" {
			return before.mentions[0]
		}
		return -1
	}
	if r.countryBefore(line, person) != "" {
		return -1 // U.S. Commerce Secretary
	}
	field := line[person-2].text
	of := -1
	for i, m := range r.found.Mentions {
		t := &r.found.Things[m.Thing]
		if m.Form != names.Named || t.Kind != graph.PublicBody || t.Country() != "" || !slices.Contains(strings.Fields(strings.ToLower(t.Name)), field) {
			continue
		}
		if of < 0 || m.Start < line[person].span.Start {
			of = i
		}
	}
	return of
}

// withDepartment puts the department before the office of who heads it, so that
// "Commerce Secretary A" is matched as "the Commerce Department's Commerce
// Secretary A".
func (r *reader) withDepartment(line []item) []item {
	for i, it := range line {
		if it.kind == name && it.class == person {
			if of := r.department(line, i); of >= 0 && line[i-2].kind == word {
				return slices.Concat(line[:i-2], []item{nameItem(r.found, of), r.finder.wordItem("'s", it.span)}, line[i-2:])
			}
		}
	}
	return line
}

// ofAnother reports whether the office right before a person is that of another
// state than the thing that is a relation's target, by its adjective ("Danish Prime Minister A"),
// or of a department.
func (r *reader) ofAnother(x finding, target int) bool {
	if x.source < 0 || x.of.Nature != graph.State || x.line[x.source].class != person {
		return false
	}
	country := r.found.Things[target].Country()
	if country == "" {
		return false
	}
	if r.department(x.line, x.source) >= 0 {
		return true
	}
	other := r.countryBefore(x.line, x.source)
	return other != "" && other != country
}

// countryBefore is the country that the words right before an item tell, as many
// as an office may have; empty where they tell none.
func (r *reader) countryBefore(line []item, at int) string {
	for k := at - 1; k >= max(0, at-1-maxOffice) && !line[k].mark && !functionWords[line[k].text]; k-- {
		if line[k].kind == name {
			return r.found.Things[r.found.Mentions[line[k].mentions[0]].Thing].Country()
		}
		if country := names.CountryOf(line[k].text); country != "" {
			return country
		}
	}
	return ""
}
