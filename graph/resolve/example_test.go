package resolve_test

import (
	"fmt"
	"testing"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

func ExampleCompare() {
	parent := resolve.Profile{Kind: "COMPANY", Name: "Deutsche Telekom", Aliases: []string{"DT"}, Country: "Germany"}
	for _, other := range []resolve.Profile{
		{Kind: "COMPANY", Name: "DEUTSCHE TELEKOM AG"},
		{Kind: "COMPANY", Name: "Deutsche Telekom IT Solutions"},
		{Kind: "COMPANY", Name: "Deutsche Bank", Country: "DE"},
	} {
		d := resolve.Compare(parent, other)
		fmt.Printf("%s: %s\n", other.Name, d.Verdict)
	}
	d := resolve.Compare(resolve.Profile{Kind: "UNION", Name: "Verdi"}, resolve.Profile{Kind: "PERSON", Name: "Giuseppe Verdi"})
	fmt.Println(d.Verdict, "because", d.Reasons[0].Text)
	// Output:
	// DEUTSCHE TELEKOM AG: SAME
	// Deutsche Telekom IT Solutions: DIFFERENT
	// Deutsche Bank: DIFFERENT
	// DIFFERENT because a PERSON and a UNION are never one
}

func BenchmarkCompare(b *testing.B) {
	one := resolve.NewSubject(resolve.Profile{Kind: "COMPANY", Name: "Telefónica Deutschland Holding AG", Country: "DE"})
	other := resolve.NewSubject(resolve.Profile{Kind: "COMPANY", Name: "Telefonica Deutschlnd"})
	for b.Loop() {
		one.Score(other)
	}
}
