package neo4jstore

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// form is the type of edge and the label of node that relations have.
type form struct{ edge, label string }

func formOf(r graph.Relation) form {
	if !isFact(r.Polarity) {
		return form{"DENIED", "Denial"}
	}
	return form{r.Type, "Relation"}
}

// relationChanges are the rows that change the relations of one form.
type relationChanges struct {
	gone, put    []map[string]any // put are those that were there before
	untold, told []map[string]any // the claims that no longer tell them, and that now do
}

func (t *tx) putRelations(changes []difference[graph.Relation]) error {
	var fresh []map[string]any
	byForm := map[form]*relationChanges{}
	var forms []form
	of := func(r graph.Relation) *relationChanges {
		f := formOf(r)
		if byForm[f] == nil {
			byForm[f] = &relationChanges{}
			forms = append(forms, f)
		}
		return byForm[f]
	}
	for _, change := range changes {
		if goes(change) {
			r := change.before.value
			of(r).gone = append(of(r).gone, map[string]any{"id": r.ID, "source": r.Source, "target": r.Target})
		}
		if change.after == nil {
			continue
		}
		r := change.after.value
		if err := checkType(r.Type); err != nil {
			return err
		}
		changes, row := of(r), map[string]any{
			"id": r.ID, "source": r.Source, "target": r.Target,
			"edge": edgeProperties(r), "card": sealed(cardProperties(change.after.thread, r), relationOf),
		}
		if change.before == nil || goes(change) {
			row["type"], row["label"], row["claims"] = formOf(r).edge, formOf(r).label, texts(r.Claims)
			fresh = append(fresh, row)
			continue
		}
		changes.put = append(changes.put, row)
		before := change.before.value.Claims
		changes.untold = append(changes.untold, tellings(r.ID, before, r.Claims)...)
		changes.told = append(changes.told, tellings(r.ID, r.Claims, before)...)
	}
	if err := t.learnTypes(forms); err != nil {
		return err
	}
	for _, f := range forms {
		if err := t.removeRelations(f, byForm[f].gone); err != nil {
			return err
		}
	}
	if err := t.write([]step{{addRelations, fresh}}); err != nil {
		return err
	}
	for _, f := range forms {
		if err := t.changeRelations(f, *byForm[f]); err != nil {
			return err
		}
	}
	return nil
}

// tellings are rows for the claims of a relation that are not among others.
func tellings(relation string, claims, others []string) (all []map[string]any) {
	in := make(map[string]bool, len(others))
	for _, c := range others {
		in[c] = true
	}
	for _, c := range claims {
		if !in[c] {
			all = append(all, map[string]any{"relation": relation, "claim": c})
		}
	}
	return all
}

// addRelations adds relations of any form: the edge, the node beside it, and
// the claims that tell it.
const addRelations = `MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target})
	CREATE (a)-[e:$(row.type)]->(b) CREATE (r:$(row.label)) SET e = row.edge, r = row.card
	WITH r, row.claims AS claims UNWIND claims AS claim MATCH (c:Claim {id: claim}) CREATE (c)-[:TELLS]->(r)`

// goes reports whether a relation that was there goes, perhaps to come back
// with another type, other ends or another polarity.
func goes(c difference[graph.Relation]) bool {
	if c.before == nil || c.after == nil {
		return c.after == nil
	}
	before, after := c.before.value, c.after.value
	return formOf(before) != formOf(after) || before.Source != after.Source || before.Target != after.Target
}

// removeRelations removes relations of one form; see changeRelations.
func (t *tx) removeRelations(f form, gone []map[string]any) error {
	return t.write([]step{
		{"MATCH (:Entity {id: row.source})-[e:`" + f.edge + "` {id: row.id}]->(:Entity {id: row.target}) DELETE e", gone},
		{"MATCH (r:" + f.label + " {id: row.id}) DETACH DELETE r", gone},
	})
}

// changeRelations changes relations of one form. A type of edge and a label
// cannot be parameters where they are to be found by; both were checked.
func (t *tx) changeRelations(f form, c relationChanges) error {
	edge, node := "[e:`"+f.edge+"` {id: row.id}]", ":"+f.label+" {id: row."
	return t.write([]step{
		{"MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target}) MERGE (a)-" + edge + "->(b) SET e = row.edge", c.put},
		{"MERGE (r" + node + "id}) SET r = row.card", c.put},
		{"MATCH (:Claim {id: row.claim})-[e:TELLS]->(" + node + "relation}) DELETE e", c.untold},
		{"MATCH (c:Claim {id: row.claim}), (r" + node + "relation}) MERGE (c)-[:TELLS]->(r)", c.told},
	})
}

// learnTypes notes in the database which relation types are in use.
func (t *tx) learnTypes(forms []form) error {
	var fresh []string
	for _, f := range forms {
		if f.label == "Relation" && !slices.Contains(t.types, f.edge) {
			fresh = append(fresh, f.edge)
		}
	}
	slices.Sort(fresh)
	t.types = append(slices.Clip(t.types), fresh...)
	// In two statements: one alone may read the list before it has the lock.
	if err := exec(t, "UNWIND $p.rows AS type MATCH (v:SchemaVersion) REMOVE v.lock", fresh); err != nil {
		return err
	}
	return exec(t, `
		UNWIND $p.rows AS type MATCH (v:SchemaVersion) WHERE NOT type IN v.relationTypes
		SET v.relationTypes = v.relationTypes + type`, fresh)
}

// includeAgain ties relations that went and came back to their deals, which
// may be the same as before.
func (t *tx) includeAgain(changes []difference[graph.Relation]) error {
	var again []map[string]any
	for _, c := range changes {
		if c.before != nil && c.after != nil && goes(c) && c.after.value.Deal != "" {
			again = append(again, map[string]any{"relation": c.after.value.ID, "deal": c.after.value.Deal})
		}
	}
	return t.write([]step{{"MATCH (d:Deal {id: row.deal}), (r:Relation {id: row.relation}) MERGE (d)-[:INCLUDES]->(r)", again}})
}

func (t *tx) putDeals(changes []difference[graph.Deal]) error {
	var gone, fresh, put []map[string]any
	for _, change := range changes {
		if change.after == nil {
			gone = append(gone, map[string]any{"id": change.before.value.ID})
			continue
		}
		d := change.after.value
		parties := make([]map[string]any, len(d.Parties))
		for i, p := range d.Parties {
			parties[i] = map[string]any{"entity": p.Entity, "role": p.Role, "since": moment(p.Since)}
		}
		row := map[string]any{
			"id": d.ID, "properties": sealed(dealProperties(change.after.thread, d), dealOf), "parties": parties, "relations": texts(d.Relations),
		}
		if change.before == nil {
			fresh = append(fresh, row)
		} else {
			put = append(put, row)
		}
	}
	return t.write([]step{
		{"MATCH (d:Deal {id: row.id}) DETACH DELETE d", gone},
		{"CREATE (d:Deal) SET d = row.properties WITH d, row " + tieDeals, fresh},
		{"MATCH (d:Deal {id: row.id})-[old:PARTY_TO|INCLUDES]-() DELETE old", put},
		{"MERGE (d:Deal {id: row.id}) SET d = row.properties WITH d, row " + tieDeals, put},
	})
}

// tieDeals ties deals to their parties and relations.
const tieDeals = `
	CALL (d, row) { UNWIND row.parties AS p MATCH (e:Entity {id: p.entity}) CREATE (e)-[:PARTY_TO {role: p.role, since: p.since}]->(d) }
	CALL (d, row) { UNWIND row.relations AS id MATCH (r:Relation {id: id}) CREATE (d)-[:INCLUDES]->(r) }`
