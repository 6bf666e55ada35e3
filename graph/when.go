package graph

import "time"

// Precision is how exact the time of something is told.
type Precision string

// The precisions, from the most exact.
const (
	Day      Precision = "DAY"
	Week     Precision = "WEEK" // begins on a Monday
	Month    Precision = "MONTH"
	Quarter  Precision = "QUARTER"
	HalfYear Precision = "HALF_YEAR"
	Year     Precision = "YEAR" // a calendar year, also where the text says fiscal
	// Told is that of what no text dates: the period is the moment of telling.
	Told Precision = "TOLD"
)

// Precisions lists the precisions from the most exact.
var Precisions = []Precision{Day, Week, Month, Quarter, HalfYear, Year, Told}

// Period is the time in which something happened, somewhere in [From, To). With
// the precision [Told] both are the moment at which it was told.
type Period struct {
	From      time.Time `json:"from"`
	To        time.Time `json:"to"`
	Precision Precision `json:"precision"`
}

// When is the date that a sentence gives to what it claims, as counted from the
// day on which its story was published: From and To are midnights in UTC, and From is before To.
type When struct {
	Period
	// Words is the date as written: "last October".
	Words string `json:"words"`
	// Of tells what it dates.
	Of Dated `json:"of"`
}

// Dated is what a date is the date of.
type Dated string

// What a date may be the date of.
const (
	Began Dated = "BEGAN" // when it happened, will happen, or began to hold
	Ended Dated = "ENDED" // when it ended or will end
)

// maxDateWords bounds the words of a date, in bytes.
const maxDateWords = 200

// problem tells what is wrong with a date, or nothing.
func (w *When) problem() string {
	switch {
	case w == nil:
		return ""
	case !w.From.Before(w.To) || w.From.Year() < 1 || w.To.Year() > 9999:
		return "the date is no period between the years 1 and 9999"
	case !w.Precision.ofText():
		return "unknown precision of a date " + string(w.Precision)
	case w.Of != Began && w.Of != Ended:
		return "unknown thing dated " + string(w.Of)
	case len(w.Words) > maxDateWords:
		return "the words of the date are too long"
	}
	return ""
}

// ofText reports whether a text may tell a date so exactly.
func (p Precision) ofText() bool {
	for _, known := range Precisions {
		if p == known {
			return p != Told
		}
	}
	return false
}
