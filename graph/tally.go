package graph

import (
	"cmp"
	"slices"
	"time"
)

// tally is what the claims of an event or a relation say together. They are
// added in the order of their telling, and at any time between two stories it
// is what was told until then.
type tally struct {
	course
	claims      []told
	history     []StatusStep
	amount      *Money
	share       *Money // what of it the source alone gives, where that is told
	leads       bool   // whether the source is told to lead others
	first, last time.Time
	stories     int
	publishers  map[string]time.Time // and when each told it first

	clusters []string           // in the order in which they told it
	surest   map[string]float64 // by cluster, the confidence of its surest claim
	wrong    float64            // the chance that none of them is right

	story   string // the one that is being added
	tidings tidings
	sure    float64 // of the status that it tells
	teller  string  // the claim that tells it
}

func newTally(state bool) *tally {
	return &tally{course: course{state: state}, publishers: map[string]time.Time{}, surest: map[string]float64{}, wrong: 1}
}

func (t *tally) add(c told) {
	if len(t.claims) == 0 {
		t.first = c.seen
	}
	if t.story != c.Story {
		t.finish()
		t.story, t.tidings, t.sure = c.Story, tidings{seen: c.seen}, 0
		t.stories++
	}
	t.last = c.seen
	t.claims = append(t.claims, c)
	t.amount, t.share = t.amount.then(c.Amount), t.share.then(c.Share)
	t.leads = t.leads || c.Leads
	if _, known := t.publishers[c.publisher]; !known && c.publisher != "" {
		t.publishers[c.publisher] = c.seen
	}
	t.trust(c)
	t.hear(c)
}

// hear adds a claim to what its story tells. Of statuses the surest counts; a
// title or a holding is what it was told to be last.
func (t *tally) hear(c told) {
	if c.Status != NoStatus && c.Confidence > t.sure {
		t.tidings.status, t.sure, t.teller = c.Status, c.Confidence, c.ID
	}
	t.tidings.detail = cmp.Or(c.Detail, t.tidings.detail)
	switch {
	case c.When == nil:
	case c.When.Of == Ended:
		t.tidings.ended = better(t.tidings.ended, &c.When.Period)
	default:
		t.tidings.began = better(t.tidings.began, &c.When.Period)
	}
}

// finish takes in what the story that was being added tells.
func (t *tally) finish() {
	if t.story == "" {
		return
	}
	before := t.status
	t.take(t.tidings)
	if t.status != before {
		step := StatusStep{Status: t.status, Seen: t.tidings.seen, Story: t.story, Claim: t.teller, When: t.tidings.began}
		if t.status == Terminated {
			step.When = t.tidings.ended
		}
		t.history = append(t.history, step)
	}
	t.story = ""
}

// trust counts a claim towards the confidence: the chance that at least one of
// several independent stories is right. Copies of one story count once, with the
// surest of them. The product is made in the order of telling, so that its
// rounding is the same whenever it is made.
func (t *tally) trust(c told) {
	before, known := t.surest[c.cluster]
	switch {
	case !known:
		t.clusters = append(t.clusters, c.cluster)
		t.surest[c.cluster] = c.Confidence
		t.wrong *= 1 - c.Confidence
	case c.Confidence > before:
		t.surest[c.cluster] = c.Confidence
		t.wrong = 1
		for _, cluster := range t.clusters {
			t.wrong *= 1 - t.surest[cluster]
		}
	}
}

func (t *tally) confidence() float64 { return 1 - t.wrong }

// publishersSince returns the publishers in order, and since when each tells it;
// no times where all did from the beginning.
func (t *tally) publishersSince() (names []string, since []time.Time) {
	if len(t.publishers) == 0 {
		return nil, nil
	}
	names = sortedKeys(t.publishers)
	for _, name := range names {
		since = append(since, t.publishers[name])
	}
	return names, t.unlessAtOnce(since)
}

// claimsTold returns the ids of the claims, surest first, when each was told (no
// times where all were at once), and by which rule each joined its event.
func (t *tally) claimsTold() (ids []string, at []time.Time, joined []string) {
	for _, c := range slices.SortedStableFunc(slices.Values(t.claims), func(a, b told) int { return cmp.Compare(b.Confidence, a.Confidence) }) {
		ids, at, joined = append(ids, c.ID), append(at, c.seen), append(joined, c.joined)
	}
	return ids, t.unlessAtOnce(at), unlessEmpty(joined)
}

// unlessEmpty returns the texts, or nil where all of them are empty.
func unlessEmpty(texts []string) []string {
	if !slices.ContainsFunc(texts, func(s string) bool { return s != "" }) {
		return nil
	}
	return texts
}

func (t *tally) unlessAtOnce(times []time.Time) []time.Time {
	if t.first.Equal(t.last) {
		return nil
	}
	return times
}
