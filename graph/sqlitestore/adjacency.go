package sqlitestore

import (
	"context"
	"database/sql"
	"slices"
	"sync"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// adjacency holds, of every relation, what a filter looks at, with its ends.
// It mirrors the file at one revision.
type adjacency struct {
	mu       sync.RWMutex
	loaded   bool
	revision int64     // of the file that it mirrors
	knownAt  time.Time // the moment that it is of; zero is now
	vertices map[string]*vertex
	links    map[string]*link
}

type vertex struct {
	id    string
	kind  graph.Kind
	links []*link
}

type link struct {
	graph.Relation // without history, detail, deal and claims
	source, target *vertex
}

// other returns the end of the link that is not v.
func (l *link) other(v *vertex) *vertex {
	if l.source == v {
		return l.target
	}
	return l.source
}

// changes are what a transaction did to entities and relations.
type changes struct {
	kinds []kindOf
	gone  []string // ids of relations
	put   []graph.Relation
}

type kindOf struct {
	id   string
	kind graph.Kind
}

// commit commits a transaction that began at a revision, and takes over its
// changes. Traversals wait meanwhile, so none sees the one without the other.
func (a *adjacency) commit(commit func() error, before int64, c changes) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := commit(); err != nil {
		return err
	}
	if !a.loaded || a.revision != before { // not needed yet, or behind: it is read whole when it is
		return nil
	}
	a.revision++
	var loosened []*vertex
	for _, id := range c.gone {
		if l := a.links[id]; l != nil {
			a.remove(l)
			loosened = append(loosened, l.source, l.target)
		}
	}
	for _, k := range c.kinds {
		a.vertex(k.id).kind = k.kind
	}
	for _, r := range c.put {
		a.add(r)
	}
	for _, v := range loosened { // only now: most relations come back at once, and the kinds must outlast that
		if len(v.links) == 0 {
			delete(a.vertices, v.id)
		}
	}
	return nil
}

func (a *adjacency) vertex(id string) *vertex {
	v := a.vertices[id]
	if v == nil {
		v = &vertex{id: id}
		a.vertices[id] = v
	}
	return v
}

func (a *adjacency) add(r graph.Relation) {
	r.History, r.Share, r.Detail, r.Deal, r.First = nil, nil, "", "", ""
	r.Claims, r.ClaimsTold, r.ClaimsJoined, r.PublishersSince = nil, nil, nil, nil
	l := &link{Relation: r, source: a.vertex(r.Source), target: a.vertex(r.Target)}
	if old := a.links[r.ID]; old != nil { // an event may move from one thread to another within a transaction
		a.remove(old)
	}
	a.links[r.ID] = l
	l.source.links = append(l.source.links, l)
	l.target.links = append(l.target.links, l)
}

func (a *adjacency) remove(l *link) {
	delete(a.links, l.ID)
	for _, v := range []*vertex{l.source, l.target} {
		v.links = slices.DeleteFunc(v.links, func(other *link) bool { return other == l })
	}
}

// traverse calls walk with the adjacency, and then rows with a transaction, both
// of the file at one revision. A commit waits for the lock and has a connection,
// so nobody may wait for a connection and have the lock.
func (s *Store) traverse(ctx context.Context, knownAt time.Time, walk func(*adjacency) error, rows func(querier) error) error {
	a := &s.adjacency
	if !knownAt.IsZero() {
		a = s.past.at(knownAt)
	}
	for {
		done, err := s.traverseOnce(ctx, a, walk, rows)
		if done || err != nil {
			return s.fault(err)
		}
	}
}

// traverseOnce reports false where a commit overtook it.
func (s *Store) traverseOnce(ctx context.Context, a *adjacency, walk func(*adjacency) error, rows func(querier) error) (bool, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	now, err := revision(ctx, tx)
	if err != nil {
		return false, err
	}
	if a.behind(now) {
		if err := a.reload(ctx, tx, now); err != nil {
			return false, err
		}
	}
	if walked, err := a.walk(now, walk); !walked || err != nil {
		return false, err
	}
	return true, rows(tx)
}

// walk calls f unless the adjacency mirrors another revision.
func (a *adjacency) walk(at int64, f func(*adjacency) error) (bool, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.revision != at {
		return false, nil
	}
	return true, f(a)
}

func (a *adjacency) behind(now int64) bool {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return !a.loaded || a.revision < now
}

// reload reads the whole adjacency, unless another has done so meanwhile.
func (a *adjacency) reload(ctx context.Context, tx *sql.Tx, now int64) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.loaded && a.revision >= now {
		return nil
	}
	of := relationsAt(a.knownAt)
	fresh := adjacency{vertices: map[string]*vertex{}, links: map[string]*link{}}
	if _, err := scan(ctx, tx, func(rows *sql.Rows) (struct{}, error) {
		r, err := readLink(rows)
		if err == nil {
			fresh.add(r)
		}
		return struct{}{}, err
	}, `SELECT id, type, source, target, symmetric, polarity, status, currency, value, least, confidence, independent, first_seen, last_seen, `+then(a.knownAt, "publishers", publishersThen)+`,
		valid_from, valid_to, phases, known_from FROM `+of.from, of.args...); err != nil {
		return err
	}
	if _, err := scan(ctx, tx, func(rows *sql.Rows) (struct{}, error) {
		var k kindOf
		err := rows.Scan(&k.id, &k.kind)
		if v := fresh.vertices[k.id]; v != nil {
			v.kind = k.kind
		}
		return struct{}{}, err
	}, "SELECT id, kind FROM entities"); err != nil {
		return err
	}
	a.loaded, a.revision, a.vertices, a.links = true, now, fresh.vertices, fresh.links
	return nil
}

func readLink(rows *sql.Rows) (graph.Relation, error) {
	var r graph.Relation
	var currency sql.NullString
	var value, least sql.NullFloat64
	var first, last, from, known int64
	var to sql.NullInt64
	var publishers, phases []byte
	err := rows.Scan(&r.ID, &r.Type, &r.Source, &r.Target, &r.Symmetric, &r.Polarity, &r.Status, &currency, &value, &least,
		&r.Confidence, &r.Independent, &first, &last, &publishers,
		&from, &to, &phases, &known)
	if err != nil {
		return r, err
	}
	if currency.Valid {
		r.Amount = &graph.Money{Value: value.Float64, Currency: currency.String, Low: least.Float64}
	}
	r.FirstSeen, r.LastSeen = moment(first), moment(last)
	r.ValidFrom.From, r.KnownFrom = moment(from), moment(known)
	if to.Valid {
		r.ValidTo = &graph.Period{To: moment(to.Int64)}
	}
	if phases != nil {
		var list []phase
		if err := decode(phases, &list); err != nil {
			return r, err
		}
		for _, p := range list {
			r.Phases = append(r.Phases, graph.Phase{At: moment(p.at), Status: p.status})
		}
	}
	return r, decode(publishers, &r.Publishers)
}

func moment(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

func revision(ctx context.Context, q querier) (int64, error) {
	ns, err := scan(ctx, q, func(rows *sql.Rows) (n int64, err error) { return n, rows.Scan(&n) }, "SELECT n FROM revision")
	if err == nil && len(ns) != 1 {
		err = graph.Errorf(graph.Corrupt, "the file has no revision")
	}
	if err != nil {
		return 0, err
	}
	return ns[0], nil
}
