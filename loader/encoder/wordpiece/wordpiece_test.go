package wordpiece_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

func tokenizer(t testing.TB) *wordpiece.Tokenizer {
	t.Helper()
	vocabulary, err := os.ReadFile("testdata/vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	tokenizer, err := wordpiece.New(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return tokenizer
}

func Example() {
	tokenizer, err := wordpiece.New([]byte("[UNK]\n[CLS]\n[SEP]\nkrug\n##er\nbuys\nmill"))
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "Krüger buys MILL Seven"
	for _, p := range tokenizer.Append(nil, text) {
		fmt.Printf("%d %q continues=%t case=%d\n", p.ID, p.Span.Of(text), p.Continues, p.Case)
	}
	// Output:
	// 3 "Krüg" continues=false case=1
	// 4 "er" continues=true case=5
	// 5 "buys" continues=false case=5
	// 6 "MILL" continues=false case=2
	// 0 "Seven" continues=false case=1
}

// testdata/golden.py wrote what the tokenizer of Hugging Face makes of each
// text: the number of each piece, its bytes, whether it continues a word, and
// its case.
func TestGolden(t *testing.T) {
	tokenizer := tokenizer(t)
	golden, err := os.ReadFile("testdata/golden.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(golden) {
		var want struct {
			Text   string
			Pieces [][5]int
		}
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		var got [][5]int
		for _, p := range tokenizer.Append(nil, want.Text) {
			continues := 0
			if p.Continues {
				continues = 1
			}
			got = append(got, [5]int{int(p.ID), p.Span.Start, p.Span.End, continues, int(p.Case)})
		}
		if !slices.Equal(got, want.Pieces) {
			t.Errorf("%q\n got %v\nwant %v", want.Text, got, want.Pieces)
		}
	}
}

// An accent written as a character of its own belongs to the letter before it,
// whatever that becomes; what is no text is in no piece.
func TestSpans(t *testing.T) {
	tokenizer := tokenizer(t)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"cafe\u0301 bank", []string{"cafe\u0301", "bank"}},
		{"e\u0301x", []string{"e\u0301", "x"}},
		{"o\u0308\u0304 a", []string{"o\u0308\u0304", "a"}},
		{"한\u0301 a", []string{"한\u0301", "한\u0301", "한\u0301", "a"}},
		{"mill\xff\xfe bank\xc3", []string{"mill", "bank"}},
		{"mi\xffll", []string{"mi\xffll"}},
		{"mi\u200bll\u200b", []string{"mi\u200bll"}},
		{"\ufeffmill", []string{"mill"}},
		{"👩\u200d🏭mill", []string{"👩\u200d🏭mill"}},
		{"Oxhaven's", []string{"Oxhaven", "'", "s"}},
		{"Oxhaven’s", []string{"Oxhaven", "’", "s"}},
		{"ﬁnance", []string{"ﬁnance"}},
		{strings.Repeat("x\u0301", 150) + " mill", []string{strings.Repeat("x\u0301", 150), "mill"}},
		{"\xff\x00 \u0301\u00ad", nil},
	} {
		var got []string
		for _, p := range tokenizer.Append(nil, test.text) {
			got = append(got, p.Span.Of(test.text))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q gives %q, want %q", test.text, got, test.want)
		}
	}
}

// A capital with its accent apart is still a single capital.
func TestCaseOfAccents(t *testing.T) {
	for piece, want := range map[string]wordpiece.Case{
		"E\u0301": wordpiece.Capitalised, "É": wordpiece.Capitalised, "E\u0301T": wordpiece.Capitals,
		"e\u0301T": wordpiece.Inner, "\u0301": wordpiece.NoLetters, "": wordpiece.NoLetters,
	} {
		if got := wordpiece.CaseOf(piece); got != want {
			t.Errorf("%q is of case %d, want %d", piece, got, want)
		}
	}
}

func TestMarks(t *testing.T) {
	tokenizer := tokenizer(t)
	text := "[CLS] mill [SEP]"
	for _, p := range tokenizer.Append(nil, text) {
		if p.ID == tokenizer.Begin().ID || p.ID == tokenizer.End(0).ID {
			t.Errorf("the text %q forged a mark", text)
		}
	}
	if end := tokenizer.End(7); end.Span != (graph.Span{Start: 7, End: 7}) || !end.Continues {
		t.Errorf("the end at 7 is %+v", end)
	}
}

func TestNewRefuses(t *testing.T) {
	_, err := wordpiece.New([]byte("[UNK]\n[CLS]\nmill"))
	if graph.CodeOf(err) != graph.Corrupt || !strings.Contains(err.Error(), "[SEP]") {
		t.Errorf("a vocabulary without [SEP] gives %v", err)
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	tokenizer := tokenizer(t)
	text := "Krüger-Werke AG buys Oxhaven's paper mill for €1.2bn — 東京電力 한국."
	pieces := make([]wordpiece.Piece, 0, 100)
	if n := testing.AllocsPerRun(10, func() { tokenizer.Append(pieces, text) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzAppend(f *testing.F) {
	for _, seed := range []string{"Krüger's mill", "a\u0301\xff한국≠", "東京 \U0001f600 [CLS]", "한\ua8ed", strings.Repeat("é", 130)} {
		f.Add(seed)
	}
	tokenizer := tokenizer(f)
	f.Fuzz(func(t *testing.T, text string) {
		last := graph.Span{}
		for i, p := range tokenizer.Append(nil, text) {
			s := p.Span
			if s.Start < last.Start || s.End < last.End || s.Start < last.End && s != last || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("piece %d of %q is at %v after %v", i, text, s, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(s.Of(text)) {
				t.Fatalf("piece %d of %q is %q, which cuts a character", i, text, s.Of(text))
			}
			if p.Case >= wordpiece.Cases || p.ID < 0 || i == 0 && p.Continues {
				t.Fatalf("piece %d of %q is %+v", i, text, p)
			}
			last = s
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	tokenizer := tokenizer(b)
	text := strings.Repeat("The consortium of Krüger-Werke AG buys Oxhaven's paper mill for €1.2bn, it said. ", 100)
	pieces := tokenizer.Append(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		pieces = tokenizer.Append(pieces[:0], text)
	}
}
