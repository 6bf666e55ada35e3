package resolve

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"
)

func company(name string, aliases ...string) Profile {
	return Profile{Kind: "COMPANY", Name: name, Aliases: aliases}
}

func body(name string, aliases ...string) Profile {
	return Profile{Kind: "PUBLIC_BODY", Name: name, Aliases: aliases}
}

func human(name string, neighbours ...string) Profile {
	return Profile{Kind: "PERSON", Name: name, Neighbours: neighbours}
}

func ticker(name, value string) Profile {
	return Profile{Kind: "COMPANY", Name: name, Identifiers: []Identifier{{"TICKER", value}}}
}

func TestCompare(t *testing.T) {
	label := Profile{Kind: "COMPANY", Name: "Apple", Description: "record label", Country: "GB"}
	maker := Profile{Kind: "COMPANY", Name: "Apple", Description: "computer maker", Country: "US"}
	listed := company("Orange", "France Telecom")
	listed.Identifiers = []Identifier{{"ISIN", "FR0000133308"}}
	coded := company("Orange SA")
	coded.Identifiers = []Identifier{{"ISIN", "FR0000133308"}}
	other := company("Orange SA")
	other.Identifiers = []Identifier{{"ISIN", "US68404D1081"}}
	for _, tt := range []struct {
		a, b Profile
		want Verdict
	}{
		{company("Deutsche Telekom"), company("DEUTSCHE TELEKOM AG"), Same},
		{company("Deutche Telekom"), company("Deutsche Telekom"), Same},
		{company("Deutsche Telekom"), company("Deutsche Telekom IT Solutions"), Different},
		{company("Telefónica"), company("Telefónica Tech"), Different},
		{company("Telefónica"), company("Telefónica Tech", "Telefónica"), Maybe},
		{company("Deutsche Bank"), company("Deutsche Bahn"), Different},
		{company("Delta Air Lines"), company("Delta Electronics"), Different},
		{company("ПАО Газпром"), company("Gazprom"), Same},
		{company("Marks & Spencer"), company("Marks and Spencer Group plc"), Same},
		{company("Channel 4"), company("Channel 5"), Different},
		{company("Castellar"), company("Castellar Towers", "Castellar"), Same},
		{company("Apple"), company("Apple"), Maybe},
		{company("National"), company("National"), Maybe},
		{label, maker, Maybe},
		{company("Verdi"), human("Verdi"), Different},
		{body("US"), body("United States"), Same},
		{body("U.S. government"), body("America"), Same},
		{body("Brazil"), body("Brazilian government"), Same},
		{body("Brazil"), body("Argentine government"), Different},
		{body("US Congress"), body("Congress"), Same},
		{body("Japanese Finance Ministry"), body("Finance Ministry"), Maybe},
		{body("UK Treasury"), body("Treasury"), Maybe},
		{company("Chrysler"), company("Chrysler Canada Ltd", "Chrysler"), Maybe},
		{company("UBS"), company("UBS Securities", "UBS"), Maybe},
		{company("Nimbra"), company("Nimbra Motor Co", "Nimbra"), Same},
		{listed, coded, Same},
		{listed, other, Different},
		{ticker("Alphabet Inc", "NASDAQ:GOOG"), ticker("Alphabet Inc", "NASDAQ:GOOGL"), Same},
		{ticker("Velatron", "LSE:VEL"), ticker("Velatron", "LSE:VTR"), Different},
		{ticker("Velatron", "LSE:VEL"), ticker("Velatron", "NYSE:VTR"), Same},
		{human("Sewing, Christian"), human("Christian Sewing"), Same},
		{human("Mr Tim Höttges"), human("Timotheus Höttges"), Maybe},
		{human("Peter Smith"), human("John Smith"), Different},
		{human("Smith"), human("John Smith"), Maybe},
	} {
		if got := Compare(tt.a, tt.b); got.Verdict != tt.want {
			t.Errorf("%q and %q: %s (%.3f), want %s; %v", tt.a.Name, tt.b.Name, got.Verdict, got.Score, tt.want, got.Reasons)
		}
	}
}

var parts = [][]string{
	{"Deutsche", "Delta", "Apple", "Telefónica", "Castellar", "Sewing,", "J.P.", "Газпром", "Müller", "the", "New", "3", "First", ""},
	{"Bank", "Telekom", "Morgan", "Air", "Christian", "Towers", "&", "Tech", "of", "II", ""},
	{"AG", "Inc", "Group", "Germany", "Sp. z o.o.", "S.A.", "Capital", "", ""},
}

func randomProfile(r *rand.Rand) Profile {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	name := func() string { return pick(parts[0]) + " " + pick(parts[1]) + " " + pick(parts[2]) }
	p := Profile{Kind: pick([]string{"COMPANY", "PERSON", "UNION", "PLACE", ""}), Name: name()}
	for range r.IntN(3) {
		p.Aliases = append(p.Aliases, name())
	}
	for range r.IntN(5) {
		p.Neighbours = append(p.Neighbours, name())
	}
	p.Country = pick([]string{"", "DE", "Germany", "US"})
	p.Description = pick([]string{"", "German operator", "US lender", "record label"})
	if r.IntN(4) == 0 {
		p.Identifiers = []Identifier{{pick([]string{"ISIN", "TICKER", "WEBSITE"}), pick([]string{"X:A", "X:B", "A"})}}
	}
	return p
}

func TestCompareIsSymmetric(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		a, b := randomProfile(r), randomProfile(r)
		one, two := Compare(a, b), Compare(b, a)
		if !reflect.DeepEqual(one, two) {
			t.Fatalf("%+v and %+v:\n%+v\nthe other way round:\n%+v", a, b, one, two)
		}
	}
}

// The reasons add up to the score, and the verdict follows from it.
func TestReasonsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		a, b := randomProfile(r), randomProfile(r)
		d := Compare(a, b)
		var sum float64
		for _, reason := range d.Reasons {
			sum += reason.Weight
			if reason.Text == "" || math.IsNaN(reason.Weight) {
				t.Fatalf("%+v and %+v: the reason %+v", a, b, reason)
			}
		}
		if math.Abs(logistic(sum)-d.Score) > 1e-9 {
			t.Fatalf("%+v and %+v: the reasons come to %v, the score is %v", a, b, logistic(sum), d.Score)
		}
	}
}

// What is the same but for case, accents or legal form has all its keys in common.
func TestKeys(t *testing.T) {
	for _, pair := range [][2]Profile{
		{company("Telefónica, S.A."), company("TELEFONICA")},
		{company("Marks & Spencer"), company("Marks and Spencer plc")},
		{ticker("Facebook", "NASDAQ:META"), ticker("Meta Platforms", "nasdaq:meta")},
	} {
		if a, b := Keys(pair[0]), Keys(pair[1]); !slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) }) {
			t.Errorf("%q has the keys %q, %q has %q", pair[0].Name, a, pair[1].Name, b)
		}
	}
	for _, key := range Keys(Profile{Name: "Mizuho 銀行 Holdings"}) {
		if !utf8.ValidString(key) {
			t.Errorf("the key %q is no UTF-8", key)
		}
	}
	unsure, sure := Keys(Profile{Name: "Verdi"}), Keys(Profile{Name: "Verdi", Kind: "UNION"})
	if !slices.ContainsFunc(sure, func(k string) bool { return slices.Contains(unsure, k) }) {
		t.Errorf("without a kind the keys are %q, with one %q", unsure, sure)
	}
	if keys := Keys(Profile{}); len(keys) != 0 {
		t.Errorf("a thing without a name has the keys %q", keys)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("COMPANY", "Telefónica, S.A.", "Telefonica", "operator", "PERSON", "Sewing, Christian", "C. Sewing", "")
	f.Fuzz(func(t *testing.T, kindA, nameA, aliasA, saidA, kindB, nameB, aliasB, saidB string) {
		a := Profile{Kind: kindA, Name: nameA, Aliases: []string{aliasA}, Description: saidA, Neighbours: []string{aliasB}}
		b := Profile{Kind: kindB, Name: nameB, Aliases: []string{aliasB}, Description: saidB, Neighbours: []string{aliasB}}
		one, two := Compare(a, b), Compare(b, a)
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%+v, the other way round %+v", one, two)
		}
		if n := len(Keys(a)); n > MaxKeys {
			t.Errorf("%d keys", n)
		}
	})
}

func TestOpposes(t *testing.T) {
	for _, tt := range []struct {
		a, b Profile
		want bool
	}{
		{body("European Commission", "EC"), body("European Community", "EC"), true},
		{company("Geneva Motor", "GM"), company("General Motors", "GM"), true},
		{company("Deutsche Bank"), company("Deutsche Boerse"), true},
		{company("Telefónica"), company("Telefónica Tech"), true},
		{body("Argentine government"), body("Brazil"), true},
		{company("Deutsche Telekom"), company("Vorbis", "Telekom"), false},
		{company("Philip Morris"), company("Altria"), false},
	} {
		if got := NewSubject(tt.a).Opposes(NewSubject(tt.b)); got != tt.want {
			t.Errorf("%s and %s: opposed %v, want %v", tt.a.Name, tt.b.Name, got, tt.want)
		}
	}
}

// Two letters and their long form are found by a neighbour that both have, and
// are for review, unless a story says more.
func TestTwoInitials(t *testing.T) {
	short, long := company("DT"), company("Deutsche Telekom AG")
	short.Neighbours, long.Neighbours = []string{"Verdi", "Bonn Networks"}, []string{"Verdi", "T-Mobile", "Timotheus Höttges"}
	shared := func() bool {
		keys := Keys(long)
		return slices.ContainsFunc(Keys(short), func(key string) bool { return slices.Contains(keys, key) })
	}
	if !shared() {
		t.Error("no common key, though both have to do with Verdi")
	}
	if d := Compare(short, long); d.Verdict != Maybe {
		t.Errorf("they are %s: %+v", d.Verdict, d.Reasons)
	}
	if long.Neighbours = long.Neighbours[1:]; shared() {
		t.Error("a common key, though they have nothing in common")
	}
}
