package neo4jstore

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

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
		if known && !old.differs(e, names) {
			counted = append(counted, map[string]any{"id": e.ID, "stories": e.Stories})
			continue
		}
		row := map[string]any{
			"id": e.ID, "label": kindLabels[e.Kind], "properties": entityProperties(e, names),
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
		{`MATCH (e:Entity {id: row.id}) SET e.stories = row.stories`, counted},
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
	there, err := query(t, record(readStored), "MATCH (e:Entity) WHERE e.id IN $p.ids RETURN "+storedColumns+" AS x", byIDs(ids))
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
			d.FirstSeen, d.LastSeen, d.History = moment(d.FirstSeen), moment(d.LastSeen), normalHistory(d.History)
			deals = append(deals, kept[graph.Deal]{thread.Key, d})
		}
	}
	oldRelations, err := query(t, record(keep(readRelation)),
		"MATCH (r:Relation|Denial) WHERE r.thread IN $p.ids RETURN "+relationColumns+" AS x", byIDs(keys))
	if err != nil {
		return nil, err
	}
	oldDeals, err := query(t, record(keep(readDeal)), "MATCH (d:Deal) WHERE d.thread IN $p.ids RETURN "+dealColumns+" AS x", byIDs(keys))
	if err != nil {
		return nil, err
	}
	changed := differences(oldRelations, relations, func(r graph.Relation) string { return r.ID })
	if err := t.putRelations(changed); err != nil {
		return nil, err
	}
	if err := t.putDeals(differences(oldDeals, deals, func(d graph.Deal) string { return d.ID })); err != nil {
		return nil, err
	}
	if err := t.includeAgain(changed); err != nil {
		return nil, err
	}
	before := make([]graph.Relation, len(oldRelations))
	for i, old := range oldRelations {
		before[i] = old.value
	}
	return before, t.putContradictions(keys, threads)
}

// normal is a relation as it reads when it was written.
func normal(r graph.Relation) graph.Relation {
	r.FirstSeen, r.LastSeen, r.History = moment(r.FirstSeen), moment(r.LastSeen), normalHistory(r.History)
	return r
}

func normalHistory(history []graph.StatusStep) []graph.StatusStep {
	history = slices.Clone(history)
	for i := range history {
		history[i].Seen = moment(history[i].Seen)
	}
	return history
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
