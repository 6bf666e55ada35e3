package neo4jstore

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// listing is a list before it is cut into pages.
type listing struct {
	match   string // binds the variable to every thing of the list, and perhaps more
	x       string // the variable
	columns string // what is returned of it
	also    string // other variables that the columns speak of: ", now"
	w       *where // which of them are in the list
	// few tells that what is asked of other things leads to these. Then no
	// index need help with the order and the rest, and one text does for all.
	few bool
	// constant is an expression that is the same for all of the list: an index
	// by it and then by the order's property is in order only by both.
	constant string
}

// orderProperty is the property that an order goes by, largest first.
var orderProperty = map[graph.Order]string{graph.Newest: "lastSeen", graph.Surest: "confidence", graph.Largest: "amount"}

// last is a time behind all times of stories, which are of four-digit years.
var last = time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)

// place is where a page begins in the falling order of a property: the
// property's value there, and the id.
func place(property string, after *graph.Position) (at any, id string) {
	timed := property == "lastSeen" || property == "seen" || property == "made"
	switch {
	case after == nil && timed:
		return last, ""
	case after == nil:
		return math.Inf(1), ""
	case timed:
		return time.UnixMicro(int64(after.Number)).UTC(), after.ID
	}
	return after.Number, after.ID
}

// Relations implements [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery, page graph.Slice) ([]graph.Relation, int, error) {
	label := "Relation"
	if !isFact(q.Filter.Polarity) {
		label = "Denial"
	}
	l := listing{match: "MATCH (r:" + label + ")", x: "r", columns: relationColumns, w: newWhere("asked")}
	for _, ends := range [][]string{q.Ends.Any, q.Ends.Target, q.Ends.Source} {
		if len(ends) > 0 { // an index for each end, since one condition over both would use none
			l.match = fmt.Sprintf("CALL () { MATCH (r:%[1]s) WHERE r.source IN $p.ends RETURN r UNION MATCH (r:%[1]s) WHERE r.target IN $p.ends RETURN r } WITH r", label)
			l.few, l.w.params["ends"] = true, ends
		}
	}
	read := readRelation
	if !q.Filter.KnownAt.IsZero() {
		l.relationsThen(label, q.Filter.KnownAt)
		read = readRelationThen
	}
	l.w.ofTypes("r.type", q.Filter.Types, !l.few)
	l.w.filter(q.Filter)
	l.w.amount("r", q.Filter.Amount, !l.few)
	l.w.seen("r.lastSeen", q.Filter.Since, !l.few && q.Order == graph.Newest)
	l.w.endsOfCard(q.Ends, q.Filter, l.few)
	l.constant = constant("r.type", len(q.Filter.Types), "r.currency", q.Order)
	return falling(ctx, s, l, orderProperty[q.Order], page, read)
}

// relationsThen makes it a list of relations as they were known at a moment.
func (l *listing) relationsThen(label string, at time.Time) {
	l.match = allRelationsThen(label)
	if ends := l.w.params["ends"]; ends != nil {
		l.match = "CALL () { " + relationsThenAt(label, "$p.ends") + " } WITH r, now"
	}
	l.few, l.columns, l.also, l.w.params["knownAt"] = true, relationThen, ", now", moment(at)
}

// Deals implements [graph.Store].
func (s *Store) Deals(ctx context.Context, q graph.DealQuery, page graph.Slice) ([]graph.Deal, int, error) {
	l, read := dealsAsked(q), readDeal
	if !q.KnownAt.IsZero() {
		read = readDealThen
	}
	l.constant = constant("d.kind", len(q.Kinds), "d.currency", q.Order)
	return falling(ctx, s, l, orderProperty[q.Order], page, read)
}

// dealsAsked is the list of the deals that a query asks for.
func dealsAsked(q graph.DealQuery) listing {
	l := listing{match: "MATCH (d:Deal)", x: "d", columns: dealColumns, w: newWhere("asked")}
	takesPart := "(e:Entity)-[:PARTY_TO]->(d)"
	if q.KnownAt.IsZero() {
		l.parties(q.Parties)
	} else {
		l.dealsThen(q.Parties, q.KnownAt)
		takesPart = "(e:Entity)-[p:PARTY_TO]->(now) WHERE p.since <= $p.knownAt"
	}
	if q.MinParties > 0 {
		l.w.with("COUNT { MATCH "+takesPart+" RETURN DISTINCT e } >= $p.minParties", "minParties", q.MinParties)
	}
	l.w.ofTypes("d.kind", q.Kinds, !l.few)
	l.w.asOf("d", q.AsOf, q.Statuses)
	l.w.said("d", statusesNow(q.AsOf, q.Statuses), q.MinConfidence, q.MinStories, q.Until)
	l.w.amount("d", q.Amount, !l.few)
	l.w.seen("d.lastSeen", q.Since, !l.few && q.Order == graph.Newest)
	return l
}

// dealsThen makes it a list of deals as they were known at a moment.
func (l *listing) dealsThen(parties []graph.PartyFilter, at time.Time) {
	l.match, l.few, l.columns, l.also = allDealsThen, true, dealThen, ", now"
	l.w.params["knownAt"] = moment(at)
	if len(parties) > 0 {
		l.w.with(partiesThen, "parties", partyParams(parties))
	}
}

func partyParams(all []graph.PartyFilter) []map[string]any {
	params := make([]map[string]any, len(all))
	for i, p := range all {
		params[i] = map[string]any{"entity": p.Entity, "role": p.Role}
	}
	return params
}

// parties asks for deals with all of these parties. Neo4j finds the deals from
// one of them, if it is named, and looks for the others in each.
func (l *listing) parties(all []graph.PartyFilter) {
	if i := slices.IndexFunc(all, func(p graph.PartyFilter) bool { return p.Entity != "" }); i >= 0 {
		l.match = "MATCH (:Entity {id: $p.party})-[p:PARTY_TO]->(d:Deal) WHERE $p.role IN ['', p.role] WITH DISTINCT d"
		l.few, l.w.params["party"], l.w.params["role"] = true, all[i].Entity, all[i].Role
		all = slices.Delete(slices.Clone(all), i, i+1)
	}
	if len(all) == 0 {
		return
	}
	l.w.with(`all(asked IN $p.parties WHERE EXISTS { MATCH (e:Entity)-[p:PARTY_TO]->(d)
		WHERE asked.entity IN ['', e.id] AND asked.role IN ['', p.role] })`, "parties", partyParams(all))
}

// constant returns what is the same for all of a list: the type where one is
// asked for, or the currency.
func constant(kind string, kinds int, currency string, order graph.Order) string {
	switch {
	case order == graph.Largest:
		return currency
	case order == graph.Newest && kinds == 1:
		return kind
	}
	return ""
}

// Stories implements [graph.Store].
func (s *Store) Stories(ctx context.Context, q graph.StoryQuery, page graph.Slice) ([]graph.Story, int, error) {
	l := listing{match: "MATCH (s:Story)", x: "s", columns: storyColumns, w: newWhere("asked")}
	among(l.w, "coalesce(s.publisher, '')", "publishers", q.Publishers)
	l.w.seen("s.seen", q.Since, true)
	l.w.ifAsked("s.seen < $p.until", "until", !q.Until.IsZero(), moment(q.Until))
	if q.Mentions != "" {
		l.match = "MATCH (:Designation {id: $p.mentions})-[:NAMES]->(e:Entity) MATCH (e)<-[:NAMES]-(:Designation)-[:APPEARS_IN]->(s:Story) WITH DISTINCT s"
		l.w.params["mentions"] = q.Mentions
	}
	return falling(ctx, s, l, "seen", page, readStory)
}

// falling reads a page of a list in the order of a falling property, then id.
func falling[T any](ctx context.Context, s *Store, l listing, property string, page graph.Slice, decode func(*row) T) ([]T, int, error) {
	by, first := l.x+"."+property, ""
	switch {
	case l.few:
		by, l.w.params["order"] = l.x+"[$p.order]", property
	case l.constant != "":
		first = l.constant + " DESC, "
	}
	behind := newWhere("askedBehind")
	at, id := place(property, page.After)
	if l.few {
		behind.ifAsked("CASE WHEN "+by+" = $p.at THEN "+l.x+".id > $p.behind ELSE "+by+" < $p.at END", "at", page.After != nil, at)
		behind.params["behind"] = id
	} else {
		behind.behind(l.x, by, " <= ", at, id)
	}
	return pageOf(ctx, s, l, behind, first+by+" DESC, "+l.x+".id", page, decode)
}

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery, page graph.Slice) ([]graph.Entity, int, error) {
	l := listing{match: "MATCH (e:Entity)", x: "e", columns: entityColumns, w: newWhere("asked")}
	l.w.and("e.folded IS NOT NULL")
	l.w.kinds("labels(e)", "labels", q.Kinds)
	after := graph.Position{}
	if page.After != nil {
		after = *page.After
	}
	behind := newWhere("askedBehind")
	behind.behind("e", "e.folded", " >= ", beginning(after.Text), after.ID)
	return pageOf(ctx, s, l, behind, "e.folded, e.id", page, readEntity)
}

// pageOf reads a page, and counts the whole list where that is wanted, in one statement.
func pageOf[T any](ctx context.Context, s *Store, l listing, behind *where, order string, page graph.Slice, decode func(*row) T) ([]T, int, error) {
	statement := "WITH -1 AS total"
	if page.Total {
		statement = fmt.Sprintf("CALL () { %s WHERE %s RETURN count(%s) AS total }", l.match, l.w, l.x)
	}
	statement += fmt.Sprintf(" CALL () { %s WHERE %s AND %s WITH %s%s ORDER BY %s LIMIT $p.limit RETURN collect(%s) AS page } RETURN total, page",
		l.match, l.w, behind, l.x, l.also, order, l.columns)
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
