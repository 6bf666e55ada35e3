package relations

import (
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

// The words by which a date is tied to what a clause tells.
var (
	// beginLeads and endLeads stand before the date from which, or up to which,
	// something holds.
	beginLeads = set("since from starting effective beginning")
	endLeads   = set("until till through")
	// otherLeads make a date the end of a span that nobody asks for: "the year to March".
	otherLeads = set("ended ending to than vs versus of for")
	dateLeads  = set("on in at by during from since until")
	vague      = set("early late mid about around")

	// sayingLeads make a date that of the saying: "said on Tuesday that".
	sayingLeads = set("said says say told tells wrote writes reported reports added show shows showed filed stated")
	// endVerbs make it the date of an end: "expires in May".
	endVerbs = set("expire expires expired ends end ended lapse lapses lapsed matures mature due runs terminate terminates")

	// datedNouns are what a date right before them is the date of: "last year’s results".
	datedNouns = set(`'s ’s results result profit profits earnings revenue revenues sales loss losses budget report forecast forecasts
		target targets bonds bond notes figures edition session meeting election elections season quarter guidance dividend
		data accounts contract deadline`)

	// willWords and wasWords tell the tense of what stands behind them.
	willWords = set("will would shall 'll ’ll plans plan planned expects expected expect intends hopes aims set due may might could")
	wasWords  = set(`has had have was were been did bought sold took paid lent won struck became began left founded built
		made got held led met set-up agreed ran quit sent`)
)

// dateReach is how many tokens may stand between a match and the date of it.
const dateReach = 12

// whenOf returns the date that a sentence gives to a finding: of those that stand in
// its clause, are tied to it by what leads up to them, and are no date of a saying or
// of something else, the nearest to its end. Of a state only dates count of
// which the text says that it began or ended then.
func (r *reader) whenOf(x finding, status graph.Status) *graph.When {
	s := &r.doc.Sentences[x.sentence]
	if len(s.Dates) == 0 {
		return nil
	}
	m := tokensOf(s.Tokens, graph.Span{Start: x.line[x.start].span.Start, End: x.line[max(x.start, x.end-1)].span.End})
	var best *graph.When
	nearest := dateReach
	for _, d := range s.Dates {
		at := tokensOf(s.Tokens, d.Span)
		far, inClause := m.distance(s.Tokens, at)
		if !inClause || far >= nearest || dated(s.Tokens, at) {
			continue
		}
		if w := r.when(x, s.Tokens, at, d, status); w != nil {
			best, nearest = w, far
		}
	}
	return best
}

// stretch is the tokens [from, to) of a sentence.
type stretch struct{ from, to int }

// tokensOf returns the tokens that a span of the text touches.
func tokensOf(tokens []text.Token, span graph.Span) stretch {
	from := slices.IndexFunc(tokens, func(t text.Token) bool { return t.End > span.Start })
	if from < 0 {
		return stretch{len(tokens), len(tokens)}
	}
	to := from
	for to < len(tokens) && tokens[to].Start < span.End {
		to++
	}
	return stretch{from, to}
}

// distance is how many tokens lie between a match and a date, and whether they are
// of one clause. A date right behind the match is nearer than one before or within it.
func (m stretch) distance(tokens []text.Token, date stretch) (far int, inClause bool) {
	switch {
	case date.from >= m.to:
		return date.from - m.to, !cut(tokens[m.to:date.from])
	case date.to <= m.from:
		between := tokens[date.to:m.from]
		return m.from - date.to + 1, !cut(between) && (opens(tokens, date) || !slices.ContainsFunc(between, isComma))
	}
	return min(date.from-m.from, m.to-date.to, dateReach-3) + 2, !within(tokens, m, date)
}

// opens reports whether a date opens its sentence: "On Monday, ".
func opens(tokens []text.Token, date stretch) bool {
	_, lead := leadOf(tokens, date.from)
	return lead <= 1
}

func isComma(t text.Token) bool { return t.Text == "," }

// cut reports whether a clause ends within tokens.
func cut(tokens []text.Token) bool {
	for i, t := range tokens {
		word := strings.ToLower(t.Text)
		if clauseBreaks[word] && !beginLeads[word] || word == "who" || word == "which" || word == "that" && i > 0 || quotes[word] {
			return true
		}
		if word == "," && i+1 < len(tokens) && (tokens[i+1].Text == "and" || tokens[i+1].Text == "or") {
			return true
		}
	}
	return false
}

// within reports whether a date inside a match is of a clause of its own there.
func within(tokens []text.Token, m, date stretch) bool {
	for i := date.from - 1; i > m.from; i-- {
		switch strings.ToLower(tokens[i].Text) {
		case "which", "who", "where", "when":
			return true
		case ",":
			return false
		}
	}
	return false
}

// dated reports whether a date is that of the noun behind it or of a saying.
func dated(tokens []text.Token, date stretch) bool {
	if date.to < len(tokens) && datedNouns[strings.ToLower(tokens[date.to].Text)] {
		return true
	}
	lead, i := leadOf(tokens, date.from)
	if otherLeads[lead] {
		return true
	}
	if dateLeads[lead] {
		lead = wordAt(tokens, i-1)
	}
	return sayingLeads[lead]
}

// leadOf is the word that leads up to a date, articles and "early" passed over,
// and where it stands. "As of" is "from".
func leadOf(tokens []text.Token, date int) (string, int) {
	i := date - 1
	for articles[wordAt(tokens, i)] || vague[wordAt(tokens, i)] {
		i--
	}
	lead := wordAt(tokens, i)
	if lead == "of" && wordAt(tokens, i-1) == "as" {
		return "from", i - 1
	}
	return lead, i
}

func wordAt(tokens []text.Token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return strings.ToLower(tokens[i].Text)
}

// when reads one date of a clause.
func (r *reader) when(x finding, tokens []text.Token, at stretch, d text.Date, status graph.Status) *graph.When {
	lead, i := leadOf(tokens, at.from)
	of := ofLead(lead, wordAt(tokens, i-1), status)
	if x.of.Nature == graph.State && status == graph.NoStatus && !beginLeads[lead] && of != graph.Ended {
		return nil
	}
	tense := tenseBefore(tokens, at)
	over := status == graph.Completed || status == graph.Terminated
	if tense == text.Open && !over {
		tense = tenseBehind(tokens, at)
	}
	switch {
	case status == graph.Announced && lead == "from":
		tense = text.Future // "is named its head from July"
	case lead == "since":
		tense = text.Past
	case tense == text.Open && over:
		tense = text.Past
	}
	d = d.ResolveIn(r.doc.Published, tense)
	if d.Relative() || d.From.Year() < 1 || d.To.Year() > 9999 {
		return nil
	}
	w := &graph.When{Period: graph.Period{From: d.From, To: d.To, Precision: d.Precision}, Words: d.Words, Of: of}
	if day := r.doc.Published.UTC().Truncate(24 * time.Hour); lead == "by" && !day.IsZero() && day.Before(w.From) {
		w.From = day // any day until then
	}
	return w
}

// ofLead tells what a date is the date of.
func ofLead(lead, before string, status graph.Status) graph.Dated {
	switch {
	case endLeads[lead]:
		return graph.Ended
	case beginLeads[lead]:
		return graph.Began
	case status == graph.Terminated || endVerbs[lead] || endVerbs[before]:
		return graph.Ended
	}
	return graph.Began
}

// tenseBefore is the tense of the verb nearest before a date in its clause.
func tenseBefore(tokens []text.Token, date stretch) text.Tense {
	for i := date.from - 1; i >= 0 && !clauseBreaks[wordAt(tokens, i)]; i-- {
		if t := tenseAt(tokens, i); t != text.Open {
			return t
		}
	}
	return text.Open
}

// tenseBehind is the tense of the first verb behind a date in its clause.
func tenseBehind(tokens []text.Token, date stretch) text.Tense {
	for i := date.to; i < len(tokens) && !clauseBreaks[wordAt(tokens, i)]; i++ {
		if t := tenseAt(tokens, i); t != text.Open {
			return t
		}
	}
	return text.Open
}

// tenseAt is the tense that one word tells, if any.
func tenseAt(tokens []text.Token, i int) text.Tense {
	word := tokens[i].Text
	lower := strings.ToLower(word)
	switch {
	case willWords[lower]:
		return text.Future
	case lower == "to" && i+1 < len(tokens) && isVerbLike(tokens[i+1].Text):
		return text.Future
	case wasWords[lower], word == lower && len(word) > 4 && strings.HasSuffix(word, "ed"):
		return text.Past
	}
	return text.Open
}

// isVerbLike reports whether a word behind "to" may be a verb.
func isVerbLike(word string) bool {
	return word == strings.ToLower(word) && word[0] >= 'a' && word[0] <= 'z' && !articles[word] && !determiners[word]
}
