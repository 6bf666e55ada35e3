package gazetteer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Limits of an analyst's list.
const (
	MaxListBytes   = 64 << 20
	MaxEntries     = 1_000_000
	MaxCellBytes   = 4096
	MaxAliases     = 50
	MaxIdentifiers = 20
)

// Kinds are the kinds that an entry may have, as graph.Kind writes them.
var Kinds = []string{"COMPANY", "PERSON", "UNION", "PUBLIC_BODY", "ORGANISATION", "PRODUCT", "PLACE"}

// Schemes are the registers that an identifier may come from.
var Schemes = []string{"LEI", "TICKER", "WIKIDATA", "ISIN", "WEBSITE"}

// ListError tells what is wrong with a list, and where.
type ListError struct {
	Line, Column int // counted from 1; the column is of bytes, as editors show it in plain text
	Problem      string
}

func (e *ListError) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Problem) }

// columns are what a list has, in any order; the name alone must be there.
var columns = []string{"name", "aliases", "kind", "country", "identifiers"}

// ReadList reads an analyst's own list: CSV in UTF-8 whose first line names its
// columns. "name" must be there; "aliases" are parted by "|", "kind" is one of
// [Kinds] (COMPANY where it is empty), "country" an ISO 3166 code or English
// name, and "identifiers" are SCHEME=value, parted by "|".
//
//	name,aliases,kind,identifiers
//	Deutsche Telekom,DT|Telekom,COMPANY,LEI=549300V9QSIG4WX4GJ96|TICKER=XETRA:DTE
//
// A mistake is a [ListError].
func ReadList(r io.Reader) (*Gazetteer, error) {
	counted := &io.LimitedReader{R: r, N: MaxListBytes + 1}
	lines := csv.NewReader(counted)
	lines.FieldsPerRecord = -1
	l := list{lines: lines}
	if err := l.readHeader(); err != nil {
		return nil, err
	}
	var entries []Entry
	for {
		row, err := lines.Read()
		if counted.N <= 0 {
			return nil, &ListError{1, 1, fmt.Sprintf("the list has more than %d bytes; split it", MaxListBytes)}
		}
		if errors.Is(err, io.EOF) {
			return newGazetteer(entries, true), nil
		}
		if err != nil {
			return nil, syntaxError(err)
		}
		if len(entries) == MaxEntries {
			return nil, l.errorAt(0, "the list has more than %d entries; split it", MaxEntries)
		}
		e, err := l.entry(row)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
}

// list is a list that is being read.
type list struct {
	lines *csv.Reader
	at    map[string]int // where each column is
	width int
}

func (l *list) readHeader() error {
	row, err := l.lines.Read()
	if errors.Is(err, io.EOF) {
		return &ListError{1, 1, "the list is empty; its first line names the columns, " + strings.Join(columns, ",")}
	}
	if err != nil {
		return syntaxError(err)
	}
	l.at, l.width = make(map[string]int), len(row)
	for i, cell := range row {
		name := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff")))
		if !slices.Contains(columns, name) {
			return l.errorAt(i, "unknown column %.40q; there are %s", cell, strings.Join(columns, ", "))
		}
		if _, ok := l.at[name]; ok {
			return l.errorAt(i, "a second column %q", name)
		}
		l.at[name] = i
	}
	if _, ok := l.at["name"]; !ok {
		return l.errorAt(0, "no column \"name\"; the first line names the columns, %s", strings.Join(columns, ","))
	}
	return nil
}

// entry makes an entry of a row.
func (l *list) entry(row []string) (Entry, error) {
	if len(row) != l.width {
		return Entry{}, l.errorAt(0, "%d cells, but the first line names %d columns; a cell with a comma stands in quotes", len(row), l.width)
	}
	for i, cell := range row {
		if len(cell) > MaxCellBytes {
			return Entry{}, l.errorAt(i, "a cell of %d bytes; at most %d are taken", len(cell), MaxCellBytes)
		}
	}
	e := Entry{Name: l.cell(row, "name"), Kind: strings.ToUpper(l.cell(row, "kind")), Aliases: parts(l.cell(row, "aliases"))}
	if resolve.Fold(e.Name) == "" {
		return e, l.errorIn("name", "no name; each entry has one, with a letter or digit")
	}
	if e.Kind == "" {
		e.Kind = "COMPANY"
	}
	if !slices.Contains(Kinds, e.Kind) {
		return e, l.errorIn("kind", "unknown kind %.40q; there are %s", e.Kind, strings.Join(Kinds, ", "))
	}
	if len(e.Aliases) > MaxAliases {
		return e, l.errorIn("aliases", "%d aliases; at most %d are taken", len(e.Aliases), MaxAliases)
	}
	if text := l.cell(row, "country"); text != "" {
		if e.Country = resolve.Country(text); e.Country == "" {
			return e, l.errorIn("country", "unknown country %.40q; give its ISO 3166 code, like DE", text)
		}
	}
	var err error
	e.Identifiers, err = l.identifiers(row)
	return e, err
}

func (l *list) identifiers(row []string) ([]resolve.Identifier, error) {
	var found []resolve.Identifier
	for _, part := range parts(l.cell(row, "identifiers")) {
		scheme, value, ok := strings.Cut(part, "=")
		scheme, value = strings.ToUpper(strings.TrimSpace(scheme)), strings.TrimSpace(value)
		switch {
		case !ok || value == "":
			return nil, l.errorIn("identifiers", "%.60q is no identifier; write SCHEME=value, like LEI=549300V9QSIG4WX4GJ96", part)
		case !slices.Contains(Schemes, scheme):
			return nil, l.errorIn("identifiers", "unknown scheme %.40q; there are %s", scheme, strings.Join(Schemes, ", "))
		case len(found) == MaxIdentifiers:
			return nil, l.errorIn("identifiers", "more than %d identifiers", MaxIdentifiers)
		}
		found = append(found, resolve.Identifier{Scheme: scheme, Value: value})
	}
	return found, nil
}

// cell returns a row's cell of a column, "" where the list has no such column.
func (l *list) cell(row []string, column string) string {
	if i, ok := l.at[column]; ok {
		return strings.TrimSpace(row[i])
	}
	return ""
}

func (l *list) errorIn(column, format string, args ...any) error {
	return l.errorAt(l.at[column], format, args...)
}

func (l *list) errorAt(cell int, format string, args ...any) error {
	line, column := l.lines.FieldPos(cell)
	return &ListError{line, column, fmt.Sprintf(format, args...)}
}

// syntaxError puts a mistake of the CSV itself into our words.
func syntaxError(err error) error {
	if at, ok := errors.AsType[*csv.ParseError](err); ok {
		return &ListError{at.Line, at.Column, at.Err.Error() + "; a cell with a quote stands in quotes, and the quote is written twice"}
	}
	return err
}

// parts cuts a cell at "|" and leaves out what is empty.
func parts(cell string) []string {
	var found []string
	for part := range strings.SplitSeq(cell, "|") {
		if part = strings.TrimSpace(part); part != "" {
			found = append(found, part)
		}
	}
	return found
}
