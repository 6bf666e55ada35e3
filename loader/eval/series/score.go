package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// kinds are the kinds of facts, in the order in which they are shown.
var kinds = []string{
	"relation", "status", "history", "amount", "share", "detail", "stories", "independent", "deal", "parties",
	"kept out", "as of", "known at", "contradiction",
}

// report is how a series came out.
type report struct {
	Series *series
	Right  map[string]int // facts, by kind
	Of     map[string]int
	Wrong  []string // facts that did not come out, and how
	False  []string // what came out and is no fact
}

// check counts a fact of a kind.
func (r *report) check(kind string, right bool, format string, args ...any) {
	r.Of[kind]++
	if right {
		r.Right[kind]++
		return
	}
	r.Wrong = append(r.Wrong, kind+": "+fmt.Sprintf(format, args...))
}

// score compares what came out with the facts of a series.
func score(s *series, out outcome) report {
	r := report{Series: s, Right: map[string]int{}, Of: map[string]int{}}
	r.scoreRelations(s, out.Relations)
	r.scoreDeals(s, out.Deals)
	for _, n := range s.Never {
		found := count(out.Relations, func(x graph.Relation) bool { return n.is(s, x) })
		r.check("kept out", found <= n.Beyond, "%s came out %d times, at most %d is right", n, found, n.Beyond)
	}
	for i, d := range s.AsOf {
		r.scoreDay(s, "as of", d, asOf(out.AsOf[i], d.Day))
	}
	for i, d := range s.KnownAt {
		r.scoreDay(s, "known at", d, out.KnownAt[i])
	}
	r.scoreContradictions(s, out)
	return r
}

// asOf gives relations the status and the detail that they had on a day.
func asOf(found []graph.Relation, day time.Time) []graph.Relation {
	then := slices.Clone(found)
	for i := range then {
		phase, _ := then[i].PhaseOn(day)
		then[i].Status, then[i].Detail = phase.Status, phase.Detail
	}
	return then
}

// scoreDay counts the facts of a day, each with all of its fields.
func (r *report) scoreDay(s *series, kind string, d onDay, found []graph.Relation) {
	for _, want := range d.So {
		r.check(kind, slices.ContainsFunc(found, func(x graph.Relation) bool { return want.whole(s, x) }),
			"%s: %s, of %v", d.Day.Format(time.DateOnly), want, describeAll(s, want, found))
	}
	for _, wrong := range d.NotSo {
		r.check(kind, !slices.ContainsFunc(found, func(x graph.Relation) bool { return wrong.whole(s, x) }),
			"%s: %s is so", d.Day.Format(time.DateOnly), wrong)
	}
}

// whole reports whether x is the relation, with all that the fact gives.
func (f relationFact) whole(s *series, x graph.Relation) bool {
	return f.fit(s, x) == 1+len(f.attributes(x))
}

// describeAll describes what came out of a statement.
func describeAll(s *series, f relationFact, found []graph.Relation) []string {
	var all []string
	for _, x := range found {
		if s.same(f.Is, x) {
			all = append(all, describe(x))
		}
	}
	return all
}

// scoreRelations gives to each fact the relation that fits it best, and counts
// what is right of it. Relations that are left are false.
func (r *report) scoreRelations(s *series, found []graph.Relation) {
	left := slices.Clone(found)
	for _, want := range s.Relations {
		best := bestOf(left, func(x graph.Relation) int { return want.fit(s, x) })
		r.check("relation", best >= 0, "%s", want)
		var x graph.Relation // of one that is missing nothing is right
		if best >= 0 {
			x = left[best]
			left = slices.Delete(left, best, best+1)
		}
		r.checkAll(want.attributes(x), want.String())
	}
	for _, x := range left {
		r.False = append(r.False, describe(x))
	}
}

func (r *report) checkAll(attributes []attribute, of string) {
	for _, a := range attributes {
		r.check(a.kind, a.right, "%s: %s, not %s", of, a.got, a.want)
	}
}

// attribute is a fact about a relation or a deal, beside what was found.
type attribute struct {
	kind      string
	right     bool
	got, want string
}

// attributes compares those fields of a fact that are given.
func (f relationFact) attributes(x graph.Relation) []attribute {
	var all []attribute
	if f.Status != "" {
		all = append(all, attribute{"status", f.Status == x.Status, orNone(string(x.Status)), string(f.Status)})
	}
	if f.History != nil {
		got, want := fmt.Sprint(stepsOf(x.History)), fmt.Sprint(f.History)
		all = append(all, attribute{"history", got == want, got, want})
	}
	if f.Amount != nil {
		all = append(all, attribute{"amount", f.Amount.is(x.Amount), words(x.Amount), f.Amount.String()})
	}
	if f.Share != nil {
		all = append(all, attribute{"share", f.Share.is(x.Share), words(x.Share), f.Share.String()})
	}
	if f.Detail != "" {
		all = append(all, attribute{"detail", f.Detail == x.Detail, orNone(x.Detail), f.Detail})
	}
	if f.Stories != 0 {
		all = append(all, attribute{"stories", f.Stories == x.Stories, fmt.Sprint(x.Stories), fmt.Sprint(f.Stories)})
	}
	if f.Independent != 0 {
		all = append(all, attribute{"independent", f.Independent == x.Independent, fmt.Sprint(x.Independent), fmt.Sprint(f.Independent)})
	}
	return all
}

// fit is one more than how many attributes are right, 0 where x is another relation.
func (f relationFact) fit(s *series, x graph.Relation) int {
	if !s.same(f.Is, x) || f.Denied != (x.Polarity == graph.Denied) {
		return 0
	}
	return 1 + count(f.attributes(x), func(a attribute) bool { return a.right })
}

// same reports whether x is the relation of a statement, either way round where
// it has no direction.
func (s *series) same(is statement, x graph.Relation) bool {
	got := statement{x.Source, x.Type, x.Target}
	return is == got || x.Symmetric && is == statement{x.Target, x.Type, x.Source}
}

func (n neverFact) is(s *series, x graph.Relation) bool {
	return s.same(n.Is, x) && n.Denied == (x.Polarity == graph.Denied) &&
		(n.Amount == nil || n.Amount.is(x.Amount)) && (n.Status == "" || n.Status == x.Status)
}

// scoreDeals does for deals what scoreRelations does for relations.
func (r *report) scoreDeals(s *series, found []graph.Deal) {
	left := slices.Clone(found)
	for _, want := range s.Deals {
		best := bestOf(left, want.fit)
		r.check("deal", best >= 0, "%s of %v", want.Kind, want.Parties)
		var x graph.Deal
		if best >= 0 {
			x = left[best]
			left = slices.Delete(left, best, best+1)
		}
		r.checkAll(want.attributes(x), want.Kind)
	}
	for _, x := range left {
		r.False = append(r.False, fmt.Sprintf("deal: %s of %v, %s", x.Kind, partiesOf(x), words(x.Amount)))
	}
}

func (f dealFact) attributes(x graph.Deal) []attribute {
	want := slices.Clone(f.Parties)
	slices.SortFunc(want, func(a, b party) int { return cmp.Compare(a.String(), b.String()) })
	got := partiesOf(x)
	all := []attribute{{"parties", slices.Equal(want, got), fmt.Sprint(got), fmt.Sprint(want)}}
	if f.Status != "" {
		all = append(all, attribute{"status", f.Status == x.Status, orNone(string(x.Status)), string(f.Status)})
	}
	if f.Amount != nil {
		all = append(all, attribute{"amount", f.Amount.is(x.Amount), words(x.Amount), f.Amount.String()})
	}
	if f.Stories != 0 {
		all = append(all, attribute{"stories", f.Stories == x.Stories, fmt.Sprint(x.Stories), fmt.Sprint(f.Stories)})
	}
	return all
}

// fit is one more than how many parties and attributes are right, 0 where x is
// another kind of deal or shares no party.
func (f dealFact) fit(x graph.Deal) int {
	shared := count(partiesOf(x), func(p party) bool { return slices.Contains(f.Parties, p) })
	if x.Kind != f.Kind || shared == 0 {
		return 0
	}
	return 1 + shared + count(f.attributes(x), func(a attribute) bool { return a.right })
}

func partiesOf(d graph.Deal) []party {
	var all []party
	for _, p := range d.Parties {
		all = append(all, party{p.Role, p.Entity})
	}
	slices.SortFunc(all, func(a, b party) int { return cmp.Compare(a.String(), b.String()) })
	return all
}

// bestOf returns the index of the first item that fits best, -1 where none does.
func bestOf[T any](items []T, fit func(T) int) int {
	best, most := -1, 0
	for i, item := range items {
		if n := fit(item); n > most {
			best, most = i, n
		}
	}
	return best
}

func count[T any](items []T, is func(T) bool) int {
	n := 0
	for _, item := range items {
		if is(item) {
			n++
		}
	}
	return n
}
