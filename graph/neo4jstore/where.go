package neo4jstore

import (
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// where is a condition in the making: fixed pieces of Cypher, and the values
// of their parameters. It has only what is asked: Neo4j keeps a plan for each
// text, and to plan what is not asked takes longer than all else.
type where struct {
	order  string // the property that the list is in the order of, if it is a list
	pieces []string
	params map[string]any
}

func newWhere(order string) *where { return &where{order: order, params: map[string]any{}} }

// property is a property of x to compare with. Where the list goes by another
// one it is hidden from the planner, which would else search by its index, and
// sort all that it finds to have one page.
func (w *where) property(x, name string) string {
	if name == w.order {
		return x + "." + name
	}
	return "coalesce(" + x + "." + name + ")"
}

func (w *where) and(piece string) { w.pieces = append(w.pieces, piece) }

// with adds a piece with its one parameter.
func (w *where) with(piece, name string, value any) {
	w.and(piece)
	w.params[name] = value
}

// among asks that an expression be one of the values, if there are any.
func among[T ~string](w *where, expression, name string, values []T) {
	if len(values) > 0 {
		w.with(expression+" IN $p."+name, name, texts(values))
	}
}

// String is the condition behind WHERE, or nothing where nothing is asked.
func (w *where) String() string {
	if len(w.pieces) == 0 {
		return ""
	}
	return " WHERE " + w.condition()
}

func (w *where) condition() string {
	return "(" + strings.Join(w.pieces, ") AND (") + ")"
}

// ofTypes asks for one of some types. An index by type is in the order of time
// only for one type.
func (w *where) ofTypes(x, name string, types []string) {
	if len(types) == 1 {
		w.with(x+"."+name+" = $p.type", "type", types[0])
	} else {
		among(w, w.property(x, name), "types", types)
	}
}

// said adds what relations, edges and deals are asked alike; x is the variable.
func (w *where) said(x string, statuses []graph.Status, confidence float64, stories int, since, until time.Time) {
	among(w, "coalesce("+x+".status, '')", "statuses", statuses)
	if confidence > 0 {
		w.with(w.property(x, "confidence")+" >= $p.confidence", "confidence", confidence)
	}
	if stories > 0 {
		w.with(x+".independent >= $p.stories", "stories", stories)
	}
	if !since.IsZero() {
		w.with(w.property(x, "lastSeen")+" >= $p.since", "since", moment(since))
	}
	if !until.IsZero() {
		w.with(x+".firstSeen < $p.until", "until", moment(until))
	}
}

// amount asks for a sum of a currency.
func (w *where) amount(x string, asked *graph.AmountRange) {
	if asked == nil {
		return
	}
	w.with(x+".currency = $p.currency", "currency", asked.Currency)
	w.with(x+".amount >= $p.minAmount", "minAmount", asked.Min)
	if asked.Max != 0 {
		w.with("coalesce("+x+".amountLow, "+x+".amount) <= $p.maxAmount", "maxAmount", asked.Max)
	}
}

// filter adds what is asked of the relation or edge r, but for its type, its
// ends and, of its polarity, what labels and types of edges tell.
func (w *where) filter(f graph.RelationFilter) {
	w.asOf("r", f.AsOf, f.Statuses)
	w.said("r", statusesNow(f.AsOf, f.Statuses), f.MinConfidence, f.MinStories, f.Since, f.Until)
	w.amount("r", f.Amount)
	if !isFact(f.Polarity) {
		w.with("coalesce(r.rejected, false) = $p.rejected", "rejected", f.Polarity == graph.Rejected)
	}
	switch {
	case len(f.Publishers) > 0 && !f.KnownAt.IsZero():
		w.with(publishersThen, "publishersThen", f.Publishers)
	case len(f.Publishers) > 0:
		w.with("any(p IN r.publishers WHERE p IN $p.publishers)", "publishers", f.Publishers)
	}
}

// side is an end of the relation r: expressions for the entity's id and labels.
type side struct{ id, labels string }

// endsOfCard asks for the entities at both ends of a node, and for their kinds.
// A node of a list of those with an entity at either end was found by that.
func (w *where) endsOfCard(ends graph.Ends, f graph.RelationFilter) {
	source, target := side{"r.source", "labels(a)"}, side{"r.target", "labels(b)"}
	if len(ends.Any) > 0 && len(ends.Source)+len(ends.Target) > 0 {
		w.with("r.source IN $p.any OR r.target IN $p.any", "any", ends.Any)
	}
	either := w.either(source, target, ends, f)
	switch {
	case len(f.SourceKinds)+len(f.TargetKinds) > 0:
		w.and("EXISTS { MATCH (a:Entity {id: r.source}), (b:Entity {id: r.target}) WHERE " + either + " }")
	case either != "":
		w.and(either)
	}
}

// either asks for both ends of a relation, where it is symmetric either way
// round. It is empty where neither is asked for.
func (w *where) either(source, target side, ends graph.Ends, f graph.RelationFilter) string {
	forth, back := w.way(source, target, ends, f), w.way(target, source, ends, f)
	if forth == "" {
		return ""
	}
	return "CASE WHEN " + forth + " THEN true WHEN r.symmetric THEN " + back + " ELSE false END"
}

// way asks for both ends of a relation one way round.
func (w *where) way(source, target side, ends graph.Ends, f graph.RelationFilter) string {
	one := where{params: w.params}
	among(&one, source.id, "source", ends.Source)
	among(&one, target.id, "target", ends.Target)
	one.kinds(source.labels, "sourceLabels", f.SourceKinds)
	one.kinds(target.labels, "targetLabels", f.TargetKinds)
	if len(one.pieces) == 0 {
		return ""
	}
	return one.condition()
}

// kinds asks that an entity with these labels be of one of the kinds, if there are any.
func (w *where) kinds(labels, name string, kinds []graph.Kind) {
	if len(kinds) > 0 {
		w.with("any(label IN "+labels+" WHERE label IN $p."+name+")", name, labelsOf(kinds))
	}
}

// plus is a condition that asks for more, with the same parameters.
func (w *where) plus() *where { return &where{w.order, slices.Clip(w.pieces), w.params} }

// behind goes on behind a position in the order of an expression, falling or
// rising, then id. It is a case, since the planner would make two searches of
// an OR, and lose the order of the index.
func (w *where) behind(x, by, compare string, at any, id string) {
	w.with(by+compare+"$p.at", "at", at)
	w.with("CASE WHEN "+by+" = $p.at THEN "+x+".id > $p.behind ELSE true END", "behind", id)
}
