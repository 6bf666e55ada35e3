package server_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/server"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var organisations = []graph.Kind{graph.Company, graph.PublicBody}

var types = []graph.RelationType{
	{
		Name: "LENDS", Label: "lends to", Inverse: "borrows from", Description: "Lends it money.",
		Sources: organisations, Targets: organisations, Nature: graph.Event,
		Deal:      &graph.DealRoles{Kind: "LOAN", Source: "LENDER", Target: "BORROWER", Hub: "target"},
		Elsewhere: map[string]string{"example": "Debt"},
	},
	{
		Name: "PARTNERS", Label: "works with", Inverse: "works with", Description: "They work together.",
		Sources: organisations, Targets: organisations, Symmetric: true, Nature: graph.Event,
	},
	{
		Name: "OWNS", Label: "owns", Inverse: "is owned by", Description: "Holds a stake.",
		Sources: organisations, Targets: organisations, Nature: graph.State,
	},
}

// kinds are the things that the test stories speak of.
var kinds = map[string]graph.Kind{
	"Northgate Bank": graph.Company, "Alder Bank": graph.Company, "Harbour Telecom": graph.Company,
	"Skylark Software": graph.Company, "Brème Robotics": graph.Company, "Office for Networks": graph.PublicBody,
}

// said is what one sentence of a test story says: the one with these words.
type said struct {
	source, kind, target string
	words                string
	claim                graph.Claim // what else there is to say
}

// reading returns what a reader would find in the story.
func reading(s graph.Story, all ...said) graph.Reading {
	r := graph.Reading{Story: s}
	for name, kind := range kinds {
		if mentions := occurrences(s.Text, name); len(mentions) > 0 {
			r.Appearances = append(r.Appearances, graph.Appearance{Kind: kind, Name: name, Mentions: mentions})
		}
	}
	slices.SortFunc(r.Appearances, func(a, b graph.Appearance) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	index := make(map[string]int)
	for i, a := range r.Appearances {
		index[a.Name] = i
	}
	for _, said := range all {
		c := said.claim
		c.Type, c.SourceIndex, c.TargetIndex = said.kind, index[said.source], index[said.target]
		c.Sentence = sentenceWith(s.Text, said.words)
		c.SourceAt = within(s.Text, c.Sentence, said.source)
		c.TargetAt = within(s.Text, c.Sentence, said.target)
		c.Polarity, c.Modality, c.Reason = cmp.Or(c.Polarity, graph.Affirmed), graph.Asserted, "by hand"
		if c.Confidence == 0 {
			c.Confidence = 0.9
		}
		r.Claims = append(r.Claims, c)
	}
	return r
}

func occurrences(text, name string) []graph.Span {
	var spans []graph.Span
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return spans
		}
		spans = append(spans, graph.Span{Start: from + at, End: from + at + len(name)})
		from += at + len(name)
	}
}

func sentenceWith(text, words string) graph.Span {
	at := strings.Index(text, words)
	start := strings.LastIndex(text[:at], "\n") + 1
	if stop := strings.LastIndex(text[:at], ". "); stop >= 0 {
		start = max(start, stop+2)
	}
	end, _, _ := strings.Cut(text[at:]+" ", ". ")
	return graph.Span{Start: start, End: at + len(end) + 1}
}

func within(text string, sentence graph.Span, name string) graph.Span {
	start := sentence.Start + strings.Index(sentence.Of(text), name)
	return graph.Span{Start: start, End: start + len(name)}
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func euros(value float64, words string) *graph.Money {
	return &graph.Money{Value: value, Currency: "EUR", Words: words}
}

// readings are the stories of the tests. The first has characters that take
// several bytes before the names.
func readings() []graph.Reading {
	loan := graph.Claim{Status: graph.Announced, Amount: euros(1.2e9, "€1.2bn")}
	done := graph.Claim{Status: graph.Completed, Amount: euros(1.2e9, "€1.2bn"), Confidence: 0.8, AttributedTo: "the Port Gazette"}
	done.When = &graph.When{Period: graph.Period{From: day("2024-03-01"), To: day("2024-04-01"), Precision: graph.Month}, Words: "in March", Of: graph.Began}
	return []graph.Reading{
		reading(graph.Story{
			Title: "🚢 Harbour Telecom agrees a loan", Publisher: "Port Gazette", Published: day("2024-03-01"), Language: "en",
			Text: "🚢 Harbour Telecom agrees a loan\n\nNorthgate Bank and Alder Bank will lend €1.2bn to Harbour Telecom. " +
				"Harbour Telecom works with Skylark Software on the security of its networks.",
			Address: "https://gazette.example/1", Origins: []string{"gazette-1"},
		},
			said{"Northgate Bank", "LENDS", "Harbour Telecom", "will lend", loan},
			said{"Alder Bank", "LENDS", "Harbour Telecom", "will lend", loan},
			said{"Harbour Telecom", "PARTNERS", "Skylark Software", "works with", graph.Claim{Status: graph.Announced}},
		),
		reading(graph.Story{
			Publisher: "Quay News", Published: day("2024-04-02"), Origins: []string{"quay-7"},
			Text: "Northgate Bank has paid Harbour Telecom the loan of €1.2bn, the Port Gazette reports.",
		}, said{"Northgate Bank", "LENDS", "Harbour Telecom", "has paid", done}),
		reading(graph.Story{
			Title: "Brème Robotics grows", Published: day("2024-05-03"),
			Text: "Brème Robotics grows\n\nSkylark Software owns 20% of Brème Robotics. The Office for Networks has no comment.",
		}, said{"Skylark Software", "OWNS", "Brème Robotics", "owns", graph.Claim{Detail: "20%"}}),
		reading(graph.Story{
			Publisher: "Quay News", Published: day("2024-03-02"), Origins: []string{"quay-3"},
			Text: "Skylark Software has never worked with Harbour Telecom, its founder says.",
		}, said{"Skylark Software", "PARTNERS", "Harbour Telecom", "never worked", graph.Claim{Polarity: graph.Denied}}),
	}
}

// lending reads "X lends to Y" of the names that the tests know.
type lending struct{}

func (lending) Read(ctx context.Context, s graph.Story) (graph.Reading, error) {
	if err := ctx.Err(); err != nil {
		return graph.Reading{}, err
	}
	var all []said
	for source := range kinds {
		for target := range kinds {
			if words := source + " lends to " + target; strings.Contains(s.Text, words) {
				all = append(all, said{source, "LENDS", target, words, graph.Claim{Status: graph.Completed}})
			}
		}
	}
	return reading(s, all...), nil
}

// watched is a store that tells of the calls that read from it.
type watched struct {
	graph.Store
	mu    sync.Mutex
	calls []string
	// on, where set, is called first and may fail in the store's place.
	on func(ctx context.Context, method string) error
}

func (w *watched) note(ctx context.Context, method string) error {
	w.mu.Lock()
	w.calls = append(w.calls, method)
	on := w.on
	w.mu.Unlock()
	if on == nil {
		return nil
	}
	return on(ctx, method)
}

// since returns the calls since the last time.
func (w *watched) since() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	calls := w.calls
	w.calls = nil
	return calls
}

func (w *watched) react(on func(ctx context.Context, method string) error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.on = on
}

func (w *watched) EntitiesByID(ctx context.Context, ids []string) ([]graph.Entity, error) {
	if err := w.note(ctx, "EntitiesByID"); err != nil {
		return nil, err
	}
	return w.Store.EntitiesByID(ctx, ids)
}

func (w *watched) StoriesByID(ctx context.Context, ids []string) ([]graph.Story, error) {
	if err := w.note(ctx, "StoriesByID"); err != nil {
		return nil, err
	}
	return w.Store.StoriesByID(ctx, ids)
}

func (w *watched) ClaimsByID(ctx context.Context, ids []string) ([]graph.Claim, error) {
	if err := w.note(ctx, "ClaimsByID"); err != nil {
		return nil, err
	}
	return w.Store.ClaimsByID(ctx, ids)
}

func (w *watched) DealsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Deal, error) {
	if err := w.note(ctx, "DealsByID"); err != nil {
		return nil, err
	}
	return w.Store.DealsByID(ctx, ids, knownAt)
}

func (w *watched) NamesByID(ctx context.Context, ids []string) ([]graph.Name, error) {
	if err := w.note(ctx, "NamesByID"); err != nil {
		return nil, err
	}
	return w.Store.NamesByID(ctx, ids)
}

func (w *watched) LinksOf(ctx context.Context, names []string) ([]graph.Link, error) {
	if err := w.note(ctx, "LinksOf"); err != nil {
		return nil, err
	}
	return w.Store.LinksOf(ctx, names)
}

func (w *watched) Relations(ctx context.Context, q graph.RelationQuery, page graph.Slice) ([]graph.Relation, int, error) {
	method := "Relations"
	if page.Total {
		method = "Relations with total"
	}
	if err := w.note(ctx, method); err != nil {
		return nil, 0, err
	}
	return w.Store.Relations(ctx, q, page)
}

func (w *watched) Statistics(ctx context.Context) (graph.Statistics, error) {
	if err := w.note(ctx, "Statistics"); err != nil {
		return graph.Statistics{}, err
	}
	return w.Store.Statistics(ctx)
}

// serve returns a server over a graph of these readings, and its store.
func serve(t testing.TB, config server.Config, readings ...graph.Reading) (*server.Server, *watched) {
	t.Helper()
	inner, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := inner.Close(); err != nil {
			t.Error(err)
		}
	})
	store := &watched{Store: inner}
	g := graph.New(store, types, graph.WithClock(func() time.Time { return day("2024-06-01") }))
	if _, err := g.Add(t.Context(), readings...); err != nil {
		t.Fatal(err)
	}
	store.since()
	s, err := server.New(g, lending{}, config)
	if err != nil {
		t.Fatal(err)
	}
	return s, store
}
