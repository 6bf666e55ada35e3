package text_test

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

func FuzzParse(f *testing.F) {
	f.Add(benchStory)
	for _, name := range []string{"sentences.txt", "tokens.txt", "money.txt", "dates.txt"} {
		content, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split(string(content), "\n\n") {
			f.Add(c)
		}
	}
	for _, odd := range []string{"\xff.\xfe A", "•\n•", "a\u00a0b. C\u2028D", "e\u0301. E", "half a", "$", "Q1", "No. ", "end of the", "\u2000", "It was sold for $5m to"} {
		f.Add(odd)
	}
	f.Fuzz(func(t *testing.T, s string) { checkDocument(t, text.Parse(s)) })
}

// bullets is what may stand between two sentences, with any of Unicode's spaces.
var bullets = regexp.MustCompile(strings.ReplaceAll(`^(SPACE*([•‣◦▪●*\-–—·]|\(?([0-9]{1,2}|[a-z])[.)]))*SPACE*$`, "SPACE", `[\s\v\x{85}\p{Z}]`))

// checkDocument checks what is true of every document.
func checkDocument(t *testing.T, doc *text.Document) {
	t.Helper()
	at, block := 0, 0
	valid := utf8.ValidString(doc.Text)
	for _, s := range doc.Sentences {
		if s.Start < at || s.End <= s.Start || s.End > len(doc.Text) || s.Block < block {
			t.Fatalf("sentence %v of block %d comes behind %d of block %d", s.Span, s.Block, at, block)
		}
		if between := doc.Text[at:s.Start]; !bullets.MatchString(between) {
			t.Fatalf("%q is in no sentence", between)
		}
		at, block = s.End, s.Block
		checkTokens(t, doc.Text, s, valid)
		for _, m := range s.Money {
			if !s.Contains(m.Span) || m.Words != m.Of(doc.Text) || len(m.Currency) != 3 || m.Value < 0 || math.IsInf(m.Value, 0) {
				t.Fatalf("bad sum %+v in %q", m, s.Of(doc.Text))
			}
		}
		for _, d := range s.Dates {
			published := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
			for _, tense := range []text.Tense{text.Open, text.Past, text.Future} {
				r := d.ResolveIn(published, tense)
				if !s.Contains(d.Span) || d.Words != d.Of(doc.Text) || !r.From.Before(r.To) || r.Relative() {
					t.Fatalf("bad date %+v in %q", r, s.Of(doc.Text))
				}
			}
		}
	}
	if between := doc.Text[at:]; !bullets.MatchString(between) {
		t.Fatalf("%q is in no sentence", between)
	}
}

func checkTokens(t *testing.T, in string, s text.Sentence, valid bool) {
	t.Helper()
	if len(s.Tokens) == 0 || len(s.Tokens) > text.MaxSentenceTokens || s.Len() > text.MaxSentenceBytes {
		t.Fatalf("sentence of %d tokens and %d bytes", len(s.Tokens), s.Len())
	}
	if s.Tokens[0].Start != s.Start || s.Tokens[len(s.Tokens)-1].End != s.End {
		t.Fatalf("sentence %v does not begin and end with a token", s.Span)
	}
	at := s.Start
	for _, token := range s.Tokens {
		if token.Start < at || token.Text == "" || token.Text != token.Of(in) || token.Len() > text.MaxTokenBytes+utf8.UTFMax {
			t.Fatalf("bad token %+v behind %d", token, at)
		}
		if gap := in[at:token.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("%q is in no token", gap)
		}
		if valid && !utf8.ValidString(token.Text) {
			t.Fatalf("token %q cuts a character", token.Text)
		}
		at = token.End
	}
}

// A sum written from a number is read back as that number.
func FuzzMoney(f *testing.F) {
	f.Add(uint32(7), uint8(5), uint8(0), uint8(0))
	f.Add(uint32(1550), uint8(0), uint8(3), uint8(1))
	scales := []struct {
		written string
		value   float64
	}{{"", 1}, {"m", 1e6}, {"bn", 1e9}, {" billion", 1e9}, {" mln", 1e6}, {" crore", 1e7}, {"tn", 1e12}}
	currencies := []struct{ before, behind, code string }{
		{"$", "", "USD"}, {"US$", "", "USD"}, {"€", "", "EUR"}, {"Rs ", "", "INR"}, {"CHF ", "", "CHF"},
		{"", " dlrs", "USD"}, {"", " Canadian dollars", "CAD"}, {"", " euros", "EUR"}, {"", " yen", "JPY"},
	}
	f.Fuzz(func(t *testing.T, whole uint32, tenths, scale, currency uint8) {
		sc, cur := scales[int(scale)%len(scales)], currencies[int(currency)%len(currencies)]
		number := fmt.Sprintf("%d.%d", whole, tenths%10)
		sentence := "Kappa paid " + cur.before + number + sc.written + cur.behind + " for it."
		doc := text.Parse(sentence)
		if len(doc.Sentences) != 1 || len(doc.Sentences[0].Money) != 1 {
			t.Fatalf("%s: got %+v", sentence, doc.Sentences)
		}
		m := doc.Sentences[0].Money[0]
		want := graph.Money{Value: (float64(whole) + float64(tenths%10)/10) * sc.value, Currency: cur.code, Words: cur.before + number + sc.written + cur.behind}
		if math.Abs(m.Value-want.Value) > 1e-9*want.Value || m.Currency != want.Currency || m.Words != want.Words || m.Approximate {
			t.Errorf("%s: got %+v, want %+v", sentence, m.Money, want)
		}
	})
}

// Odd texts, long enough that anything quadratic would not end in time, are
// parsed whole.
func TestLongOddTexts(t *testing.T) {
	const size = 1 << 18
	for _, part := range []string{
		"(", "$", "a", "1", "A.", "a-", "No. ", "5 pesos ", "$1-", "\n", "\n ", "• ", "“", ".\" ", "’s", "1,000,", "a a half ", "end of the ", "in 1999-",
		"U.S. ", "\u0301", "\xff", "http://", "half a billion ", "Danish 5 crowns, ",
	} {
		checkDocument(t, text.Parse(strings.Repeat(part, size/len(part))))
	}
}
