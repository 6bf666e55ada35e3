package graph

import (
	"testing"
	"time"
)

// telling is one claim of a thread: on which day, in which story, and what.
type telling struct {
	day            int
	story          string
	of             string
	source, target string
	status         Status
	amount         *Money
}

var joinTypes = []RelationType{
	{Name: "BUYS", Nature: Event, Deal: &DealRoles{Kind: "ACQUISITION", Source: "BUYER", Target: "TARGET", Hub: "target", Once: true}},
	{Name: "BIDS", Nature: Event, Deal: &DealRoles{Kind: "ACQUISITION", Source: "BIDDER", Target: "TARGET", Hub: "target", Once: true}},
	{Name: "SELLS", Nature: Event, Deal: &DealRoles{Kind: "ACQUISITION", Source: "SELLER", Target: "TARGET", Hub: "target"}},
	{Name: "LENDS", Nature: Event, Deal: &DealRoles{Kind: "LOAN", Source: "LENDER", Target: "BORROWER", Hub: "target"}},
	{Name: "SUES", Nature: Event},
	{Name: "OWNS", Nature: State},
}

// Each case shows one rule: with it two claims are one event, or two.
func TestJoining(t *testing.T) {
	five, six, twenty, euros := dollars(5), dollars(6), dollars(20), &Money{Value: 5, Currency: "EUR"}
	for _, tt := range []struct {
		name          string
		before, after telling
		joined        bool
	}{
		{"a state is one", telling{0, "1", "OWNS", "A", "X", "", nil}, telling{3000, "2", "OWNS", "A", "X", Terminated, nil}, true},
		{"equal sums, another lender", telling{0, "1", "LENDS", "A", "X", Announced, five}, telling{9, "2", "LENDS", "B", "X", Announced, five}, true},
		{"equal sums, another lender, too late", telling{0, "1", "LENDS", "A", "X", Announced, five}, telling{400, "2", "LENDS", "B", "X", Announced, five}, false},
		{"two loans", telling{0, "1", "LENDS", "A", "X", Announced, five}, telling{2, "2", "LENDS", "A", "X", Announced, six}, false},
		{"two loans in one story", telling{0, "1", "LENDS", "A", "X", Announced, five}, telling{0, "1", "LENDS", "A", "X", Completed, twenty}, false},
		{"a loan grows before it closes", telling{0, "1", "LENDS", "A", "X", Announced, five}, telling{40, "2", "LENDS", "A", "X", Completed, six}, true},
		{"it does not grow fourfold", telling{0, "1", "LENDS", "A", "X", Announced, five}, telling{40, "2", "LENDS", "A", "X", Completed, twenty}, false},
		{"done, and months later planned", telling{0, "1", "LENDS", "A", "X", Completed, five}, telling{200, "2", "LENDS", "A", "X", Announced, five}, false},
		{"done, and planned by a late paper", telling{0, "1", "LENDS", "A", "X", Completed, five}, telling{5, "2", "LENDS", "A", "X", Announced, five}, true},
		{"renewed after a year", telling{0, "1", "LENDS", "A", "X", Completed, five}, telling{360, "2", "LENDS", "A", "X", Completed, five}, false},
		{"told again years later", telling{0, "1", "LENDS", "A", "X", Completed, five}, telling{900, "2", "LENDS", "A", "X", Completed, five}, true},
		{"two currencies, days apart", telling{0, "1", "LENDS", "A", "X", Completed, five}, telling{3, "2", "LENDS", "A", "X", Completed, euros}, true},
		{"two currencies in one story", telling{0, "1", "LENDS", "A", "X", Completed, five}, telling{0, "1", "LENDS", "A", "X", Completed, euros}, false},
		{"a bid is raised", telling{0, "1", "BIDS", "A", "X", InTalks, five}, telling{20, "2", "BIDS", "A", "X", InTalks, six}, true},
		{"a bid leads to the purchase", telling{0, "1", "BIDS", "A", "X", InTalks, five}, telling{20, "2", "BUYS", "A", "X", Announced, twenty}, true},
		{"a bid years later", telling{0, "1", "BIDS", "A", "X", Terminated, five}, telling{900, "2", "BIDS", "A", "X", InTalks, six}, false},
		{"rivals in one story", telling{0, "1", "BIDS", "A", "X", InTalks, nil}, telling{0, "1", "BIDS", "B", "X", InTalks, nil}, false},
		{"one bid of two", telling{0, "1", "BIDS", "A", "X", InTalks, five}, telling{0, "1", "BIDS", "B", "X", InTalks, five}, true},
		{"a bidder beside a buyer", telling{0, "1", "BUYS", "A", "X", Announced, nil}, telling{0, "1", "BIDS", "B", "X", Terminated, nil}, false},
		{"buyers in one story", telling{0, "1", "BUYS", "A", "X", Announced, nil}, telling{0, "1", "BUYS", "B", "X", Announced, nil}, true},
		{"the buyer is named days later", telling{0, "1", "SELLS", "A", "X", Announced, nil}, telling{9, "2", "BUYS", "B", "X", Announced, nil}, true},
		{"and another buyer is not", telling{0, "1", "BUYS", "A", "X", Announced, nil}, telling{9, "2", "BUYS", "B", "X", Announced, nil}, false},
		{"bought, and sold again by the buyer", telling{0, "1", "BUYS", "A", "X", Completed, nil}, telling{9, "2", "SELLS", "A", "X", Announced, nil}, false},
		{"bought, told again years later", telling{0, "1", "BUYS", "A", "X", Announced, nil}, telling{900, "2", "BUYS", "A", "X", Completed, nil}, true},
		{"sued again years later", telling{0, "1", "SUES", "A", "X", Completed, nil}, telling{900, "2", "SUES", "A", "X", Completed, nil}, false},
		{"a suit is dropped years later", telling{0, "1", "SUES", "A", "X", Completed, nil}, telling{900, "2", "SUES", "A", "X", Terminated, nil}, true},
		{"told in passing years later", telling{0, "1", "SUES", "A", "X", Completed, nil}, telling{900, "2", "SUES", "A", "X", NoStatus, nil}, true},
	} {
		g := New(nil, joinTypes)
		if got := len(g.eventsOf([]told{tt.before.told(), tt.after.told()})); got != 1 && tt.joined || got != 2 && !tt.joined {
			t.Errorf("%s: %d events", tt.name, got)
		}
	}
}

// A sum that is told to be another now belongs to the event that had the other.
func TestJoiningRevisedSums(t *testing.T) {
	before := telling{0, "1", "LENDS", "A", "X", Announced, dollars(5)}
	for _, tt := range []struct {
		name   string
		after  telling
		joined bool
	}{
		{"a loan is raised", telling{20, "2", "LENDS", "A", "X", Announced, dollars(6)}, true},
		{"one more lender raises it", telling{20, "2", "LENDS", "B", "X", Announced, dollars(6)}, true},
		{"years later", telling{900, "2", "LENDS", "A", "X", Announced, dollars(6)}, false},
		{"one more lender, a year later", telling{300, "2", "LENDS", "B", "X", Announced, dollars(6)}, false},
	} {
		g, after := New(nil, joinTypes), tt.after.told()
		after.Revised = true
		events := g.eventsOf([]told{before.told(), after})
		if (len(events) == 1) != tt.joined {
			t.Errorf("%s: %d events", tt.name, len(events))
		}
		if last := events[len(events)-1].claims; tt.joined != (last[len(last)-1].joined != "") {
			t.Errorf("%s: it joined by the rule %q", tt.name, last[len(last)-1].joined)
		}
	}
}

func (c telling) told() told {
	claim := Claim{
		ID: c.story + c.of + c.source, Story: c.story, Type: c.of, Source: c.source, Target: c.target,
		Status: c.status, Amount: c.amount, Confidence: 0.9,
	}
	return told{Claim: claim, seen: time.Unix(0, 0).Add(time.Duration(c.day) * 24 * time.Hour), cluster: c.story}
}

func dollars(value float64) *Money { return &Money{Value: value, Currency: "USD"} }

func TestStatusThen(t *testing.T) {
	for _, tt := range []struct{ was, told, want Status }{
		{NoStatus, Rumoured, Rumoured},
		{Rumoured, Announced, Announced},
		{Announced, Rumoured, Announced}, // told late
		{Completed, NoStatus, Completed},
		{Completed, Terminated, Terminated},
		{Terminated, InTalks, InTalks}, // taken up again
		{Terminated, NoStatus, Terminated},
	} {
		if got := tt.was.Then(tt.told); got != tt.want {
			t.Errorf("%q, then %q: %q, want %q", tt.was, tt.told, got, tt.want)
		}
	}
}

func TestMoneyThen(t *testing.T) {
	exact, about := &Money{Value: 1.95e9, Currency: "USD"}, &Money{Value: 2e9, Currency: "USD", Approximate: true}
	more, euros := &Money{Value: 3e9, Currency: "USD"}, &Money{Value: 1.8e9, Currency: "EUR"}
	for _, tt := range []struct{ was, told, want *Money }{
		{nil, about, about}, {exact, nil, exact},
		{about, exact, exact}, {exact, about, exact},
		{exact, more, more}, {exact, euros, exact},
	} {
		if got := tt.was.then(tt.told); got != tt.want {
			t.Errorf("%v, then %v: %v, want %v", tt.was, tt.told, got, tt.want)
		}
	}
}

// A range holds all between its ends; a single bound is near what it names, but
// excludes only what lies beyond it.
func TestMoneyAgrees(t *testing.T) {
	sum := func(value float64) Money { return Money{Value: value, Currency: "USD"} }
	within := func(low, high float64) Money {
		return Money{Value: max(low, high), Currency: "USD", Low: low, High: high, Approximate: true}
	}
	least, most := Money{Value: 100, Low: 100, Currency: "USD", Approximate: true}, Money{Value: 100, High: 100, Currency: "USD", Approximate: true}
	for _, tt := range []struct {
		a, b             Money
		agrees, excludes bool
	}{
		{sum(100), sum(100.9), true, false},
		{sum(100), sum(102), false, true},
		{sum(100), Money{Value: 100, Currency: "EUR"}, false, false},
		{within(100, 200), sum(150), true, false},
		{within(100, 200), sum(300), false, true},
		{within(100, 200), sum(50), false, true},
		{within(100, 200), within(180, 400), true, false},
		{least, sum(109), true, false},
		{least, sum(400), false, false},
		{least, sum(50), false, true},
		{most, sum(40), false, false},
		{most, sum(140), false, true},
	} {
		for _, pair := range [][2]Money{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := pair[0].Agrees(pair[1]); got != tt.agrees {
				t.Errorf("%+v agrees with %+v: %t", pair[0], pair[1], got)
			}
			if got := pair[0].Excludes(pair[1]); got != tt.excludes {
				t.Errorf("%+v excludes %+v: %t", pair[0], pair[1], got)
			}
		}
	}
}
