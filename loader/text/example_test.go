package text_test

import (
	"fmt"
	"time"

	"github.com/dealgraph/dealgraph/loader/text"
)

func ExampleParse() {
	doc := text.Parse("Telsund raises debt\n\nTelsund Inc. has raised about $1.2bn. It doesn't sell Orbilane.")
	for _, s := range doc.Sentences {
		fmt.Printf("%v heading=%t %q\n", s.Span, s.Heading, s.Of(doc.Text))
		for _, m := range s.Money {
			fmt.Printf("\t%s is %.0f %s, approximate=%t\n", m.Words, m.Value, m.Currency, m.Approximate)
		}
	}
	// Output:
	// {0 19} heading=true "Telsund raises debt"
	// {21 58} heading=false "Telsund Inc. has raised about $1.2bn."
	// 	$1.2bn is 1200000000 USD, approximate=true
	// {59 84} heading=false "It doesn't sell Orbilane."
}

func ExampleDate_Resolve() {
	published := time.Date(2024, 5, 15, 9, 0, 0, 0, time.UTC)
	doc := text.Parse("It was signed last October and closes by the end of 2025.")
	for _, d := range doc.Sentences[0].Dates {
		r := d.Resolve(published)
		fmt.Println(d.Words, d.Precision, r.From.Format(time.DateOnly), r.To.Format(time.DateOnly))
	}
	// Output:
	// last October MONTH 2023-10-01 2023-11-01
	// end of 2025 DAY 2025-12-31 2026-01-01
}
