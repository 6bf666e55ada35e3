package storetest

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// testOwnership scribbles over all that goes into a store and all that comes
// out, and wants the graph unharmed.
func testOwnership(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	g := graph.New(s, Types, atDay100)
	r := Tell("1", "Daily", 0,
		Statement{Source: "A", Type: "LENDS", Target: "B", Amount: Dollars(100), Status: graph.Announced},
		Statement{Source: "C", Type: "LENDS", Target: "B", Amount: Dollars(100)})
	r.Appearances[0].Aliases = []string{"Aa", "Ab"}
	r.Appearances[0].Identifiers = []graph.Identifier{{Scheme: "LEI", Value: "1"}}
	added := add(t, g, r)
	before := Dump(t, g)
	scribble(reflect.ValueOf(&r))
	scribble(reflect.ValueOf(&added))

	ctx := t.Context()
	w := graph.Window{First: graph.MaxPage}
	facts, err := g.Relations(ctx, graph.RelationQuery{Window: w})
	if err != nil {
		t.Fatal(err)
	}
	deals, err := g.Deals(ctx, graph.DealQuery{Window: w})
	if err != nil {
		t.Fatal(err)
	}
	stories, err := g.Stories(ctx, graph.StoryQuery{Window: w})
	if err != nil {
		t.Fatal(err)
	}
	a, b := entity(t, g, "A"), entity(t, g, "B")
	answers := []any{facts, deals, stories}
	for _, ask := range []func() (any, error){
		func() (any, error) { return g.Entities(ctx, graph.EntityQuery{Window: w}) },
		func() (any, error) { return g.Entities(ctx, graph.EntityQuery{Search: "a", Window: w}) },
		func() (any, error) { return g.EntitiesByID(ctx, []string{a, b}) },
		func() (any, error) { return g.RelationsByID(ctx, deals.Items[0].Relations, now) },
		func() (any, error) { return g.DealsByID(ctx, []string{deals.Items[0].ID}, now) },
		func() (any, error) { return g.StoriesByID(ctx, []string{stories.Items[0].ID}) },
		func() (any, error) { return g.ClaimsByID(ctx, facts.Items[0].Claims) },
		func() (any, error) {
			appearances, claims, err := g.Contents(ctx, []string{stories.Items[0].ID})
			return []any{&appearances, &claims}, err
		},
		func() (any, error) { return g.Entity(ctx, graph.EntityRef{Name: "Aa"}) },
		func() (any, error) {
			return g.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{a}, Hops: 2, Limit: 9})
		},
		func() (any, error) { return g.Paths(ctx, graph.PathQuery{From: a, To: b, MaxHops: 2, First: 9}) },
		func() (any, error) { return g.Statistics(ctx) },
	} {
		answer, err := ask()
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, answer)
	}
	for _, answer := range answers {
		scribble(reflect.ValueOf(answer))
	}
	err = s.Update(ctx, func(tx graph.Tx) error {
		appearances, err := tx.AppearancesOf([]string{a, b})
		if err != nil {
			return err
		}
		heads, err := tx.StoryHeadsByOrigin([]string{"1"})
		if err != nil || len(heads) != 1 || len(appearances) != 2 {
			t.Errorf("%d heads and %d appearances, %v", len(heads), len(appearances), err)
		}
		claims, err := tx.Threads([]string{"LOAN " + b})
		scribble(reflect.ValueOf([]any{appearances, heads, claims}))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("a caller wrote into the graph:\n%s", diff)
	}
}

// scribble overwrites every string and number that can be reached from v
// through pointers and slices.
func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		scribble(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			scribble(v.Field(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			v.SetMapIndex(key, reflect.Zero(v.Type().Elem()))
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString("scribble")
		}
	case reflect.Int:
		if v.CanSet() {
			v.SetInt(-7)
		}
	case reflect.Float64:
		if v.CanSet() {
			v.SetFloat(-7)
		}
	}
}
