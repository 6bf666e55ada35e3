package names

import (
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// maxDescription is the number of words in a description.
const maxDescription = 12

// describe reads what the text calls a thing beside its name: "rural network
// operator [X]", "[X], the services union". It is empty where it says nothing.
func (f *finder) describe(n *name) string {
	s := &f.sentences[n.sentence]
	if s.style != plain {
		return ""
	}
	from, to := f.descriptionBehind(s, n)
	if from == to {
		from, to = f.descriptionBefore(s, n)
	}
	if from == to {
		return ""
	}
	span := graph.Span{Start: s.words[from].Start, End: s.words[to-1].End}
	return strings.Join(strings.Fields(span.Of(f.doc.Text)), " ")
}

// descriptionBehind is the apposition between commas behind a name, without its
// article.
func (f *finder) descriptionBehind(s *sentence, n *name) (from, to int) {
	from = s.pastSymbol(n.to) + 1
	if s.text(from-1) != "," || f.appositionKind(s, from) == "" {
		return 0, 0
	}
	if isArticle(s.at(from)) {
		from++
	}
	for to = from; to < len(s.words) && to-from <= maxDescription; to++ {
		switch w := s.words[to]; {
		case w.text == "," || w.text == "." || w.text == ";" || w.fold == "who" || w.fold == "which":
			return from, to
		case f.is(speech, w.fold):
			return 0, 0 // the comma closed something else
		}
	}
	return 0, 0
}

// descriptionBefore is the noun with its adjectives directly before a name.
func (f *finder) descriptionBefore(s *sentence, n *name) (from, to int) {
	to = n.from
	if f.descriptions[s.at(to-1)] == "" && !f.roleEnds(s, to) {
		return 0, 0
	}
	for from = to - 1; from > 0 && to-from < maxDescription; from-- {
		w := s.words[from-1]
		adjective := w.shape == lower && !f.is(breaks, w.fold) && !f.is(speech, w.fold) &&
			!isPossessive(s.words, from-1) && !strings.HasSuffix(w.fold, "ing")
		if !adjective && !f.nationalities[w.fold] {
			break
		}
	}
	return from, to
}
