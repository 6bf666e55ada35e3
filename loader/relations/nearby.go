package relations

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// sized are, by the kind of a deal, the words for what a sum near by is the size
// of. Deals of other kinds move money too seldom for a sum near by to be theirs.
var sized = map[string]phrases{
	"ACQUISITION": phrasesOf(`price, paid, pays, consideration, deal is worth, deal was worth, deal is valued, deal was valued, deal values, transaction is valued,
		transaction was valued, offer is worth, offer values, bid is worth, bid values, valued at`),
	"INVESTMENT": phrasesOf("deal, transaction, purchase, stake, round, investment, price, pay, paid, raised, raises, worth, cost, funding, consideration"),
	"LOAN":       phrasesOf("loan, loans, debt, credit, facility, facilities, financing, bonds, notes, borrow, borrowed, borrowing, deal"),
	"OFFERING":   phrasesOf("issue, offering, notes, debentures, bonds, bond, eurobond, debt, shares, stock, units, flotation, placement, placing, proceeds"),
}

// NearbySums gives claims of deals that have no sum the one that the sentence
// before or behind tells: "Acme has secured $2bn of debt. The group is led by
// Velatron." A claim that has its sum in another sentence is left as it is.
func (f *Finder) NearbySums(doc *text.Document, found *names.Found, claims []graph.Claim) {
	r := reader{finder: f, doc: doc, found: found, mentions: mentionsBySentence(doc, found), source: -1}
	type deal struct {
		of             string
		source, target int
	}
	dealOf := func(c *graph.Claim) deal { return deal{c.Type, c.SourceIndex, c.TargetIndex} }
	summed, sources := map[deal]bool{}, map[int][]int{} // sources of deals by their targets
	for i := range claims {
		c := &claims[i]
		if c.Amount != nil || c.Share != nil {
			summed[dealOf(c)] = true
		}
		if f.kindOf(c) != "" {
			sources[c.TargetIndex] = append(sources[c.TargetIndex], c.SourceIndex)
		}
	}
	for i := range claims {
		c := &claims[i]
		words := sized[f.kindOf(c)]
		if words == nil || summed[dealOf(c)] {
			continue
		}
		at, there := slices.BinarySearchFunc(doc.Sentences, c.Sentence, func(s text.Sentence, span graph.Span) int { return cmp.Compare(s.Start, span.Start) })
		if !there {
			continue
		}
		parties := append([]int{c.SourceIndex, c.TargetIndex}, sources[c.TargetIndex]...)
		if c.Amount = r.sumOf(c.Type, at-1, words, parties); c.Amount == nil {
			c.Amount = r.sumOf(c.Type, at+1, words, parties)
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

// sumOf returns the only sum in a sentence that may be the size of a deal of a
// type, where the sentence has a word for what it is the size of and names no
// organisation but the parties; else nil.
func (r *reader) sumOf(of string, sentence int, words phrases, parties []int) *graph.Money {
	if sentence < 0 || sentence >= len(r.doc.Sentences) {
		return nil
	}
	at, mentions := &r.doc.Sentences[sentence], r.mentions[sentence]
	line := r.finder.lineOf(at, r.found, mentions)
	stranger := func(it item) bool {
		return it.kind == name && it.class == organisation && !it.pronoun &&
			!slices.ContainsFunc(it.mentions, func(m int) bool { return slices.Contains(parties, r.found.Mentions[m].Thing) })
	}
	if words.in(line) < 0 || slices.ContainsFunc(line, stranger) {
		return nil
	}
	var only *graph.Money
	for i, it := range line {
		if it.kind != sum || converted(line, i) != i || !r.finder.isSizeOf(of, line, i, at) {
			continue
		}
		if only != nil {
			return nil
		}
		only = sumAt(it, at)
	}
	return only
}
