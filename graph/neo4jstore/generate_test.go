package neo4jstore_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// companyName is the name of the n-th of up to 32,768 companies: a word of its own, and
// one of what it does, which many have. The first are those that most is told of.
func companyName(n int) string {
	syllables := strings.Fields("ba bel cor dan dro el fen gar hol is jur kan lor mer na nor os pel qua ran sel stra ta thal ul ver vin wes xan yor zan zu")
	trades := strings.Fields("Bank Energy Telecom Foods Airlines Motors Shipping Media Pharma Insurance Mining Steel Cables Software Capital Holdings")
	word := syllables[n%32] + syllables[n/32%32] + syllables[n/1024]
	return strings.ToUpper(word[:1]) + word[1:] + " " + trades[n%31%16]
}

// stories makes stories with three statements each about companies of which
// some are told of far more often than others, as in the news.
func stories(random *rand.Rand, n, companies int) []graph.Reading {
	zipf := rand.NewZipf(random, 1.1, 20, uint64(companies-1))
	name := func() string { return companyName(int(zipf.Uint64())) }
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
	}
	return all
}
