package relations_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

// TestFind reads stories; want has a line for each claim of the types named in
// types, as written by line, in alphabetical order.
func TestFind(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct{ name, story, types, want string }{
		{
			name: "a unit and a software house agree to work together",
			story: "Lumera Digital, the technology arm of the Spanish telecoms giant Iberfon, has struck a new agreement with Macroworks " +
				"to offer small firms protection against attacks.",
			types: "PARTNERS SUBSIDIARY_OF",
			want: `Lumera Digital PARTNERS Macroworks ANNOUNCED
Lumera Digital SUBSIDIARY_OF Iberfon`,
		},
		{
			name: "a consortium lends, led by two, and the next sentence names the others",
			story: "NorthCompute has secured a $7.5bn debt financing facility led by Blackmoor Capital and Magenta Credit. " +
				"The consortium also includes Coastal Partners, Carrick, CDPX and Bridgeport Credit.",
			types: "LENDS",
			want: `Blackmoor Capital LENDS NorthCompute ANNOUNCED $7.5bn
Bridgeport Credit LENDS NorthCompute ANNOUNCED $7.5bn
CDPX LENDS NorthCompute ANNOUNCED $7.5bn
Carrick LENDS NorthCompute ANNOUNCED $7.5bn
Coastal Partners LENDS NorthCompute ANNOUNCED $7.5bn
Magenta Credit LENDS NorthCompute ANNOUNCED $7.5bn`,
		},
		{
			name: "names first: who is among the lenders, and who joined the round",
			story: "Blackmoor Capital is lending $7.5bn to NorthCompute. Carrick and CDPX are also among the lenders. " +
				"NorthCompute raised $1.1bn in a funding round led by Coastal Partners. Magenta Credit joined the round.",
			types: "LENDS INVESTS_IN",
			want: `Blackmoor Capital LENDS NorthCompute ANNOUNCED $7.5bn
CDPX LENDS NorthCompute ANNOUNCED $7.5bn
Carrick LENDS NorthCompute ANNOUNCED $7.5bn
Coastal Partners INVESTS_IN NorthCompute COMPLETED $1.1bn
Magenta Credit INVESTS_IN NorthCompute COMPLETED $1.1bn`,
		},
		{
			name: "a consortium in one sentence",
			story: "NorthCompute has secured a $7.5bn debt financing facility led by Blackmoor Capital and Magenta Credit, " +
				"joined by Coastal Partners, Carrick, CDPX and Bridgeport Credit.",
			types: "LENDS",
			want: `Blackmoor Capital LENDS NorthCompute ANNOUNCED $7.5bn
Bridgeport Credit LENDS NorthCompute ANNOUNCED $7.5bn
CDPX LENDS NorthCompute ANNOUNCED $7.5bn
Carrick LENDS NorthCompute ANNOUNCED $7.5bn
Coastal Partners LENDS NorthCompute ANNOUNCED $7.5bn
Magenta Credit LENDS NorthCompute ANNOUNCED $7.5bn`,
		},
		{
			name:  "a pay deal with a union",
			story: "Rheinfon has agreed a pay deal with the union Verda after three rounds of talks, which gives 60,000 staff 5% more.",
			types: "NEGOTIATES",
			want:  "Rheinfon NEGOTIATES Verda ANNOUNCED",
		},
		{
			name: "four suitors in a reported second round",
			story: "Orbital Towers has drawn second-round bids from four suitors, according to a report from Bloomberg. " +
				"Kestrel Capital and Brookmere have each made an offer for Orbital Towers.",
			types: "BIDS_FOR",
			want: `Brookmere BIDS_FOR Orbital Towers IN_TALKS
Kestrel Capital BIDS_FOR Orbital Towers IN_TALKS`,
		},
		{
			name: "a report that the next sentence takes up",
			story: "Bloomberg reported on Friday that Orbital Towers was for sale. " +
				"Kestrel Capital is in talks to buy Orbital Towers, according to the report.",
			types: "BIDS_FOR",
			want:  "Kestrel Capital BIDS_FOR Orbital Towers IN_TALKS by Bloomberg",
		},
		{
			name:  "shares of a market are no relation",
			story: "Iberfon holds 38% of the mobile market, Rheinfon 27% and Nordtel 12%, the regulator said.",
			want:  "",
		},
		{
			name:  "a denial",
			story: "Rheinfon denied that it was in talks with Nordtel.",
			types: "NEGOTIATES",
			want:  "Rheinfon NEGOTIATES Nordtel IN_TALKS denied",
		},
		{
			name:  "a rumour",
			story: "Kestrel Capital is reportedly in talks to buy Osprey Rail for £300m.",
			types: "ACQUIRES BIDS_FOR",
			want:  "Kestrel Capital BIDS_FOR Osprey Rail RUMOURED £300m",
		},
		{
			name:  "a named source",
			story: "Kestrel Capital has agreed to buy Osprey Rail for £300m, the Financial Times reported.",
			types: "ACQUIRES",
			want:  "Kestrel Capital ACQUIRES Osprey Rail ANNOUNCED £300m by Financial Times",
		},
		{
			name:  "the price of a share is not the price of the company",
			story: "Kestrel Corp said it agreed to acquire Osprey Rail Inc for 12.50 dlrs a share.",
			types: "ACQUIRES",
			want:  "Kestrel Corp ACQUIRES Osprey Rail Inc ANNOUNCED",
		},
		{
			name:  "two sums, each with its own deal",
			story: "Kestrel Capital bought Osprey Rail for £300m and sold Polar Catch to Halden Foods for £20m.",
			types: "ACQUIRES",
			want: `Halden Foods ACQUIRES Polar Catch COMPLETED £20m
Kestrel Capital ACQUIRES Osprey Rail COMPLETED £300m`,
		},
		{
			name:  "a former chief",
			story: "Osprey Rail's former chief executive, Mary Smith, declined to comment.",
			types: "EXECUTIVE_OF",
			want:  "Mary Smith EXECUTIVE_OF Osprey Rail TERMINATED (chief executive)",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, claims := read(t, finder, test.story)
			var got []string
			for _, c := range claims {
				if test.types == "" || slices.Contains(strings.Fields(test.types), c.Type) {
					got = append(got, line(found, c))
				}
			}
			slices.Sort(got)
			if got := strings.Join(got, "\n"); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s\nall:%s", got, test.want, show(found, claims))
			}
		})
	}
}

// line writes a claim on one line: source, type, target, status, money, detail,
// the named source, and whether it is denied.
func line(found *names.Found, c graph.Claim) string {
	source, target := found.Things[c.SourceIndex].Name, found.Things[c.TargetIndex].Name
	out := fmt.Sprintf("%s %s %s %s", source, c.Type, target, c.Status)
	if c.Amount != nil {
		out += " " + c.Amount.Words
	}
	if c.Detail != "" {
		out += " (" + c.Detail + ")"
	}
	if c.AttributedTo != "" {
		out += " by " + c.AttributedTo
	}
	if c.Polarity == graph.Denied {
		out += " denied"
	}
	return strings.TrimSpace(out)
}

// TestSpans checks that every claim points at the words that name its ends.
func TestSpans(t *testing.T) {
	_, finder := builtin(t)
	story := "Shares rose.\n\nKestrel Capital, the buyout firm, said it has bought Osprey Rail, Polar Catch and Halden Foods."
	found, claims := read(t, finder, story)
	if len(claims) == 0 {
		t.Fatal("no claim")
	}
	for _, c := range claims {
		for thing, span := range map[int]graph.Span{c.SourceIndex: c.SourceAt, c.TargetIndex: c.TargetAt} {
			if !slices.ContainsFunc(found.Mentions, func(m names.Mention) bool { return m.Span == span && m.Thing == thing }) {
				t.Errorf("%s: %q is no mention of %s", c.Reason, span.Of(story), found.Things[thing].Name)
			}
		}
		if got := c.Sentence.Of(story); !strings.HasPrefix(got, "Kestrel") {
			t.Errorf("the sentence is %q", got)
		}
		if c.Confidence <= 0 || c.Confidence > 1 {
			t.Errorf("confidence %v", c.Confidence)
		}
	}
}
