package relations_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// FuzzFind checks what holds of the claims of any text.
func FuzzFind(f *testing.F) {
	types, finder := builtin(f)
	f.Add("Kestrel Capital, which owns Polar Catch, has bought Osprey Rail and Harrow Bank for £3m; \"it\" said so.")
	f.Add("KESTREL <KSTL> BUYS OSPREY (NYSE: OSP) UNIT\n\nThe consortium also includes Harrow Bank and Carrick.")
	f.Add("' ' ’ 's 's, , and and or (( [[ – – \x00\xff Acme's Acme’s whose who which Acme, Acme and Acme")
	f.Fuzz(func(t *testing.T, story string) {
		doc := text.Parse(story)
		doc.Published = time.Date(2024, 2, 29, 23, 0, 0, 0, time.UTC)
		found := names.Find(doc)
		claims, err := finder.Find(context.Background(), doc, found)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range claims {
			of, ok := types.Type(c.Type)
			if !ok {
				t.Fatalf("no type %q", c.Type)
			}
			source, target := found.Things[c.SourceIndex], found.Things[c.TargetIndex]
			switch {
			case c.SourceIndex == c.TargetIndex:
				t.Errorf("%s of %s with itself", c.Type, source.Name)
			case !of.Takes(source.Kind, target.Kind):
				t.Errorf("%s from %s to %s", c.Type, source.Kind, target.Kind)
			case c.Confidence <= 0 || c.Confidence > 1:
				t.Errorf("confidence %v", c.Confidence)
			case c.SourceAt.End > len(story) || c.TargetAt.End > len(story) || c.Sentence.End > len(story):
				t.Errorf("spans %v %v %v beyond the text", c.SourceAt, c.TargetAt, c.Sentence)
			case c.When != nil && (!c.When.From.Before(c.When.To) || !strings.Contains(story, c.When.Words)):
				t.Errorf("date %+v", c.When)
			case !c.Status.Valid():
				t.Errorf("status %q", c.Status)
			}
		}
		again, _ := finder.Find(context.Background(), doc, found)
		if !reflect.DeepEqual(claims, again) {
			t.Error("a second reading differs")
		}
	})
}

// TestFindStops checks that a reading ends with its context.
func TestFindStops(t *testing.T) {
	_, finder := builtin(t)
	doc := text.Parse("Kestrel Capital has bought Osprey Rail.")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := finder.Find(ctx, doc, names.Find(doc)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func BenchmarkFind(b *testing.B) {
	_, finder := builtin(b)
	story := strings.Repeat("Kestrel Capital, the buyout firm, has agreed to buy Osprey Rail, a unit of Harrow Bank, for £300m in cash. "+
		"Mary Smith, chief executive of Osprey Rail, said that Polar Catch had also made an offer. ", 10)
	doc := text.Parse(story)
	found := names.Find(doc)
	b.SetBytes(int64(len(story)))
	for b.Loop() {
		if _, err := finder.Find(context.Background(), doc, found); err != nil {
			b.Fatal(err)
		}
	}
}

// A long text of nothing but claims is read whole.
func TestFindInALongText(t *testing.T) {
	_, finder := builtin(t)
	doc := text.Parse(strings.Repeat("Kestrel Capital has bought Osprey Rail, Polar Catch and Harrow Bank for £300m. ", 5000))
	claims, err := finder.Find(context.Background(), doc, names.Find(doc))
	if err != nil || len(claims) != 15000 {
		t.Errorf("%d claims, %v", len(claims), err)
	}
}
