package neo4jstore

import (
	"context"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// Neo4j shows each read what is committed just then, and hands over the
// properties of a node one after the other. What another transaction changes or
// deletes at that moment may so come with some properties of before and some of
// after, or with a part of them: the sum of one offer with the currency of the
// next. Each node that is answered from carries a seal, a sum over its properties,
// and where that is broken the question is asked again.
//
// The seal is over the properties that the decoder of the node reads, and no
// others: whoever writes properties of their own to the nodes, as the Graph Data
// Science library does, breaks none.

// errBroken says that a node is not as it was written.
var errBroken = errors.New("its seal is broken")

func (r *row) broken() error {
	return graph.Errorf(graph.Unavailable, "the record %q is being changed, or was changed by hand: ask again; where that does not help, load one more story that tells it: %w", r.record["id"], errBroken)
}

// sealed adds the seal to the properties that decode will read, of a node with labels.
func sealed[T any](p properties, decode func(*row) T, labels ...string) properties {
	r := row{record: make(map[string]any, len(p)), labels: labels}
	for name, value := range p {
		r.record[name] = asRead(value)
	}
	decode(&r)
	p["seal"] = int64(r.sum)
	return p
}

// asRead is a value as the driver returns it when it was written.
func asRead(value any) any {
	switch v := value.(type) {
	case int:
		return int64(v)
	case []string:
		return anyOf(v, func(s string) any { return s })
	case []int:
		return anyOf(v, func(n int) any { return int64(n) })
	case []time.Time:
		return anyOf(v, func(t time.Time) any { return t })
	}
	return value
}

func anyOf[T any](values []T, as func(T) any) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = as(v)
	}
	return all
}

// whole is decode of a node whose seal is not broken.
func whole[T any](decode func(*row) T) func(*row) T {
	return func(r *row) T {
		value := decode(r)
		if seal, ok := r.record["seal"].(int64); !ok || seal != int64(r.sum) {
			r.err = r.broken() // whatever decode found is no more than a consequence
		}
		return value
	}
}

// sealAll seals the nodes that were written before there were seals.
func (s *Store) sealAll(ctx context.Context) error {
	for label, seal := range map[string]func(*row) properties{
		"Entity": sealOf(entityOf), "Claim": sealOf(claimOf), "Relation": sealOf(relationOf), "Denial": sealOf(relationOf),
		"PastRelation": sealOf(relationOf), "Deal": sealOf(dealOf), "PastDeal": sealOf(dealOf),
	} {
		for last, more := "", true; more; {
			found, err := ask(ctx, s, func(r *row) properties {
				node := rowOf(r.record["x"])
				p := seal(&node)
				p["node"], p["id"] = r.text("node"), node.text("id")
				return p
			}, "MATCH (x:"+label+") WHERE x.id >= $p.last AND x.seal IS NULL RETURN elementId(x) AS node, x ORDER BY x.id LIMIT $p.most",
				map[string]any{"last": last, "most": maxRows})
			if err != nil {
				return err
			}
			if more = len(found) == maxRows; more {
				last = found[maxRows-1]["id"].(string)
			}
			err = s.runAlone(ctx, map[string]any{"rows": found}, "UNWIND $p.rows AS row MATCH (x:"+label+" {id: row.id}) WHERE elementId(x) = row.node SET x.seal = row.seal")
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// sealOf returns the seal of a node as it is.
func sealOf[T any](decode func(*row) T) func(*row) properties {
	return func(node *row) properties {
		decode(node)
		return properties{"seal": int64(node.sum)}
	}
}

// add adds a property to the sum of those that were read, in any order.
func (r *row) add(name string, values ...any) {
	text := append(make([]byte, 0, 64), name...)
	for _, value := range values {
		text = append(text, 0)
		switch v := value.(type) {
		case string:
			text = append(text, v...)
		case int64:
			text = binary.AppendVarint(text, v)
		case float64:
			text = binary.BigEndian.AppendUint64(text, math.Float64bits(v))
		case bool:
			if v {
				text = append(text, 1)
			}
		case time.Time:
			text = binary.AppendVarint(text, v.UnixMicro())
		}
	}
	h := fnv.New64a()
	h.Write(text)
	r.sum += h.Sum64()
}
