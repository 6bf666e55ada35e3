package neo4jstore

import (
	"cmp"
	"math"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// where is a condition in the making: fixed pieces of Cypher, and the values
// of their parameters.
//
// A piece that an index can help with stands only where it is asked, so that
// the planner sees what there is to find. Every other piece always stands and
// asks nothing where its parameter is null: each text is planned anew, and
// planning takes longer than looking at some more properties. Such a piece is
// a CASE, since the planner multiplies out what is joined by OR, and one
// parameter tells to pass over all of them where none is asked.
type where struct {
	pieces, ifs []string
	flag        string // the parameter that tells whether one of the ifs is asked
	params      map[string]any
}

// newWhere returns a condition with a name for its parameter that tells
// whether something is asked.
func newWhere(flag string) *where { return &where{flag: flag, params: map[string]any{flag: false}} }

func (w *where) and(piece string) { w.pieces = append(w.pieces, piece) }

// with adds a piece with its one parameter.
func (w *where) with(piece, name string, value any) {
	w.and(piece)
	w.params[name] = value
}

// ifAsked adds a piece that asks nothing where its one parameter is null.
func (w *where) ifAsked(piece, name string, asked bool, value any) {
	if asked {
		w.params[w.flag] = true
	} else {
		value = nil
	}
	w.ifs = append(w.ifs, "CASE WHEN $p."+name+" IS NULL THEN true ELSE "+piece+" END")
	w.params[name] = value
}

// among asks that an expression be one of the values, if there are any.
func among[T ~string](w *where, expression, name string, values []T) {
	w.ifAsked(expression+" IN $p."+name, name, len(values) > 0, texts(values))
}

func (w *where) String() string {
	pieces := w.pieces
	if len(w.ifs) > 0 {
		pieces = append(pieces[:len(pieces):len(pieces)], "CASE WHEN $p."+w.flag+" THEN "+strings.Join(w.ifs, " AND ")+" ELSE true END")
	}
	return "(" + strings.Join(pieces, ") AND (") + ")"
}

// ofTypes asks for one of some types. An index by type is in the order of time
// only for one type.
func (w *where) ofTypes(expression string, types []string, indexed bool) {
	if indexed && len(types) == 1 {
		w.with(expression+" = $p.type", "type", types[0])
	} else {
		among(w, expression, "types", types)
	}
}

// said adds what relations, edges and deals are asked alike; x is the variable.
func (w *where) said(x string, statuses []graph.Status, confidence float64, stories int, until time.Time) {
	among(w, "coalesce("+x+".status, '')", "statuses", statuses)
	w.ifAsked(x+".confidence >= $p.confidence", "confidence", confidence > 0, confidence)
	w.ifAsked(x+".independent >= $p.stories", "stories", stories > 0, stories)
	w.ifAsked(x+".firstSeen < $p.until", "until", !until.IsZero(), moment(until))
}

// amount asks for a sum of a currency: of a node so that an index can help,
// and of an edge, which no index finds, in a text that always stands.
func (w *where) amount(x string, asked *graph.AmountRange, indexed bool) {
	if indexed && asked == nil {
		return
	}
	r := cmp.Or(asked, &graph.AmountRange{})
	w.params["currency"], w.params["minAmount"], w.params["maxAmount"] = r.Currency, r.Min, cmp.Or(r.Max, math.Inf(1))
	pieces := []string{x + ".currency = $p.currency", x + ".amount >= $p.minAmount", "coalesce(" + x + ".amountLow, " + x + ".amount) <= $p.maxAmount"}
	if indexed {
		w.pieces = append(w.pieces, pieces...)
	} else {
		w.ifAsked(strings.Join(pieces, " AND "), "currency", asked != nil, r.Currency)
	}
}

// seen asks that a time be not before since: for a list in the order of that
// time so that an index can help, and else so that none is chosen for it.
func (w *where) seen(expression string, since time.Time, ordered bool) {
	if ordered {
		w.with(expression+" >= $p.since", "since", moment(since))
	} else {
		w.ifAsked(expression+" >= $p.since", "since", !since.IsZero(), moment(since))
	}
}

// filter adds what is asked of the relation or edge r, but for its type, its
// polarity, its sum, the time it was last seen and its ends.
func (w *where) filter(f graph.RelationFilter) {
	w.asOf("r", f.AsOf, f.Statuses)
	w.said("r", statusesNow(f.AsOf, f.Statuses), f.MinConfidence, f.MinStories, f.Until)
	if !isFact(f.Polarity) {
		w.with("coalesce(r.rejected, false) = $p.rejected", "rejected", f.Polarity == graph.Rejected)
	}
	if len(f.Publishers) > 0 && !f.KnownAt.IsZero() {
		w.with(publishersThen, "publishersThen", f.Publishers)
	} else {
		w.ifAsked("any(p IN r.publishers WHERE p IN $p.publishers)", "publishers", len(f.Publishers) > 0, f.Publishers)
	}
}

// side is an end of the relation r: expressions for the entity's id and labels.
type side struct{ id, labels string }

// endsOfCard asks for the entities at both ends of a node, where some are
// asked for, and for their kinds, which it takes much planning to look up. It
// leaves out those at either end where nodes were matched by them.
func (w *where) endsOfCard(ends graph.Ends, f graph.RelationFilter, asked bool) {
	source, target := side{id: "r.source"}, side{id: "r.target"}
	if asked {
		w.and(w.either(source, target, ends, graph.RelationFilter{}))
		w.ifAsked("(r.source IN $p.any OR r.target IN $p.any)", "any", len(ends.Any) > 0 && len(ends.Source)+len(ends.Target) > 0, ends.Any)
	}
	if len(f.SourceKinds)+len(f.TargetKinds) > 0 {
		source.labels, target.labels = "labels(a)", "labels(b)"
		w.and("EXISTS { MATCH (a:Entity {id: r.source}), (b:Entity {id: r.target}) WHERE " + w.either(source, target, ends, f) + " }")
	}
}

// kindsOfEdge asks for the kinds of the entities at both ends of an edge.
func (w *where) kindsOfEdge(f graph.RelationFilter) {
	w.and(w.either(side{labels: "labels(startNode(r))"}, side{labels: "labels(endNode(r))"}, graph.Ends{}, f))
}

// either asks for both ends of a relation, where it is symmetric either way round.
func (w *where) either(source, target side, ends graph.Ends, f graph.RelationFilter) string {
	return "CASE WHEN " + w.way(source, target, ends, f) + " THEN true WHEN r.symmetric THEN " + w.way(target, source, ends, f) + " ELSE false END"
}

// way asks for both ends of a relation one way round.
func (w *where) way(source, target side, ends graph.Ends, f graph.RelationFilter) string {
	one := where{flag: "endsAsked", params: w.params}
	if w.params["endsAsked"] == nil {
		w.params["endsAsked"] = false
	}
	if source.id != "" {
		among(&one, source.id, "source", ends.Source)
		among(&one, target.id, "target", ends.Target)
	}
	if source.labels != "" {
		one.kinds(source.labels, "sourceLabels", f.SourceKinds)
		one.kinds(target.labels, "targetLabels", f.TargetKinds)
	}
	return one.String()
}

// kinds asks that an entity with these labels be of one of the kinds, if there are any.
func (w *where) kinds(labels, name string, kinds []graph.Kind) {
	w.ifAsked("any(label IN "+labels+" WHERE label IN $p."+name+")", name, len(kinds) > 0, labelsOf(kinds))
}

// behind goes on behind a position in the order of an expression, falling or
// rising, then id. It is a case, since the planner would make two searches of
// an OR, and lose the order of the index.
func (w *where) behind(x, by, compare string, at any, id string) {
	w.with(by+compare+"$p.at", "at", at)
	w.with("CASE WHEN "+by+" = $p.at THEN "+x+".id > $p.behind ELSE true END", "behind", id)
}
