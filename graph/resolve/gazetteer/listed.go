package gazetteer

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// companiesFile has a company a line: name, country, sector, website, tickers,
// ISINs, and "L" where it is large, with tabs between. The command in build makes it.
//
//go:embed companies.tsv.gz
var companiesFile []byte

// Listed returns the listed companies. They are unpacked at the first call.
var Listed = sync.OnceValue(load)

func load() *Gazetteer {
	unpacked, err := gzip.NewReader(bytes.NewReader(companiesFile))
	if err != nil {
		panic("gazetteer: companies.tsv.gz: " + err.Error()) // it is part of the program
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		panic("gazetteer: companies.tsv.gz: " + err.Error())
	}
	entries := make([]Entry, 0, 40_000)
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		e := Entry{Kind: "COMPANY", Name: f[0], Country: f[1], Sector: f[2], Large: f[6] != ""}
		for isin := range strings.FieldsSeq(f[5]) {
			e.Identifiers = append(e.Identifiers, resolve.Identifier{Scheme: "ISIN", Value: isin})
		}
		for ticker := range strings.FieldsSeq(f[4]) {
			e.Identifiers = append(e.Identifiers, resolve.Identifier{Scheme: "TICKER", Value: ticker})
		}
		if f[3] != "" {
			e.Identifiers = append(e.Identifiers, resolve.Identifier{Scheme: "WEBSITE", Value: f[3]})
		}
		entries = append(entries, e)
	}
	return newGazetteer(entries, false)
}
