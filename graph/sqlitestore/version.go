package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// The columns that the tables of present and of past versions both have.
const (
	relationColumns = `id, thread, type, source, target, symmetric, polarity, status, currency, value, least,
		confidence, independent, first_seen, last_seen, valid_from, valid_to, phases, known_from, data`
	dealColumns = `id, thread, kind, status, currency, value, least,
		confidence, independent, first_seen, last_seen, valid_from, valid_to, phases, known_from, data`
)

func relationValues(thread string, r graph.Relation) []any {
	currency, value, least := sum(r.Amount)
	return append([]any{
		r.ID, thread, r.Type, r.Source, r.Target, r.Symmetric, r.Polarity, r.Status, currency, value, least,
		r.Confidence, r.Independent, micros(r.FirstSeen), micros(r.LastSeen),
	}, times(r.Validity, r.Known, encode(r))...)
}

func dealValues(thread string, d graph.Deal) []any {
	currency, value, least := sum(d.Amount)
	return append([]any{
		d.ID, thread, d.Kind, d.Status, currency, value, least,
		d.Confidence, d.Independent, micros(d.FirstSeen), micros(d.LastSeen),
	}, times(d.Validity, d.Known, encode(d))...)
}

// times are the last columns of both.
func times(v graph.Validity, k graph.Known, data string) []any {
	var to, phases any
	if v.ValidTo != nil {
		to = micros(v.ValidTo.To)
	}
	if len(v.Phases) > 0 {
		var list []phase
		for _, p := range v.Phases {
			list = append(list, phase{micros(p.At), p.Status})
		}
		phases = encode(list)
	}
	return []any{micros(v.ValidFrom.From), to, phases, micros(k.KnownFrom), data}
}

// phase is a list of a time and the status from then on.
type phase struct {
	at     int64
	status graph.Status
}

// MarshalJSON writes the list.
func (p phase) MarshalJSON() ([]byte, error) { return json.Marshal([]any{p.at, p.status}) }

// UnmarshalJSON reads the list.
func (p *phase) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&p.at, &p.status})
}

// since is the column for the times of a list, NULL where there are none.
func since(times []time.Time) any {
	if times == nil {
		return nil
	}
	at := make([]int64, len(times))
	for i, t := range times {
		at[i] = micros(t)
	}
	return encode(at)
}

// partiesOf is the column of a deal's parties.
func partiesOf(d graph.Deal) string {
	type party struct {
		Entity string `json:"entity"`
		Role   string `json:"role"`
		Since  int64  `json:"since"`
	}
	all := []party{}
	for _, p := range d.Parties {
		all = append(all, party{p.Entity, p.Role, micros(p.Since)})
	}
	return encode(all)
}

// versions are relations or deals as they were known at a moment, to be asked
// as a table is.
type versions[T any] struct {
	from string
	args []any
	read func(*sql.Rows) (T, error)
	show string // the columns that read takes
}

func relationsAt(at time.Time) versions[graph.Relation] {
	return versionsAt("relations", relationColumns, "publishers", graph.Relation.Complete, at)
}

func dealsAt(at time.Time) versions[graph.Deal] {
	return versionsAt("deals", dealColumns, "parties", graph.Deal.Complete, at)
}

// recordsOf is a table of which every row has a record in JSON.
func recordsOf[T any](table string) versions[T] {
	return versions[T]{from: table, read: readRecord[T], show: "data"}
}

// versionsAt makes the table, with a column of a list that past versions do not
// have. What was known then was told by then, which lets an index by the time of
// telling begin there. Only what is shown is completed by the present version.
//
// SQLite merges the two in the order of an index only where the types of their
// columns agree, and where the result has what it is ordered by.
func versionsAt[T any](table, columns, list string, complete func(past, present T) T, at time.Time) versions[T] {
	if at.IsZero() {
		return recordsOf[T](table)
	}
	then := micros(at)
	return versions[T]{
		from: fmt.Sprintf(`(SELECT %[2]s, %[3]s, CAST(NULL AS INTEGER) AS known_to FROM %[1]s WHERE known_from <= ? AND last_seen <= ?
			UNION ALL SELECT %[2]s, CAST(NULL AS TEXT), known_to FROM past_%[1]s WHERE known_from <= ? AND last_seen <= ? AND known_to > ?) AS version`,
			table, columns, list),
		args: []any{then, then, then, then, then},
		show: "data, CASE WHEN known_to IS NOT NULL THEN (SELECT data FROM " + table + " present WHERE present.id = version.id) END, id, last_seen, confidence, value",
		read: func(rows *sql.Rows) (version T, err error) {
			var data, now []byte
			var id, seen, confidence, value sql.RawBytes // which it may be ordered by
			if err = rows.Scan(&data, &now, &id, &seen, &confidence, &value); err == nil {
				err = decode(data, &version)
			}
			if err != nil || now == nil {
				return version, err
			}
			var present T
			err = decode(now, &present)
			return complete(version, present), err
		},
	}
}

const (
	// publishersThen are the publishers that had told a version; see [versionsAt].
	publishersThen = `CASE WHEN known_to IS NULL THEN publishers ELSE (SELECT json_group_array(p.value) FROM relations present, json_each(present.publishers) p
		LEFT JOIN json_each(present.publishers_since) s ON p.key = s.key
		WHERE present.id = version.id AND COALESCE(s.value <= version.known_from, TRUE)) END`
	// partiesThen are the parties of a version of a deal.
	partiesThen = `CASE WHEN known_to IS NULL THEN parties ELSE (SELECT json_group_array(json(p.value)) FROM deals present, json_each(present.parties) p
		WHERE present.id = version.id AND p.value ->> 'since' <= version.known_from) END`
)

// then is an expression for a column of now, or for one of a moment.
func then(at time.Time, column, expression string) string {
	if at.IsZero() {
		return column
	}
	return expression
}

// byID looks versions up.
func (v versions[T]) byID(ctx context.Context, q querier, ids []string) ([]T, error) {
	return scan(ctx, q, v.read, "SELECT "+v.show+" FROM "+v.from+" WHERE id IN (SELECT value FROM json_each(?))", append(v.args, set(ids))...)
}

// putPast makes the past versions of threads what they are now, and writes only
// what differs.
func (t *tx) putPast(keys []string, threads []graph.Thread) error {
	for _, table := range []string{"relations", "deals"} {
		stored, err := t.storedPast(table, keys)
		if err != nil {
			return err
		}
		for _, thread := range threads {
			if table == "deals" {
				for _, d := range thread.PastDeals {
					err = t.putVersion("past_deals", dealColumns, dealValues(thread.Key, d), d.Known, stored)
					if err != nil {
						return err
					}
				}
				continue
			}
			for _, r := range thread.PastRelations {
				err = t.putVersion("past_relations", relationColumns, relationValues(thread.Key, r), r.Known, stored)
				if err != nil {
					return err
				}
			}
		}
		for k := range stored {
			if err := t.exec("DELETE FROM past_"+table+" WHERE id = ? AND known_from = ?", k.id, k.from); err != nil {
				return err
			}
		}
	}
	return nil
}

// versionKey is the key of a past version.
type versionKey struct {
	id   string
	from int64
}

// storedPast returns the past versions of threads as they are stored.
func (t *tx) storedPast(table string, keys []string) (map[versionKey]string, error) {
	stored := map[versionKey]string{}
	_, err := scan(t.ctx, t.sql, func(rows *sql.Rows) (struct{}, error) {
		var k versionKey
		var data string
		err := rows.Scan(&k.id, &k.from, &data)
		stored[k] = data
		return struct{}{}, err
	}, "SELECT id, known_from, data FROM past_"+table+" WHERE thread IN (SELECT value FROM json_each(?))", set(keys))
	return stored, err
}

// putVersion puts a past version unless it is stored as it is, and takes it out
// of those that are stored.
func (t *tx) putVersion(table, columns string, values []any, known graph.Known, stored map[versionKey]string) error {
	k := versionKey{values[0].(string), micros(known.KnownFrom)}
	data := values[len(values)-1].(string)
	same := stored[k] == data
	delete(stored, k)
	if same {
		return nil
	}
	return t.insert(table, columns+", known_to", append(values, micros(known.KnownTo)))
}

// past is the adjacency of the moment that was asked of last: the first
// question of a moment reads it, as large as the one of now, and those that follow walk it.
type past struct {
	mu        sync.Mutex
	adjacency *adjacency
}

// at returns the adjacency of a moment, which may still have to be read.
func (p *past) at(moment time.Time) *adjacency {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.adjacency == nil || !p.adjacency.knownAt.Equal(moment) {
		p.adjacency = &adjacency{knownAt: moment}
	}
	return p.adjacency
}
