package text

import (
	"unicode"

	"github.com/dealgraph/dealgraph/graph"
)

// dates finds the dates in a sentence, in order. None begins inside a sum.
func (p *parser) dates(sums []Money) []Date {
	var found []Date
	last := -1 // the atom behind the date before
	for i := 0; i < len(p.atoms); {
		for len(sums) > 0 && sums[0].End <= p.atoms[i].Start {
			sums = sums[1:]
		}
		m, next, ok := moment{}, 0, false
		if len(sums) == 0 || p.atoms[i].Start < sums[0].Start {
			m, next, ok = p.dateAt(i, last)
		}
		if !ok {
			i++
			continue
		}
		span := graph.Span{Start: p.atoms[i].Start, End: p.atoms[next-1].End}
		d := Date{Span: span, Words: span.Of(p.text), Precision: m.precision(), when: m}
		if m.absolute() {
			d.From, d.To = m.bounds(d.From)
		}
		found = append(found, d)
		last, i = next, next
	}
	return found
}

// dateAt reads the date that begins at atom i, a word like "early" before it included.
func (p *parser) dateAt(i, last int) (moment, int, bool) {
	if p.atoms[i].opens&aDate == 0 {
		return moment{}, 0, false
	}
	if m, next, ok := p.endAt(i); ok {
		return m, next, true
	}
	which, ok := parts[p.wordAt(i)]
	if !ok {
		return p.periodAt(i, last)
	}
	next := i + 1
	if p.is(next, "-") {
		next++
	}
	if which == end && p.words(next, "of") {
		next++
		if p.words(next, "the") {
			next++
		}
	}
	m, next, ok := p.periodAt(next, last)
	if ok && m.unit == Day {
		return m, next, false
	}
	m.part = which
	return m, next, ok
}

// endAt reads "year-end", "year end 1987", "the end of the month".
func (p *parser) endAt(i int) (moment, int, bool) {
	unit := func(i int) (Precision, bool) {
		u, ok := dateUnits[p.wordAt(i)]
		return u, ok && u != Day && p.wordAt(i)[len(p.wordAt(i))-1] != 's'
	}
	if u, ok := unit(i); ok {
		next := i + 1
		if p.is(next, "-") && !p.atoms[next].spaced {
			next++
		}
		if p.words(next, "end") {
			m := moment{unit: u, shifted: true, part: end}
			if year, after, ok := p.yearAt(next + 1); ok && u == Year {
				m.year, next = year, after-1
			}
			return m, next + 1, true
		}
	}
	if p.words(i, "end", "of", "the") {
		if u, ok := unit(i + 3); ok {
			return moment{unit: u, shifted: true, part: end}, i + 4, true
		}
	}
	return moment{}, 0, false
}

// periodAt reads a date or period without a word like "early" before it.
func (p *parser) periodAt(i, last int) (moment, int, bool) {
	for _, read := range []func(int) (moment, int, bool){
		p.numericAt, p.weekdayAt, p.dayMonthAt, p.monthAt, p.quarterAt, p.relativeAt, p.agoAt,
	} {
		if m, next, ok := read(i); ok {
			return m, next, true
		}
	}
	return p.bareYearAt(i, last)
}

// numericAt reads "2024-03-04" and "26-FEB-1987".
func (p *parser) numericAt(i int) (moment, int, bool) {
	a, ok1 := p.at(i, number)
	b, ok2 := p.at(i+4, number)
	if !ok1 || !ok2 || !p.is(i+1, "-") || !p.is(i+3, "-") || b.spaced {
		return moment{}, 0, false
	}
	m := moment{unit: Day}
	if month, ok := months[p.wordAt(i+2)]; ok {
		m.day, m.named, m.year = int(a.value), month, int(b.value)
	} else if c, ok := p.at(i+2, number); ok && a.Len() == 4 && c.Len() == 2 && b.Len() == 2 {
		m.day, m.named, m.year = int(b.value), int(c.value), int(a.value)
	}
	return m, i + 5, m.valid()
}

// valid reports whether the day of the named month is there.
func (m moment) valid() bool {
	return m.day >= 1 && m.day <= 31 && m.named >= 1 && m.named <= 12 && (m.year == 0 || isYear(m.year))
}

func isYear(n int) bool { return n >= 1900 && n < 2100 }

// weekdayAt reads "Tuesday", "last Tuesday" and "Tuesday, March 4".
func (p *parser) weekdayAt(i int) (moment, int, bool) {
	m := moment{unit: Day, weekday: true}
	day, next := i, 0
	if t, ok := turns[p.wordAt(i)]; ok {
		m.turn, m.shifted, day = t, t == nearest, i+1
	}
	named, ok := weekdays[p.wordAt(day)]
	if !ok || !p.capitalised(day) {
		return m, 0, false
	}
	m.named, next = named, day+1
	dated := next
	if p.is(dated, ",") {
		dated++
	}
	for _, read := range []func(int) (moment, int, bool){p.dayMonthAt, p.monthAt} {
		if full, after, ok := read(dated); ok && full.unit == Day {
			return full, after, true
		}
	}
	return m, next, true
}

// dayMonthAt reads "4 March 2024", "4th of March" and "4 March last year".
func (p *parser) dayMonthAt(i int) (moment, int, bool) {
	day, next, ok := p.dayAt(i)
	if !ok {
		return moment{}, 0, false
	}
	if p.words(next, "of") {
		next++
	}
	month, ok := months[p.wordAt(next)]
	if !ok || !p.capitalised(next) {
		return moment{}, 0, false
	}
	m := moment{unit: Day, named: month, day: day}
	next = p.year(&m, p.stop(next+1))
	return m, next, true
}

// dayAt reads the day of a month: "4", "4th".
func (p *parser) dayAt(i int) (day, next int, ok bool) {
	a, ok := p.at(i, number)
	if !ok || a.Len() > 2 || a.value < 1 || a.value > 31 || i > 0 && !a.spaced && p.is(i-1, "-") {
		return 0, 0, false
	}
	next = i + 1
	if s, ok := p.at(next, word); ok && !s.spaced {
		if len(s.word) != 2 || ordinals[s.word] == 0 {
			return 0, 0, false
		}
		next++
	}
	return int(a.value), next, true
}

// monthAt reads "March 4, 1987", "October 2023", "last October" and "in October".
func (p *parser) monthAt(i int) (moment, int, bool) {
	m := moment{unit: Month}
	at := i
	t, turned := turns[p.wordAt(i)]
	if turned {
		m.turn, at = t, i+1
	}
	month, ok := months[p.wordAt(at)]
	if !ok || !p.capitalised(at) {
		return m, 0, false
	}
	m.named = month
	next := p.stop(at + 1)
	if day, after, ok := p.dayAt(next); ok && !p.counts(after) {
		m.unit, m.day = Day, day
		return m, p.year(&m, after), true
	}
	if after := p.year(&m, next); after > next {
		return m, after, true
	}
	if m.turn == nearest && turned {
		m.shifted = true // "this October"
	}
	return m, at + 1, turned || p.standsAsMonth(at)
}

// standsAsMonth reports whether the month at i, without a number beside it, is one.
func (p *parser) standsAsMonth(i int) bool {
	if beforeMonth[p.wordAt(i-1)] || p.is(i-1, "-") {
		return true
	}
	return !doubtfulMonths[p.wordAt(i)] && !p.capitalised(i+1)
}

// stop is i, or the atom behind it where the stop of "Jan." is there and a
// number follows.
func (p *parser) stop(i int) int {
	if _, ok := p.at(i+1, number); ok && p.is(i, ".") && !p.atoms[i].spaced {
		return i + 1
	}
	return i
}

// year reads the year of a named period at i into m, and returns the atom behind it.
func (p *parser) year(m *moment, i int) (next int) {
	next = i
	if p.is(next, ",") || p.words(next, "of") || p.words(next, "in") {
		next++
	}
	if p.words(next, "the", "year") && next > i {
		m.shifted = true
		return next + 2
	}
	if shift, ok := shifts[p.wordAt(next)]; ok && p.words(next+1, "year") {
		m.shift, m.shifted = shift, true
		return next + 2
	}
	if p.words(next, "fiscal") || p.words(next, "calendar") {
		next++
	}
	if year, after, ok := p.yearAt(next); ok {
		m.year = year
		return after
	}
	return i
}

// yearAt reads a year of four digits that counts nothing.
func (p *parser) yearAt(i int) (year, next int, ok bool) {
	a, ok := p.at(i, number)
	if !ok || a.Len() != 4 || !isYear(int(a.value)) || a.value != float64(int(a.value)) || p.counts(i+1) {
		return 0, 0, false
	}
	if s, ok := p.at(i+1, word); ok && !s.spaced {
		return 0, 0, false // "2000s", "1999m"
	}
	return int(a.value), i + 1, true
}

// counts reports whether what stands at i makes the number before it a count.
func (p *parser) counts(i int) bool {
	w := p.wordAt(i)
	return notYears[w] || scales[w] > 0 || units[w].code != "" || p.is(i, "%")
}

// quarterAt reads "Q1 2025", "1Q", "first quarter of 2024", "third-quarter" and
// the like, and halves in the same way.
func (p *parser) quarterAt(i int) (moment, int, bool) {
	m := moment{}
	next := i + 2
	n, digit := p.at(i+1, number)
	switch w := p.wordAt(i); {
	case digit && !n.spaced && (w == "q" || w == "h"):
		m.unit, m.named = quarterOrHalf(w), int(n.value)
	case ordinals[w] > 0 && len(w) > 2:
		if p.is(i+1, "-") {
			next++
		}
		m.unit, m.named = quarterOrHalf(p.wordAt(next-1)), ordinals[w]
		if w == "last" && m.unit == Quarter && !p.words(next, "of") {
			return m, 0, false // "last quarter" counts from now
		}
	default:
		a, ok := p.at(i, number)
		behind, _ := p.at(i+1, word)
		if !ok || behind.spaced {
			return m, 0, false
		}
		if ordinals[behind.word] > 0 { // "4th quarter"
			next++
		}
		m.unit, m.named = quarterOrHalf(p.wordAt(next-1)), int(a.value)
	}
	if m.unit == "" || m.named < 1 || m.named > 4 || m.unit == HalfYear && m.named > 2 {
		return m, 0, false
	}
	return m, p.year(&m, next), true
}

func quarterOrHalf(w string) Precision {
	switch w {
	case "q", "quarter", "qtr":
		return Quarter
	case "h", "half":
		return HalfYear
	}
	return ""
}

// relativeAt reads "today", "last year" and "next week".
func (p *parser) relativeAt(i int) (moment, int, bool) {
	if shift, ok := days[p.wordAt(i)]; ok {
		return moment{unit: Day, shift: shift, shifted: true}, i + 1, true
	}
	shift, ok := shifts[p.wordAt(i)]
	unit, named := dateUnits[p.wordAt(i+1)]
	switch w := p.wordAt(i + 1); {
	case !ok:
	case named && unit != Day && w[len(w)-1] != 's':
		return moment{unit: unit, shift: shift, shifted: true}, i + 2, true
	case p.wordAt(i) == "this" && (w == "morning" || w == "afternoon" || w == "evening"):
		return moment{unit: Day, shifted: true}, i + 2, true
	}
	return moment{}, 0, false
}

// agoAt reads "two years ago" and "a month ago".
func (p *parser) agoAt(i int) (moment, int, bool) {
	n, ok := p.numeral(i)
	if a, digits := p.at(i, number); digits && a.Len() <= 2 {
		n, ok = a.value, true
	}
	if p.words(i, "a") {
		n, ok = 1, true
	}
	unit, named := dateUnits[p.wordAt(i+1)]
	if !ok || !named || !p.words(i+2, "ago") {
		return moment{}, 0, false
	}
	return moment{unit: unit, shift: -int(n), shifted: true}, i + 3, true
}

// bareYearAt reads a year by itself, behind a word that a year follows or
// another date: "in 2009", "FY2024", "(2004)", "2003 and 2004".
func (p *parser) bareYearAt(i, last int) (moment, int, bool) {
	if p.words(i, "fy") || p.words(i, "fiscal") {
		if year, next, ok := p.yearAt(i + 1); ok {
			return moment{unit: Year, year: year}, next, true
		}
	}
	year, next, ok := p.yearAt(i)
	if !ok {
		return moment{}, 0, false
	}
	linked := last >= 0 && last == i-1 && (p.words(i-1, "and") || p.words(i-1, "or") || p.is(i-1, "-") || p.is(i-1, "–"))
	part := p.is(i-1, "-") && parts[p.wordAt(i-2)] != whole // "mid-1987"
	enclosed := p.is(i-1, "(") && p.is(i+1, ")")
	if !beforeYear[p.wordAt(i-1)] && !linked && !part && !enclosed {
		return moment{}, 0, false
	}
	return moment{unit: Year, year: year}, next, true
}

// capitalised reports whether atom i is a word with a capital.
func (p *parser) capitalised(i int) bool {
	a, ok := p.at(i, word)
	return ok && unicode.IsUpper(runeAt(p.text, a.Start))
}
