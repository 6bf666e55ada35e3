package text

import (
	"github.com/dealgraph/dealgraph/graph"
)

// sums finds the sums of money in a sentence, in order. A number is one only
// with a currency before or behind it.
func (p *parser) sums() []Money {
	var found []Money
	previous := sum{}
	for i := 0; i < len(p.atoms); {
		s, ok := p.sumAt(i)
		if !ok {
			i++
			continue
		}
		start := p.joinRange(i, &s, previous.next)
		hedge := max(p.hedgeBefore(start), p.hedgeAfter(s.next))
		s.perShare = p.perShareAfter(s.next) || p.perShareBefore(start, previous.perShare)
		span := graph.Span{Start: p.atoms[start].Start, End: p.atoms[s.next-1].End}
		m := Money{Span: span, Money: s.money(hedge), PerShare: s.perShare}
		m.Words = span.Of(p.text)
		found = append(found, m)
		previous, i = s, s.next
	}
	return found
}

// sum is a sum of money being read.
type sum struct {
	value    float64
	scale    float64 // by which the number that was written is multiplied
	lower    float64 // of a range, its lower end
	currency string
	next     int // the atom behind it
	perShare bool
}

// money is the sum as what the words round about make of it.
func (s sum) money(h hedge) graph.Money {
	m := graph.Money{Value: s.value, Currency: s.currency, Approximate: h != exactly || s.lower > 0}
	switch {
	case s.lower > 0:
		m.Low, m.High = s.lower, s.value
	case h == atLeast:
		m.Low = s.value
	case h == atMost:
		m.High = s.value
	}
	return m
}

// sumAt reads the sum that begins at atom i, if there is one.
func (p *parser) sumAt(i int) (sum, bool) {
	if i >= len(p.atoms) || p.atoms[i].opens&aSum == 0 {
		return sum{}, false
	}
	if u, next, ok := p.currencyBefore(i); ok {
		if q, ok := p.quantityAt(next, true); ok && (u.sense != vague || q.scaled) {
			s := q.sum(u)
			if again, next, ok := p.currencyBehind(q.next); ok && again.per == 1 && p.wordAt(next-1) != "" {
				s.next = next // "$5 million dollars"
				if again.code != "USD" {
					s.currency = again.code
				}
			}
			return s, true
		}
	}
	q, ok := p.quantityAt(i, false)
	if !ok || p.partOfLarger(i) {
		return sum{}, false
	}
	u, next, ok := p.currencyBehind(q.next)
	if !ok || q.bare || u.sense == vague && !q.scaled || p.weighs(next) {
		return sum{}, false
	}
	s := q.sum(u)
	s.next = next
	return s, true
}

// partOfLarger reports whether the number at i goes on from something before
// it, so that it is no number by itself: the 500 of "S&P500" or of "4.5.500".
func (p *parser) partOfLarger(i int) bool {
	if i == 0 || p.atoms[i].spaced {
		return false
	}
	return p.atoms[i-1].kind == word || p.atoms[i-1].kind == number || p.is(i-1, ".") || p.is(i-1, ",")
}

// currencyBefore reads a currency that a number must follow: "$", "US$", "Rs.", "EUR".
func (p *parser) currencyBefore(i int) (u unit, next int, ok bool) {
	if a, ok := p.at(i, sign); ok {
		u, ok := signs[a.Of(p.text)]
		return u, i + 1, ok
	}
	a, ok := p.at(i, word)
	if !ok {
		return unit{}, 0, false
	}
	next = i + 1
	if p.is(next, ".") && !p.atoms[next].spaced {
		next++ // "U.S.$", "Rs."
	}
	if s, ok := p.at(next, sign); ok && !s.spaced {
		code := signPrefixes[a.word+s.Of(p.text)]
		return unit{code: code, per: 1}, next + 1, code != ""
	}
	if n, ok := p.at(next, number); !ok || a.Len() == 1 && n.spaced {
		return unit{}, 0, false
	}
	written := a.Of(p.text)
	code := prefixes[written]
	if codes[written] {
		code = written
	}
	u = unit{code: code, per: 1}
	if a.Len() == 1 {
		u.sense = vague // "R780 million", not "P3"
	}
	return u, next, code != ""
}

// currencyBehind reads the currency behind a number: "dlrs", "-dollar",
// "Hong Kong dollars", "pounds sterling", "p", "EUR", "€".
func (p *parser) currencyBehind(i int) (u unit, next int, ok bool) {
	if p.is(i, "-") && !p.atoms[i].spaced {
		i++
	}
	if a, ok := p.at(i, sign); ok {
		u, ok := signs[a.Of(p.text)]
		_, number := p.at(i+1, number) // "5 $6" is no sum of 5
		return u, i + 1, ok && !number
	}
	a, ok := p.at(i, word)
	if !ok {
		return unit{}, 0, false
	}
	written := a.Of(p.text)
	switch u, ok := units[a.word]; {
	case ok && u.code == "GBP" && p.words(i+1, "sterling"), ok && u.code == "GBP" && p.words(i+1, "stg"):
		return u, i + 2, true
	case ok && u.sense == shared:
		return unit{code: p.home(u.code), per: u.per}, i + 1, true
	case ok && !p.namesUnit(i+1):
		return u, i + 1, true
	case codes[written]:
		return unit{code: written, per: 1}, i + 1, true
	case written == "p" && !a.spaced:
		return unit{code: "GBP", per: 100}, i + 1, true
	}
	return p.nationalUnit(i)
}

// namesUnit reports whether the word before i is a country's word for the unit
// at i: "euro cents".
func (p *parser) namesUnit(i int) bool {
	u, ok := units[p.wordAt(i)]
	return ok && nations[u.code][p.wordAt(i-1)] != ""
}

// nationalUnit reads a country's word of one or two words and a unit.
func (p *parser) nationalUnit(i int) (u unit, next int, ok bool) {
	country, next := p.wordAt(i), i+1
	for range 2 {
		if (p.is(next, ".") || p.is(next, "-")) && !p.atoms[next].spaced {
			next++ // "U.S. dollars", "D-marks"
		}
		w := p.wordAt(next)
		if u, ok := units[w]; ok {
			code := nations[u.code][country]
			return unit{code: code, per: u.per}, next + 1, code != ""
		}
		country, next = country+" "+w, next+1
	}
	return unit{}, 0, false
}

// weighs reports whether the unit before i is one of weight: "pounds of copper".
func (p *parser) weighs(i int) bool {
	if w := p.wordAt(i - 1); w != "pounds" && w != "pound" || !p.words(i, "of") {
		return false
	}
	return !funds[p.wordAt(i+1)]
}

// funds are what sums of pounds are of.
var funds = words(`debt debts cash investment investments sales savings profit profits loans losses assets revenue
	revenues new capital funding aid bonds shares stock business orders costs taxpayers equity its their the government`)

// pricedItems are what a price is for one of; priceWords may stand before them.
var (
	pricedItems = words(`share shr ads adr unit barrel bbl tonne ton ounce oz lb bushel gallon kilo kg mwh`)
	priceWords  = words(`common ordinary preferred preference new existing outstanding diluted basic class voting
		metric troy fine primary fully of a b`)
)

// maxPriceWords bounds the words between "a" or "per" and the thing priced.
const maxPriceWords = 3

// perShareAfter reports whether the words at i make the sum before them the
// price of one thing: "a share", "per ordinary share", "for each common share".
func (p *parser) perShareAfter(i int) bool {
	if p.is(i, "-") {
		i++ // "$54-a-share"
	}
	if p.words(i, "for") || p.words(i, "cash") {
		i++
	}
	each := p.wordAt(i)
	if each != "a" && each != "per" && each != "an" && each != "each" && !p.is(i, "/") {
		return false
	}
	for n := range maxPriceWords + 1 {
		i++
		if n == 0 && p.is(i, "-") {
			i++
		}
		a, ok := p.at(i, word)
		switch {
		case pricedItems[a.word]:
			return true
		case !ok || !priceWords[a.word] && (each != "each" || n == maxPriceWords):
			return false
		}
	}
	return false
}

// perShareBefore reports whether a results table gives the sum at i for a
// share: "Shr 25 cts", "Shr loss 25 cts", "Qtly div 10 cts", and in each of them
// the sum behind "vs" where the one before it was.
func (p *parser) perShareBefore(i int, previous bool) bool {
	if w := p.wordAt(i - 1); w == "loss" || w == "profit" {
		i--
	}
	w := p.wordAt(i - 1)
	return w == "shr" || w == "div" || w == "vs" && previous
}
