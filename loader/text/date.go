package text

import (
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// Precision is how exact a date is.
type Precision = graph.Precision

// The precisions of dates in texts.
const (
	Day      = graph.Day
	Week     = graph.Week
	Month    = graph.Month
	Quarter  = graph.Quarter
	HalfYear = graph.HalfYear
	Year     = graph.Year
)

// Date is a date or period that a text names, and where. An absolute one
// ("March 4, 1987", "Q1 2025") has its bounds at once. A relative one ("last
// year", "on Tuesday", "in October") has none until [Date.Resolve] counts them
// from the day of publication.
type Date struct {
	graph.Span
	Words     string // as written, line breaks included
	Precision Precision
	// From and To bound the period, [From, To), at midnight UTC. Both are zero
	// while they are not known.
	From, To time.Time

	when moment
}

// Relative reports whether the date counts from the day of publication and has
// not been resolved.
func (d Date) Relative() bool { return d.From.IsZero() }

// Resolve returns d with the bounds that it has in a text published then. An
// absolute date comes back as it is, and so does a relative one where
// published is zero. What a text leaves open is read so:
//
//   - a weekday is the latest such day, that of publication included; with
//     "next" the first after it, with "this" the first that is not before it,
//     with "last" the latest before it;
//   - a day, month, quarter or half without a year is the one nearest to
//     publication; with "last" the latest that is over, with "next" the first to come;
//   - "early", "mid" and "late" are thirds of a period, "end" its last day.
func (d Date) Resolve(published time.Time) Date { return d.ResolveIn(published, Open) }

// Tense is the time of the verb that a date goes with.
type Tense int

// The tenses.
const (
	Open   Tense = iota // not known
	Past                // "bought it in October"
	Future              // "will buy it in October"
)

// ResolveIn is as Resolve, but what the words leave open is read by the tense: in
// the past it is the latest that has begun, in the future the first that is not over.
func (d Date) ResolveIn(published time.Time, tense Tense) Date {
	if !d.Relative() || published.IsZero() {
		return d
	}
	d.From, d.To = d.when.in(tense).bounds(dayOf(published))
	return d
}

// in is the moment as a verb of that tense has it.
func (m moment) in(tense Tense) moment {
	if m.named == 0 && !m.weekday || m.turn != nearest || m.shifted {
		return m
	}
	switch {
	case tense == Future && m.weekday:
		m.shifted = true // as "this Tuesday"
	case tense == Future:
		m.turn = onward
	case tense == Past && !m.weekday:
		m.turn = upTo
	}
	return m
}

// moment is a date as the words tell it.
type moment struct {
	unit  Precision
	named int // which month, quarter, half or weekday (Sunday is 0); counted months and the like have 0
	day   int // of the named month
	year  int // 0 where the words do not tell it
	// shift counts units (years, where one is named) from the one that holds
	// the day of publication; it counts only where shifted.
	shift   int
	shifted bool
	weekday bool
	turn    turn
	part    part
}

// turn says to which side of publication a name without a year lies.
type turn int

const (
	nearest turn = iota
	before
	after
	upTo   // the latest that has begun
	onward // the first that is not over
)

// part is the part of a period that is meant.
type part int

const (
	whole part = iota
	early
	middle
	late
	end
)

// absolute reports whether the words alone tell the bounds.
func (m moment) absolute() bool { return m.year != 0 }

// precision is the precision of the period meant.
func (m moment) precision() Precision {
	if m.part == end {
		return Day
	}
	return m.unit
}

// bounds are the bounds of the period in a text published on that day; for an
// absolute one the day does not matter.
func (m moment) bounds(published time.Time) (from, to time.Time) {
	switch {
	case m.weekday:
		from = m.weekdayBy(published)
	case m.absolute():
		from = m.startIn(m.year)
	case m.named != 0 && m.shifted:
		from = m.startIn(published.Year() + m.shift)
	case m.named != 0:
		from = m.startBy(published)
	default:
		from = addUnits(startOf(m.unit, published), m.unit, m.shift)
	}
	return m.narrow(from, addUnits(from, m.unit, 1))
}

// startIn is the start of the named period in a year, or of the year.
func (m moment) startIn(year int) time.Time {
	month, day := 1, max(m.day, 1)
	switch {
	case m.unit == Day || m.unit == Month:
		month = m.named
	case m.unit == Quarter:
		month = 3*m.named - 2
	case m.unit == HalfYear:
		month = 6*m.named - 5
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// startBy is the start of the named period in the year that the turn asks for.
func (m moment) startBy(published time.Time) time.Time {
	var best time.Time
	for year := published.Year() - 1; year <= published.Year()+1; year++ {
		from := m.startIn(year)
		to := addUnits(from, m.unit, 1)
		switch m.turn {
		case before:
			if !to.After(published) {
				best = from
			}
		case after:
			if from.After(published) && best.IsZero() {
				best = from
			}
		case upTo:
			if !from.After(published) {
				best = from
			}
		case onward:
			if to.After(published) && best.IsZero() {
				best = from
			}
		default:
			if best.IsZero() || distance(from, to, published) < distance(best, addUnits(best, m.unit, 1), published) {
				best = from
			}
		}
	}
	return best
}

// distance is how far the middle of a period is from a day.
func distance(from, to, day time.Time) time.Duration {
	return from.Add(to.Sub(from) / 2).Sub(day).Abs()
}

// weekdayBy is the weekday that the turn asks for.
func (m moment) weekdayBy(published time.Time) time.Time {
	back := (int(published.Weekday()) - m.named + 7) % 7
	switch {
	case m.turn == after, m.shifted && back > 0:
		back -= 7
	case m.turn == before && back == 0:
		back = 7
	}
	return published.AddDate(0, 0, -back)
}

// narrow is the part of a period that is meant.
func (m moment) narrow(from, to time.Time) (time.Time, time.Time) {
	days := int(to.Sub(from).Hours()) / 24
	third := func(n int) time.Time { return from.AddDate(0, 0, days*n/3) }
	switch m.part {
	case early:
		return from, third(1)
	case middle:
		return third(1), third(2)
	case late:
		return third(2), to
	case end:
		return to.AddDate(0, 0, -1), to
	}
	return from, to
}

// dayOf is the midnight, UTC, that begins the day of t.
func dayOf(t time.Time) time.Time {
	return t.UTC().Truncate(24 * time.Hour)
}

// startOf is the start of the unit that holds a day.
func startOf(unit Precision, day time.Time) time.Time {
	month := int(day.Month())
	switch unit {
	case Week:
		return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	case Month:
	case Quarter:
		month -= (month - 1) % 3
	case HalfYear:
		month -= (month - 1) % 6
	case Year:
		month = 1
	default:
		return day
	}
	return time.Date(day.Year(), time.Month(month), 1, 0, 0, 0, 0, time.UTC)
}

// addUnits moves the start of a unit by n of them.
func addUnits(t time.Time, unit Precision, n int) time.Time {
	switch unit {
	case Week:
		return t.AddDate(0, 0, 7*n)
	case Month:
		return t.AddDate(0, n, 0)
	case Quarter:
		return t.AddDate(0, 3*n, 0)
	case HalfYear:
		return t.AddDate(0, 6*n, 0)
	case Year:
		return t.AddDate(n, 0, 0)
	}
	return t.AddDate(0, 0, n)
}
