package neo4jstore

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// The columns that the decoders of stories and of who appears in them read. In
// each, s is the story, d the designation and a the appearance.
const (
	headColumns       = `s{.id, .title, .publisher, .address, .language, .published, .loaded, .cluster, .origins}`
	storyColumns      = `s{.id, .title, .text, .publisher, .address, .language, .published, .loaded, .cluster, .origins}`
	appearanceColumns = `a{.*, story: s.id, entity: d.id}`
	mentionless       = `a{.index, .kind, .name, .aliases, .identifiers, .description, story: s.id, entity: d.id}`
)

func readStory(r *row) graph.Story {
	s := graph.Story{
		ID: r.id(), Title: r.text("title"), Text: r.text("text"),
		Publisher: r.text("publisher"), Address: r.text("address"), Language: r.text("language"),
		Published: r.moment("published"), Loaded: r.moment("loaded"),
		Origins: r.strings("origins"), Cluster: r.text("cluster"),
	}
	slices.Sort(s.Origins)
	return s
}

func storyProperties(s graph.Story) properties {
	p := properties{"id": s.ID, "seen": moment(s.Seen())}
	set(p, "title", s.Title)
	set(p, "text", s.Text)
	set(p, "publisher", s.Publisher)
	set(p, "address", s.Address)
	set(p, "language", s.Language)
	setTime(p, "published", s.Published)
	setTime(p, "loaded", s.Loaded)
	set(p, "cluster", s.Cluster)
	setList(p, "origins", s.Origins)
	return p
}

func readAppearance(r *row) graph.Appearance {
	return graph.Appearance{
		Story: r.text("story"), Index: r.integer("index"), Entity: r.text("entity"),
		Kind: graph.Kind(r.text("kind")), Name: r.text("name"), Aliases: r.strings("aliases"),
		Identifiers: readIdentifiers(r), Description: r.text("description"), Mentions: r.spans("mentions"),
	}
}

func appearanceProperties(a graph.Appearance) properties {
	p := properties{"index": a.Index, "kind": string(a.Kind), "name": a.Name, "mentions": flat(a.Mentions...)}
	setList(p, "aliases", a.Aliases)
	setIdentifiers(p, a.Identifiers)
	set(p, "description", a.Description)
	return p
}

// Identifiers are lists of "SCHEME VALUE"; a scheme has no space in it.

func setIdentifiers(p properties, identifiers []graph.Identifier) {
	var list []string
	for _, i := range identifiers {
		list = append(list, i.Scheme+" "+i.Value)
	}
	setList(p, "identifiers", list)
}

func readIdentifiers(r *row) []graph.Identifier {
	var identifiers []graph.Identifier
	for _, text := range r.strings("identifiers") {
		scheme, value, _ := strings.Cut(text, " ")
		identifiers = append(identifiers, graph.Identifier{Scheme: scheme, Value: value})
	}
	return identifiers
}

// readClaim reads a whole node Claim.
var readClaim = whole(claimOf)

func claimOf(r *row) graph.Claim {
	return graph.Claim{
		ID: r.id(), Story: r.text("story"), Type: r.text("type"),
		SourceIndex: r.integer("sourceIndex"), TargetIndex: r.integer("targetIndex"),
		Source: r.text("source"), Target: r.text("target"),
		Status: graph.Status(r.text("status")), Polarity: graph.Polarity(r.text("polarity")), Modality: graph.Modality(r.text("modality")),
		Amount: r.money(amountNames), Share: r.money(shareNames), Revised: r.truth("revised"), Leads: r.truth("leads"), Detail: r.text("detail"), AttributedTo: r.text("attributedTo"), Confidence: r.number("confidence"),
		Sentence: r.span("sentenceAt"), SourceAt: r.span("sourceAt"), TargetAt: r.span("targetAt"),
		Reason: r.text("reason"), Thread: r.text("thread"), When: readWhen(r),
	}
}

// claimProperties are those of a claim in a text, which may be empty where it is not known.
func claimProperties(c graph.Claim, text string) properties {
	p := properties{
		"id": c.ID, "story": c.Story, "type": c.Type, "source": c.Source, "target": c.Target,
		"sourceIndex": c.SourceIndex, "targetIndex": c.TargetIndex,
		"polarity": string(c.Polarity), "modality": string(c.Modality), "confidence": c.Confidence,
		"sentenceAt": flat(c.Sentence), "sourceAt": flat(c.SourceAt), "targetAt": flat(c.TargetAt),
		"reason": c.Reason, "thread": c.Thread,
	}
	if c.Sentence.End <= len(text) {
		p["sentence"] = c.Sentence.Of(text)
	}
	set(p, "status", string(c.Status))
	setSum(p, amountNames, c.Amount)
	setSum(p, shareNames, c.Share)
	set(p, "revised", c.Revised)
	set(p, "leads", c.Leads)
	set(p, "detail", c.Detail)
	set(p, "attributedTo", c.AttributedTo)
	if c.When != nil {
		setPeriod(p, "when", c.When.Period)
		p["whenWords"], p["whenOf"] = c.When.Words, string(c.When.Of)
	}
	return p
}

func readWhen(r *row) *graph.When {
	if r.record["whenOf"] == nil {
		return nil
	}
	return &graph.When{Period: r.period("when"), Words: r.text("whenWords"), Of: graph.Dated(r.text("whenOf"))}
}
