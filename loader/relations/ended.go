package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

var (
	formers = set("former ex formerly previously")
	// offices are the heads of what somebody is in a company.
	offices = set(`chairman chairwoman chair chief president vice-president director executive officer head boss manager governor
		minister secretary treasurer partner founder chancellor ceo cfo`)
	// leavings lead from who held a post to the post.
	leavings = phrasesOf(`resigned as, resigned from, stepped down as, stepped down from, retired as, retired from, quit as,
		was ousted as, was ousted from, was sacked as, was removed as`)
	// lastHoldings tell of what was held once.
	lastHoldings = phrasesOf(`previously owned, previously held, previously controlled, once owned, once held, once controlled,
		formerly owned, formerly held, formerly controlled, used to own, used to hold, used to control,
		at one point held, at one point owned, at one time held, at one time owned, previously wholly-owned, previously wholly owned,
		formerly wholly-owned, formerly wholly owned, previously majority-owned, formerly majority-owned,
		once unit, once part, once division, once subsidiary, once arm`)
	// holdings tell of what was held, and "until" behind them until when.
	holdings = set("owned held controlled belonged")
)

// maxFormer is how many items a former post may have, up to whose it is.
const maxFormer = 8

// ended reports whether the words about a state's ends tell that it is over. A
// word like "former" goes with the next post and whose it is, and no further.
func ended(x finding) bool {
	if x.of.Nature != graph.State || x.source < 0 || x.target < 0 || x.source == x.target {
		return false
	}
	first, last := min(x.source, x.target), max(x.source, x.target)
	between := x.line[first+1 : last]
	switch {
	case heldUntil(x.line, first, last):
		return true
	case lastHoldings.in(between) >= 0:
		return x.line[x.source].class == organisation && !slices.ContainsFunc(between, isName)
	case x.target < x.source:
		return formerBetween(x.line, first, last)
	case x.line[x.source].class != person:
		return false
	case leavings.in(between[:min(len(between), 4)]) >= 0: // "X resigned as chairman of Acme"
		return !slices.ContainsFunc(between, isName)
	}
	return formerOf(x.line, first, last)
}

// untilReach is how many items may stand between a holding and "until".
const untilReach = 3

// heldUntil reports whether the one of two names is told to have held the other
// until then: "A owned B until 2012".
func heldUntil(line []item, first, last int) bool {
	between := line[first+1 : last]
	if !slices.ContainsFunc(between, func(it item) bool { return holdings[it.text] }) {
		return false
	}
	for _, it := range line[last+1 : min(len(line), last+1+untilReach)] {
		if it.text == "until" {
			return true
		}
		if it.kind != word || it.mark {
			return false
		}
	}
	return false
}

// Ended reports whether the sentence of a claim tells that a state is over.
func (f *Finder) Ended(doc *text.Document, found *names.Found, c graph.Claim) bool {
	of := f.types[c.Type]
	if of.Nature != graph.State {
		return false
	}
	at := slices.IndexFunc(doc.Sentences, func(s text.Sentence) bool { return s.Span == c.Sentence })
	if at < 0 {
		return false
	}
	source, target := -1, -1
	var mentions []int
	for i, m := range found.Mentions {
		if m.Sentence != at {
			continue
		}
		mentions = append(mentions, i)
		switch m.Span {
		case c.SourceAt:
			source = i
		case c.TargetAt:
			target = i
		}
	}
	if source < 0 || target < 0 {
		return false
	}
	line := withoutNationalities(f.lineOf(&doc.Sentences[at], found, mentions))
	return ended(finding{match: between(line, source, target), of: of, line: line})
}

// formerBetween reports whether the name at an item has the one at a later item
// in a former post: "former Acme chairman X", "Acme's former chairman, X".
func formerBetween(line []item, of, who int) bool {
	post := line[of+1 : who]
	owned := len(post) > 0 && post[0].text == "'s"
	if owned {
		post = post[1:]
	}
	if n := len(post); n > 0 && post[n-1].text == "," {
		post = post[:n-1]
	}
	if len(post) == 0 || len(post) > maxFormer || !plain(post) ||
		slices.ContainsFunc(post, func(it item) bool { return functionWords[it.text] && it.text != "and" && it.text != "of" || isVerb(it) }) {
		return false
	}
	return of > 0 && line[of-1].text == "former" && !owned || post[0].text == "former"
}

// formerOf reports whether a person is told to have had a post at an
// organisation named behind: "X, former chairman of Acme", "X, Acme's former chairman".
func formerOf(line []item, person, of int) bool {
	if line[person+1].text != "," {
		return false
	}
	if of == person+2 {
		behind := of + 1
		if behind < len(line) && line[behind].text == "'s" {
			behind++
		}
		return (behind > of+1 || line[of].owner) && behind < len(line) && line[behind].text == "former"
	}
	for i := of - 1; i > max(person, of-1-maxFormer); i-- {
		switch {
		case line[i].kind != word || line[i].mark:
			return false
		case formers[line[i].text]:
			return offices[line[i+1].text] || i+2 < of && offices[line[i+2].text]
		}
	}
	return false
}

func isName(it item) bool { return it.kind == name }
