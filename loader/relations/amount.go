package relations

import (
	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

var (
	// otherSums are the words before or behind a sum that make it the size of
	// something else than a deal.
	otherSums = phrasesOf(`share, shares, revenue, revenues, sales, turnover, profit, profits, loss, losses, earnings, income, market, debt of, debts,
	assets, assets of, salary, bonus, per, capitalisation, capitalization, dividend, cash flow, fine of, gain of, gains of,
	charge of, charges of, bill of, tax of, taxes of, indebtedness of, write-off of, write-down of, backlog of, worth of net`)

	// behindSums are the same, right behind a sum.
	behindSums = phrasesOf("of indebtedness, of liabilities, in liabilities, of long-term debt, gain, charge, write-down, write-off, tax")

	// forEach stands right behind what one of several costs.
	forEach = phrasesOf("for each of")
)

// amountOf returns the item of the sum of money of a finding, or -1: the one
// that its wording took, else the fit one in its clause that is nearest to the match.
func amountOf(x finding, s *text.Sentence) int {
	if x.money >= 0 && !ofOne(x.line, x.money, s) {
		return x.money
	}
	start := x.start - len(x.before())
	end := x.end + len(x.after())
	best, distance := -1, 1<<30
	for i := start; i < end; i++ {
		if x.line[i].kind != sum || !isDealSize(x.line, i, s) {
			continue
		}
		d := max(x.start-i, i-x.end, 0)
		if d < distance {
			best, distance = i, d
		}
	}
	return best
}

func sumAt(it item, s *text.Sentence) *graph.Money {
	m := s.Money[it.money].Money
	return &m
}

// ofOne reports whether the sum at i is what one share or thing of many costs.
func ofOne(line []item, i int, s *text.Sentence) bool {
	return s.Money[line[i].money].PerShare || forEach.in(line[i+1:min(len(line), i+4)]) == 0
}

// leastDeal is the least money of a deal; a lesser sum is the price of one thing.
const leastDeal = 10_000

// isDealSize reports whether the sum at i may be the money of a deal.
func isDealSize(line []item, i int, s *text.Sentence) bool {
	if ofOne(line, i, s) || s.Money[line[i].money].Value < leastDeal {
		return false
	}
	before := line[max(0, i-3):i]
	after := line[i+1 : min(len(line), i+4)]
	return otherSums.in(before) < 0 && otherSums.in(after) < 0 && behindSums.in(after) != 0
}
