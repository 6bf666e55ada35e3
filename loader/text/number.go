package text

import "math"

// quantity is a number as it stands before or behind a currency.
type quantity struct {
	value  float64
	scale  float64 // by which the number that was written is multiplied
	lower  float64 // of a range, "4-5bn", the lower end; then value is the upper one
	next   int     // the atom behind it
	scaled bool    // has a scale, or commas
	bare   bool    // is four digits and nothing else, as a year is
}

// quantityAt reads a number in digits or words with its scale at atom i; of a
// range it takes the upper end. signed says that a currency stands before it.
func (p *parser) quantityAt(i int, signed bool) (quantity, bool) {
	q, ok := p.digitsAt(i, signed)
	if !ok && !signed {
		q, ok = p.wordsAt(i)
	}
	if !ok {
		return q, false
	}
	if upper, ok := p.rangeEnd(q.next, signed); ok && upper.value > q.value {
		upper.lower = q.value
		if q.scale == 1 && q.value*upper.scale < upper.value {
			upper.lower *= upper.scale
		}
		return upper, true
	}
	return q, true
}

// sum makes a sum of a number of units.
func (q quantity) sum(u unit) sum {
	return sum{value: q.value / u.per, scale: q.scale, lower: q.lower / u.per, currency: u.code, next: q.next}
}

// digitsAt reads "7.5bn", "1,550", "11-1/2" and "545 mln".
func (p *parser) digitsAt(i int, signed bool) (quantity, bool) {
	a, ok := p.at(i, number)
	if !ok || a.value < 0 {
		return quantity{}, false
	}
	q := quantity{value: a.value, scale: 1, next: i + 1, bare: a.Len() == 4 && a.value >= 1900 && a.value < 2100}
	q.scaled = a.Len() > 4 && p.text[a.End-4] == ','
	if fraction, next, ok := p.fractionAt(q.next); ok {
		q.value, q.next = q.value+fraction, next
	}
	return p.scale(q, signed), true
}

// fractionAt reads "-1/2" or " 1/2" behind a whole number.
func (p *parser) fractionAt(i int) (value float64, next int, ok bool) {
	if p.is(i, "-") && !p.atoms[i].spaced {
		i++
	}
	over, ok1 := p.at(i, number)
	under, ok2 := p.at(i+2, number)
	if !ok1 || !ok2 || !p.is(i+1, "/") || p.atoms[i+1].spaced || under.spaced || under.value <= over.value || over.value < 1 {
		return 0, 0, false
	}
	return over.value / under.value, i + 3, true
}

// scale multiplies q by the scale words behind it.
func (p *parser) scale(q quantity, signed bool) quantity {
	for range 2 { // "1.5 lakh crore" has two
		i := q.next
		if p.is(i, "-") && !p.atoms[i].spaced {
			i++ // "one-billion-dlr"
		}
		a, ok := p.at(i, word)
		if !ok {
			break
		}
		by, ok := scales[a.word]
		if !ok && i == q.next && (!a.spaced || signed && a.word == "m") {
			by, ok = letterScales[a.word]
		}
		if !ok {
			break
		}
		// To the cent: 16.6 times a billion is a little more than it should be.
		q = quantity{value: math.Round(q.value*by*100) / 100, scale: q.scale * by, next: i + 1, scaled: true}
	}
	return q
}

// rangeEnd reads the upper end of a range at i: "-5bn", "–$5bn".
func (p *parser) rangeEnd(i int, signed bool) (quantity, bool) {
	if !p.is(i, "-") && !p.is(i, "–") || p.atoms[i].spaced {
		return quantity{}, false
	}
	i++
	if _, ok := p.at(i, sign); ok && signed {
		i++
	}
	if a, ok := p.at(i, number); !ok || a.spaced {
		return quantity{}, false
	}
	return p.digitsAt(i, signed)
}

// wordsAt reads a number in words: "four", "twenty-five mln", "half a
// billion", "a million", "two and a half billion".
func (p *parser) wordsAt(i int) (quantity, bool) {
	q := quantity{value: 1, scale: 1, next: i}
	switch {
	case p.words(i, "half", "a"):
		q = p.scale(quantity{value: 0.5, scale: 1, next: i + 2}, false)
		return q, q.scaled
	case p.words(i, "a", "quarter", "of", "a"):
		q = p.scale(quantity{value: 0.25, scale: 1, next: i + 4}, false)
		return q, q.scaled
	case p.words(i, "a"):
		q = p.scale(quantity{value: 1, scale: 1, next: i + 1}, false)
		return q, q.scaled
	}
	n, ok := p.numeral(i)
	if !ok {
		return q, false
	}
	q.value, q.next = n, i+1
	if n >= 20 { // "twenty-five"
		next := q.next
		if p.is(next, "-") {
			next++
		}
		if ones, ok := p.numeral(next); ok && ones < 10 {
			q.value, q.next = n+ones, next+1
		}
	}
	if p.words(q.next, "and", "a", "half") {
		q.value, q.next = q.value+0.5, q.next+3
	}
	return p.scale(q, false), true
}

func (p *parser) numeral(i int) (float64, bool) {
	a, ok := p.at(i, word)
	n := numerals[a.word]
	return n, ok && n > 0
}
