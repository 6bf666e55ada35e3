package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// The short terms in which a series is written. Each reads itself from a text
// and shows itself as one.

// thing is a kind and the other names that the stories use: "COMPANY, Pell".
type thing struct {
	Kind    graph.Kind
	Aliases []string
}

// UnmarshalText reads a thing.
func (t *thing) UnmarshalText(text []byte) error {
	for i, word := range strings.Split(string(text), ",") {
		if word = strings.TrimSpace(word); i == 0 {
			t.Kind = graph.Kind(word)
		} else {
			t.Aliases = append(t.Aliases, word)
		}
	}
	if !t.Kind.Valid() {
		return fmt.Errorf("unknown kind %q; there are %v", t.Kind, graph.Kinds)
	}
	return nil
}

// statement is a relation type between two things: "Pell Marine SUES Orlane Group".
type statement struct{ Source, Type, Target string }

var typeWord = regexp.MustCompile(` ([A-Z]+(?:_[A-Z]+)+|[A-Z]{4,}) `)

// UnmarshalText reads a statement.
func (s *statement) UnmarshalText(text []byte) error {
	at := typeWord.FindAllSubmatchIndex(text, -1)
	if len(at) != 1 {
		return fmt.Errorf("%q is no statement, SOURCE TYPE TARGET", text)
	}
	m := at[0]
	*s = statement{string(text[:m[0]]), string(text[m[2]:m[3]]), string(text[m[1]:])}
	return nil
}

func (s statement) String() string { return s.Source + " " + s.Type + " " + s.Target }

// sum is a sum of money, "1.2bn GBP"; "~2bn USD" is about so much, and
// "1.5bn-2bn USD" a range.
type sum struct {
	Low, High float64 // equal unless it is a range
	Currency  string
	About     bool
	text      string
}

var sumText = regexp.MustCompile(`^(~?)([0-9.]+)(k|m|bn)(?:-([0-9.]+)(k|m|bn))? ([A-Z]{3})$`)

var units = map[string]float64{"k": 1e3, "m": 1e6, "bn": 1e9}

// UnmarshalText reads a sum.
func (s *sum) UnmarshalText(text []byte) error {
	m := sumText.FindStringSubmatch(string(text))
	if m == nil {
		return fmt.Errorf("%q is no sum, such as 1.2bn GBP", text)
	}
	low, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		return err
	}
	*s = sum{Low: low * units[m[3]], Currency: m[6], About: m[1] != "", text: string(text)}
	s.High = s.Low
	if m[4] != "" {
		high, err := strconv.ParseFloat(m[4], 64)
		if err != nil {
			return err
		}
		s.High = high * units[m[5]]
	}
	return nil
}

func (s *sum) String() string { return s.text }

// digits are those that a sentence must hold to give the sum.
func (s *sum) digits() string { return sumText.FindStringSubmatch(s.text)[2] }

// money is the sum as a claim has it.
func (s *sum) money() *graph.Money {
	if s == nil {
		return nil
	}
	m := &graph.Money{Value: s.High, Currency: s.Currency, Words: s.text, Approximate: s.About || s.ranges()}
	if s.ranges() {
		m.Low, m.High = s.Low, s.High
	}
	return m
}

func (s *sum) ranges() bool { return s.High > s.Low }

// is reports whether m is the sum, and as exact.
func (s *sum) is(m *graph.Money) bool {
	return m != nil && near(s.Low, m.Least()) && near(s.High, m.Value) && s.Currency == m.Currency && (s.About || s.ranges()) == m.Approximate
}

// share is what a party alone gives: a sum, or "unknown".
type share struct{ *sum }

// UnmarshalText reads a share.
func (s *share) UnmarshalText(text []byte) error {
	if string(text) == "unknown" {
		return nil
	}
	s.sum = new(sum)
	return s.sum.UnmarshalText(text)
}

func (s share) String() string {
	if s.sum == nil {
		return "unknown"
	}
	return s.sum.String()
}

// is reports whether m is the share.
func (s share) is(m *graph.Money) bool {
	if s.sum == nil {
		return m == nil
	}
	return s.sum.is(m)
}

// near allows for the rounding of a number that was written in millions.
func near(a, b float64) bool { return abs(a-b) <= 1e-9*abs(a) }

func abs(x float64) float64 { return max(x, -x) }

// period is a day, a month or a year: "2024-01-12", "2024-01", "2024".
type period graph.Period

// UnmarshalText reads a period.
func (p *period) UnmarshalText(text []byte) error {
	for _, unit := range []struct {
		layout              string
		precision           graph.Precision
		years, months, days int
	}{{time.DateOnly, graph.Day, 0, 0, 1}, {"2006-01", graph.Month, 0, 1, 0}, {"2006", graph.Year, 1, 0, 0}} {
		if from, err := time.Parse(unit.layout, string(text)); err == nil {
			*p = period{From: from, To: from.AddDate(unit.years, unit.months, unit.days), Precision: unit.precision}
			return nil
		}
	}
	return fmt.Errorf("%q is no period, such as 2024-01-12, 2024-01 or 2024", text)
}

// step is a status and the day on which it was first told: "IN_TALKS 2024-03-04".
type step struct {
	Status graph.Status
	Day    string
}

// UnmarshalText reads a step.
func (s *step) UnmarshalText(text []byte) error {
	status, day, _ := strings.Cut(string(text), " ")
	*s = step{graph.Status(status), day}
	if _, err := time.Parse(time.DateOnly, day); err != nil || s.Status.Rank() == 0 {
		return fmt.Errorf("%q is no step, STATUS YYYY-MM-DD", text)
	}
	return nil
}

func (s step) String() string { return string(s.Status) + " " + s.Day }

// party is a role and who has it: "LENDER Harrow Bank".
type party struct{ Role, Name string }

// UnmarshalText reads a party.
func (p *party) UnmarshalText(text []byte) error {
	var ok bool
	if p.Role, p.Name, ok = strings.Cut(string(text), " "); !ok {
		return fmt.Errorf("%q is no party, ROLE NAME", text)
	}
	return nil
}

func (p party) String() string { return p.Role + " " + p.Name }
