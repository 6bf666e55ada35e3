package neo4jstore

import (
	"math"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// where is a condition in the making: fixed pieces of Cypher, and the values
// of their parameters. A piece stands only where something is asked, so that
// the planner sees what it can use an index for.
type where struct {
	pieces []string
	params map[string]any
}

func newWhere() *where { return &where{params: map[string]any{}} }

func (w *where) and(piece string) { w.pieces = append(w.pieces, piece) }

// with adds a piece with its one parameter.
func (w *where) with(piece, name string, value any) {
	w.and(piece)
	w.params[name] = value
}

// in asks that an expression be one of the values, if there are any.
func in[T ~string](w *where, expression, name string, values []T) {
	if len(values) > 0 {
		w.with(expression+" IN $"+name, name, texts(values))
	}
}

func (w *where) String() string {
	if len(w.pieces) == 0 {
		return "true"
	}
	return "(" + strings.Join(w.pieces, ") AND (") + ")"
}

// said adds what relations, edges and deals are asked alike; x is the
// variable. What no index helps with always stands in the text, and asks
// nothing where its parameter is null: each text is planned anew, and planning
// takes longer than looking at some more properties.
func (w *where) said(x string, statuses []graph.Status, confidence float64, stories int, amount *graph.AmountRange, since, until time.Time) {
	w.and(strings.ReplaceAll(`($statuses IS NULL OR coalesce(x.status, '') IN $statuses)
		AND ($confidence IS NULL OR x.confidence >= $confidence)
		AND ($stories IS NULL OR x.independent >= $stories)
		AND ($until IS NULL OR x.firstSeen < $until)`, "x.", x+"."))
	w.params["statuses"] = orNull(len(statuses) > 0, texts(statuses))
	w.params["confidence"] = orNull(confidence > 0, confidence)
	w.params["stories"] = orNull(stories > 0, stories)
	w.params["until"] = orNull(!until.IsZero(), moment(until))
	if !since.IsZero() {
		w.with(x+".lastSeen >= $since", "since", moment(since))
	}
	if amount != nil {
		most := amount.Max
		if most == 0 {
			most = math.Inf(1)
		}
		w.with(x+".currency = $currency", "currency", amount.Currency)
		w.with(x+".amount >= $minAmount", "minAmount", amount.Min)
		w.with(x+".amount <= $maxAmount", "maxAmount", most)
	}
}

func orNull(asked bool, value any) any {
	if asked {
		return value
	}
	return nil
}

// filter adds what is asked of the relation or edge r, but for its type, its
// polarity and its ends.
func (w *where) filter(f graph.RelationFilter) {
	w.said("r", f.Statuses, f.MinConfidence, f.MinStories, f.Amount, f.Since, f.Until)
	w.and("$publishers IS NULL OR any(p IN r.publishers WHERE p IN $publishers)")
	w.params["publishers"] = orNull(len(f.Publishers) > 0, f.Publishers)
}

// side is an end of the relation r: its property with the entity's id, and an
// expression for the entity's labels.
type side struct{ id, labels string }

// sidesOfCard are those of a node, and sidesOfEdge those of an edge.
var (
	sidesOfCard = [2]side{
		{"r.source", "COLLECT { MATCH (e:Entity {id: r.source}) UNWIND labels(e) AS label RETURN label }"},
		{"r.target", "COLLECT { MATCH (e:Entity {id: r.target}) UNWIND labels(e) AS label RETURN label }"},
	}
	sidesOfEdge = [2]side{{"startNode(r).id", "labels(startNode(r))"}, {"endNode(r).id", "labels(endNode(r))"}}
)

// ends asks for the entities at both ends, and for their kinds; where the
// relation is symmetric, either way round.
func (w *where) ends(sides [2]side, ends graph.Ends, f graph.RelationFilter) {
	way := func(source, target side) string {
		one := where{params: w.params}
		in(&one, source.id, "source", ends.Source)
		in(&one, target.id, "target", ends.Target)
		one.kinds(source, "sourceLabels", f.SourceKinds)
		one.kinds(target, "targetLabels", f.TargetKinds)
		return one.String()
	}
	straight, turned := way(sides[0], sides[1]), way(sides[1], sides[0])
	if straight != "true" {
		w.and(straight + " OR (r.symmetric AND " + turned + ")")
	}
}

func (w *where) kinds(s side, name string, kinds []graph.Kind) {
	if len(kinds) > 0 {
		w.with("any(label IN "+s.labels+" WHERE label IN $"+name+")", name, labelsOf(kinds))
	}
}

// behind goes on behind a position in the order of a property, falling or
// rising, then id. It is a case, since the planner would
// make two searches of an OR, and lose the order of the index.
func (w *where) behind(x, property, compare string, at any, id string) {
	expression := x + "." + property
	w.with(expression+compare+"$at", "at", at)
	w.with("CASE WHEN "+expression+" = $at THEN "+x+".id > $behind ELSE true END", "behind", id)
}
