package memstore_test

import (
	"context"
	"fmt"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

func ExampleNew() {
	ctx := context.Background()
	g := graph.New(memstore.New(), storetest.Types)
	defer g.Close()
	story := storetest.Tell("loan.txt", "The Harbour Ledger", 0, storetest.Statement{
		Source: "Quayside Bank", Type: "LENDS", Target: "Merle Shipyards", Status: graph.Announced, Amount: storetest.Dollars(4e8),
	})
	if _, err := g.Add(ctx, story); err != nil {
		fmt.Println(err)
		return
	}
	loans, err := g.Relations(ctx, graph.RelationQuery{
		Filter: graph.RelationFilter{Types: []string{"LENDS"}},
		Window: graph.Window{First: 10},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, loan := range loans.Items {
		fmt.Println(loan.Type, loan.Amount.Words, loan.Status, loan.Publishers)
	}
	// Output: LENDS $4e+08 ANNOUNCED [The Harbour Ledger]
}
