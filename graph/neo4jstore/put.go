package neo4jstore

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// PutEntities writes only what differs from what is there: most entities
// that one more story names only have one more story.
func (t *tx) PutEntities(entities []graph.Entity, keys map[string][]graph.NameKey) error {
	stored, err := t.storedEntities(entities)
	if err != nil {
		return err
	}
	var fresh, put, counted, identified []map[string]any
	for _, e := range entities {
		names, identifiers := keysOf(keys[e.ID])
		old, known := stored[e.ID]
		p := sealed(entityProperties(e, names), entityOf, kindLabels[e.Kind])
		if known && !old.differs(e, names) {
			counted = append(counted, map[string]any{"id": e.ID, "stories": e.Stories, "seal": p["seal"]})
			continue
		}
		row := map[string]any{
			"id": e.ID, "label": kindLabels[e.Kind], "properties": p,
			"names": sorted(names, indexed), "identifiers": identifiers, "designations": texts(e.Names),
		}
		if !known {
			fresh = append(fresh, row)
		} else {
			put = append(put, row)
		}
		if len(identifiers) > 0 {
			identified = append(identified, row)
		}
	}
	return t.write([]step{
		{`MATCH (e:Entity {id: row.id}) SET e.stories = row.stories, e.seal = row.seal`, counted},
		{`CREATE (e:Entity) SET e = row.properties SET e:$(row.label)
		WITH e, row.names AS names UNWIND names AS name CREATE (e)-[:CALLED]->(:Name {text: name})`, fresh},
		{`MERGE (e:Entity {id: row.id}) SET e = row.properties
		REMOVE e:Company:Person:Union:PublicBody:Organisation:Product:Place SET e:$(row.label)`, put},
		{`MATCH (e:Entity {id: row.id})<-[x:NAMES]-(d:Designation) WHERE NOT d.id IN row.designations DELETE x`, put},
		{`MATCH (e:Entity {id: row.id}) UNWIND row.designations AS id MATCH (d:Designation {id: id}) MERGE (d)-[:NAMES]->(e)`, slices.Concat(fresh, put)},
		{`MATCH (e:Entity {id: row.id})-[:CALLED]->(n:Name) WHERE NOT n.text IN row.names DETACH DELETE n`, put},
		{`MATCH (e:Entity {id: row.id}) UNWIND row.names AS name
		MERGE (e)-[:CALLED]->(:Name {text: name})`, put},
		{`MATCH (e:Entity {id: row.id})-[:IDENTIFIED_BY]->(n:Identifier) WHERE NOT n{.scheme, .value} IN row.identifiers DETACH DELETE n`, put},
		{`MATCH (e:Entity {id: row.id}) UNWIND row.identifiers AS i
		MERGE (e)-[:IDENTIFIED_BY]->(:Identifier {scheme: i.scheme, value: i.value})`, identified},
	})
}

// storedEntities reads entities as they are stored, by id.
func (t *tx) storedEntities(entities []graph.Entity) (map[string]storedEntity, error) {
	if len(entities) == 0 {
		return nil, nil
	}
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = e.ID
	}
	there, err := query(t, record(readStored), "MATCH (e:Entity) WHERE e.id IN $p.ids RETURN e AS x", byIDs(ids))
	return byKey(there, func(e storedEntity) string { return e.ID }), err
}

// step is a statement that is run for each of some rows.
type step struct {
	statement string // it goes on behind "UNWIND $p.rows AS row"
	rows      []map[string]any
}

func (t *tx) write(steps []step) error {
	for _, s := range steps {
		if err := exec(t, "UNWIND $p.rows AS row "+s.statement, s.rows); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteEntities(ids []string) error {
	return exec(t, `
		UNWIND $p.rows AS id MATCH (e:Entity {id: id})
		OPTIONAL MATCH (e)-[:CALLED|IDENTIFIED_BY]->(n) DETACH DELETE n, e`, sorted(ids, nil))
}

// kept is a relation or deal with its thread.
type kept[T any] struct {
	thread string
	value  T
}

func keep[T any](decode func(*row) T) func(*row) kept[T] {
	return func(r *row) kept[T] { return kept[T]{r.text("thread"), decode(r)} }
}

// PutThreads writes only what differs from what is there: most of a popular
// thread stays as it is when one more story adds to it.
func (t *tx) PutThreads(threads []graph.Thread) ([]graph.Relation, error) {
	keys := make([]string, len(threads))
	var relations []kept[graph.Relation]
	var deals []kept[graph.Deal]
	for i, thread := range threads {
		keys[i] = thread.Key
		for _, r := range thread.Relations {
			relations = append(relations, kept[graph.Relation]{thread.Key, normal(r)})
		}
		for _, d := range thread.Deals {
			deals = append(deals, kept[graph.Deal]{thread.Key, normalDeal(d)})
		}
	}
	old, err := t.storedThreads(keys)
	if err != nil {
		return nil, err
	}
	changed := differences(old.relations, relations, func(r graph.Relation) string { return r.ID })
	if err := t.putRelations(changed); err != nil {
		return nil, err
	}
	if err := t.putDeals(differences(old.deals, deals, func(d graph.Deal) string { return d.ID })); err != nil {
		return nil, err
	}
	if err := t.putPast(old, threads); err != nil {
		return nil, err
	}
	if err := t.includeAgain(changed); err != nil {
		return nil, err
	}
	before := make([]graph.Relation, len(old.relations))
	for i, r := range old.relations {
		before[i] = r.value
	}
	return before, t.putContradictions(keys, threads)
}

// stored is what is there of threads.
type stored struct {
	relations, pastRelations []kept[graph.Relation]
	deals, pastDeals         []kept[graph.Deal]
}

// storedThreads reads what is there of threads, in one statement.
func (t *tx) storedThreads(keys []string) (stored, error) {
	found, err := query(t, func(r *row) stored {
		return stored{
			nested(r, "relations", keep(relationOf)), nested(r, "pastRelations", keep(relationOf)),
			nested(r, "deals", keep(dealOf)), nested(r, "pastDeals", keep(dealOf)),
		}
	}, `CALL () { MATCH (r:Relation|Denial) WHERE r.thread IN $p.ids RETURN collect(r) AS relations }
		CALL () { MATCH (d:Deal) WHERE d.thread IN $p.ids RETURN collect(d) AS deals }
		CALL () { MATCH (r:PastRelation) WHERE r.thread IN $p.ids RETURN collect(r) AS pastRelations }
		CALL () { MATCH (d:PastDeal) WHERE d.thread IN $p.ids RETURN collect(d) AS pastDeals }
		RETURN relations, deals, pastRelations, pastDeals`, byIDs(keys))
	if err != nil || len(found) == 0 {
		return stored{}, err
	}
	return found[0], nil
}

// normal is a relation as it reads when it was written.
func normal(r graph.Relation) graph.Relation {
	r.FirstSeen, r.LastSeen = moment(r.FirstSeen), moment(r.LastSeen)
	r.KnownFrom, r.KnownTo = instant(r.KnownFrom), instant(r.KnownTo)
	r.Validity = normalValidity(r.Validity)
	r.History = normalHistory(r.History)
	return r
}

func normalHistory(history []graph.StatusStep) []graph.StatusStep {
	history = slices.Clone(history)
	for i := range history {
		h := &history[i]
		h.Seen = moment(h.Seen)
		if h.When != nil {
			when := normalPeriod(*h.When)
			h.When = &when
		}
	}
	return history
}

// normalDeal is a deal as it reads when it was written.
func normalDeal(d graph.Deal) graph.Deal {
	d.FirstSeen, d.LastSeen = moment(d.FirstSeen), moment(d.LastSeen)
	d.KnownFrom, d.KnownTo = instant(d.KnownFrom), instant(d.KnownTo)
	d.Validity, d.Date, d.History = normalValidity(d.Validity), normalPeriod(d.Date), normalHistory(d.History)
	return d
}

func normalValidity(v graph.Validity) graph.Validity {
	v.ValidFrom = normalPeriod(v.ValidFrom)
	if v.ValidTo != nil {
		to := normalPeriod(*v.ValidTo)
		v.ValidTo = &to
	}
	v.Phases = slices.Clone(v.Phases)
	for i := range v.Phases {
		v.Phases[i].At, v.Phases[i].Period = moment(v.Phases[i].At), normalPeriod(v.Phases[i].Period)
	}
	return v
}

func normalPeriod(p graph.Period) graph.Period {
	p.From, p.To = moment(p.From), moment(p.To)
	return p
}

// instant is as moment, and zero where there is none.
func instant(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return moment(t)
}

// difference is a change of one thing: before is nil where it is new, after
// is nil where it goes.
type difference[T any] struct{ before, after *kept[T] }

// differences returns what changes from one list to the other.
func differences[T any](before, after []kept[T], id func(T) string) []difference[T] {
	old := make(map[string]*kept[T], len(before))
	for i := range before {
		old[id(before[i].value)] = &before[i]
	}
	var all []difference[T]
	for i := range after {
		was := old[id(after[i].value)]
		delete(old, id(after[i].value))
		if was == nil || !reflect.DeepEqual(was, &after[i]) {
			all = append(all, difference[T]{was, &after[i]})
		}
	}
	for i := range before {
		if was := &before[i]; old[id(was.value)] == was {
			all = append(all, difference[T]{was, nil})
		}
	}
	return all
}

// typeName is the form of the relation types that become types of edges.
var typeName = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// ownTypes are the types of edges that are no relations.
var ownTypes = []string{"ABOUT", "APPEARS_IN", "CALLED", "CONCERNS", "DENIED", "IDENTIFIED_BY", "INCLUDES", "KEYED", "MAY_BE", "NAMES", "PARTY_TO", "READ_FROM", "SAID_IN", "TELLS"}

// checkType tells whether a relation type can be a type of edges.
func checkType(name string) error {
	if !typeName.MatchString(name) || slices.Contains(ownTypes, name) {
		return graph.Errorf(graph.BadInput, "the relation type %q cannot be kept in Neo4j; it must be capitals, digits and underscores, and none of %s", name, strings.Join(ownTypes, ", "))
	}
	return nil
}
