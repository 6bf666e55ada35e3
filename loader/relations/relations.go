// Package relations finds what sentences claim between the things that they
// name, by the wordings of the ontology.
//
//	finder, err := relations.New(types)
//	claims, err := finder.Find(ctx, doc, found)
//	for _, c := range claims {
//		fmt.Println(found.Things[c.SourceIndex].Name, c.Type, found.Things[c.TargetIndex].Name)
//	}
//
// A sentence is turned into a line of items: words, names, lists of names and
// sums of money. Each wording is a small program that is run over the line as
// it stands and over a simpler line, from which the asides and descriptions
// are taken out. What matched is then read for status, polarity, modality,
// money and source. A sentence is of bounded length and a program looks at each
// of its items at most once an instruction, so the time grows with the length
// of the text.
package relations

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// Finder finds claims. It is safe for use by several goroutines.
type Finder struct {
	words    vocabulary
	programs []program
	types    map[string]*ontology.Type // by name
	// byNeed lists, by a word that a program needs, the programs; each stands
	// under all words of one need.
	byNeed map[int32][]int
	// namesakes are the types that names tell by themselves.
	namesakes []*ontology.Type
	telltales map[string]telltales // by type
}

// New makes a finder of the types of an ontology. It fails with
// [graph.BadInput] where a wording could match without any word of its own.
func New(o *ontology.Ontology) (*Finder, error) {
	f := &Finder{words: vocabulary{}, byNeed: map[int32][]int{}, types: map[string]*ontology.Type{}, telltales: map[string]telltales{}}
	all := o.Types()
	for _, t := range all {
		f.types[t.Name], f.telltales[t.Name] = t, telltalesOf(t, all)
		if t.Namesake != "" {
			f.namesakes = append(f.namesakes, t)
		}
		for i := range t.Wordings {
			p := compile(t, &t.Wordings[i], f.words)
			if len(p.needs) == 0 {
				return nil, graph.Errorf(graph.BadInput, "%s: the wording %q of %s needs a word that cannot be missing; articles do not count", t.File, t.Wordings[i].Say, t.Name)
			}
			f.programs = append(f.programs, p)
		}
	}
	f.index()
	return f, nil
}

// index files each program under its rarest need, so that a sentence wakes few
// programs in vain: one without words that nearly every sentence has, and with
// few words.
func (f *Finder) index() {
	common := map[int32]bool{}
	for w := range functionWords {
		common[f.words[w]] = true
	}
	for _, mark := range []string{",", ".", "'s", ":"} {
		common[f.words[mark]] = true
	}
	cost := func(need []int32) int {
		n := len(need)
		for _, w := range need {
			if common[w] {
				n += 1000
			}
		}
		return n
	}
	for i, p := range f.programs {
		best := slices.MinFunc(p.needs, func(a, b []int32) int { return cost(a) - cost(b) })
		for _, w := range best {
			f.byNeed[w] = append(f.byNeed[w], i)
		}
	}
}

// Find returns the claims of a document about the things found in it, in the
// order of the sentences. ID, Story, Source, Target and Thread are left empty.
// It fails only where ctx is done.
func (f *Finder) Find(ctx context.Context, doc *text.Document, found *names.Found) ([]graph.Claim, error) {
	r := reader{finder: f, doc: doc, found: found, mentions: mentionsBySentence(doc, found), state: stateOf(found), company: companyOf(found), source: -1, namesaken: map[[2]int]bool{}}
	r.noteNames()
	var claims []graph.Claim
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		told := f.surest(r.sentence(i))
		if len(told) == 0 {
			told = r.members(i, claims)
		}
		claims = append(claims, told...)
	}
	return f.withoutGeneral(claims), nil
}

// candidates returns the programs all of whose needs a line meets, in order.
func (f *Finder) candidates(line []item) []program {
	has := make(map[int32]bool, len(line))
	var woken []int
	for _, it := range line {
		if it.number != 0 && !has[it.number] {
			has[it.number] = true
			woken = append(woken, f.byNeed[it.number]...)
		}
	}
	slices.Sort(woken)
	var out []program
	for _, i := range slices.Compact(woken) {
		if f.programs[i].met(has) {
			out = append(out, f.programs[i])
		}
	}
	return out
}

func mentionsBySentence(doc *text.Document, found *names.Found) [][]int {
	out := make([][]int, len(doc.Sentences))
	for i, m := range found.Mentions {
		if m.Sentence >= 0 && m.Sentence < len(out) {
			out[m.Sentence] = append(out[m.Sentence], i)
		}
	}
	return out
}
