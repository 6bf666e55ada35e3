package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// sized are, by the kind of a deal, the words for what a sum near by is the size
// of. Deals of other kinds move money too seldom for a sum near by to be theirs.
var sized = map[string]phrases{
	"ACQUISITION": phrasesOf(`deal, transaction, purchase, acquisition, sale, offer, bid, price, takeover, buyout, merger, stake, cost, value,
		worth, valued, proceeds, pay, paid, consideration`),
	"LOAN":     phrasesOf("loan, loans, debt, credit, facility, facilities, financing, bonds, notes, borrow, borrowed, borrowing, deal"),
	"OFFERING": phrasesOf("issue, offering, notes, debentures, bonds, bond, eurobond, debt, shares, stock, units, flotation, placement, placing, proceeds"),
}

// NearbySums gives claims of deals that have no sum the one that the sentence
// before or behind tells: "Acme has secured $2bn of debt. The group is led by
// Velatron." A claim that has its sum in another sentence is left as it is.
func (f *Finder) NearbySums(doc *text.Document, found *names.Found, claims []graph.Claim) {
	r := reader{finder: f, doc: doc, found: found, mentions: mentionsBySentence(doc, found), source: -1}
	for i := range claims {
		c := &claims[i]
		words := sized[f.kindOf(c)]
		at := slices.IndexFunc(doc.Sentences, func(s text.Sentence) bool { return s.Span == c.Sentence })
		summed := func(o graph.Claim) bool {
			return o.Type == c.Type && o.SourceIndex == c.SourceIndex && o.TargetIndex == c.TargetIndex && (o.Amount != nil || o.Share != nil)
		}
		if words == nil || at < 0 || slices.ContainsFunc(claims, summed) {
			continue
		}
		parties := f.partiesOf(c, claims)
		if c.Amount = r.sumOf(at-1, words, parties); c.Amount == nil {
			c.Amount = r.sumOf(at+1, words, parties)
		}
	}
}

// kindOf is the kind of the deal that a claim is of; "" is none.
func (f *Finder) kindOf(c *graph.Claim) string {
	if d := f.types[c.Type].Deal; d != nil {
		return d.Kind
	}
	return ""
}

// partiesOf are the ends of a claim and who else claims make a party to a deal
// with its target.
func (f *Finder) partiesOf(c *graph.Claim, claims []graph.Claim) map[int]bool {
	out := map[int]bool{c.SourceIndex: true, c.TargetIndex: true}
	for _, o := range claims {
		if o.TargetIndex == c.TargetIndex && f.kindOf(&o) != "" {
			out[o.SourceIndex] = true
		}
	}
	return out
}

// sumOf returns the only sum of a deal's size in a sentence that has a word for
// what it is the size of and names no organisation but the parties; else nil.
func (r *reader) sumOf(sentence int, words phrases, parties map[int]bool) *graph.Money {
	if sentence < 0 || sentence >= len(r.doc.Sentences) {
		return nil
	}
	at, mentions := &r.doc.Sentences[sentence], r.mentions[sentence]
	line := r.finder.lineOf(at, r.found, mentions)
	stranger := func(it item) bool {
		return it.kind == name && it.class == organisation && !it.pronoun &&
			!slices.ContainsFunc(it.mentions, func(m int) bool { return parties[r.found.Mentions[m].Thing] })
	}
	if words.in(line) < 0 || slices.ContainsFunc(line, stranger) {
		return nil
	}
	var only *graph.Money
	for i, it := range line {
		if it.kind != sum || !isDealSize(line, i, at) {
			continue
		}
		if only != nil {
			return nil
		}
		only = sumAt(it, at)
	}
	return only
}
