// Package sqlitestore keeps a graph in one SQLite file, with nothing to
// install.
//
//	store, err := sqlitestore.Open(ctx, "dealgraph.db")
//	g := graph.New(store, types)
//	defer g.Close()
//
// Lists and look-ups are SQL. Traversals run over an adjacency that is held in
// memory: about 400 bytes a relation, read at the first traversal, brought up
// to date after each commit, and read anew when another process has written.
//
// One transaction writes at a time, in write-ahead mode with full
// synchronisation: a process killed at any moment leaves the last commit whole.
package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/dealgraph/dealgraph/graph"
)

//go:embed schema.sql
var schema string

// steps bring a file of each version, from 1, to the next.
var (
	//go:embed from1.sql
	from1 string
	//go:embed from2.sql
	from2 string
	//go:embed from3.sql
	from3 string
	//go:embed from4.sql
	from4 string
	//go:embed from5.sql
	from5 string

	steps = []string{from1, from2, from3, from4, from5}
)

const (
	// applicationID marks a file as one of ours ("Dgph"); see SQLite's file format, 1.3.18.
	applicationID = 0x44677068
	// version of the schema, in the file's user_version.
	version = 6
	// busyMilliseconds is how long to wait for another process that writes.
	busyMilliseconds = 10_000
	// readers is how many connections read side by side.
	readers = 4
)

// Store is a graph in an SQLite file. It is safe for use by several
// goroutines, and several processes may open one file.
type Store struct {
	path      string
	write     *sql.DB       // one connection
	read      *sql.DB       // the same one for a graph in memory
	writing   chan struct{} // holds one token while a transaction runs
	adjacency adjacency
	past      past
}

var _ graph.Store = (*Store)(nil)

// Open opens the file, or makes it. The path ":memory:" is a graph that lives
// as long as the store. It fails with Corrupt where the file is not a graph,
// BadInput where a newer version wrote it, and Unavailable where it cannot be
// opened.
func Open(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path, writing: make(chan struct{}, 1)}
	var err error
	if s.write, err = sql.Open("sqlite", dataSource(path, "")); err != nil {
		return nil, s.fault(err)
	}
	s.write.SetMaxOpenConns(1)
	s.read = s.write
	if err = s.prepare(ctx); err == nil && path != ":memory:" {
		if s.read, err = sql.Open("sqlite", dataSource(path, "query_only(1)")); err == nil {
			s.read.SetMaxOpenConns(readers)
			s.read.SetMaxIdleConns(readers)
		}
	}
	if err != nil {
		s.write.Close()
		return nil, s.fault(err)
	}
	return s, nil
}

func dataSource(path, pragma string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busyMilliseconds), "journal_mode(wal)", "synchronous(full)", "temp_store(memory)",
	}}
	if pragma != "" {
		q.Add("_pragma", pragma)
	}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: q.Encode()}).String()
}

// prepare makes the tables in a new file and checks those of an old one.
func (s *Store) prepare(ctx context.Context) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var application, have, tables int
	err = errors.Join(
		tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application),
		tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have),
		tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_schema").Scan(&tables),
	)
	switch {
	case err != nil:
		return err
	case application == applicationID && have == version:
		return nil
	case application == applicationID && 0 < have && have < version:
		return s.make(ctx, tx, strings.Join(steps[have-1:], "\n"))
	case application == applicationID:
		return graph.Errorf(graph.BadInput, "%s: version %d of the file format; this program reads version %d", s.path, have, version)
	case tables > 0:
		return graph.Errorf(graph.Corrupt, "%s: an SQLite database, but not one of dealgraph; name another file", s.path)
	}
	return s.make(ctx, tx, schema)
}

// make runs the statements that make the tables what they are in this version.
func (s *Store) make(ctx context.Context, tx *sql.Tx, statements string) error {
	if _, err := tx.ExecContext(ctx, statements+fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, version)); err != nil {
		return err
	}
	return tx.Commit()
}

// Close implements [graph.Store].
func (s *Store) Close() error {
	s.writing <- struct{}{}
	defer func() { <-s.writing }()
	err := s.read.Close()
	if s.write != s.read {
		err = errors.Join(err, s.write.Close())
	}
	return s.fault(err)
}

// fault gives an error of SQLite its code and says which file it is about.
func (s *Store) fault(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*graph.Error](err); ok || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	code := graph.Unavailable
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			code = graph.Corrupt
		case sqlite3.SQLITE_CANTOPEN:
			return graph.Errorf(code, "%s: the file cannot be opened or made; check that its folder exists and may be written to", s.path)
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		case sqlite3.SQLITE_INTERRUPT:
			return fmt.Errorf("%s: %w", s.path, context.Canceled)
		default:
			code = graph.Internal
		}
	}
	return graph.Errorf(code, "%s: %w", s.path, err)
}
