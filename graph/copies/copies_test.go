package copies_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph/copies"
)

func Example() {
	agency := copies.Of(`Velmont Water has borrowed €320m from Castell Bank to mend its mains, the
		utility said on Monday. The loan runs for seven years and replaces one that falls due in August.
		Velmont Water serves two million people in the north of the country.`)
	paper := copies.Of(`(LW) VELMONT WATER has borrowed €320m from Castell Bank to mend its mains, the utility said on Monday.
		The loan runs for seven years and replaces one that falls due in August,
		the utility said.`)
	rival := copies.Of(`Castell Bank will lend Velmont Water €320m over seven years, money with which the
		northern utility means to replace its oldest mains before the winter.`)
	fmt.Println(copies.Compare(agency, paper).Copy(), copies.Compare(agency, rival).Copy())
	// Output: true false
}

func TestWords(t *testing.T) {
	of := func(text string) uint64 { return copies.Of(text).Words }
	for _, same := range [][2]string{
		{"The bank’s loan, of €5m.", "the BANKS loan of 5m"},
		{"one two", "  one\n\n\ttwo. "},
		{"cafe\u0301 ﬁrm", "café firm"}, // composed or not
		{"東海", "東 海"},
	} {
		if of(same[0]) != of(same[1]) {
			t.Errorf("%q and %q have other words", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"one two", "onetwo"}, {"one two", "two one"}, {"a", ""}, {"!", "?"}, {"loan of 5m", "loan of 6m"}} {
		if of(other[0]) == of(other[1]) {
			t.Errorf("%q and %q have the same words", other[0], other[1])
		}
	}
}

// words makes up a text of so many words.
func words(r *rand.Rand, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprint("w", r.IntN(1e6))
	}
	return all
}

// What a text shares with a part of itself, or with a text that shares its
// beginning, is known exactly of short texts and about of long ones.
func TestEstimates(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, size := range []int{40, 200, 1000, 20_000} {
		for _, common := range []float64{0, 0.25, 0.5, 0.9, 1} {
			a, b := words(r, size), words(r, size)
			copy(b, a[:int(common*float64(size))])
			whole, part := copies.Of(strings.Join(a, " ")), copies.Of(strings.Join(a[:max(20, int(common*float64(size)))], " "))
			beside := copies.Of(strings.Join(b, " "))
			got := copies.Compare(whole, beside)
			shared := max(0, common*float64(size)-copies.ShingleWords+1)
			all := float64(size - copies.ShingleWords + 1)
			if want := shared / (2*all - shared); math.Abs(got.Resemblance-want) > 0.1 {
				t.Errorf("%d words, %v common: resemblance %.3f, want about %.3f", size, common, got.Resemblance, want)
			}
			if want := shared / all; math.Abs(got.Containment-want) > 0.12 || math.Abs(got.Shared-shared) > 0.12*all {
				t.Errorf("%d words, %v common: contained %.3f, shared %.0f, want about %.3f, %.0f", size, common, got.Containment, got.Shared, want, shared)
			}
			if got := copies.Compare(part, whole); got.Containment != 1 && common*float64(size) >= 20 {
				t.Errorf("%d words, the first %v of them: contained %.3f", size, common, got.Containment)
			}
			if math.Abs(whole.Size()-all) > 0.2*all {
				t.Errorf("%d words: a size of %.0f", size, whole.Size())
			}
		}
	}
}

// Texts share marks about as often as they resemble each other.
func TestMarksAreSharedByResemblance(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	const texts, size = 400, 300
	shared, all := 0, 0
	for range texts {
		a := words(r, size)
		b := append(a[:size/2:size/2], words(r, size/2)...) // resemblance of about a third
		in := map[uint32]bool{}
		for _, m := range copies.Of(strings.Join(a, " ")).Marks() {
			in[m] = true
		}
		for _, m := range copies.Of(strings.Join(b, " ")).Marks() {
			all++
			if in[m] {
				shared++
			}
		}
	}
	if got := float64(shared) / float64(all); math.Abs(got-1.0/3) > 0.03 {
		t.Errorf("%.3f of the marks are shared, want about a third", got)
	}
}

func TestShortAndEmpty(t *testing.T) {
	for _, text := range []string{"", "one", "one two three", "!!!"} {
		f := copies.Of(text)
		if len(f.Shingles) != 0 || len(f.Marks()) != 0 || copies.Compare(f, f).Copy() {
			t.Errorf("%q: %+v", text, f)
		}
	}
	notice := func(firm string) copies.Fingerprint {
		return copies.Of(firm + " sets quarterly: qtly div 10 cts vs 10 cts prior, pay April 15, record March 30")
	}
	if copies.Compare(notice("Alder"), notice("Birch Holdings")).Copy() {
		t.Error("the notices of two firms are no copies")
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Velmont Water has borrowed €320m", "from Castell Bank")
	f.Add("東海 is \xff\xfe not UTF-8", "’")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := copies.Of(a), copies.Of(b)
		if got, back := copies.Compare(x, y), copies.Compare(y, x); got != back {
			t.Errorf("%+v one way round and %+v the other", got, back)
		}
		l := copies.Compare(x, x)
		if len(x.Shingles) > copies.MaxShingles || len(x.Marks()) > copies.MaxMarks || len(x.Shingles) > 0 && (l.Containment != 1 || l.Resemblance != 1) {
			t.Errorf("%+v beside itself: %+v", x, l)
		}
		if again := copies.Of(a); !cmp.Equal(x, again) {
			t.Error("another fingerprint at the second time")
		}
		parsed, err := copies.Parse(x.Bytes())
		if err != nil || cmp.Diff(x, parsed) != "" && len(x.Shingles) > 0 {
			t.Errorf("kept and read: %v, %v", parsed, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(copies.Of("one two three four five").Bytes())
	f.Add([]byte("12345678abcdabcd"))
	f.Fuzz(func(t *testing.T, b []byte) {
		parsed, err := copies.Parse(b)
		if err == nil && string(parsed.Bytes()) != string(b) {
			t.Errorf("%x reads as %v", b, parsed)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := strings.Join(words(rand.New(rand.NewPCG(5, 5)), 400), " ")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		copies.Of(text)
	}
}
