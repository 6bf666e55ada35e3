package relations

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
)

// ministry is the office of a state that a story gives a person: by the words right
// before his name, "Danish Trade Minister A", "Norway's Secretary of State A".
type ministry struct {
	country string // empty where no such words tell it
	holder  int    // the thing named right before the office, or -1
	field   []string
	// heads is true of who heads a department, and not of a president, who may be
	// that of anything but a parliament.
	heads bool
	// bank is true of who has his office at the central bank.
	bank bool
}

var (
	// portfolios are the fields of which a secretary, or one "of" them, is a minister.
	portfolios = set(`treasury finance energy commerce trade defence defense agriculture health transport transportation
		labor labour interior education environment home foreign justice housing industry state`)
	// governing are words in the names of what a minister may head.
	governing = set("government administration cabinet ministry department treasury exchequer office state federation republic")
	// parliaments are words in the names of what makes laws.
	parliaments = set("congress parliament senate house commons lords assembly duma bundestag bundesrat knesset diet")
	// centralBanks are words in the names of central banks, and before "bank" where a text calls one so.
	centralBanks = set("bank reserve fed bundesbank riksbank monetary")
	centrals     = set("central reserve national federal")
)

// ministriesOf returns the offices of states that a story gives persons, by thing.
func (r *reader) ministriesOf() map[int]ministry {
	out := map[int]ministry{}
	for i := range r.doc.Sentences {
		if !slices.ContainsFunc(r.mentions[i], r.isPerson) {
			continue
		}
		line := r.finder.lineOf(&r.doc.Sentences[i], r.found, r.mentions[i])
		for at, it := range line {
			if it.kind != name || it.class != person || it.pronoun {
				continue
			}
			thing := r.found.Mentions[it.mentions[0]].Thing
			m, ok := r.ministryBefore(line, at)
			if r.bankBefore(line, at) {
				m, ok = ministry{bank: true, holder: -1, field: []string{"bank"}}, true
			}
			if ok && (out[thing].field == nil || out[thing].country == "" && m.country != "") {
				out[thing] = m
			}
		}
	}
	return out
}

func (r *reader) isPerson(mention int) bool {
	return r.found.Things[r.found.Mentions[mention].Thing].Kind == graph.Person
}

// ministryBefore reads the office of a state that ends right before the person at an item.
func (r *reader) ministryBefore(line []item, at int) (ministry, bool) {
	office := at - 1
	for office > max(0, at-1-maxOffice) && inOffice(line[office]) && !stateOffices[line[office].text] && line[office].text != "secretary" {
		office--
	}
	if office < 0 || !inOffice(line[office]) {
		return ministry{}, false
	}
	title, behind := line[office].text, line[office+1:at]
	if len(behind) > 0 && behind[0].text != "of" && behind[0].text != "for" {
		return ministry{}, false
	}
	first := office
	for first > 0 && office-first < maxOffice && line[first-1].kind == word && !line[first-1].mark && !functionWords[line[first-1].text] && line[first-1].text != "'s" {
		first--
	}
	field := slices.Concat(line[first:office], behind)
	switch {
	case title == "secretary" && !slices.ContainsFunc(field, func(it item) bool { return portfolios[it.text] }),
		title != "secretary" && !stateOffices[title]:
		return ministry{}, false
	}
	m := ministry{country: r.countryBefore(line, office), holder: -1, heads: title == "minister" || title == "secretary", field: []string{title}}
	for _, it := range field {
		m.field = append(m.field, it.text)
		m.heads = m.heads && !formerly[it.text]
	}
	switch {
	case first > 0 && line[first-1].text == "'s":
		first--
	case first > 1 && line[first-1].text == "whose": // Sweden, whose finance minister A
		if first--; line[first-1].text == "," {
			first--
		}
	}
	if first > 0 && line[first-1].kind == name {
		m.holder = r.found.Mentions[line[first-1].mentions[0]].Thing
		m.country = cmp.Or(m.country, r.found.Things[m.holder].Country())
	}
	return m, true
}

// bankBefore reports whether an office at the central bank ends right before the person
// at an item: "central bank governor A".
func (r *reader) bankBefore(line []item, at int) bool {
	for k := at - 1; k >= max(0, at-1-maxOffice) && !line[k].mark; k-- {
		switch {
		case line[k].kind == name:
			return k < at-1 && isCentralBank(r.found.Things[r.found.Mentions[line[k].mentions[0]].Thing].Name)
		case line[k].kind != word || functionWords[line[k].text]:
			return false
		case k > 0 && line[k].text == "bank" && centrals[line[k-1].text]:
			return k < at-1
		}
	}
	return false
}

// isCentralBank reports whether a name says of itself that it is one: "Central Bank".
func isCentralBank(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	n := len(words)
	return n > 1 && words[n-1] == "bank" && centrals[words[n-2]]
}

// inOffice reports whether an item may be a word of an office: "Minister of Trade
// and Industry".
func inOffice(it item) bool {
	return it.kind == word && !it.mark && it.text != "'s" && (!functionWords[it.text] || it.text == "of" || it.text == "for" || it.text == "and")
}

// elsewhere reports whether the office that the story gives a person is that of
// something else than a thing: of another state, or of a department or the central
// bank, where the thing is neither it nor a state: a minister heads no agency and no
// company, unless that is told beside ("chairman of"), and a president no parliament.
func (r *reader) elsewhere(x finding, who, target int) bool {
	if !isPost(x.of) {
		return false
	}
	if r.ministries == nil {
		r.ministries = r.ministriesOf()
	}
	m, ok := r.ministries[who]
	if !ok || m.holder == target {
		return false
	}
	t := &r.found.Things[target]
	words := strings.Fields(strings.ToLower(t.Name))
	if country := t.Country(); country != "" {
		return m.bank || m.country != "" && m.country != country
	}
	if further := x.target > 0 && x.line[x.target-1].text == "of"; further || t.Kind == graph.Organisation || t.Kind == graph.Union {
		return false
	}
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set[w] })
	}
	switch {
	case m.bank:
		return !has(centralBanks)
	case !m.heads:
		return t.Kind == graph.PublicBody && has(parliaments)
	case m.country != "" && len(words) > 1:
		if other := names.CountryNamed(words[0]); other != "" && other != m.country {
			return true
		}
	}
	return !has(governing) && !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(m.field[1:], w) })
}

// isPost reports whether a type is a state in which persons alone are.
func isPost(of *ontology.Type) bool {
	return of.Nature == graph.State && slices.Equal(of.Sources, persons)
}

var persons = []graph.Kind{graph.Person}
