package neo4jstore

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// readRelation reads a whole node Relation, Denial or PastRelation.
var readRelation = whole(relationOf)

func relationOf(r *row) graph.Relation {
	return graph.Relation{
		ID: r.id(), Type: r.text("type"), Source: r.text("source"), Target: r.text("target"),
		Symmetric: r.truth("symmetric"), Polarity: readPolarity(r),
		Status: graph.Status(r.text("status")), History: readHistory(r), Amount: r.money(amountNames), Share: r.money(shareNames), Leads: r.truth("leads"), First: r.text("first"), Detail: r.text("detail"),
		FirstSeen: r.moment("firstSeen"), LastSeen: r.moment("lastSeen"),
		Stories: r.integer("stories"), Independent: r.integer("independent"), Publishers: r.strings("publishers"),
		Confidence: r.number("confidence"), Deal: r.text("deal"), Claims: r.strings("claims"),
		Confirmed: r.truth("confirmed"), Judgements: r.strings("judgements"),
		ClaimsTold: r.moments("claimsTold"), ClaimsJoined: r.strings("claimsJoined"), PublishersSince: r.moments("publishersSince"),
		Validity: readValidity(r), Known: readKnown(r),
	}
}

// readPolarity reads what the label of a node tells; a past version has it as a property.
func readPolarity(r *row) graph.Polarity {
	switch {
	case r.record["polarity"] != nil:
		return graph.Polarity(r.text("polarity"))
	case r.truth("rejected"):
		return graph.Rejected
	case slices.Contains(r.labels, "Denial"):
		return graph.Denied
	}
	return graph.Affirmed
}

// edgeProperties are those of the edge that a relation is; its type and ends
// are in the edge itself.
func edgeProperties(r graph.Relation) properties {
	p := properties{
		"id": r.ID, "firstSeen": moment(r.FirstSeen), "lastSeen": moment(r.LastSeen),
		"stories": r.Stories, "independent": r.Independent, "confidence": r.Confidence, "claims": texts(r.Claims),
	}
	set(p, "symmetric", r.Symmetric)
	set(p, "status", string(r.Status))
	setHistory(p, r.History)
	setSum(p, amountNames, r.Amount)
	setSum(p, shareNames, r.Share)
	set(p, "leads", r.Leads)
	set(p, "first", r.First)
	set(p, "detail", r.Detail)
	setList(p, "publishers", r.Publishers)
	set(p, "deal", r.Deal)
	set(p, "confirmed", r.Confirmed)
	setList(p, "judgements", r.Judgements)
	set(p, "rejected", r.Polarity == graph.Rejected)
	setValidity(p, r.Validity)
	p["knownFrom"] = moment(r.KnownFrom)
	if !isFact(r.Polarity) {
		p["type"] = r.Type
	}
	return p
}

// cardProperties are those of the node beside the edge.
func cardProperties(thread string, r graph.Relation) properties {
	p := maps.Clone(edgeProperties(r))
	p["type"], p["source"], p["target"], p["thread"] = r.Type, r.Source, r.Target, thread
	setMoments(p, "claimsTold", r.ClaimsTold)
	setList(p, "claimsJoined", r.ClaimsJoined)
	setMoments(p, "publishersSince", r.PublishersSince)
	return p
}

// A history is a list of "STATUS TIME STORY CLAIM", with the period behind it where the
// story dates the step.

func setHistory(p properties, history []graph.StatusStep) {
	var steps []string
	for _, h := range history {
		step := string(h.Status) + " " + moment(h.Seen).Format(time.RFC3339Nano) + " " + h.Story + " " + h.Claim
		if h.When != nil {
			step += " " + periodText(*h.When)
		}
		steps = append(steps, step)
	}
	setList(p, "history", steps)
}

func readHistory(r *row) []graph.StatusStep {
	var history []graph.StatusStep
	for _, step := range r.strings("history") {
		status, rest, _ := strings.Cut(step, " ")
		at, rest, _ := strings.Cut(rest, " ")
		seen, err := time.Parse(time.RFC3339Nano, at)
		if err != nil {
			r.fail("the history of the relation %s has the step %q", r.text("id"), step)
		}
		story, rest, _ := strings.Cut(rest, " ")
		claim, when, dated := strings.Cut(rest, " ")
		h := graph.StatusStep{Status: graph.Status(status), Seen: seen, Story: story, Claim: claim}
		if dated {
			h.When = new(graph.Period)
			*h.When = r.periodOf(when)
		}
		history = append(history, h)
	}
	return history
}

// readDeal reads a whole node Deal or PastDeal.
var readDeal = whole(dealOf)

func dealOf(r *row) graph.Deal {
	return graph.Deal{
		ID: r.id(), Kind: r.text("kind"), Status: graph.Status(r.text("status")), History: readHistory(r), Amount: r.money(amountNames),
		FirstSeen: r.moment("firstSeen"), LastSeen: r.moment("lastSeen"), Relations: r.strings("relations"),
		Stories: r.integer("stories"), Independent: r.integer("independent"), Publishers: r.strings("publishers"),
		Confidence:     r.number("confidence"),
		Parties:        readParties(r),
		RelationsSince: r.moments("relationsSince"), PublishersSince: r.moments("publishersSince"),
		Date:     graph.Period{From: r.moment("date"), To: r.moment("dateTo"), Precision: graph.Precision(r.text("datePrecision"))},
		Validity: readValidity(r), Known: readKnown(r),
	}
}

// The parties of a deal are edges, and also lists of the deal's own, so that a
// page of deals is read without going along edges.

func setParties(p properties, parties []graph.Party) {
	var entities, roles []string
	var since []time.Time
	for _, party := range parties {
		entities, roles, since = append(entities, party.Entity), append(roles, party.Role), append(since, party.Since)
	}
	setList(p, "parties", entities)
	setList(p, "partyRoles", roles)
	setMoments(p, "partiesSince", since)
}

func readParties(r *row) []graph.Party {
	roles, since := r.strings("partyRoles"), r.moments("partiesSince")
	var parties []graph.Party
	for i, entity := range r.strings("parties") {
		if i >= min(len(roles), len(since)) {
			r.fail("the parties of a deal are more than their roles")
			break
		}
		parties = append(parties, graph.Party{Entity: entity, Role: roles[i], Since: since[i]})
	}
	slices.SortFunc(parties, func(a, b graph.Party) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Entity, b.Entity))
	})
	return parties
}

func dealProperties(thread string, d graph.Deal) properties {
	p := properties{
		"id": d.ID, "kind": d.Kind, "thread": thread, "firstSeen": moment(d.FirstSeen), "lastSeen": moment(d.LastSeen),
		"stories": d.Stories, "independent": d.Independent, "confidence": d.Confidence, "relations": texts(d.Relations),
	}
	set(p, "status", string(d.Status))
	setHistory(p, d.History)
	setSum(p, amountNames, d.Amount)
	setList(p, "publishers", d.Publishers)
	setParties(p, d.Parties)
	setMoments(p, "relationsSince", d.RelationsSince)
	setMoments(p, "publishersSince", d.PublishersSince)
	p["date"], p["dateTo"], p["datePrecision"] = moment(d.Date.From), moment(d.Date.To), string(d.Date.Precision)
	setValidity(p, d.Validity)
	p["knownFrom"] = moment(d.KnownFrom)
	return p
}
