package graph

import (
	"slices"
	"strconv"
	"time"

	"github.com/dealgraph/dealgraph/graph/copies"
)

// CopyDays bounds how many days apart near-copies are published: a paper
// prints an agency's story within days, while what is much like it and comes
// later is the next issue of a routine notice.
const CopyDays = 3

// Trace is what is kept of a story to find its copies.
type Trace struct {
	Story string
	// Published is zero where unknown.
	Published time.Time
	copies.Fingerprint
	// Seen and Cluster are those of the story; a store reads them with it.
	Seen    time.Time
	Cluster string
}

func traceOf(s Story) Trace {
	return Trace{Story: s.ID, Published: s.Published, Fingerprint: copies.Of(s.Text), Seen: s.Seen()}
}

// Marks are what the store finds the trace by: one of the whole text, below
// zero, and those of its shingles, each for the days of its publication.
func (t Trace) Marks() []int64 {
	marks := []int64{t.textMark()}
	for _, h := range t.Fingerprint.Marks() {
		marks = append(marks, markOf(t.period(), h))
	}
	return marks
}

func (t Trace) textMark() int64 { return int64(t.Words | 1<<63) }

func markOf(period int64, hash uint32) int64 { return period<<32 | int64(hash) }

// period counts the CopyDays since the year 1, and is 0 where the time is
// unknown.
func (t Trace) period() int64 {
	if t.Published.IsZero() {
		return 0
	}
	days := t.Published.Unix()/86400 + 719_162 // from 1 January of the year 1 to 1970
	return max(days/CopyDays, 0) + 1
}

// periods are those in which a near-copy may be published.
func (t Trace) periods() []int64 {
	p := t.period()
	if p == 0 {
		return []int64{0}
	}
	return slices.DeleteFunc([]int64{p - 1, p, p + 1}, func(p int64) bool { return p == 0 })
}

// near reports whether two stories may be near-copies by their times. Nothing
// is known of one that has none, but that it may have come with others of the kind.
func (t Trace) near(other Trace) bool {
	if t.Published.IsZero() || other.Published.IsZero() {
		return t.Published.IsZero() && other.Published.IsZero()
	}
	return t.Published.Sub(other.Published).Abs() <= CopyDays*24*time.Hour
}

// copyOf reports whether two stories are copies.
func (t Trace) copyOf(other Trace) bool {
	return t.Words == other.Words || t.near(other) && copies.Compare(t.Fingerprint, other.Fingerprint).Copy()
}

// clusterID is the id of the cluster of which the first story has these words.
func clusterID(words uint64) string { return id("k", strconv.FormatUint(words, 16)) }
