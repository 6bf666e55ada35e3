package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// posts are the nouns of who works somewhere, as one who is quoted.
var posts = set(`analyst analysts economist economists trader traders dealer dealers broker brokers strategist strategists
	manager managers adviser advisers consultant consultants lawyer lawyers banker bankers specialist specialists`)

// postReach is how many items may stand between a post and where it is.
const postReach = 2

// filings are what is given to an authority.
var filings = set("filed files file filing filings registered")

// filingReach is how many items may stand between a filing and with whom it is.
const filingReach = 4

// contradicted reports whether the words about a relation's ends tell that they
// are something else than its ends, though both stand there:
//   - with whom papers are filed is no party to a deal, and not where a state
//     holds: "has filed for an offering with X";
//   - an authority that is asked to do something has not done it;
//   - who works at an office does not tell that the company has its seat there:
//     "an analyst at X in London";
//   - who is told something does not employ who tells it: "A told X";
//   - of two persons, the post before the second is not that of the first:
//     "A and former X chairman B";
//   - who heads a named part of something heads the part: "A, head of X's Y";
//   - where a plant stands is not where its owner has its seat;
//   - what an authority may yet decide it has not decided: "if X rejects it";
//   - who is sold something does not get sold: "A sold B a stake";
//   - who guarantees an issue does not sell it;
//   - a post "whose" holder is told is one in what stands right before: "A and B,
//     whose chairman C".
func contradicted(x finding) bool {
	switch {
	case (x.of.Nature == graph.State || x.of.Deal != nil) && filedWith(x.line, x.target),
		slices.Equal(x.of.Sources, authorities) && (supposed(x.line, x.source) || isAsked(x.line, x.source)),
		x.of.Deal != nil && x.of.Deal.Source == seller && isSold(x.line, x.target),
		x.of.Deal != nil && x.of.Deal.Source == underwriter && vouches(x.line, x.source):
		return true
	}
	if x.of.Nature != graph.State || x.target < 0 {
		return false
	}
	if x.line[x.target].class == place && isSite(x.line, x.target) {
		return true
	}
	if x.source > x.target && x.line[x.source].class == person && whoseElse(x.line[x.target+1:x.source]) {
		return true
	}
	if x.source < 0 || x.target <= x.source {
		return false
	}
	source, target := x.line[x.source], x.line[x.target]
	switch {
	case target.class == place && source.class == organisation:
		return x.target == x.source+2 && x.line[x.source+1].text == "in" && worksAt(x.line[:x.source])
	case source.class == person && target.class == organisation:
		return x.line[x.target-1].text == "told" || postOfNext(x.line, x.source, x.target) || ownsNext(x.line, x.target)
	}
	return false
}

// whoseElse reports whether the items between an organisation and a person tell of
// another organisation that he is its.
func whoseElse(between []item) bool {
	at := slices.IndexFunc(between, func(it item) bool { return it.text == "whose" })
	if at > 0 && between[at-1].text == "," {
		at--
	}
	return at > 0 && between[at-1].kind == name && between[at-1].class != person
}

// beforeWhose reports whether "whose" stands right behind an item.
func beforeWhose(line []item, at int) bool {
	if at+1 < len(line) && line[at+1].text == "," {
		at++
	}
	return at+1 < len(line) && line[at+1].text == "whose"
}

// authorities are the sources of what only an authority does.
var authorities = []graph.Kind{graph.PublicBody}

// suppositions leave open whether something comes to be.
var suppositions = set("if unless until")

// supposed reports whether a supposition begins shortly before the name at an item.
func supposed(line []item, at int) bool {
	for i := at - 1; i >= max(0, at-3) && plain(line[i:i+1]); i-- {
		if suppositions[line[i].text] {
			return true
		}
	}
	return false
}

// The roles of who sells, and of who brings an issue to the market.
const (
	seller      = "SELLER"
	underwriter = "UNDERWRITER"
)

// vouches reports whether something is guaranteed by whom an item names.
func vouches(line []item, at int) bool {
	return at > 1 && line[at-1].text == "by" && line[at-2].text == "guaranteed"
}

var sells = set("sold sell sells selling")

// isSold reports whether something is sold to whom an item names: "sold B a
// stake", "sell B its shares".
func isSold(line []item, at int) bool {
	if at < 1 || at+1 >= len(line) || !sells[line[at-1].text] || line[at].kind != name || line[at].class == product {
		return false
	}
	next := line[at+1]
	return next.kind == word && !next.mark && (next.article || determiners[next.text])
}

// sites are what a company has at many places.
var sites = set("plant plants factory factories mill mills branch yard yards refinery garage terminal warehouse")

// isSite reports whether a site is named by the place at an item: "the Oxford factory".
func isSite(line []item, at int) bool { return at+1 < len(line) && sites[line[at+1].text] }

// filedWith reports whether something was filed with whom an item names.
func filedWith(line []item, at int) bool {
	if at < 2 || line[at-1].text != "with" {
		return false
	}
	for i := at - 2; i >= max(0, at-2-filingReach) && plain(line[i:i+1]); i-- {
		if filings[line[i].text] {
			return true
		}
	}
	return false
}

// worksAt reports whether a line ends in a post and "at", before the name of a company.
func worksAt(line []item) bool {
	n := len(line) - 1
	if n < 1 || line[n].text != "at" && line[n].text != "with" && line[n].text != "for" {
		return false
	}
	return slices.ContainsFunc(line[max(0, n-1-postReach):n], func(it item) bool { return posts[it.text] })
}

// maxPost is how many words a post before a person's name has at most.
const maxPost = 5

// postOfNext reports whether the organisation at an item stands behind "A and",
// in a post that leads up to another person.
func postOfNext(line []item, first, organisation int) bool {
	between := line[first+1 : organisation]
	if len(between) == 0 || len(between) > 3 || between[0].text != "and" || !plain(between) {
		return false
	}
	for i := organisation + 1; i < min(len(line), organisation+2+maxPost); i++ {
		switch {
		case line[i].kind == name:
			return i > organisation+1 && line[i].class == person && !line[i].pronoun
		case line[i].kind != word || line[i].mark && line[i].text != "'s" || isVerb(line[i]):
			return false
		}
	}
	return false
}

// ownsNext reports whether the organisation at an item only says whose the one
// behind it is, "of" which somebody is something.
func ownsNext(line []item, at int) bool {
	return line[at-1].text == "of" && at+2 < len(line) && line[at+1].text == "'s" && line[at+2].kind == name && line[at+2].class == organisation
}

// plain reports whether items are words without marks.
func plain(line []item) bool {
	return !slices.ContainsFunc(line, func(it item) bool { return it.kind != word || it.mark })
}
