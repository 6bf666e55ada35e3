package relations_test

import (
	"context"
	"fmt"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

func ExampleFinder_Find() {
	types, err := ontology.Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	finder, err := relations.New(types)
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := text.Parse("Harrow Bank and Carrick Credit lent Osprey Rail £40m.")
	found := names.Find(doc)
	claims, err := finder.Find(context.Background(), doc, found)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range claims {
		fmt.Println(found.Things[c.SourceIndex].Name, c.Type, found.Things[c.TargetIndex].Name, c.Status, c.Amount.Words)
	}
	// Output:
	// Harrow Bank LENDS Osprey Rail COMPLETED £40m
	// Carrick Credit LENDS Osprey Rail COMPLETED £40m
}
