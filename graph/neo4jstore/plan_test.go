package neo4jstore_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// No question that a page or an analyst asks often may look at every node of a
// label, let alone of the database.
func TestPlans(t *testing.T) {
	server := emptied(t)
	s := open(t, server)
	defer s.Close()
	told := stories(rand.New(rand.NewPCG(7, 7)), 300, 1200)
	if _, err := load(t.Context(), graph.New(s, storetest.Types), told, func(int) {}); err != nil {
		t.Fatal(err)
	}
	d := server.Driver(t)
	defer d.Close(context.Background())
	run(t, d, "CALL db.clearQueryCaches()") // which were planned for smaller graphs
	statements := s.Watch()
	id, story := company(1), graph.StoryID(told[0].Story)
	facts := graph.RelationFilter{Polarity: graph.Affirmed, Types: []string{"LENDS"}}
	dollars := &graph.AmountRange{Currency: "USD"}
	page := graph.Slice{Limit: 10}
	behind := graph.Slice{Limit: 10, After: &graph.Position{Number: float64(storetest.Day(900).UnixMicro()), ID: "r"}}

	for _, question := range []struct {
		name string
		uses string // what one of its plans must use
		ask  func(context.Context) error
	}{
		{"entities by id", "d:Designation(id)", func(ctx context.Context) error { _, err := s.EntitiesByID(ctx, []string{id}); return err }},
		{"relations by id", "r:Relation(id)", func(ctx context.Context) error {
			_, err := s.RelationsByID(ctx, []string{"r", "q"}, time.Time{})
			return err
		}},
		{"deals by id", "d:Deal(id)", func(ctx context.Context) error { _, err := s.DealsByID(ctx, []string{"d"}, time.Time{}); return err }},
		{"stories by id", "s:Story(id)", func(ctx context.Context) error { _, err := s.StoriesByID(ctx, []string{story}); return err }},
		{"claims by id", "c:Claim(id)", func(ctx context.Context) error { _, err := s.ClaimsByID(ctx, []string{"c"}); return err }},
		{"contents", "s:Story(id)", func(ctx context.Context) error { _, _, err := s.Contents(ctx, []string{story}); return err }},
		{"by name", ":Name(text)", func(ctx context.Context) error { _, err := s.EntitiesByKey(ctx, graph.NameKey{Name: "x"}); return err }},
		{"by identifier", ":Identifier(value, scheme)", func(ctx context.Context) error {
			_, err := s.EntitiesByKey(ctx, graph.NameKey{Identifier: graph.Identifier{Scheme: "LEI", Value: "1"}})
			return err
		}},
		{"entities", "e:Entity(folded)", func(ctx context.Context) error {
			_, _, err := s.Entities(ctx, graph.EntityQuery{}, graph.Slice{Limit: 10, After: &graph.Position{Text: "m", ID: "e"}})
			return err
		}},
		{"newest relations", "r:Relation(lastSeen)", func(ctx context.Context) error {
			_, _, err := s.Relations(ctx, graph.RelationQuery{Order: graph.Newest}, behind)
			return err
		}},
		{"surest relations", "r:Relation(confidence)", func(ctx context.Context) error {
			_, _, err := s.Relations(ctx, graph.RelationQuery{Order: graph.Surest}, page)
			return err
		}},
		{"relations of a type", "r:Relation(type, lastSeen)", func(ctx context.Context) error {
			_, _, err := s.Relations(ctx, graph.RelationQuery{Order: graph.Newest, Filter: facts}, page)
			return err
		}},
		{"largest relations", "r:Relation(currency, amount)", func(ctx context.Context) error {
			_, _, err := s.Relations(ctx, graph.RelationQuery{Order: graph.Largest, Filter: graph.RelationFilter{Amount: dollars}}, page)
			return err
		}},
		{"relations of a source", "r:Relation(source)", func(ctx context.Context) error {
			_, _, err := s.Relations(ctx, graph.RelationQuery{Order: graph.Newest, Ends: graph.Ends{Source: []string{id}}}, page)
			return err
		}},
		{"relations at either end", "r:Relation(target)", func(ctx context.Context) error {
			_, _, err := s.Relations(ctx, graph.RelationQuery{Order: graph.Newest, Ends: graph.Ends{Any: []string{id}}}, page)
			return err
		}},
		{"newest deals", "d:Deal(lastSeen)", func(ctx context.Context) error {
			_, _, err := s.Deals(ctx, graph.DealQuery{Order: graph.Newest}, page)
			return err
		}},
		{"deals of a party", ":Entity(id)", func(ctx context.Context) error {
			_, _, err := s.Deals(ctx, graph.DealQuery{Order: graph.Newest, Parties: []graph.PartyFilter{{Entity: id}}}, page)
			return err
		}},
		{"newest stories", "s:Story(seen)", func(ctx context.Context) error {
			_, _, err := s.Stories(ctx, graph.StoryQuery{}, page)
			return err
		}},
		{"stories that mention", ":Designation(id)", func(ctx context.Context) error {
			_, _, err := s.Stories(ctx, graph.StoryQuery{Mentions: id}, page)
			return err
		}},
		{"copies of a story", "s:Story(cluster)", func(ctx context.Context) error {
			_, _, err := s.Stories(ctx, graph.StoryQuery{Cluster: "k"}, page)
			return err
		}},
		{"names by id", "d:Designation(id)", func(ctx context.Context) error { _, err := s.NamesByID(ctx, []string{id}); return err }},
		{"links", "d:Designation(id)", func(ctx context.Context) error { _, err := s.LinksOf(ctx, []string{id}); return err }},
		{"judgements about", "t:Topic(key)", func(ctx context.Context) error { _, err := s.JudgementsAbout(ctx, []string{id}); return err }},
		{"judgements", "j:Judgement(made)", func(ctx context.Context) error {
			_, _, err := s.Judgements(ctx, graph.JudgementQuery{}, page)
			return err
		}},
		{"reviews", "v:Review(stories)", func(ctx context.Context) error { _, _, err := s.Reviews(ctx, page); return err }},
		{"unmerged stories", "s:Story(unmerged)", func(ctx context.Context) error { _, err := s.Unmerged(ctx, 5); return err }},
		{"neighbourhood", "a:Entity(id)", func(ctx context.Context) error {
			_, err := s.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{id}, Hops: 3, Limit: 50, Filter: graph.RelationFilter{Polarity: graph.Affirmed}})
			return err
		}},
		{"paths", "a:Entity(id)", func(ctx context.Context) error {
			_, err := s.Paths(ctx, graph.PathQuery{From: id, To: company(9), MaxHops: 4, First: 3, Filter: graph.RelationFilter{Polarity: graph.Affirmed}})
			return err
		}},
		{"statistics", "RelationshipCountFromCountStore", func(ctx context.Context) error { _, err := s.Statistics(ctx); return err }},
	} {
		t.Run(question.name, func(t *testing.T) {
			before := len(statements())
			if err := question.ask(t.Context()); err != nil {
				t.Fatal(err)
			}
			uses := false
			var all []string
			for _, statement := range statements()[before:] {
				for _, operator := range plan(t, d, statement) {
					if slices.ContainsFunc(scans, func(scan string) bool { return strings.Contains(operator, scan) }) && !strings.Contains(operator, ":SchemaVersion") {
						t.Errorf("%s\nis answered by %s", statement, operator)
					}
					uses = uses || strings.Contains(operator, question.uses)
					all = append(all, operator)
				}
			}
			if !uses {
				t.Errorf("no plan uses %s: %q", question.uses, all)
			}
		})
	}
}

// scans are operators that look at everything.
var scans = []string{"AllNodesScan", "NodeByLabelScan", "RelationshipsScan"}

// plan returns the operators of a statement's plan, such as
// "NodeUniqueIndexSeek UNIQUE e:Entity(id) ...", the last first.
func plan(t *testing.T, d driver.DriverWithContext, statement string) []string {
	t.Helper()
	limits := map[string]any{"p": map[string]any{"limit": 1, "most": 1, "left": 1}} // the rest may be null
	answer, err := driver.ExecuteQuery(t.Context(), d, "PROFILE "+statement, limits, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return operators(answer.Summary.Profile())
}

func operators(p driver.ProfiledPlan) []string {
	all := []string{fmt.Sprint(p.Operator(), " ", p.Arguments()["Details"])}
	for _, child := range p.Children() {
		all = append(all, operators(child)...)
	}
	return all
}
