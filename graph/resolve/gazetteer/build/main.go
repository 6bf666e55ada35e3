// Command build makes what package resolve and its gazetteer have within them:
// the companies, from the CSV of FinanceDatabase (MIT), and how common the words
// of names are, from the same and from a list of English words (SCOWL, as
// Debian's package wamerican-small has it). Run it at the top of the checkout:
//
//	go run ./graph/resolve/gazetteer/build companies.csv.gz /usr/share/dict/american-english-small
package main

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
)

const (
	wordsFile     = "graph/resolve/words.txt.gz"
	companiesFile = "graph/resolve/gazetteer/companies.tsv.gz"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build COMPANIES.csv.gz DICTIONARY")
		os.Exit(2)
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func build(companies, dictionary string) error {
	rows, err := readRows(companies)
	if err != nil {
		return err
	}
	words, err := readDictionary(dictionary)
	if err != nil {
		return err
	}
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	if err := writeGzip(wordsFile, func(w io.Writer) error { return writeWords(w, names, words) }); err != nil {
		return err
	}
	return writeGzip(companiesFile, func(w io.Writer) error { return writeCompanies(w, companiesOf(rows)) })
}

// row is one listing.
type row struct{ name, symbol, exchange, country, sector, isin, website, size string }

func readRows(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(unpacked).ReadAll()
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, c := range lines[1:] {
		rows = append(rows, row{companyName(c[0]), c[1], c[2], c[3], c[4], c[5], c[6], c[7]})
	}
	return rows, nil
}

func writeGzip(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	packed, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := write(packed); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return err
	}
	return f.Close()
}
