package sqlitestore

import (
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// where is a condition in the making: fixed pieces of SQL and their arguments.
// A piece stands only where something is asked, so that the planner sees what
// it can use an index for.
type where struct {
	sql  []string
	args []any
}

func (w *where) and(condition string, args ...any) {
	w.sql = append(w.sql, condition)
	w.args = append(w.args, args...)
}

// in asks that a column be one of the values, if there are any.
func in[T ~string](w *where, column string, values []T) {
	if len(values) > 0 {
		w.and(column+" IN (SELECT value FROM json_each(?))", set(values))
	}
}

func (w *where) String() string {
	if len(w.sql) == 0 {
		return "TRUE"
	}
	return "(" + strings.Join(w.sql, ") AND (") + ")"
}

// behind goes on behind a position in the order of a falling column, then id.
func (w *where) behind(column string, p *graph.Position) {
	if p != nil {
		w.and(column+" <= ? AND ("+column+" < ? OR id > ?)", p.Number, p.Number, p.ID)
	}
}

func (w *where) amount(a *graph.AmountRange) {
	if a == nil {
		return
	}
	w.and("currency = ? AND value >= ?", a.Currency, a.Min)
	if a.Max != 0 {
		w.and("least <= ?", a.Max)
	}
}

// statusThen is the status at a moment, which is its one argument; before the
// first phase nothing held.
const statusThen = `CASE WHEN phases IS NULL THEN status ELSE COALESCE(
	(SELECT value ->> 1 FROM json_each(phases) WHERE value ->> 0 <= ? ORDER BY key DESC LIMIT 1), 'TERMINATED') END`

// asOf asks for statuses and, where a moment is given, for what held then, with the
// statuses of then.
func (w *where) asOf(at time.Time, statuses []graph.Status) {
	if at.IsZero() {
		in(w, "status", statuses)
		return
	}
	then := micros(at)
	w.and("valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)", then, then)
	w.and("phases IS NULL OR "+statusThen+" <> 'TERMINATED'", then)
	if len(statuses) > 0 {
		w.and(statusThen+" IN (SELECT value FROM json_each(?))", then, set(statuses))
	}
}

// told bounds when a relation or deal was told.
func (w *where) told(since, until time.Time) {
	if !since.IsZero() {
		w.and("last_seen >= ?", micros(since))
	}
	if !until.IsZero() {
		w.and("first_seen < ?", micros(until))
	}
}

func (w *where) trusted(confidence float64, stories int) {
	if confidence > 0 {
		w.and("confidence >= ?", confidence)
	}
	if stories > 0 {
		w.and("independent >= ?", stories)
	}
}

// ends asks for the entities at both ends, and for their kinds; where the
// relation is symmetric, either way round.
func (w *where) ends(source, target []string, sourceKinds, targetKinds []graph.Kind) {
	straight, turned := where{}, where{}
	for _, way := range []struct {
		*where
		source, target string
	}{{&straight, "source", "target"}, {&turned, "target", "source"}} {
		in(way.where, way.source, source)
		in(way.where, way.target, target)
		in(way.where, "(SELECT kind FROM entities WHERE id = "+way.source+")", sourceKinds)
		in(way.where, "(SELECT kind FROM entities WHERE id = "+way.target+")", targetKinds)
	}
	if len(straight.sql) > 0 {
		w.and("("+straight.String()+") OR (symmetric AND "+turned.String()+")", append(straight.args, turned.args...)...)
	}
}
