package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

//go:embed exchanges.txt
var exchangesFile string

// exchange is what news calls an exchange, and its country; "-" where most of
// what it lists is from elsewhere.
type exchange struct{ name, country string }

func readExchanges() map[string]exchange {
	table := make(map[string]exchange)
	for line := range strings.Lines(exchangesFile) {
		if f := strings.Fields(line); len(f) == 3 && line[0] != '#' {
			table[f[0]] = exchange{f[1], f[2]}
		}
	}
	return table
}

// company is a company with all its listings.
type company struct {
	name, country, sector, website string
	tickers, isins                 []string
	large                          bool // worth 10 billion dollars or more
}

// companiesOf merges the listings of one company: those whose names fold alike
// and whose countries do not differ.
func companiesOf(rows []row) []company {
	exchanges := readExchanges()
	byISIN := namesBy(rows, func(r row) string { return r.isin })
	byWebsite := namesBy(rows, func(r row) string { return website(r.website) })
	byName := make(map[string][]company)
	for _, r := range rows {
		folded := resolve.Fold(r.name)
		c := r.company(exchanges[r.exchange])
		if len(byISIN[r.isin]) > 1 {
			c.isins = nil
		}
		if len(byWebsite[c.website]) > 1 {
			c.website, c.country, c.large = "", "", false // another company's, and then the rest may be too
		}
		i := slices.IndexFunc(byName[folded], func(o company) bool {
			return o.country == c.country || o.country == "" || c.country == "" || o.website != "" && o.website == c.website
		})
		if i < 0 {
			byName[folded] = append(byName[folded], c)
		} else {
			byName[folded][i].merge(c)
		}
	}
	var all []company
	for folded, companies := range byName {
		if folded != "" {
			all = append(all, companies...)
		}
	}
	slices.SortFunc(all, func(a, b company) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.country, b.country)) })
	return all
}

func (r row) company(at exchange) company {
	c := company{name: r.name, country: resolve.Country(r.country), sector: r.sector, website: website(r.website), large: r.size == "Large Cap" || r.size == "Mega Cap"}
	if strings.ToUpper(r.name) == r.name && at.country == "-" {
		c.country, c.website = "", "" // such boards tell another company's
	}
	if symbol, _, _ := strings.Cut(r.symbol, "."); symbol != "" && at.name != "" && !strings.Contains(symbol, "^") {
		c.tickers = []string{at.name + ":" + symbol}
	}
	if isISIN(r.isin) && r.isin[:2] == c.country {
		c.isins = []string{r.isin}
	}
	return c
}

func (c *company) merge(o company) {
	if strings.ToUpper(c.name) == c.name {
		c.name = o.name
	}
	c.large = c.large || o.large
	c.country, c.sector, c.website = cmp.Or(c.country, o.country), cmp.Or(c.sector, o.sector), cmp.Or(c.website, o.website)
	c.tickers = slices.Compact(slices.Sorted(slices.Values(slices.Concat(c.tickers, o.tickers))))
	c.isins = slices.Compact(slices.Sorted(slices.Values(slices.Concat(c.isins, o.isins))))
}

// namesBy returns the beginnings of the names under each ISIN or website: the
// list gives some to several companies, and then none can be believed.
func namesBy(rows []row, of func(row) string) map[string]map[string]bool {
	names := make(map[string]map[string]bool)
	for _, r := range rows {
		if names[of(r)] == nil {
			names[of(r)] = make(map[string]bool)
		}
		folded := resolve.Fold(r.name)
		names[of(r)][folded[:min(4, len(folded))]] = true
	}
	return names
}

// isISIN reports whether a text is an ISIN with the right check digit.
func isISIN(text string) bool {
	if len(text) != 12 {
		return false
	}
	var digits []int
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, int(r-'0'))
		case r >= 'A' && r <= 'Z':
			digits = append(digits, int(r-'A'+10)/10, int(r-'A'+10)%10)
		default:
			return false
		}
	}
	sum := 0
	for i, d := range digits {
		if (len(digits)-i)%2 == 0 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

// writeCompanies writes a company a line, its fields between tabs.
func writeCompanies(w io.Writer, companies []company) error {
	for _, c := range companies {
		fields := []string{c.name, c.country, c.sector, c.website, strings.Join(c.tickers, " "), strings.Join(c.isins, " "), ""}
		if c.large {
			fields[len(fields)-1] = "L"
		}
		if _, err := fmt.Fprintln(w, strings.Join(fields, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// website returns the host of an address, without "www.".
func website(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(strings.ToLower(rest), "/")
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), ".")
}
