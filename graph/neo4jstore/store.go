package neo4jstore

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/dealgraph/dealgraph/graph"
)

// schemes are those of the addresses that [Open] takes.
var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// Config says which Neo4j to use and how. Zero fields have the defaults given.
type Config struct {
	// URL is the address: neo4j://host[:port] for one that routes to the
	// members of a cluster, bolt:// for one server; with +s for TLS, with +ssc
	// for TLS with any certificate. It holds no user name and no password.
	URL string
	// User and Password log in; without a user there is no login.
	User, Password string
	// Database is its name; empty is the user's home database.
	Database string
	// PoolSize bounds the connections to one server: 50.
	PoolSize int
	// ConnectTimeout bounds how long to wait for a connection: 5 s.
	ConnectTimeout time.Duration
	// ReadTimeout bounds a question, and WriteTimeout a change, on the server: 15 s and 2 min.
	ReadTimeout, WriteTimeout time.Duration
	// RetryTime is how long to try a transaction anew that failed for a
	// passing reason, such as a deadlock or a change of leader, before it fails
	// with Unavailable: 5 s.
	RetryTime time.Duration
}

// String shows the configuration without the password.
func (c Config) String() string {
	return "Neo4j at " + c.URL + ", user " + cmp.Or(c.User, "none") + ", database " + cmp.Or(c.Database, "the home database")
}

// GoString is String: the password is not shown either way.
func (c Config) GoString() string { return c.String() }

// Store is a graph in a Neo4j database. It is safe for use by several
// goroutines, and several processes may use one database. A question sees all
// that the same Store wrote before, on whichever member of a cluster.
type Store struct {
	address   string
	database  string
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	reading   func(*neo4j.TransactionConfig)
	writing   func(*neo4j.TransactionConfig)
	types     atomic.Pointer[[]string] // the relation types in use, as last seen; see [Store.withTypes]
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database and makes or brings up to date its constraints
// and indexes. It fails with BadInput where the configuration is wrong, a
// newer version wrote the database, or it holds something else than a graph of
// ours; and with Unavailable where it cannot be reached or refuses the login.
func Open(ctx context.Context, c Config) (*Store, error) {
	address, err := url.Parse(c.URL)
	switch {
	case err != nil || address.Host == "" || !slices.Contains(schemes, address.Scheme):
		return nil, graph.Errorf(graph.BadInput, "the address of the Neo4j store is not of the form neo4j://host:port; its scheme is one of %s", strings.Join(schemes, ", "))
	case address.User != nil:
		return nil, graph.Errorf(graph.BadInput, "the address of %s holds a user name; give user and password apart from it", address.Host)
	}
	auth := neo4j.NoAuth()
	if c.User != "" {
		auth = neo4j.BasicAuth(c.User, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.URL, auth, c.apply)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%s: %w", address.Host, err)
	}
	s := &Store{
		address: address.Host, database: c.Database, driver: driver,
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}),
		reading:   neo4j.WithTxTimeout(cmp.Or(c.ReadTimeout, 15*time.Second)),
		writing:   neo4j.WithTxTimeout(cmp.Or(c.WriteTimeout, 2*time.Minute)),
	}
	s.types.Store(&[]string{})
	if err := s.prepare(ctx); err != nil {
		driver.Close(context.WithoutCancel(ctx))
		return nil, s.fault(ctx, err)
	}
	return s, nil
}

// apply sets what the driver has to know.
func (c Config) apply(d *config.Config) {
	d.MaxConnectionPoolSize = cmp.Or(c.PoolSize, 50)
	d.SocketConnectTimeout = cmp.Or(c.ConnectTimeout, 5*time.Second)
	d.ConnectionAcquisitionTimeout = d.SocketConnectTimeout + 5*time.Second
	d.MaxTransactionRetryTime = cmp.Or(c.RetryTime, 5*time.Second)
	d.NotificationsMinSeverity = notifications.DisabledLevel
	d.TelemetryDisabled = true
	d.UserAgent = "dealgraph"
}

// Close implements [graph.Store].
func (s *Store) Close() error {
	ctx := context.Background()
	return s.fault(ctx, s.driver.Close(ctx))
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks,
		FetchSize: neo4j.FetchAll, // answers are bounded and kept whole anyway
	})
}

// read runs a read transaction. It may run ask again, which must begin anew.
func (s *Store) read(ctx context.Context, ask func(neo4j.ManagedTransaction) error) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	err := again(func() error {
		_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return nil, ask(tx) }, s.reading)
		return err
	})
	return s.fault(ctx, err)
}

// maxBroken is how often a question is asked whose answer has a record that is
// being changed while it is read.
const maxBroken = 5

// again asks until the answer is whole.
func again(ask func() error) error {
	err := ask()
	for n := 1; n < maxBroken && errors.Is(err, errBroken); n++ {
		err = ask()
	}
	return err
}

// parameters are the values that a statement names $p.x. They are one map,
// because Neo4j plans a text anew for every combination of the types and sizes
// of its parameters, of which null is one, and to plan takes far longer than
// to answer. The type of a map says nothing of what is in it.
func parameters(values map[string]any) map[string]any { return map[string]any{"p": values} }

// rows runs a statement in a transaction and returns what decode makes of each row.
func rows[T any](ctx context.Context, tx neo4j.ManagedTransaction, decode func(*row) T, statement string, params map[string]any) ([]T, error) {
	result, err := tx.Run(ctx, statement, parameters(params))
	if err != nil {
		return nil, err
	}
	return decoded(ctx, result, decode)
}

func decoded[T any](ctx context.Context, result neo4j.ResultWithContext, decode func(*row) T) ([]T, error) {
	var all []T
	for result.Next(ctx) {
		r := row{record: result.Record().AsMap()}
		all = append(all, decode(&r))
		if r.err != nil {
			return nil, r.err
		}
	}
	return all, result.Err()
}

// ask runs one statement in a read transaction of its own. The first try is
// one message and its answer; only where that fails for a passing reason does
// the driver begin and end transactions, as often as it takes.
func ask[T any](ctx context.Context, s *Store, decode func(*row) T, statement string, params map[string]any) ([]T, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	var all []T
	err := again(func() error {
		result, err := session.Run(ctx, statement, parameters(params), s.reading)
		if err == nil {
			all, err = decoded(ctx, result, decode)
		}
		return err
	})
	if neo4j.IsRetryable(err) {
		_, err = session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			all, err = rows(ctx, tx, decode, statement, params)
			return nil, err
		}, s.reading)
	}
	return all, s.fault(ctx, err)
}
