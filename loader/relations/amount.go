package relations

import (
	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

var (
	// otherSums are the words before or behind a sum that make it the size of
	// something else than a deal.
	otherSums = phrasesOf(`share, shares, revenue, revenues, sales, turnover, profit, profits, loss, losses, earnings, income, market, debt of, debts,
	assets, assets of, salary, bonus, per, capitalisation, capitalization, dividend, cash flow, gain of, gains of,
	charge of, charges of, bill of, tax of, taxes of, indebtedness of, write-off of, write-down of, backlog of, denominations of, worth of net, valuation of, valuations of, valuation at`)

	// behindSums are the same, right behind a sum.
	behindSums = phrasesOf("of indebtedness, of liabilities, in liabilities, of long-term debt, gain, charge, write-down, write-off, tax")

	// valuations are the words before a sum that something is valued at: a company,
	// unless one of valuedDeals stands before them.
	valuations  = phrasesOf("valued at, it at, company at, group at, startup at, business at, firm at")
	valuedDeals = phrasesOf(`deal, transaction, offer, bid, sale, purchase, acquisition, takeover, merger, buyout, contract, contracts, order, agreement, stake,
		package, loan, issue, offering, assets, shares`)

	// forEach stands right behind what one of several costs.
	forEach = phrasesOf("for each, cash for each, in cash for each")
)

// amountOf returns the item of the sum of money of a finding, or -1: the one
// that its wording took, else the fit one in its clause that is nearest to its ends.
func (f *Finder) amountOf(x finding, s *text.Sentence) int {
	if x.money >= 0 && !ofOne(x.line, x.money, s) {
		return converted(x.line, x.money)
	}
	if x.of.Worded {
		return -1
	}
	return f.nearestSum(x, x.start-len(x.before()), x.end+len(x.after()), s)
}

// nearestSum returns the item of the sum of a deal's size that is nearest to
// either end of a finding, of those of the items [from, to), or -1.
func (f *Finder) nearestSum(x finding, from, to int, s *text.Sentence) int {
	best, least := -1, 0
	for i := from; i < to; i++ {
		if x.line[i].kind != sum || converted(x.line, i) != i || !f.isSizeOf(x.of.Name, x.line, i, s) {
			continue
		}
		if d := x.distance(i); best < 0 || d < least {
			best, least = i, d
		}
	}
	return best
}

// distance tells how far a sum is from the nearer end of a finding: the items
// that lie between, of which a name, a comma and another sum count for more, since
// what stands behind them often belongs to somebody else.
func (x finding) distance(sum int) int {
	ends := []int{x.source, x.target}
	switch {
	case x.source < 0 && x.target < 0:
		ends = []int{x.start, x.end - 1}
	case x.source >= 0 && x.of.Deal != nil && x.of.Deal.Hub == "target" && x.of.Deal.Kind != "ACQUISITION":
		ends = []int{x.source} // of several lenders, each gives its own
	}
	nearest := 1 << 30
	for _, end := range ends {
		if end >= 0 {
			nearest = min(nearest, apart(x.line[min(sum, end)+1:max(sum, end)]))
		}
	}
	return nearest
}

// apart weighs the items between a name and a sum.
func apart(between []item) int {
	n := len(between)
	for _, it := range between {
		if it.kind != word || it.text == "," || it.text == "and" {
			n += strangerItems
		}
	}
	return n
}

// strangerItems are how many words a name, a comma or a sum between counts for.
const strangerItems = 5

// converted returns the item of the sum that the one at an item is told in
// another currency of, in brackets: "1bn euros ($1.3bn; £690m)"; else the item.
func converted(line []item, at int) int {
	first := at
	for first > 1 && line[first-1].text == ";" && line[first-2].kind == sum {
		first -= 2
	}
	if first > 1 && line[first-1].text == "(" && line[first-2].kind == sum {
		return first - 2
	}
	return at
}

func sumAt(it item, s *text.Sentence) *graph.Money {
	m := s.Money[it.money].Money
	return &m
}

// ofOne reports whether the sum at i is what one share or thing of many costs.
func ofOne(line []item, i int, s *text.Sentence) bool {
	return s.Money[line[i].money].PerShare || forEach.in(line[i+1:min(len(line), i+5)]) == 0
}

// valuedReach is how many items before a sum the deal may stand that it values.
const valuedReach = 8

// leastDeal is the least money of a deal; a lesser sum is the price of one thing.
const leastDeal = 10_000

// isSizeOf reports whether the sum at i may be the money of a deal of a type.
func (f *Finder) isSizeOf(of string, line []item, i int, s *text.Sentence) bool {
	if ofOne(line, i, s) || s.Money[line[i].money].Value < leastDeal {
		return false
	}
	before := line[max(0, i-3):i]
	if n := len(before); n > 0 && before[n-1].text == "or" || n > 1 && before[n-2].text == "or" && hedges[before[n-1].text] {
		before = nil // what one share costs stands before what all do
	}
	after := line[i+1 : min(len(line), i+4)]
	if valuations.in(before) >= 0 && valuedDeals.in(line[max(0, i-valuedReach):i]) < 0 {
		return false
	}
	if otherSums.in(before) >= 0 || otherSums.in(after) >= 0 || behindSums.in(after) == 0 {
		return false
	}
	t, beside := f.telltales[of], line[max(0, i-3):min(len(line), i+4)]
	return t.own.in(beside) >= 0 || t.others.in(beside) < 0
}
