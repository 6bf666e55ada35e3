package relations

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// ownedByState are the words that say of a company behind them that it is a
// state's; "state" does so before a noun for the company, "state oil firm Ribeira".
var ownedByState = set("state-owned state-run state-controlled state-backed government-owned government-run government-controlled")

// maxKindOf is the number of words between such a word and the company.
const maxKindOf = 5

// saysState reports whether a sentence has a word that may say of a company that it
// is a state's.
func (r *reader) saysState(sentence int) bool {
	return slices.ContainsFunc(r.doc.Sentences[sentence].Tokens, func(t text.Token) bool {
		word := strings.ToLower(t.Text)
		return word == "state" || ownedByState[word]
	})
}

// withState puts the state before each word that says of a company that it is a
// state's: "state-owned Ribeira" is matched as "Spain's state-owned Ribeira" too, in
// which the state is no mere nationality.
func (r *reader) withState(line []item) []item {
	var out []item
	for i := range line {
		if company := r.stateCompany(line, i); company >= 0 {
			if state := r.ownerState(line, i, line[company].mentions[0]); state >= 0 {
				if out == nil {
					out = slices.Clone(line[:i])
				}
				owner := nameItem(r.found, state)
				owner.country = false // it says more than a nationality
				out = append(out, owner, r.finder.wordItem("'s", line[i].span), r.finder.wordItem("state-owned", line[i].span))
				continue
			}
		}
		if out != nil {
			out = append(out, line[i])
		}
	}
	if out == nil {
		return line
	}
	return out
}

// stateCompany is the item of the company of which the word at an item says that it
// is a state's, or -1.
func (r *reader) stateCompany(line []item, i int) int {
	if !ownedByState[line[i].text] && line[i].text != "state" {
		return -1
	}
	for k := i + 1; k < min(len(line), i+2+maxKindOf); k++ {
		switch it := line[k]; {
		case it.kind == name && it.class == organisation && !it.pronoun:
			if line[i].text == "state" && (k == i+1 || !headNouns[line[k-1].text]) {
				return -1
			}
			return k
		case it.capital || !modifies(it):
			return -1
		}
	}
	return -1
}

// maxCalled is the number of mentions of a company, the first, beside which is looked
// for its state.
const maxCalled = 20

// ownerState is the mention of the state that owns a company: of the one whose name
// or adjective stands before the item, else before another mention of the company,
// else of the one that the story is about; -1 where none is told.
func (r *reader) ownerState(line []item, i, company int) int {
	if country := r.countryBefore(line, i); country != "" {
		return r.mentionOf(country, line[i].span.Start)
	}
	for _, k := range r.called[r.found.Mentions[company].Thing] {
		sentence := r.found.Mentions[k].Sentence
		other := r.finder.lineOf(&r.doc.Sentences[sentence], r.found, r.mentions[sentence])
		if country := r.countryBefore(other, itemOf(other, k)); country != "" {
			return r.mentionOf(country, line[i].span.Start)
		}
	}
	if n := r.behind(r.state, line[i].span.Start); n > 0 {
		return r.state[n-1]
	}
	return -1
}

// mentionOf is the last mention of a country before a place, else its first; -1
// where it is not named.
func (r *reader) mentionOf(country string, before int) int {
	at := r.countries[country]
	if len(at) == 0 {
		return -1
	}
	return at[max(0, r.behind(at, before)-1)]
}

// behind is how many of some mentions start before a place.
func (r *reader) behind(mentions []int, place int) int {
	n, _ := slices.BinarySearchFunc(mentions, place, func(m, place int) int { return cmp.Compare(r.found.Mentions[m].Start, place) })
	return n
}

// noteNames notes the mentions of each country, and the first by name of each thing.
func (r *reader) noteNames() {
	r.called, r.countries = make([][]int, len(r.found.Things)), map[string][]int{}
	country := make([]string, len(r.found.Things))
	for i := range r.found.Things {
		country[i] = r.found.Things[i].Country()
	}
	for i, m := range r.found.Mentions {
		if m.Form == names.Named && len(r.called[m.Thing]) < maxCalled {
			r.called[m.Thing] = append(r.called[m.Thing], i)
		}
		if c := country[m.Thing]; c != "" {
			r.countries[c] = append(r.countries[c], i)
		}
	}
}
