package neo4jstore

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
)

// row reads the columns of a record, or the properties of a node. A property
// that is not there reads as zero; the first that has a wrong type is kept as
// an error with the code Corrupt.
type row struct {
	record map[string]any
	labels []string // of a node
	sum    uint64   // over the properties that were read; see sealed
	err    error
}

// rowOf reads a map, or a whole node: Neo4j hands that over much faster than a
// map of its properties.
func rowOf(raw any) row {
	switch v := raw.(type) {
	case neo4j.Node:
		return row{record: v.Props, labels: v.Labels}
	case map[string]any:
		return row{record: v}
	}
	return row{err: graph.Errorf(graph.Corrupt, "in place of a record there is a %T", raw)}
}

func column[T any](r *row, name string) (value T) {
	raw := r.record[name]
	if raw == nil {
		return value
	}
	value, ok := raw.(T)
	if !ok {
		r.fail("the property %s of a record is a %T", name, raw)
	}
	r.add(name, raw)
	return value
}

func (r *row) fail(format string, args ...any) {
	if r.err == nil {
		r.err = graph.Errorf(graph.Corrupt, format, args...)
	}
}

func (r *row) text(name string) string    { return column[string](r, name) }
func (r *row) integer(name string) int    { return int(column[int64](r, name)) }
func (r *row) number(name string) float64 { return column[float64](r, name) }
func (r *row) truth(name string) bool     { return column[bool](r, name) }

// id reads the id that every record has. A node that another transaction
// deleted between being found and being read has none.
func (r *row) id() string {
	id := r.text("id")
	if id == "" {
		r.err = cmp.Or(r.err, r.broken())
	}
	return id
}

// moment reads a time, zero where there is none.
func (r *row) moment(name string) time.Time {
	t := column[time.Time](r, name)
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}

// list reads a list of values that are of one type; an empty one is nil.
func list[T any](r *row, name string) []T {
	all, ok := r.record[name].([]any)
	if !ok && r.record[name] != nil {
		r.fail("the property %s of a record is a %T", name, r.record[name])
	}
	r.add(name, all...)
	var values []T
	for _, raw := range all {
		value, ok := raw.(T)
		if !ok {
			r.fail("the property %s of a record has a %T in its list", name, raw)
			return nil
		}
		values = append(values, value)
	}
	return values
}

func (r *row) strings(name string) []string { return list[string](r, name) }

// span reads a list of a start and an end.
func (r *row) span(name string) graph.Span {
	if spans := r.spans(name); len(spans) == 1 {
		return spans[0]
	}
	r.fail("the property %s of a record is no start and end", name)
	return graph.Span{}
}

// spans reads a list of starts and ends in turn.
func (r *row) spans(name string) []graph.Span {
	var spans []graph.Span
	for pair := range slices.Chunk(list[int64](r, name), 2) {
		if len(pair) != 2 {
			r.fail("the property %s of a record has a start without an end", name)
			return nil
		}
		spans = append(spans, graph.Span{Start: int(pair[0]), End: int(pair[1])})
	}
	return spans
}

// sumNames are the names of the properties that a sum has.
type sumNames struct{ value, currency, words, approximate, low, high string }

var (
	amountNames = sumNames{"amount", "currency", "amountWords", "approximate", "amountLow", "amountHigh"}
	shareNames  = sumNames{"share", "shareCurrency", "shareWords", "shareApproximate", "shareLow", "shareHigh"}
)

// money reads a sum of a claim, relation or deal.
func (r *row) money(n sumNames) *graph.Money {
	if r.record[n.value] == nil {
		return nil
	}
	return &graph.Money{
		Value: r.number(n.value), Currency: r.text(n.currency),
		Words: r.text(n.words), Approximate: r.truth(n.approximate),
		Low: r.number(n.low), High: r.number(n.high),
	}
}

// period reads a period from the properties that setPeriod sets.
func (r *row) period(name string) graph.Period {
	return graph.Period{
		From: r.moment(name + "From"), To: r.moment(name + "To"), Precision: graph.Precision(r.text(name + "Precision")),
	}
}

// moments reads a list of times, as setMoments sets it.
func (r *row) moments(name string) []time.Time {
	times := list[time.Time](r, name)
	for i := range times {
		times[i] = times[i].UTC()
	}
	return times
}

// periodOf reads what periodText writes.
func (r *row) periodOf(text string) graph.Period {
	precision, rest, _ := strings.Cut(text, " ")
	from, to, _ := strings.Cut(rest, " ")
	p := graph.Period{Precision: graph.Precision(precision)}
	var err, err2 error
	p.From, err = time.Parse(time.RFC3339Nano, from)
	p.To, err2 = time.Parse(time.RFC3339Nano, to)
	if err != nil || err2 != nil {
		r.fail("the period %q of a record has no beginning and end", text)
	}
	return p
}

// nested reads the maps or nodes of a list, each with decode.
func nested[T any](r *row, name string, decode func(*row) T) []T {
	var all []T
	for _, raw := range list[any](r, name) {
		inner := rowOf(raw)
		all = append(all, decode(&inner))
		if inner.err != nil && r.err == nil {
			r.err = inner.err
		}
	}
	return all
}

// properties are those of a node or an edge; a nil one is not set.
type properties map[string]any

// set sets a property unless it is zero.
func set[T comparable](p properties, name string, value T) {
	var zero T
	if value != zero {
		p[name] = value
	}
}

// setList sets a property to a list of strings unless it is empty.
func setList[T ~string](p properties, name string, values []T) {
	if len(values) > 0 {
		p[name] = texts(values)
	}
}

func setSum(p properties, n sumNames, m *graph.Money) {
	if m == nil {
		return
	}
	p[n.value], p[n.currency] = m.Value, m.Currency
	set(p, n.words, m.Words)
	set(p, n.approximate, m.Approximate)
	set(p, n.low, m.Low)
	set(p, n.high, m.High)
}

func setPeriod(p properties, name string, period graph.Period) {
	p[name+"From"], p[name+"To"], p[name+"Precision"] = moment(period.From), moment(period.To), string(period.Precision)
}

// periodText writes a period as "PRECISION FROM TO".
func periodText(p graph.Period) string {
	return string(p.Precision) + " " + moment(p.From).Format(time.RFC3339Nano) + " " + moment(p.To).Format(time.RFC3339Nano)
}

// setMoments sets a property to a list of times unless it is empty.
func setMoments(p properties, name string, times []time.Time) {
	if len(times) == 0 {
		return
	}
	all := make([]time.Time, len(times))
	for i, t := range times {
		all[i] = moment(t)
	}
	p[name] = all
}

func setTime(p properties, name string, t time.Time) {
	if !t.IsZero() {
		p[name] = moment(t)
	}
}

// moment is a time as the database holds it: in UTC, to the microsecond.
func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// texts makes plain strings of values, never nil.
func texts[T ~string](values []T) []string {
	plain := make([]string, len(values))
	for i, v := range values {
		plain[i] = string(v)
	}
	return plain
}

// flat makes a list of starts and ends in turn.
func flat(spans ...graph.Span) []int {
	numbers := make([]int, 0, 2*len(spans))
	for _, s := range spans {
		numbers = append(numbers, s.Start, s.End)
	}
	return numbers
}
