package neo4jstore

import (
	"cmp"
	"context"
	"reflect"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// What was known of a relation or deal before is a node PastRelation or PastDeal
// without edges, so that nobody who walks the graph or writes plain Cypher meets
// it. It has no lists: those are in the node of what is known now, with the time
// since when each item is there.

// knownThen keeps of a node x what was known at the moment knownAt.
func knownThen(x string) string {
	return x + ".knownFrom <= $p.knownAt AND coalesce(" + x + ".knownTo > $p.knownAt, true)"
}

const (
	// relationThen and dealThen are a version as readVersion reads it: r or d, and
	// the node now of the present one.
	relationThen = "{version: r, present: now}"
	dealThen     = "{version: d, present: now}"
)

// allRelationsThen finds all relations of a label as they were known at a moment, and
// relationsThenAt those with an entity at an end. Each binds r, and now.
func allRelationsThen(label string) string {
	return `CALL () { MATCH (r:` + label + `) WHERE ` + knownThen("r") + ` RETURN r, r AS now
		UNION ALL MATCH (r:PastRelation) WHERE ` + knownThen("r") + ` MATCH (now:` + label + ` {id: r.id}) RETURN r, now } WITH r, now`
}

func relationsThenAt(label, ids string) string {
	at := func(end string) string {
		return `MATCH (r:` + label + `) WHERE r.` + end + ` IN ` + ids + ` AND ` + knownThen("r") + ` RETURN r, r AS now
			UNION MATCH (r:PastRelation) WHERE r.` + end + ` IN ` + ids + ` AND ` + knownThen("r") + ` MATCH (now:` + label + ` {id: r.id}) RETURN r, now`
	}
	return at("source") + ` UNION ` + at("target")
}

const (
	relationsByIDThen = `MATCH (now:Relation|Denial) WHERE now.id IN $p.relations
		CALL (now) { MATCH (r:Relation|Denial {id: now.id}) WHERE r.knownFrom <= $p.knownAt RETURN r
			UNION ALL MATCH (r:PastRelation {id: now.id}) WHERE r.knownFrom <= $p.knownAt AND r.knownTo > $p.knownAt RETURN r }`
	dealsByIDThen = `MATCH (now:Deal) WHERE now.id IN $p.deals
		CALL (now) { MATCH (d:Deal {id: now.id}) WHERE d.knownFrom <= $p.knownAt RETURN d
			UNION ALL MATCH (d:PastDeal {id: now.id}) WHERE d.knownFrom <= $p.knownAt AND d.knownTo > $p.knownAt RETURN d }`
	allDealsThen = `CALL () { MATCH (d:Deal) WHERE d.knownFrom <= $p.knownAt RETURN d, d AS now
		UNION ALL MATCH (d:PastDeal) WHERE d.knownFrom <= $p.knownAt AND d.knownTo > $p.knownAt MATCH (now:Deal {id: d.id}) RETURN d, now } WITH d, now`
	// partiesThen asks for parties of a deal that were known then.
	partiesThen = `all(asked IN $p.parties WHERE EXISTS { MATCH (e:Entity)-[p:PARTY_TO]->(now)
		WHERE asked.entity IN ['', e.id] AND asked.role IN ['', p.role] AND p.since <= $p.knownAt })`
	// publishersThen asks for a publisher who had told it by then.
	publishersThen = `any(i IN range(0, size(coalesce(now.publishers, [])) - 1) WHERE now.publishers[i] IN $p.publishersThen
		AND coalesce(now.publishersSince[i] <= $p.knownAt, true))`
)

// readVersion reads a version and, where it is a past one, completes it with the
// lists of the present one.
func readVersion[T any](read func(*row) T, complete func(past, present T) T) func(*row) T {
	return func(r *row) T {
		version, now := rowOf(r.record["version"]), rowOf(r.record["present"])
		present := read(&now)
		if version.record["knownTo"] != nil {
			present = complete(read(&version), present)
		}
		r.err = cmp.Or(r.err, now.err, version.err)
		return present
	}
}

var (
	readRelationThen = readVersion(readRelation, graph.Relation.Complete)
	readDealThen     = readVersion(readDeal, graph.Deal.Complete)
)

// relationsKnownAt looks up relations as they were known at a moment.
func (s *Store) relationsKnownAt(ctx context.Context, ids []string, at time.Time) ([]graph.Relation, error) {
	return ask(ctx, s, record(readRelationThen), relationsByIDThen+" RETURN "+relationThen+" AS x",
		map[string]any{"relations": texts(ids), "knownAt": moment(at)})
}

// dealsKnownAt looks up deals as they were known at a moment.
func (s *Store) dealsKnownAt(ctx context.Context, ids []string, at time.Time) ([]graph.Deal, error) {
	return ask(ctx, s, record(readDealThen), dealsByIDThen+" RETURN "+dealThen+" AS x",
		map[string]any{"deals": texts(ids), "knownAt": moment(at)})
}

// cardFilter is what a filter asks of the node r of a relation then, beyond its label.
func cardFilter(f graph.RelationFilter) *where {
	w := newWhere("")
	among(w, "r.type", "types", f.Types)
	w.filter(f)
	w.endsOfCard(graph.Ends{}, f)
	w.params["knownAt"] = moment(f.KnownAt)
	return w
}

// ringThen is ring of a moment: it goes by the nodes of relations, since what
// was known then has no edges.
func (e *explorer) ringThen() ([]link, error) {
	found, err := ask(e.ctx, e.store, readLinks,
		"CALL () { "+relationsThenAt(e.label, "$p.rim")+" } WITH r, now"+e.w.String()+
			" WITH DISTINCT r ORDER BY r.confidence DESC, r.id LIMIT $p.most"+
			" RETURN collect([r.id, r.source, r.target, r.confidence]) AS links", e.w.params)
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// lookThen is lookNow of a moment.
func (e *explorer) lookThen(to []string) string {
	return "UNWIND $p.rim AS near CALL (near) { " + relationsThenAt(e.label, "[near]") + " }" +
		" WITH near, CASE r.source WHEN near THEN r.target ELSE r.source END AS far, r, now LIMIT $p.left" +
		" RETURN count(*) AS looked, collect(" + e.wanted("[r.id, near, far, r.confidence]", "far", to) + ") AS links"
}

func readKnown(r *row) graph.Known {
	return graph.Known{KnownFrom: r.moment("knownFrom"), KnownTo: r.moment("knownTo")}
}

// pastProperties are those of a past version.
func pastProperties(p properties, known graph.Known) properties {
	p["knownTo"] = moment(known.KnownTo)
	for name := range p {
		if list, ok := p[name].([]string); ok && len(list) == 0 {
			delete(p, name)
		}
	}
	return p
}

// putPast makes the past versions of threads what they are now, and writes only
// what differs.
func (t *tx) putPast(before stored, threads []graph.Thread) error {
	var relations []kept[graph.Relation]
	var deals []kept[graph.Deal]
	for _, thread := range threads {
		for _, r := range thread.PastRelations {
			relations = append(relations, kept[graph.Relation]{thread.Key, normal(r)})
		}
		for _, d := range thread.PastDeals {
			deals = append(deals, kept[graph.Deal]{thread.Key, normalDeal(d)})
		}
	}
	err := putVersions(t, "PastRelation", before.pastRelations, relations, func(r graph.Relation) versionKey {
		return versionKey{r.ID, r.KnownFrom.UnixMicro()}
	}, func(k kept[graph.Relation]) properties {
		p := pastProperties(cardProperties(k.thread, k.value), k.value.Known)
		p["polarity"] = string(k.value.Polarity)
		return sealed(p, relationOf)
	})
	if err != nil {
		return err
	}
	return putVersions(t, "PastDeal", before.pastDeals, deals, func(d graph.Deal) versionKey {
		return versionKey{d.ID, d.KnownFrom.UnixMicro()}
	}, func(k kept[graph.Deal]) properties {
		return sealed(pastProperties(dealProperties(k.thread, k.value), k.value.Known), dealOf)
	})
}

// versionKey tells one past version from the others.
type versionKey struct {
	id   string
	from int64
}

func putVersions[T any](t *tx, label string, before, after []kept[T], key func(T) versionKey, of func(kept[T]) properties) error {
	var gone, put []map[string]any
	old := map[versionKey]kept[T]{}
	for _, k := range before {
		old[key(k.value)] = k
	}
	for _, k := range after {
		was, there := old[key(k.value)]
		delete(old, key(k.value))
		if there && reflect.DeepEqual(was, k) {
			continue
		}
		id := key(k.value)
		if there {
			gone = append(gone, map[string]any{"id": id.id, "from": time.UnixMicro(id.from).UTC()})
		}
		put = append(put, map[string]any{"properties": of(k)})
	}
	for id := range old {
		gone = append(gone, map[string]any{"id": id.id, "from": time.UnixMicro(id.from).UTC()})
	}
	return t.write([]step{
		{"MATCH (r:" + label + " {id: row.id}) WHERE r.knownFrom = row.from DELETE r", gone},
		{"CREATE (r:" + label + ") SET r = row.properties", put},
	})
}
