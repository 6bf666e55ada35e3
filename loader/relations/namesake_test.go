package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestNamesakes lets names tell whose unit, and whose product, a thing is, once.
func TestNamesakes(t *testing.T) {
	_, finder := builtin(t)
	doc := text.Parse("Telsund ASA and Telsund Aria share a floor with Castell Bank. Telsund Aria likes Telsund ASA.")
	for kind, of := range map[graph.Kind]string{graph.Company: "SUBSIDIARY_OF", graph.Product: "PRODUCES", graph.Union: ""} {
		found := names.Find(doc)
		aria, asa := found.Mentions[mentionOf(t, found, doc, "Telsund Aria")].Thing, found.Mentions[mentionOf(t, found, doc, "Telsund ASA")].Thing
		found.Things[aria].Kind = kind
		claims, err := finder.Find(t.Context(), doc, found)
		if err != nil {
			t.Fatal(err)
		}
		if of == "" && len(claims) == 0 {
			continue
		}
		source := aria
		if of == "PRODUCES" {
			source = asa
		}
		if len(claims) != 1 || claims[0].Type != of || claims[0].SourceIndex != source || claims[0].Sentence.Start != 0 {
			t.Errorf("a %s: %+v, want one claim of %s", kind, claims, of)
		}
	}
}
