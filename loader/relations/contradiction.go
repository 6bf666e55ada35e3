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
//     "A and former X chairman B".
func contradicted(x finding) bool {
	if (x.of.Nature == graph.State || x.of.Deal != nil) && filedWith(x.line, x.target) {
		return true
	}
	if slices.Contains(x.of.Sources, graph.PublicBody) && len(x.of.Sources) == 1 && isAsked(x.line, x.source) {
		return true
	}
	if x.of.Nature != graph.State || x.source < 0 || x.target <= x.source {
		return false
	}
	source, target := x.line[x.source], x.line[x.target]
	switch {
	case target.class == place && source.class == organisation:
		return x.target == x.source+2 && x.line[x.source+1].text == "in" && worksAt(x.line[:x.source])
	case source.class == person && target.class == organisation:
		return x.line[x.target-1].text == "told" || postOfNext(x.line, x.source, x.target)
	}
	return false
}

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

// plain reports whether items are words without marks.
func plain(line []item) bool {
	return !slices.ContainsFunc(line, func(it item) bool { return it.kind != word || it.mark })
}
