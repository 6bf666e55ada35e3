package graph

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// popular are n claims of one thread, of two lenders and many papers. Each is
// told to lead others, so that neither is ever taken to lend alone.
func popular(n int) (claims []Claim, stories map[string]Story) {
	stories = map[string]Story{}
	for i := range n {
		s := Story{ID: fmt.Sprint("s", i), Cluster: fmt.Sprint("k", i), Publisher: fmt.Sprint("paper ", i%40), Published: time.Unix(int64(3600*i), 0).UTC()}
		stories[s.ID] = s
		claims = append(claims, Claim{
			ID: fmt.Sprint("c", i), Story: s.ID, Type: "LENDS", Source: []string{"A", "B"}[i%2], Target: "X",
			Status: Statuses[i*4/n], Polarity: Affirmed, Modality: Asserted, Confidence: 0.01 + 0.5*float64(i%7)/7, Amount: dollars(5), Leads: true,
		})
	}
	return claims, stories
}

// The versions of a relation follow one another without gaps, and each says
// what the claims until then do.
func TestVersionsFollowOneAnother(t *testing.T) {
	g := New(nil, joinTypes)
	claims, stories := popular(60)
	whole := g.mergeClaims("LOAN X", claims, stories, nil)
	if len(whole.Relations) != 2 || len(whole.PastRelations) != 58 || len(whole.Deals) != 1 || len(whole.PastDeals) != 59 {
		t.Fatalf("%d relations with %d past versions, %d deals with %d", len(whole.Relations), len(whole.PastRelations), len(whole.Deals), len(whole.PastDeals))
	}
	for _, r := range whole.Relations {
		past := slices.DeleteFunc(slices.Clone(whole.PastRelations), func(p Relation) bool { return p.ID != r.ID })
		for i, p := range append(past, r) {
			if i+1 < len(past) && !p.KnownTo.Equal(past[i+1].KnownFrom) || p.Stories != i+1 || p.History != nil && i < len(past) {
				t.Errorf("version %d is %+v", i, p)
			}
			if c := p.Complete(r); len(c.Claims) != i+1 || len(c.ClaimsTold) != i+1 && i > 0 {
				t.Errorf("version %d has %d claims", i, len(c.Claims))
			}
		}
	}
}

// What is kept of a relation grows with its claims and not with their square.
func BenchmarkMergeAPopularThread(b *testing.B) {
	g := New(nil, joinTypes)
	for _, n := range []int{500, 2000, 8000} {
		claims, stories := popular(n)
		b.Run(fmt.Sprint(n, " claims"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.mergeClaims("LOAN X", claims, stories, nil)
			}
		})
	}
}
