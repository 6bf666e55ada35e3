package neo4jstore_test

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// companyNames are the names of listed companies in an order without order; the
// first are those that most is told of.
var companyNames = sync.OnceValue(func() []string {
	const list = "../resolve/gazetteer/companies.tsv.gz" // a company a line, its name in front of a tab, its country behind
	packed, err := os.Open(list)
	if err != nil {
		panic(err)
	}
	defer packed.Close()
	text, err := gzip.NewReader(packed)
	if err != nil {
		panic(err)
	}
	var names []string
	for lines := bufio.NewScanner(text); lines.Scan(); {
		if f := strings.Split(lines.Text(), "\t"); f[1] != "" { // else mostly another writing of one that has
			names = append(names, f[0])
		}
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
})

// stories makes stories with three statements each about companies of which
// some are told of far more often than others, as in the news.
func stories(random *rand.Rand, n, companies int) []graph.Reading {
	zipf := rand.NewZipf(random, 1.1, 20, uint64(companies-1))
	name := func() string { return companyNames()[zipf.Uint64()] }
	all := make([]graph.Reading, n)
	for i := range all {
		var statements []storetest.Statement
		for range 3 {
			s := storetest.Statement{
				Source: name(), Target: name(), Type: storetest.Types[random.IntN(len(storetest.Types))].Name,
				Confidence: 0.3 + 0.6*random.Float64(), Denied: random.IntN(30) == 0,
			}
			if random.IntN(3) == 0 {
				s.Amount = storetest.Dollars(1e6 * float64(1+random.IntN(5000)))
			}
			if s.Type != "OWNS" {
				s.Status = graph.Statuses[random.IntN(len(graph.Statuses))]
			}
			statements = append(statements, s)
		}
		all[i] = storetest.Tell(fmt.Sprint("story ", i), fmt.Sprint("Paper ", random.IntN(40)), random.IntN(2000), statements...)
		for range 100 { // what else a story says, so that few are taken for copies
			all[i].Story.Text += fmt.Sprintf("word%d ", random.IntN(20_000))
		}
	}
	return all
}
