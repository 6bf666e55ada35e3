package neo4jstore

import (
	"context"
	"fmt"
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
	// constant is an expression that is the same for all of the list: an index
	// by it and then by the order's property is in order only by both.
	constant string
}

// orderProperty is the property that an order goes by, largest first.
var orderProperty = map[graph.Order]string{graph.Newest: "lastSeen", graph.Surest: "confidence", graph.Largest: "amount"}

// place is the value of a property behind which a page begins.
func place(property string, after graph.Position) any {
	if slices.Contains([]string{"lastSeen", "seen", "made"}, property) {
		return time.UnixMicro(int64(after.Number)).UTC()
	}
	return after.Number
}

// Relations implements [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery, page graph.Slice) ([]graph.Relation, int, error) {
	label := "Relation"
	if !isFact(q.Filter.Polarity) {
		label = "Denial"
	}
	l := listing{match: "MATCH (r:" + label + ")", x: "r", columns: "r", w: newWhere(orderProperty[q.Order])}
	l.atEnds(label, q.Ends)
	read := readRelation
	if !q.Filter.KnownAt.IsZero() {
		l.relationsThen(label, q.Filter.KnownAt)
		read = readRelationThen
	}
	l.w.ofTypes("r", "type", q.Filter.Types)
	l.w.filter(q.Filter)
	l.w.endsOfCard(q.Ends, q.Filter)
	l.constant = constant("r.type", len(q.Filter.Types), "r.currency", q.Order)
	return falling(ctx, s, l, page, read)
}

// atEnds finds relations by the entities at one of their ends. It takes an
// index for each end, since one condition over both would use none.
func (l *listing) atEnds(label string, ends graph.Ends) {
	for _, ids := range [][]string{ends.Source, ends.Target, ends.Any} {
		if len(ids) > 0 {
			l.match = fmt.Sprintf("CALL () { MATCH (r:%[1]s) WHERE r.source IN $p.ends RETURN r UNION MATCH (r:%[1]s) WHERE r.target IN $p.ends RETURN r } WITH r", label)
			l.w.params["ends"] = ids
			return
		}
	}
}

// relationsThen makes it a list of relations as they were known at a moment.
func (l *listing) relationsThen(label string, at time.Time) {
	l.match = allRelationsThen(label)
	if ends := l.w.params["ends"]; ends != nil {
		l.match = "CALL () { " + relationsThenAt(label, "$p.ends") + " } WITH r, now"
	}
	l.columns, l.also, l.w.params["knownAt"] = relationThen, ", now", moment(at)
}

// Deals implements [graph.Store].
func (s *Store) Deals(ctx context.Context, q graph.DealQuery, page graph.Slice) ([]graph.Deal, int, error) {
	l, read := dealsAsked(q), readDeal
	if !q.KnownAt.IsZero() {
		read = readDealThen
	}
	l.constant = constant("d.kind", len(q.Kinds), "d.currency", q.Order)
	return falling(ctx, s, l, page, read)
}

// dealsAsked is the list of the deals that a query asks for.
func dealsAsked(q graph.DealQuery) listing {
	l := listing{match: "MATCH (d:Deal)", x: "d", columns: "d", w: newWhere(orderProperty[q.Order])}
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
	l.w.ofTypes("d", "kind", q.Kinds)
	l.w.asOf("d", q.AsOf, q.Statuses)
	l.w.said("d", statusesNow(q.AsOf, q.Statuses), q.MinConfidence, q.MinStories, q.Since, q.Until)
	l.w.amount("d", q.Amount)
	return l
}

// dealsThen makes it a list of deals as they were known at a moment.
func (l *listing) dealsThen(parties []graph.PartyFilter, at time.Time) {
	l.match, l.columns, l.also = allDealsThen, dealThen, ", now"
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
		role := ""
		if all[i].Role != "" {
			role = " {role: $p.role}"
		}
		l.match = "MATCH (:Entity {id: $p.party})-[:PARTY_TO" + role + "]->(d:Deal) WITH DISTINCT d"
		l.w.params["party"], l.w.params["role"] = all[i].Entity, all[i].Role
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
	l := listing{match: "MATCH (s:Story)", x: "s", columns: storyColumns, w: newWhere("seen")}
	among(l.w, "coalesce(s.publisher, '')", "publishers", q.Publishers)
	if !q.Since.IsZero() {
		l.w.with("s.seen >= $p.since", "since", moment(q.Since))
	}
	if !q.Until.IsZero() {
		l.w.with("s.seen < $p.until", "until", moment(q.Until))
	}
	if q.Cluster != "" {
		l.match += " USING INDEX s:Story(cluster)" // which holds few, and not that of their order
		l.w.with("s.cluster = $p.cluster", "cluster", q.Cluster)
	}
	if q.Heads {
		l.columns = headColumns
	}
	if q.Mentions != "" {
		l.match = "MATCH (:Designation {id: $p.mentions})-[:NAMES]->(e:Entity) MATCH (e)<-[:NAMES]-(:Designation)-[:APPEARS_IN]->(s:Story) WITH DISTINCT s"
		l.w.params["mentions"] = q.Mentions
	}
	return falling(ctx, s, l, page, readStory)
}

// falling reads a page of a list in the falling order of its property, then id.
func falling[T any](ctx context.Context, s *Store, l listing, page graph.Slice, decode func(*row) T) ([]T, int, error) {
	by := l.x + "." + l.w.order
	order := by + " DESC, " + l.x + ".id"
	if l.constant != "" {
		order = l.constant + " DESC, " + order
	}
	rest := l.w.plus()
	if page.After != nil {
		rest.behind(l.x, by, " <= ", place(l.w.order, *page.After), page.After.ID)
	} else {
		rest.and(by + " IS NOT NULL") // so that an index can tell the order
	}
	return pageOf(ctx, s, l, rest, order, page, decode)
}

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery, page graph.Slice) ([]graph.Entity, int, error) {
	l := listing{match: "MATCH (e:Entity)", x: "e", columns: "e", w: newWhere("folded")}
	l.w.and("e.folded IS NOT NULL")
	l.w.kinds("labels(e)", "labels", q.Kinds)
	rest := l.w.plus()
	if page.After != nil {
		rest.behind("e", "e.folded", " >= ", beginning(page.After.Text), page.After.ID)
	}
	return pageOf(ctx, s, l, rest, "e.folded, e.id", page, readEntity)
}

// pageOf reads the page that is at the beginning of the rest of a list, and
// counts the whole list where that is wanted, in one statement.
func pageOf[T any](ctx context.Context, s *Store, l listing, rest *where, order string, page graph.Slice, decode func(*row) T) ([]T, int, error) {
	statement := "WITH -1 AS total"
	if page.Total {
		statement = fmt.Sprintf("CALL () { %s%s RETURN count(%s) AS total }", l.match, l.w, l.x)
	}
	statement += fmt.Sprintf(" CALL () { %s%s WITH %s%s ORDER BY %s LIMIT $p.limit RETURN collect(%s) AS page } RETURN total, page",
		l.match, rest, l.x, l.also, order, l.columns)
	l.w.params["limit"] = page.Limit
	type answer struct {
		page  []T
		total int
	}
	answers, err := ask(ctx, s, func(r *row) answer { return answer{nested(r, "page", decode), r.integer("total")} }, statement, l.w.params)
	if err != nil {
		return nil, 0, err
	}
	return answers[0].page, answers[0].total, nil
}
