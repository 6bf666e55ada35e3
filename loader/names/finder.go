package names

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

// finder reads one document.
type finder struct {
	*lexicon
	doc       *text.Document
	sentences []sentence
	// lower counts the words that occur in lower case.
	lower map[string]int
	// sure counts the keys of names at places where a capital can only be a
	// name's; a word that opens a sentence is weighed by it.
	sure  map[string]int
	names []name // in the order of the text
	// ends are the words that longer names begin or end with, and leads those
	// that names with a legal form begin with: what the story may call them by.
	ends, leads set
	pairs       set // the firms of two partners, see readPairs
	shops       set // what is called by a possessive, see readShops
}

// name is a stretch of words taken for a name.
type name struct {
	graph.Span
	sentence int
	from, to int // words of the sentence
	// words are the folded words without legal forms at the end, cut at
	// hyphens, with "and" for "&"; key is them joined by spaces.
	words  []string
	key    string
	titled bool // behind "Mr" or an office: a person
	given  bool // within bounds that the text marks: in angle brackets, before a ticker
	symbol graph.Identifier
	tally  tally
	// likelihood is how likely it is a name, 0 to 1.
	likelihood float64
}

// Find finds the names in a document, the descriptions and pronouns that stand
// for them, and the things that they name. Mentions do not overlap. The time
// and memory taken are proportional to the length of the text. Find is safe for
// use by several goroutines and gives the same answer for the same document.
func Find(doc *text.Document) *Found { return FindHinted(doc, nil) }

// FindHinted finds names as [Find] does, and heeds what a tagger told of the
// words of the document, in their order.
func FindHinted(doc *text.Document, hints []Hint) *Found {
	f := &finder{lexicon: loadLexicon(), doc: doc, lower: map[string]int{}, sure: map[string]int{}}
	f.sentences = make([]sentence, len(doc.Sentences))
	for i, s := range doc.Sentences {
		f.sentences[i] = readSentence(s)
		for _, w := range f.sentences[i].words {
			if w.shape == lower {
				f.lower[w.fold]++
			}
		}
	}
	f.readPairs()
	f.readShops()
	f.findNames()
	f.heed(hints)
	f.withPossessives()
	things, mentions := f.link()
	return &Found{Things: things, Mentions: f.withReferences(things, mentions)}
}

// findNames collects the names of all sentences. The running text is read
// twice: first to learn which words are names where that is sure.
func (f *finder) findNames() {
	for i := range f.sentences {
		f.readRuns(i, f.survey)
	}
	var known phrases
	for i := range f.sentences {
		f.readRuns(i, f.keep)
	}
	for _, n := range f.names {
		known.add(n.words)
	}
	for i := range f.sentences {
		if f.sentences[i].style != plain {
			f.readHeading(i, &known)
		}
	}
	slices.SortStableFunc(f.names, func(a, b name) int { return a.Start - b.Start })
}

// survey counts a name whose capitals are sure to be a name's.
func (f *finder) survey(n name, open bool) {
	if !open {
		f.sure[n.key]++
	}
}

// keep takes a name.
func (f *finder) keep(n name, _ bool) { f.names = append(f.names, n) }

// newName makes a name of the words from i to j of a sentence.
func (f *finder) newName(si, i, j int) name {
	s := &f.sentences[si]
	n := name{sentence: si, from: i, to: j, Span: graph.Span{Start: s.words[i].Start, End: s.words[j-1].End}, likelihood: confidenceNamed}
	n.words = f.keyWords(s, i, j)
	n.key = strings.Join(n.words, " ")
	return n
}

// key is what the words from i to j are compared by.
func (f *finder) key(s *sentence, i, j int) string { return strings.Join(f.keyWords(s, i, j), " ") }

// keyWords are the folded words of a name, one at least, without legal forms at
// its end.
func (f *finder) keyWords(s *sentence, i, j int) []string {
	end := j
	for end > i+1 && (f.legal[s.words[end-1].fold] || s.words[end-1].shape == mark || s.words[end-1].fold == "and") {
		end--
	}
	var out []string
	for k := i; k < end; k++ {
		if isPossessive(s.words, k) {
			continue
		}
		if s.words[k].text == "&" {
			out = append(out, "and")
			continue
		}
		for part := range strings.SplitSeq(s.words[k].fold, "-") {
			if part != "" {
				out = append(out, part)
			}
		}
	}
	if len(out) == 0 {
		out = append(out, s.words[i].fold)
	}
	return out
}
