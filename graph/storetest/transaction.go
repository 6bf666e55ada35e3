package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

var validity = graph.Validity{
	ValidFrom: graph.Period{From: Day(-400), To: Day(-35), Precision: graph.Year},
	ValidTo:   &graph.Period{From: Day(3), To: Day(3), Precision: graph.Told},
	Phases: []graph.Phase{
		{At: Day(-400), Status: graph.NoStatus, Detail: "50%", Period: graph.Period{From: Day(-400), To: Day(-35), Precision: graph.Year}},
		{At: Day(1), Status: graph.Completed, Period: graph.Period{From: Day(1), To: Day(1), Precision: graph.Told}},
	},
}

// rows is a little graph as a transaction writes it.
var rows = struct {
	story      graph.Story
	appearance graph.Appearance
	claim      graph.Claim
	names      []graph.Name
	nameKeys   map[string][]string
	links      []graph.Link
	judgement  graph.Judgement
	entities   []graph.Entity
	keys       map[string][]graph.NameKey
	thread     graph.Thread
	reviews    []graph.Review
}{
	story: graph.Story{
		ID: "s1", Title: "T", Text: "A owns B", Publisher: "Daily", Address: "https://daily.example/1", Language: "en",
		Published: Day(0), Loaded: Day(1), Origins: []string{"a.txt", "b.txt"}, Cluster: "k1",
	},
	appearance: graph.Appearance{
		Story: "s1", Index: 0, Entity: "e1", Kind: graph.Company, Name: "A", Aliases: []string{"Aa"}, Description: "a firm",
		Identifiers: []graph.Identifier{{Scheme: "LEI", Value: "1"}}, Mentions: []graph.Span{{Start: 0, End: 1}},
	},
	claim: graph.Claim{
		ID: "c1", Story: "s1", Type: "OWNS", SourceIndex: 0, TargetIndex: 1, Source: "e1", Target: "e2",
		Status: graph.NoStatus, Polarity: graph.Affirmed, Modality: graph.Reported, Amount: &graph.Money{Value: 0.1, Currency: eur, Words: "10 cents", Approximate: true, Low: 0.05, High: 0.1},
		Share: &graph.Money{Value: 0.01, Currency: usd, Words: "1 cent", Approximate: true, Low: 0.01}, Revised: true, Leads: true,
		Detail: "51%", AttributedTo: "the Weekly", Confidence: 0.3, Sentence: graph.Span{End: 8}, SourceAt: graph.Span{End: 1}, TargetAt: graph.Span{Start: 7, End: 8},
		Reason: "rule 1", Thread: "OWNS e1 e2",
		When: &graph.When{Period: graph.Period{From: Day(2), To: Day(3), Precision: graph.Month}, Words: "in\nMay", Of: graph.Ended},
	},
	names: []graph.Name{
		{
			ID: "e1", Entity: "e1", Kind: graph.Company, Text: "A", Aliases: []string{"Aa"}, Identifiers: []graph.Identifier{{Scheme: "LEI", Value: "1"}},
			Country: "DE", Description: "a firm", Neighbours: []string{"beta"}, Stories: 1,
		},
		{ID: "e2", Entity: "e2", Kind: graph.Person, Text: "Beta", Stories: 1},
		{ID: "e3", Entity: "e1", Kind: graph.Company, Text: "Alpha", Stories: 2},
	},
	nameKeys: map[string][]string{"e1": {"k1", "k2"}, "e2": {"k2"}, "e3": {}},
	links:    []graph.Link{{A: "e1", B: "e2", Verdict: resolve.Maybe, Score: 1.0 / 3}, {A: "e1", B: "e3", Verdict: resolve.Same, Score: 0.75}},
	judgement: graph.Judgement{
		ID: "j1", Ruling: graph.RuleCorrect, Relation: "r1", Claims: []string{"c1", "c2"}, Threads: []string{"OWNS e1 e2"},
		Correction: &graph.Correction{Type: "LENDS", Swapped: true, Status: graph.Completed, Amount: &graph.Money{Value: 0.1, Currency: eur}, Polarity: graph.Denied},
		Author:     "ann", Reason: "“why”", Made: Day(3),
	},
	entities: []graph.Entity{
		{ID: "e1", Kind: graph.Company, Name: "Alpha", Aliases: []string{"Aa"}, Identifiers: []graph.Identifier{{Scheme: "LEI", Value: "1"}}, Description: "a firm", Names: []string{"e1", "e3"}, Stories: 1},
		{ID: "e2", Kind: graph.Person, Name: "Beta", Names: []string{"e2"}, Stories: 1},
	},
	keys: map[string][]graph.NameKey{
		"e1": {{Name: "alpha"}, {Name: "aa"}, {Identifier: graph.Identifier{Scheme: "LEI", Value: "1"}}},
		"e2": {{Name: "beta"}, {Name: "aa"}},
	},
	thread: graph.Thread{
		Key: "OWNS e1 e2",
		Relations: []graph.Relation{{
			ID: "r1", Type: "OWNS", Source: "e1", Target: "e2", Polarity: graph.Affirmed, Status: graph.Completed,
			History: []graph.StatusStep{
				{Status: graph.Announced, Seen: Day(0), Story: "s1", Claim: "c1"},
				{Status: graph.Completed, Seen: Day(0), Story: "s1", Claim: "c1", When: &graph.Period{From: Day(1), To: Day(2), Precision: graph.Day}},
			},
			ClaimsTold: []time.Time{Day(0)}, ClaimsJoined: []string{"equal sums"}, PublishersSince: []time.Time{Day(0)}, Validity: validity, Known: graph.Known{KnownFrom: Day(1)},
			Amount: &graph.Money{Value: 1e-9, Currency: eur, Low: 1e-10, High: 1e-9}, Share: &graph.Money{Value: 1e-10, Currency: usd, High: 1e-10}, Leads: true,
			Detail: "51%", FirstSeen: Day(0), LastSeen: Day(1), First: "c1",
			Stories: 1, Independent: 1, Publishers: []string{"Daily"}, Confidence: 1.0 / 3, Deal: "d1", Claims: []string{"c1"},
			Confirmed: true, Judgements: []string{"j1"},
		}},
		Contradictions: []graph.Contradiction{{
			ID: "x1", Conflict: graph.TwoOwners, Seen: Day(1), Entities: []string{"e1", "e2"}, Relations: []string{"r1", "r2"}, Deals: []string{"d1"},
			One: []string{"c1"}, Other: []string{"c2"},
		}},
		Deals: []graph.Deal{{
			ID: "d1", Kind: "PURCHASE", Status: graph.Completed, Amount: &graph.Money{Value: 7.5e18, Currency: usd, Words: "$", Approximate: true},
			History:   []graph.StatusStep{{Status: graph.Announced, Seen: Day(0), Story: "s1", Claim: "c1"}, {Status: graph.Completed, Seen: Day(1), Story: "s1", Claim: "c1"}},
			FirstSeen: Day(0), LastSeen: Day(1), Parties: []graph.Party{{Entity: "e1", Role: "BUYER", Since: Day(0)}, {Entity: "e2", Role: "SELLER", Since: Day(1)}},
			Relations: []string{"r1"}, Stories: 1, Independent: 1, Publishers: []string{"Daily"}, Confidence: 2.0 / 3,
			RelationsSince: []time.Time{Day(0)}, PublishersSince: []time.Time{Day(0)},
			Date: graph.Period{From: Day(1), To: Day(2), Precision: graph.Week}, Validity: validity, Known: graph.Known{KnownFrom: Day(1)},
		}},
	},
	reviews: []graph.Review{{ID: "v1", A: "e1", B: "e2", NameA: "e3", NameB: "e2", Score: 1.0 / 3, Stories: 2}},
}

func putRows(tx graph.Tx) error {
	return errors.Join(
		tx.PutStories([]graph.Story{rows.story}),
		tx.PutContents([]graph.Appearance{rows.appearance}, []graph.Claim{rows.claim}),
		tx.Lock(),
		tx.PutNames(rows.names, rows.nameKeys),
		tx.PutLinks([]string{"e1", "e2"}, rows.links),
		tx.PutJudgement(rows.judgement),
		tx.PutEntities(rows.entities, rows.keys),
		putThreads(tx, []graph.Thread{rows.thread}),
		tx.PutReviews([]string{"e1"}, rows.reviews),
	)
}

func update(t *testing.T, s graph.Store, change func(graph.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

// same wants an answer without an error; whether a list that holds nothing is nil does not matter.
func same[T any](t *testing.T, what string, got T, err error, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
		t.Errorf("%s: %v\n%s", what, err, diff)
	}
}

// testRecords writes one of each, with every field set, and reads it back.
func testRecords(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	update(t, s, putRows)
	ctx, ids := t.Context(), []string{"x", "s1", "e1", "c1", "r1", "d1", "s1", "e1", "c1", "r1", "d1"} // each once, however often it is named
	stories, err := s.StoriesByID(ctx, ids)
	same(t, "story", stories, err, []graph.Story{rows.story})
	entities, err := s.EntitiesByID(ctx, ids)
	same(t, "entity", entities, err, rows.entities[:1])
	entities, err = s.EntitiesByID(ctx, []string{"e3"})
	same(t, "entity by the id of a name", entities, err, rows.entities[:1])
	names, err := s.NamesByID(ctx, ids)
	same(t, "name", names, err, rows.names[:1])
	links, err := s.LinksOf(ctx, []string{"e3", "e9", "e3"})
	same(t, "link", links, err, rows.links[1:])
	for _, key := range []string{"j1", "OWNS e1 e2"} {
		judgements, err := s.JudgementsAbout(ctx, []string{key, "x", key})
		same(t, "judgement about "+key, judgements, err, []graph.Judgement{rows.judgement})
	}
	judgements, err := s.JudgementsAbout(ctx, []string{"c1", "r1"})
	same(t, "judgement about what is no key", judgements, err, nil)
	judgements, total, err := s.Judgements(ctx, graph.JudgementQuery{Rulings: []graph.Ruling{graph.RuleCorrect}}, graph.Slice{Limit: 5, Total: true})
	same(t, "judgements", judgements, err, []graph.Judgement{rows.judgement})
	same(t, "their number", total, nil, 1)
	reviews, total, err := s.Reviews(ctx, graph.Slice{Limit: 5, Total: true})
	same(t, "reviews", reviews, err, rows.reviews)
	same(t, "their number", total, nil, 1)
	claims, err := s.ClaimsByID(ctx, ids)
	same(t, "claim", claims, err, []graph.Claim{rows.claim})
	relations, err := s.RelationsByID(ctx, ids, now)
	same(t, "relation", relations, err, rows.thread.Relations)
	contradictions, err := s.ContradictionsOf(ctx, []string{"r2", "r9", "r2"})
	same(t, "contradiction", contradictions, err, rows.thread.Contradictions)
	contradictions, total, err = s.Contradictions(ctx, graph.ContradictionQuery{Of: []string{"e2", "e9"}}, graph.Slice{Limit: 5, Total: true})
	same(t, "contradictions", contradictions, err, rows.thread.Contradictions)
	same(t, "their number", total, nil, 1)
	deals, err := s.DealsByID(ctx, ids, now)
	same(t, "deal", deals, err, rows.thread.Deals)
	appearances, claims, err := s.Contents(ctx, ids)
	same(t, "appearances", appearances, err, []graph.Appearance{rows.appearance})
	same(t, "claims of a story", claims, err, []graph.Claim{rows.claim})
	for key, want := range map[graph.NameKey][]graph.Entity{
		{Name: "aa"}:    rows.entities,
		{Name: "alpha"}: rows.entities[:1],
		{Name: "Alpha"}: nil, // keys are folded
		{Identifier: graph.Identifier{Scheme: "LEI", Value: "1"}}:  rows.entities[:1],
		{Identifier: graph.Identifier{Scheme: "ISIN", Value: "1"}}: nil,
	} {
		found, err := s.EntitiesByKey(ctx, key)
		same(t, "entities by a key", found, err, want)
	}
	found, err := s.SimilarNames(ctx, []string{"  b", "  a", " be", "aa "}, nil, 5)
	same(t, "similar names", found, err, []graph.Entity{rows.entities[1], rows.entities[0]})
	found, err = s.SimilarNames(ctx, []string{"  a"}, nil, 1)
	same(t, "one similar name", found, err, rows.entities[:1])
	found, err = s.SimilarNames(ctx, []string{"  a"}, []graph.Kind{graph.Person}, 5)
	same(t, "similar names of people", found, err, rows.entities[1:])
	found, err = s.SimilarNames(ctx, nil, nil, 5)
	same(t, "similar to nothing", found, err, nil)
}

// testTransactionReads reads in a transaction what it wrote and deleted.
func testTransactionReads(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	head := rows.story
	head.Text = ""
	update(t, s, func(tx graph.Tx) error {
		if err := putRows(tx); err != nil {
			return err
		}
		heads, err := tx.StoryHeads([]string{"s1", "s2"})
		same(t, "heads", heads, err, []graph.Story{head})
		heads, err = tx.StoryHeadsByOrigin([]string{"b.txt", "a.txt"})
		same(t, "heads by origin", heads, err, []graph.Story{head})
		appearances, claims, err := tx.Contents([]string{"s1"})
		same(t, "appearances", appearances, err, []graph.Appearance{rows.appearance})
		same(t, "claims", claims, err, []graph.Claim{rows.claim})
		appearances, err = tx.AppearancesOf([]string{"e1", "e1", "e2"})
		for i := range appearances {
			appearances[i].Mentions = rows.appearance.Mentions // which it may leave out
		}
		same(t, "appearances of entities", appearances, err, []graph.Appearance{rows.appearance})
		entities, err := tx.Entities([]string{"e1", "e1", "e3"})
		same(t, "entities", entities, err, rows.entities[:1])
		claims, err = tx.Threads([]string{rows.thread.Key, "other"})
		same(t, "threads", claims, err, []graph.Claim{rows.claim})
		claims, err = tx.ClaimsOf([]string{"e2", "e1"})
		same(t, "claims of names", claims, err, []graph.Claim{rows.claim})
		neighbours, err := tx.Neighbours([]string{"e2", "e3"})
		same(t, "neighbours", neighbours["e2"], err, []string{"e1"})
		same(t, "neighbours of a name without claims", neighbours["e3"], err, nil)
		names, err := tx.Names([]string{"e2", "e9"})
		same(t, "names", names, err, rows.names[1:2])
		testTies(t, tx)

		err = tx.PutOrigins("s1", []string{"c.txt"})
		heads, _ = tx.StoryHeadsByOrigin([]string{"a.txt"})
		same(t, "heads by an origin that it lost", heads, err, nil)
		heads, err = tx.StoryHeadsByOrigin([]string{"c.txt"})
		moved := head
		moved.Origins = []string{"c.txt"}
		same(t, "heads by its new origin", heads, err, []graph.Story{moved})

		err = tx.DeleteStories([]string{"s1", "s2"})
		heads, _ = tx.StoryHeads([]string{"s1"})
		same(t, "heads of a deleted story", heads, err, nil)
		heads, err = tx.StoryHeadsByOrigin([]string{"c.txt"})
		same(t, "heads by origin of a deleted story", heads, err, nil)
		appearances, err = tx.AppearancesOf([]string{"e1"})
		same(t, "appearances in a deleted story", appearances, err, nil)
		claims, err = tx.Threads([]string{rows.thread.Key})
		same(t, "claims of a deleted story", claims, err, nil)
		return nil
	})
}

// testTies reads and changes what ties names in a transaction.
func testTies(t *testing.T, tx graph.Tx) {
	t.Helper()
	blocks, err := tx.Blocks([]string{"k1", "k2", "k9"}, 5)
	slices.Sort(blocks["k2"])
	same(t, "names of a key", blocks["k2"], err, []string{"e1", "e2"})
	same(t, "names of no key", blocks["k9"], err, nil)
	blocks, err = tx.Blocks([]string{"k2"}, 1)
	same(t, "one name of a key", len(blocks["k2"]), err, 1)
	links, err := tx.Links([]string{"e2"})
	same(t, "links", links, err, rows.links[:1])
	judgements, err := tx.Judgements([]string{"OWNS e1 e2"})
	same(t, "judgements", judgements, err, []graph.Judgement{rows.judgement})

	counted := rows.names[0]
	counted.Stories, counted.Entity = 7, "e2"
	err = errors.Join(
		tx.PutNames([]graph.Name{counted, rows.names[1]}, map[string][]string{"e2": {"k3"}}),
		tx.PutLinks([]string{"e3"}, []graph.Link{{A: "e2", B: "e3", Verdict: resolve.Maybe, Score: 0.5}}),
		tx.DeleteJudgement("j1"),
	)
	names, _ := tx.Names([]string{"e1"})
	same(t, "a name with more stories", names, err, []graph.Name{counted})
	blocks, err = tx.Blocks([]string{"k1", "k2", "k3"}, 5)
	same(t, "keys, kept where none are given", blocks, err, map[string][]string{"k1": {"e1"}, "k2": {"e1"}, "k3": {"e2"}})
	links, err = tx.Links([]string{"e1"})
	same(t, "links that another name keeps", links, err, rows.links[:1])
	judgements, err = tx.Judgements([]string{"j1", "OWNS e1 e2"})
	same(t, "judgements taken back", judgements, err, nil)
	err = errors.Join(tx.PutLinks([]string{"e1", "e2", "e3"}, nil), tx.DeleteNames([]string{"e2", "e3", "e9"}))
	links, _ = tx.Links([]string{"e1", "e2", "e3"})
	same(t, "links after all went", links, err, nil)
	blocks, err = tx.Blocks([]string{"k2", "k3"}, 5)
	same(t, "keys of what stays", blocks["k2"], err, []string{"e1"})
	same(t, "keys of what is gone", blocks["k3"], err, nil)
}

// testReplacingRecords writes other records under the same ids.
func testReplacingRecords(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	update(t, s, putRows)
	ctx := t.Context()
	story, e1 := rows.story, rows.entities[0]
	story.Text, story.Publisher, story.Published, story.Origins = "B owns A", "Weekly", Day(7), []string{"b.txt", "z.txt"}
	e1.Name, e1.Kind, e1.Aliases = "Omega", graph.Union, nil
	r2 := rows.thread.Relations[0]
	r2.ID, r2.Confidence = "r2", 0.9
	update(t, s, func(tx graph.Tx) error {
		return errors.Join(
			tx.PutStories([]graph.Story{story}),
			tx.PutEntities([]graph.Entity{e1}, map[string][]graph.NameKey{"e1": {{Name: "omega"}}}),
			putThreads(tx, []graph.Thread{{Key: rows.thread.Key, Relations: []graph.Relation{r2}}}),
		)
	})
	stories, _, err := s.Stories(ctx, graph.StoryQuery{Publishers: []string{"Weekly"}, Since: Day(7)}, graph.Slice{Limit: 5})
	same(t, "the story", stories, err, []graph.Story{story})
	entities, _, err := s.Entities(ctx, graph.EntityQuery{Kinds: []graph.Kind{graph.Union}}, graph.Slice{Limit: 5})
	same(t, "the entity", entities, err, []graph.Entity{e1})
	for name, want := range map[string][]graph.Entity{"alpha": nil, "aa": rows.entities[1:], "omega": {e1}} {
		found, err := s.EntitiesByKey(ctx, graph.NameKey{Name: name})
		same(t, "entities of the name "+name, found, err, want)
	}
	found, err := s.SimilarNames(ctx, []string{"  a", "  o"}, nil, 5)
	same(t, "similar names", found, err, []graph.Entity{e1, rows.entities[1]})
	n, err := s.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{"e2"}, Hops: 1, Limit: 5, Filter: graph.RelationFilter{Polarity: graph.Affirmed, SourceKinds: []graph.Kind{graph.Union}}})
	same(t, "the relation", n.Relations, err, []graph.Relation{r2})
	deals, total, err := s.Deals(ctx, graph.DealQuery{Order: graph.Newest}, graph.Slice{Limit: 5, Total: true})
	same(t, "the deals", deals, err, nil)
	same(t, "their number", total, err, 0)
	contradictions, total, err := s.Contradictions(ctx, graph.ContradictionQuery{}, graph.Slice{Limit: 5, Total: true})
	same(t, "the contradictions", contradictions, err, nil)
	same(t, "their number", total, err, 0)

	update(t, s, func(tx graph.Tx) error {
		return errors.Join(tx.DeleteEntities([]string{"e1", "e9"}), tx.PutReviews([]string{"e1"}, nil), putThreads(tx, []graph.Thread{{Key: rows.thread.Key}}))
	})
	found, err = s.EntitiesByKey(ctx, graph.NameKey{Name: "omega"})
	same(t, "entities by the name of one that is gone", found, err, nil)
	stats, err := s.Statistics(ctx)
	same(t, "statistics", stats, err, graph.Statistics{Stories: 1, Entities: 1, Claims: 1, EntitiesByKind: map[graph.Kind]int{graph.Person: 1}})

	update(t, s, func(tx graph.Tx) error { // nothing, in every way
		heads, err := tx.StoryHeads(nil)
		same(t, "no heads", heads, err, nil)
		return errors.Join(tx.PutStories(nil), tx.DeleteStories(nil), tx.Lock(), tx.PutContents(nil, nil),
			tx.PutNames(nil, nil), tx.DeleteNames(nil), tx.PutLinks(nil, nil), tx.PutReviews(nil, nil), tx.DeleteJudgement("j9"),
			tx.PutEntities(nil, nil), tx.DeleteEntities(nil), putThreads(tx, nil), tx.PutChanges(nil))
	})
	again, err := s.Statistics(ctx)
	same(t, "statistics after nothing", again, err, stats)
}

// testAllOrNothing fails in the middle of a transaction.
func testAllOrNothing(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	g := graph.New(s, Types, atDay100)
	add(t, g, Tell("1", "Daily", 0, Statement{Source: "A", Type: "OWNS", Target: "B"}))
	before, a := Dump(t, g), entity(t, g, "A")
	for name, failure := range map[string]error{
		"an error of its own": errors.New("enough"),
		"an error with code":  graph.Errorf(graph.BadInput, "enough"),
	} {
		err := s.Update(t.Context(), func(tx graph.Tx) error {
			renamed := graph.Entity{ID: a, Kind: graph.Person, Name: "Z"}
			if err := putRows(tx); err != nil {
				return err
			}
			if err := tx.PutEntities([]graph.Entity{renamed}, map[string][]graph.NameKey{a: {{Name: "z"}}}); err != nil {
				return err
			}
			return failure
		})
		if !errors.Is(err, failure) || !strings.Contains(err.Error(), "enough") {
			t.Errorf("%s: %v", name, err)
		}
		if _, coded := errors.AsType[*graph.Error](failure); coded && graph.CodeOf(err) != graph.CodeOf(failure) {
			t.Errorf("%s has the code %s", name, graph.CodeOf(err))
		}
		if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
			t.Errorf("%s leaves something:\n%s", name, diff)
		}
		if found, err := s.EntitiesByKey(t.Context(), graph.NameKey{Name: "a"}); err != nil || len(found) != 1 {
			t.Errorf("%s leaves another name: %v, %v", name, found, err)
		}
		if n, err := s.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{"e1"}, Hops: 1, Limit: 5, Filter: graph.RelationFilter{Polarity: graph.Affirmed}}); err != nil || len(n.Relations)+len(n.Entities) > 0 {
			t.Errorf("%s leaves %+v, %v", name, n, err)
		}
	}
	update(t, s, putRows) // nothing is in its way
}

func putThreads(tx graph.Tx, threads []graph.Thread) error {
	_, err := tx.PutThreads(threads)
	return err
}
