package graph

import "time"

// joining is a claim beside an event of its thread, and what the rules ask of
// the two.
type joining struct {
	event *event
	claim told
	// role is the part that the claim's source plays in a deal, or empty.
	role      string
	once      bool // that part is played once; see [DealRoles.Once]
	state     bool
	sameStory bool // the event is told in the claim's story, too
	sameEnds  bool // the event is told of the same two things
	sums      sums
	gap       time.Duration // since the event was told last
}

// sums is how two sums of money compare.
type sums int

const (
	untold     sums = iota // at least one of them is
	equal                  // as [Money.Agrees] has it
	differing              // in one currency
	currencies             // of two currencies, which do not compare
)

// The times within which stories tell one event.
const (
	month           = 30 * 24 * time.Hour
	sameEventWithin = 365 * 24 * time.Hour
	begunAnewAfter  = 6 * month
	sellerAndBuyer  = 3 * month
)

// rule is a reason for a claim to join an event, or to stay apart from it.
type rule struct {
	name  string
	holds func(joining) bool
}

// apart are the reasons to stay apart, whatever speaks for joining.
var apart = []rule{
	{"done long ago, and now begun", func(j joining) bool {
		return !j.once && !j.sameStory && j.gap > begunAnewAfter && j.claim.Status != NoStatus && j.claim.Status.Rank() < j.event.status.Rank()
	}},
	{"renewed after a year", func(j joining) bool {
		return !j.once && !j.sameStory && 11*month <= j.gap && j.gap <= 13*month && j.claim.Status != NoStatus && j.claim.Status != Terminated
	}},
	{"sums of two currencies, not told as one soon after another", func(j joining) bool {
		return j.sums == currencies && !j.once && (j.sameStory || !j.sameEnds || j.gap > month)
	}},
	{"rivals", func(j joining) bool { return j.rivals() && j.sums != equal }},
}

// joins are the reasons to join, the strongest first.
var joins = []rule{
	{"equal sums", func(j joining) bool {
		return j.sums == equal && (j.sameStory || j.sameEnds || j.gap <= sameEventWithin)
	}},
	{"the same buyer of the same thing", func(j joining) bool { return j.once && j.sameEnds && j.goesOn() }},
	{"one story", func(j joining) bool { return j.sameStory && j.sums != differing }},
	{"the same ends", func(j joining) bool { return j.sameEnds && j.sums != differing && j.goesOn() }},
	{"a sum that is told to be another now", func(j joining) bool {
		return j.sums == differing && j.claim.Revised && j.sameEnds && j.gap <= sameEventWithin
	}},
	{"another sum at the closing", func(j joining) bool { return j.sameEnds && j.closesAtAnotherSum() }},
	{"a sum that is told to be another now, by one more party", func(j joining) bool {
		return j.sums == differing && j.claim.Revised && j.role != "" && !j.once && j.gap <= begunAnewAfter
	}},
	{"the seller and the buyer of the same thing", func(j joining) bool {
		return j.sums != differing && j.gap <= sellerAndBuyer && j.completes()
	}},
}

// oneState is the reason for which all claims of a state between two things
// are one, whatever they tell of it.
const oneState = "a state of the same two things"

// fit tells how well a claim fits an event, 0 for not at all, else the more the
// stronger the reason, and the reason.
func (j joining) fit() (int, string) {
	if j.state && j.sameEnds {
		return 1, oneState
	}
	if j.state {
		return 0, ""
	}
	for _, r := range apart {
		if r.holds(j) {
			return 0, ""
		}
	}
	for i, r := range joins {
		if r.holds(j) {
			return len(joins) - i, r.name
		}
	}
	return 0, ""
}

// goesOn reports whether the claim may go on telling the event: it is told
// within a year, or tells nothing new, or that what was begun is over. What is
// bought once may be said to be bought for ever after.
func (j joining) goesOn() bool {
	switch {
	case j.gap <= sameEventWithin:
		return true
	case j.event.status == Terminated:
		return false
	}
	return j.claim.Status == NoStatus || j.claim.Status == Terminated || j.once && j.claim.Status == Completed
}

// closesAtAnotherSum reports whether what was planned has come further, with a
// sum that is up to half or twice what was told.
func (j joining) closesAtAnotherSum() bool {
	before, now := j.event.status, j.claim.Status
	if j.sums != differing || j.gap > begunAnewAfter || now == Terminated || before == NoStatus || before.Rank() >= now.Rank() {
		return false
	}
	was, is := j.event.sums[j.claim.Amount.Currency].Value, j.claim.Amount.Value
	return was <= 2*is && is <= 2*was
}

// rivals reports whether the claim is of one bidder and the event of others, or
// of a buyer beside bidders. Only an equal sum shows that they bid together.
func (j joining) rivals() bool {
	bidders, buyers := j.event.by["BIDDER"], j.event.by["BUYER"]
	if bidders[j.claim.Source] || buyers[j.claim.Source] {
		return false
	}
	return j.role == "BIDDER" && len(bidders)+len(buyers) > 0 || j.role == "BUYER" && len(bidders) > 0
}

// completes reports whether the claim tells who bought what the event tells
// only the seller of, or the other way round.
func (j joining) completes() bool {
	sellers, buyers := j.event.by["SELLER"], j.event.by["BUYER"]
	switch j.role {
	case "BUYER":
		return len(sellers) > 0 && len(buyers) == 0 && !sellers[j.claim.Source]
	case "SELLER":
		return len(buyers) > 0 && len(sellers) == 0 && !buyers[j.claim.Source]
	}
	return false
}
