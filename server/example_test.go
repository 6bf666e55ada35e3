package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/server"
)

// Ask a graph in memory who lends to whom, and which sentence says so.
func Example() {
	ctx := context.Background()
	store, err := sqlitestore.Open(ctx, ":memory:")
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	g := graph.New(store, types)
	srv, err := server.New(g, lending{}, server.Config{})
	if err != nil {
		log.Fatal(err)
	}
	srv.Query(ctx, `mutation { addStory(input: {text: "Alder Bank lends to Harbour Telecom."}) { new } }`, "", nil)
	answer := srv.Query(ctx, `query Lenders($company: String!) {
		relations(target: [{name: $company}], filter: {types: ["LENDS"]}) {
			edges { node { source { name } evidence { sentence source { span { start end } } } } }
		}
	}`, "", map[string]any{"company": "Harbour Telecom"})
	text, err := json.Marshal(answer)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output: {"data":{"relations":{"edges":[{"node":{"source":{"name":"Alder Bank"},"evidence":[{"sentence":"Alder Bank lends to Harbour Telecom.","source":{"span":{"start":0,"end":10}}}]}}]}}}
}
