package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

func company(name, country string, ids ...resolve.Identifier) resolve.Profile {
	return resolve.Profile{Kind: "COMPANY", Name: name, Country: country, Identifiers: ids}
}

func TestListed(t *testing.T) {
	g := Listed()
	if n := g.Len(); n < 35_000 {
		t.Fatalf("%d listed companies, want most of 41,212 lines", n)
	}
	for _, tt := range []struct {
		profile resolve.Profile
		want    string // an identifier; "" for no entry
	}{
		{company("Telefónica", ""), "ISIN ES0178430E18"},
		{company("TELEFONICA SA", "ES"), "ISIN ES0178430E18"},
		{company("Telefónica", "Brazil"), ""}, // another country
		{company("Apple", ""), ""},            // an everyday word
		{company("Apple Inc.", "US", resolve.Identifier{Scheme: "ISIN", Value: "US0378331005"}), "WEBSITE apple.com"},
		{resolve.Profile{Kind: "COMPANY", Name: "Apple", Country: "US", Description: "information technology group"}, "ISIN US0378331005"},
		{company("Somebody Else", "", resolve.Identifier{Scheme: "TICKER", Value: "XETRA:O2D"}), "WEBSITE telefonica.de"},
		{resolve.Profile{Kind: "PERSON", Name: "Telefónica"}, ""},
		{company("Brevanta", ""), ""},
		{company("", ""), ""},
	} {
		e, ok := g.Find(tt.profile)
		if ok != (tt.want != "") {
			t.Errorf("%q in %q: found %v, %v", tt.profile.Name, tt.profile.Country, e, ok)
			continue
		}
		if ok && !slices.ContainsFunc(e.Identifiers, func(id resolve.Identifier) bool { return id.Scheme+" "+id.Value == tt.want }) {
			t.Errorf("%q: found %v, want %s", tt.profile.Name, e, tt.want)
		}
	}
}

// Where two companies have one name, the country decides, or nothing is said.
func TestAmbiguous(t *testing.T) {
	g := newGazetteer([]Entry{
		{Kind: "COMPANY", Name: "Woolworths Group", Country: "GB"},
		{Kind: "COMPANY", Name: "Woolworths Limited", Country: "AU"},
	}, false)
	if e, ok := g.Find(company("Woolworths", "")); ok {
		t.Errorf("without a country: %v", e)
	}
	if e, ok := g.Find(company("Woolworths", "AU")); !ok || e.Country != "AU" {
		t.Errorf("in Australia: %v, %v", e, ok)
	}
}

func TestReadList(t *testing.T) {
	g, err := ReadList(strings.NewReader("name,aliases,kind,identifiers\n" +
		"Deutsche Telekom,DT|Telekom,COMPANY,LEI=549300V9QSIG4WX4GJ96|TICKER=XETRA:DTE\n" +
		"Apple,,,WEBSITE=apple.com\n" +
		"\"Sewing, Christian\",,person,\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Deutsche Telekom AG": "Deutsche Telekom", "DT": "Deutsche Telekom", "telekom": "Deutsche Telekom", "Apple": "Apple"} {
		if e, ok := g.Find(company(name, "")); !ok || e.Name != want {
			t.Errorf("%q: found %v, %v", name, e, ok)
		}
	}
}

func TestReadListErrors(t *testing.T) {
	for _, tt := range []struct{ list, want string }{
		{"", "1:1: the list is empty; its first line names the columns, name,aliases,kind,country,identifiers"},
		{"alias\n", `1:1: unknown column "alias"; there are name, aliases, kind, country, identifiers`},
		{"kind\n", `1:1: no column "name"; the first line names the columns, name,aliases,kind,country,identifiers`},
		{"name,name\n", `1:6: a second column "name"`},
		{"name,kind\nVerdi,CHOIR\n", `2:7: unknown kind "CHOIR"; there are COMPANY, PERSON, UNION, PUBLIC_BODY, ORGANISATION, PRODUCT, PLACE`},
		{"name,kind\n…,\n", "2:1: no name; each entry has one, with a letter or digit"},
		{"name,kind\nVerdi\n", "2:1: 1 cells, but the first line names 2 columns; a cell with a comma stands in quotes"},
		{"name,country\nVerdi,Ruritania\n", `2:7: unknown country "Ruritania"; give its ISO 3166 code, like DE`},
		{"name,identifiers\nVerdi,LEI\n", `2:7: "LEI" is no identifier; write SCHEME=value, like LEI=549300V9QSIG4WX4GJ96`},
		{"name,identifiers\nVerdi,VAT=1\n", `2:7: unknown scheme "VAT"; there are LEI, TICKER, WIKIDATA, ISIN, WEBSITE`},
		{"name\n" + strings.Repeat("x", MaxCellBytes+1), "2:1: a cell of 4097 bytes; at most 4096 are taken"},
		{"name,aliases\nVerdi," + strings.Repeat("a|", MaxAliases+1) + "\n", "2:7: 51 aliases; at most 50 are taken"},
		{"name\na\"b\n", `2:2: bare " in non-quoted-field; a cell with a quote stands in quotes, and the quote is written twice`},
	} {
		if _, err := ReadList(strings.NewReader(tt.list)); err == nil || err.Error() != tt.want {
			t.Errorf("%.30q: %v, want %s", tt.list, err, tt.want)
		}
	}
}

func FuzzReadList(f *testing.F) {
	f.Add("name,aliases,kind,country,identifiers\nDeutsche Telekom,DT|Telekom,COMPANY,DE,TICKER=XETRA:DTE\n")
	f.Add("\ufeffname\n\"a\nb\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		g, err := ReadList(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, e := range g.entries {
			if got, ok := g.Find(resolve.Profile{Kind: e.Kind, Name: e.Name, Country: e.Country, Identifiers: e.Identifiers}); ok && got.Kind != e.Kind {
				t.Errorf("%v is found as %v", e, got)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	g := Listed()
	p := company("Telefónica, S.A.", "ES")
	for b.Loop() {
		g.Find(p)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load()
	}
}
