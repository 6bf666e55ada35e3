package relations_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// The date that a sentence gives to a relation, in stories of Monday 10 June 2024.
func TestWhen(t *testing.T) {
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := relations.New(types)
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]string{
		"Velatron Corp bought Oakmere Ltd in January.":                                                             "ACQUIRES BEGAN 2024-01-01 2024-02-01 MONTH",
		"Velatron Corp bought Oakmere Ltd in October.":                                                             "ACQUIRES BEGAN 2023-10-01 2023-11-01 MONTH",
		"Velatron Corp will buy Oakmere Ltd in October.":                                                           "ACQUIRES BEGAN 2024-10-01 2024-11-01 MONTH",
		"Velatron Corp expects to complete its purchase of Oakmere Ltd in May.":                                    "ACQUIRES BEGAN 2025-05-01 2025-06-01 MONTH",
		"Velatron Corp acquired Oakmere Ltd last year.":                                                            "ACQUIRES BEGAN 2023-01-01 2024-01-01 YEAR",
		"Velatron Corp acquired Oakmere Ltd five years ago.":                                                       "ACQUIRES BEGAN 2019-01-01 2020-01-01 YEAR",
		"Velatron Corp will acquire Oakmere Ltd next week.":                                                        "ACQUIRES BEGAN 2024-06-17 2024-06-24 WEEK",
		"Velatron Corp agreed on Friday to buy Oakmere Ltd for $3bn.":                                              "ACQUIRES BEGAN 2024-06-07 2024-06-08 DAY",
		"Velatron Corp will acquire Oakmere Ltd in the third quarter.":                                             "ACQUIRES BEGAN 2024-07-01 2024-10-01 QUARTER",
		"Velatron Corp acquired Oakmere Ltd in the third quarter.":                                                 "ACQUIRES BEGAN 2023-07-01 2023-10-01 QUARTER",
		"Velatron Corp plans to acquire Oakmere Ltd by 2026.":                                                      "ACQUIRES BEGAN 2024-06-10 2027-01-01 YEAR",
		"Velatron Corp has owned Oakmere Ltd since 1999.":                                                          "OWNS BEGAN 1999-01-01 2000-01-01 YEAR",
		"Velatron Corp owned Oakmere Ltd until March 2007.":                                                        "OWNS ENDED 2007-03-01 2007-04-01 MONTH",
		"Velatron Corp owns 8% of Oakmere Ltd.":                                                                    "OWNS none",
		"Oakmere Ltd, a subsidiary of Velatron Corp, made a loss last year.":                                       "SUBSIDIARY_OF none",
		"Velatron Corp said on Tuesday it had acquired Oakmere Ltd.":                                               "ACQUIRES none",
		"Velatron Corp acquired Oakmere Ltd, which was founded in 1987.":                                           "ACQUIRES none",
		"Velatron Corp bought Oakmere Ltd in January, accounts filed on Friday show.":                              "ACQUIRES BEGAN 2024-01-01 2024-02-01 MONTH",
		"Velatron Corp bought Oakmere Ltd after last year’s results.":                                              "ACQUIRES none",
		"On Friday, Velatron Corp sued Oakmere Ltd to return the money.":                                           "SUES BEGAN 2024-06-07 2024-06-08 DAY",
		"A board director since 1984, Mary Smith agreed to sell her stake and Velatron Corp acquired Oakmere Ltd.": "ACQUIRES none",
		"“It will not turn until 2026,” said Mary Smith, chief executive of Oakmere Ltd.":                          "EXECUTIVE_OF none",
		"Velatron Corp, which raised its forecast for 2025, has acquired Oakmere Ltd.":                             "ACQUIRES none",
		"In March Velatron Corp acquired Oakmere Ltd.":                                                             "ACQUIRES BEGAN 2024-03-01 2024-04-01 MONTH",
		"Velatron Corp called off its takeover of Oakmere Ltd in April.":                                           "ACQUIRES ENDED 2024-04-01 2024-05-01 MONTH",
	} {
		doc := text.Parse(sentence)
		doc.Published = time.Date(2024, 6, 10, 8, 30, 0, 0, time.UTC)
		claims, err := finder.Find(t.Context(), doc, names.Find(doc))
		if err != nil {
			t.Fatal(err)
		}
		got := "nothing"
		if len(claims) > 0 {
			got = claims[0].Type + " none"
			if w := claims[0].When; w != nil {
				got = fmt.Sprintf("%s %s %s %s %s", claims[0].Type, w.Of, w.From.Format(time.DateOnly), w.To.Format(time.DateOnly), w.Precision)
			}
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", sentence, got, want)
		}
	}
}

// Without a day of publication only absolute dates count.
func TestWhenUndated(t *testing.T) {
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := relations.New(types)
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]bool{
		"Velatron Corp bought Oakmere Ltd in January.":      false,
		"Velatron Corp bought Oakmere Ltd in January 2024.": true,
		"Velatron Corp bought Oakmere Ltd by 2006.":         true,
	} {
		doc := text.Parse(sentence)
		claims, err := finder.Find(t.Context(), doc, names.Find(doc))
		if err != nil || len(claims) == 0 {
			t.Fatalf("%s: %v, %v", sentence, claims, err)
		}
		if got := claims[0].When != nil; got != want {
			t.Errorf("%s: dated %v, want %v", sentence, got, want)
		}
	}
}
