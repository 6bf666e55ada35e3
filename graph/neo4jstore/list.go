package neo4jstore

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// listing is a list before it is cut into pages.
type listing struct {
	match   string // binds the variable to every thing of the list, and perhaps more
	x       string // the variable
	columns string // what is returned of it
	w       *where // which of them are in the list
}

// orderProperty is the property that an order goes by, largest first.
var orderProperty = map[graph.Order]string{graph.Newest: "lastSeen", graph.Surest: "confidence", graph.Largest: "amount"}

// place is a position's number as the property of an order holds it.
func place(property string, number float64) any {
	if property == "lastSeen" || property == "seen" {
		return time.UnixMicro(int64(number)).UTC()
	}
	return number
}

// Relations implements [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery, page graph.Slice) ([]graph.Relation, int, error) {
	l := listing{x: "r", columns: relationColumns, w: newWhere()}
	label := "Relation"
	if q.Filter.Polarity == graph.Denied {
		label = "Denial"
	}
	l.match = "MATCH (r:" + label + ")"
	if len(q.Filter.Types) == 1 { // an index by type is in the order of time only for one type
		l.w.with("r.type = $type", "type", q.Filter.Types[0])
	} else {
		in(l.w, "r.type", "types", q.Filter.Types)
	}
	l.w.filter(q.Filter)
	l.w.ends(sidesOfCard, q.Ends, q.Filter)
	if len(q.Ends.Any) > 0 {
		l.w.with("r.source IN $any OR r.target IN $any", "any", q.Ends.Any)
	}
	// An index for each end, since one condition over both would use none.
	either := func(one, other string) string {
		return "CALL () { MATCH (r:" + label + ") WHERE " + one + " RETURN r UNION MATCH (r:" + label + ") WHERE " + other + " RETURN r } WITH r"
	}
	switch {
	case len(q.Ends.Source) > 0:
		l.match = either("r.source IN $source", "r.target IN $source AND r.symmetric")
	case len(q.Ends.Target) > 0:
		l.match = either("r.target IN $target", "r.source IN $target AND r.symmetric")
	case len(q.Ends.Any) > 0:
		l.match = either("r.source IN $any", "r.target IN $any")
	}
	return falling(ctx, s, l, orderProperty[q.Order], page, readRelation)
}

// Deals implements [graph.Store].
func (s *Store) Deals(ctx context.Context, q graph.DealQuery, page graph.Slice) ([]graph.Deal, int, error) {
	l := listing{match: "MATCH (d:Deal)", x: "d", columns: dealColumns, w: newWhere()}
	if len(q.Kinds) == 1 {
		l.w.with("d.kind = $kind", "kind", q.Kinds[0])
	} else {
		in(l.w, "d.kind", "kinds", q.Kinds)
	}
	l.w.said("d", q.Statuses, q.MinConfidence, q.MinStories, q.Amount, q.Since, q.Until)
	parties := make([]map[string]any, len(q.Parties))
	for i, p := range q.Parties {
		parties[i] = map[string]any{"entity": p.Entity, "role": p.Role}
		if p.Entity != "" { // Neo4j finds the deals from their party
			l.match = fmt.Sprintf("MATCH (:Entity {id: $parties[%d].entity})-[:PARTY_TO]->(d:Deal) WITH DISTINCT d", i)
		}
		l.w.with(fmt.Sprintf(`EXISTS { MATCH (e:Entity)-[p:PARTY_TO]->(d)
			WHERE $parties[%d].entity IN ['', e.id] AND $parties[%[1]d].role IN ['', p.role] }`, i), "parties", parties)
	}
	return falling(ctx, s, l, orderProperty[q.Order], page, readDeal)
}

// Stories implements [graph.Store].
func (s *Store) Stories(ctx context.Context, q graph.StoryQuery, page graph.Slice) ([]graph.Story, int, error) {
	l := listing{match: "MATCH (s:Story)", x: "s", columns: storyColumns, w: newWhere()}
	in(l.w, "coalesce(s.publisher, '')", "publishers", q.Publishers)
	if !q.Since.IsZero() {
		l.w.with("s.seen >= $since", "since", moment(q.Since))
	}
	if !q.Until.IsZero() {
		l.w.with("s.seen < $until", "until", moment(q.Until))
	}
	if q.Mentions != "" {
		l.match = "MATCH (:Entity {id: $mentions})-[:APPEARS_IN]->(s:Story) WITH DISTINCT s"
		l.w.params["mentions"] = q.Mentions
	}
	return falling(ctx, s, l, "seen", page, readStory)
}

// falling reads a page of a list in the order of a falling property, then id.
func falling[T any](ctx context.Context, s *Store, l listing, property string, page graph.Slice, decode func(*row) T) ([]T, int, error) {
	behind := newWhere()
	if page.After != nil {
		behind.behind(l.x, property, " <= ", place(property, page.After.Number), page.After.ID)
	} else {
		behind.and(l.x + "." + property + " IS NOT NULL") // so that an index may give the order
	}
	return pageOf(ctx, s, l, behind, l.x+"."+property+" DESC, "+l.x+".id", page, decode)
}

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery, page graph.Slice) ([]graph.Entity, int, error) {
	l := listing{match: "MATCH (e:Entity)", x: "e", columns: entityColumns, w: newWhere()}
	l.w.and("e.folded IS NOT NULL")
	if len(q.Kinds) > 0 {
		l.w.with("any(label IN labels(e) WHERE label IN $labels)", "labels", labelsOf(q.Kinds))
	}
	behind := newWhere()
	if page.After != nil {
		behind.behind("e", "folded", " >= ", beginning(page.After.Text), page.After.ID)
	}
	return pageOf(ctx, s, l, behind, "e.folded, e.id", page, readEntity)
}

// pageOf reads a page, and counts the whole list where that is wanted, in one statement.
func pageOf[T any](ctx context.Context, s *Store, l listing, behind *where, order string, page graph.Slice, decode func(*row) T) ([]T, int, error) {
	statement := "WITH -1 AS total"
	if page.Total {
		statement = fmt.Sprintf("CALL () { %s WHERE %s RETURN count(%s) AS total }", l.match, l.w, l.x)
	}
	statement += fmt.Sprintf(" CALL () { %s WHERE %s AND %s WITH %s ORDER BY %s LIMIT $limit RETURN collect(%s) AS page } RETURN total, page",
		l.match, l.w, behind, l.x, order, l.columns)
	params := maps.Clone(l.w.params)
	maps.Copy(params, behind.params)
	params["limit"] = page.Limit
	type answer struct {
		page  []T
		total int
	}
	answers, err := ask(ctx, s, func(r *row) answer { return answer{nested(r, "page", decode), r.integer("total")} }, statement, params)
	if err != nil {
		return nil, 0, err
	}
	return answers[0].page, answers[0].total, nil
}
