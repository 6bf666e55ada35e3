package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// world makes up stories. A few names are in many of them and most in few, as
// in the news; and days, confidences and sums are from so few that ties and
// agreements are everywhere.
type world struct {
	random   *rand.Rand
	names    []string
	pick     *rand.Zipf // of names
	variants []string   // told beside them; see variants
	told     int        // stories made up so far
	last     []graph.Reading
}

func newWorld(random *rand.Rand) *world {
	w := &world{random: random, variants: variants}
	for _, first := range []string{"Northern", "North", "Société", "Ελληνική", "Ostwall", "東海", "O’Brien & Quill", "Mr", "Union of", "Zażółć"} {
		for _, second := range []string{"Rail", "Railway", "Power Group", "Power", "Générale", "Τράπεζα", "\"Data\"", "Fjord_1%"} {
			w.names = append(w.names, first+" "+second)
		}
	}
	random.Shuffle(len(w.names), func(i, j int) { w.names[i], w.names[j] = w.names[j], w.names[i] })
	w.pick = rand.NewZipf(random, 1.3, 4, uint64(len(w.names)-1))
	return w
}

// variants are names of a few things, each written in ways that are one or may be.
var variants = []string{
	"Kvernberg Shipyards", "Kvernberg Shipyard", "Kvernburg Shipyards", "Ostwall Fjordkraft", "Ost-Wall Fjordkraft",
	"Kvernberg International", "Kvernberg Intl", "KVI", "Kvernberg Vestland Industri", "Kvernberg Vann Installasjon", "Mr Peter Hallgrim", "Mr Pete Hallgrim", "Mr P Hallgrim", "Mr Hallgrim",
}

// name picks a name: in one of four cases a variant, so that names join in every world.
func (w *world) name() string {
	if len(w.variants) > 0 && w.oneIn(4) {
		return among(w.random, w.variants...)
	}
	return w.names[w.pick.Uint64()]
}

// oneIn reports true once in n times.
func (w *world) oneIn(n int) bool { return w.random.IntN(n) == 0 }

func among[T any](random *rand.Rand, values ...T) T { return values[random.IntN(len(values))] }

// stories makes up n stories, some of them copies of earlier ones, or nearly.
func (w *world) stories(n int) []graph.Reading {
	var all []graph.Reading
	for range n {
		w.told++
		r := w.story(fmt.Sprint("story ", w.told))
		if len(w.last) > 0 && w.oneIn(6) {
			r = among(w.random, w.last...)
			r.Story.Title = fmt.Sprint("story ", w.told)
			r.Story.Publisher, r.Story.Origins = "The Copyist", []string{r.Story.Title}
			w.edit(&r)
		}
		w.last = append(w.last, r)
		all = append(all, r)
	}
	return all
}

// story makes up what is read from an origin.
func (w *world) story(origin string) graph.Reading {
	var statements []Statement
	for range 1 + w.random.IntN(6) {
		statements = append(statements, w.statement())
	}
	r := Tell(origin, among(w.random, "Daily", "Weekly", "L’Écho du \"Nord\"", ""), w.random.IntN(30), statements...)
	if w.oneIn(2) {
		r.Story.Text += w.colour(20 + w.random.IntN(60))
	}
	if w.oneIn(8) {
		r.Story.Origins = append(r.Story.Origins, "mirror of "+origin)
	}
	if w.oneIn(10) {
		r.Story.Published = time.Time{}
	}
	for i := range r.Appearances {
		w.adorn(&r.Appearances[i])
	}
	for i := range r.Claims {
		r.Claims[i].Detail = among(w.random, "", "", "senior debt", "100%", "60%")
	}
	return r
}

// colour makes up words that say nothing.
func (w *world) colour(words int) string {
	var text strings.Builder
	for range words {
		fmt.Fprintf(&text, "%s%s ", among(w.random, "no", "lo", "bri", "tan", "Ku"), among(w.random, "ra", "sse", "mi", "nt", "é"))
	}
	return text.String()
}

// edit does to a story what another paper does: it cuts the end, where nothing
// is claimed, adds to it, or prints it days later.
func (w *world) edit(r *graph.Reading) {
	if w.oneIn(2) {
		told := 0
		for _, c := range r.Claims {
			told = max(told, c.Sentence.End)
		}
		words := strings.SplitAfter(r.Story.Text[told:], " ")
		r.Story.Text = r.Story.Text[:told] + strings.Join(words[:w.random.IntN(len(words)+1)], "")
	}
	if w.oneIn(2) {
		r.Story.Text += w.colour(w.random.IntN(40))
	}
	if !r.Story.Published.IsZero() {
		r.Story.Published = r.Story.Published.AddDate(0, 0, w.random.IntN(8))
	}
}

func (w *world) statement() Statement {
	s := Statement{
		Source: w.name(), Target: w.name(),
		Type:   among(w.random, Types...).Name,
		Denied: w.oneIn(7), Hypothetical: w.oneIn(12),
		Confidence: among(w.random, 0.25, 0.5, 0.5, 0.75, 0.9),
	}
	if w.oneIn(2) {
		s.Amount = &graph.Money{
			Value: among(w.random, 0.5, 100, 100, 200, 7.5e9), Currency: among(w.random, "USD", "USD", "EUR", "JPY"),
			Words: "so much", Approximate: w.oneIn(4),
		}
	}
	if s.Amount != nil && w.oneIn(3) { // a range, or a bound
		s.Amount.Approximate = true
		switch w.random.IntN(3) {
		case 0:
			s.Amount.Low, s.Amount.High = s.Amount.Value/2, s.Amount.Value
		case 1:
			s.Amount.Low = s.Amount.Value
		case 2:
			s.Amount.High = s.Amount.Value
		}
	}
	if w.oneIn(6) {
		s.Share = &graph.Money{Value: among(w.random, 1.0, 50, 60), Currency: "USD"}
	}
	s.Revised, s.Leads = w.oneIn(6), w.oneIn(6)
	if w.oneIn(3) {
		s.When = w.when()
	}
	if s.Type != "OWNS" {
		s.Status = among(w.random, slices.Concat(graph.Statuses, []graph.Status{graph.NoStatus})...)
	}
	return s
}

// when makes up a date round the days of the stories.
func (w *world) when() *graph.When {
	from := Day(w.random.IntN(60) - 15).Truncate(24 * time.Hour)
	days := among(w.random, 1, 7, 30)
	return &graph.When{
		Period: graph.Period{From: from, To: from.AddDate(0, 0, days), Precision: map[int]graph.Precision{1: graph.Day, 7: graph.Week, 30: graph.Month}[days]},
		Words:  "then", Of: among(w.random, graph.Began, graph.Began, graph.Ended),
	}
}

// adorn gives an appearance further names, some of which other things have too.
func (w *world) adorn(a *graph.Appearance) {
	if strings.HasPrefix(a.Name, "Kvernberg V") && w.oneIn(2) {
		a.Aliases = append(a.Aliases, "KVI")
	}
	if w.oneIn(4) {
		a.Aliases = append(a.Aliases, among(w.random, "NR", "the railway", "Power", "东海"))
	}
	if w.oneIn(4) {
		a.Identifiers = append(a.Identifiers, graph.Identifier{Scheme: among(w.random, "TICKER", "LEI"), Value: among(w.random, "NYSE:NR", "5299 00'")})
	}
	if w.oneIn(4) {
		a.Description = among(w.random, "grid operator", "опора", "the bidder")
	}
}
