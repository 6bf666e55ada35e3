package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// stepsOf returns a history with days for times.
func stepsOf(history []graph.StatusStep) []step {
	var all []step
	for _, h := range history {
		all = append(all, step{h.Status, h.Seen.Format(time.DateOnly)})
	}
	return all
}

func words(m *graph.Money) string {
	if m == nil {
		return "none"
	}
	about := ""
	if m.Approximate {
		about = "about "
	}
	if m.Least() < m.Value {
		return fmt.Sprintf("%.6gm-%.6gm %s", m.Low/1e6, m.Value/1e6, m.Currency)
	}
	return fmt.Sprintf("%s%.6gm %s", about, m.Value/1e6, m.Currency)
}

func orNone(s string) string { return cmp.Or(s, "none") }

func describe(x graph.Relation) string {
	parts := []string{statement{x.Source, x.Type, x.Target}.String(), string(x.Status)}
	if x.Polarity == graph.Denied {
		parts = append(parts, "denied")
	}
	if x.Amount != nil {
		parts = append(parts, words(x.Amount))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

func (f relationFact) String() string {
	return describeFact(f.Is, f.Denied, f.Amount, f.Status)
}

func (n neverFact) String() string {
	return describeFact(n.Is, n.Denied, n.Amount, n.Status)
}

func describeFact(is statement, denied bool, amount *sum, status graph.Status) string {
	text := is.String()
	if status != "" {
		text += ", " + string(status)
	}
	if denied {
		text += ", denied"
	}
	if amount != nil {
		text += ", " + amount.String()
	}
	return text
}
