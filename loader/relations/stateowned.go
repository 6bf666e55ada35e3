package relations

import (
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

// maxCalled bounds the places at which is looked for what a story calls a company.
const maxCalled = 20

// ownerState is the mention of the state that owns a company: of the one whose name
// or adjective stands before the item, else before another mention of the company,
// else of the one that the story is about; -1 where none is told.
func (r *reader) ownerState(line []item, i, company int) int {
	if country := r.countryBefore(line, i); country != "" {
		return r.mentionOf(country, line[i].span.Start)
	}
	thing, looked := r.found.Mentions[company].Thing, 0
	for k, m := range r.found.Mentions {
		if m.Thing != thing || m.Form != names.Named {
			continue
		}
		if looked++; looked > maxCalled {
			break
		}
		other := r.finder.lineOf(&r.doc.Sentences[m.Sentence], r.found, r.mentions[m.Sentence])
		if country := r.countryBefore(other, itemOf(other, k)); country != "" {
			return r.mentionOf(country, line[i].span.Start)
		}
	}
	for _, m := range slices.Backward(r.state) {
		if r.found.Mentions[m].Start < line[i].span.Start {
			return m
		}
	}
	return -1
}

// mentionOf is the last mention of a country before a place, else its first; -1
// where it is not named.
func (r *reader) mentionOf(country string, before int) int {
	at := -1
	for i, m := range r.found.Mentions {
		if r.found.Things[m.Thing].Country() == country && (at < 0 || m.Start < before) {
			at = i
		}
	}
	return at
}
