package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Judge stores an analyst's word and applies it. The caller sets the ruling,
// what it is about (names, or a relation or its claims), what it says, the
// author and the reason; Judge sets the rest and returns it. It fails with
// BadInput where the judgement is malformed, TooLarge where a text of it is
// over its limit, and NotFound where what it is about is not there.
func (g *Graph) Judge(ctx context.Context, j Judgement) (Judgement, error) {
	if err := g.checkJudgement(&j); err != nil {
		return Judgement{}, err
	}
	if err := g.findClaims(ctx, &j); err != nil {
		return Judgement{}, err
	}
	j.Made = cmp.Or(j.Made, g.now()).UTC().Truncate(time.Microsecond)
	var judged Judgement
	err := g.store.Update(ctx, func(tx Tx) error {
		judged = j
		c := change{graph: g, tx: tx}
		if err := tx.Lock(); err != nil {
			return err
		}
		if err := c.find(&judged); err != nil {
			return err
		}
		if err := tx.PutJudgement(judged); err != nil {
			return err
		}
		return c.merge(ctx)
	})
	return judged, err
}

// TakeBack removes a judgement and all that came of it, and returns it. It
// fails with NotFound where there is none of that id.
func (g *Graph) TakeBack(ctx context.Context, id string) (Judgement, error) {
	var taken Judgement
	err := g.store.Update(ctx, func(tx Tx) error {
		c := change{graph: g, tx: tx}
		if err := tx.Lock(); err != nil {
			return err
		}
		found, err := tx.Judgements([]string{id})
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(j Judgement) bool { return j.ID != id })
		if len(found) == 0 {
			return Errorf(NotFound, "there is no judgement with the id %s", id)
		}
		taken = found[0]
		if err := c.reconsider(taken); err != nil {
			return err
		}
		if err := tx.DeleteJudgement(id); err != nil {
			return err
		}
		return c.merge(ctx)
	})
	return taken, err
}

// Judgements lists judgements, the newest first.
func (g *Graph) Judgements(ctx context.Context, q JudgementQuery) (Page[Judgement], error) {
	for _, r := range q.Rulings {
		if !slices.Contains(Rulings, r) {
			return Page[Judgement]{}, Errorf(BadInput, "unknown ruling %q; there are %v", r, Rulings)
		}
	}
	return list(ctx, q.Window, q, func(j Judgement) Position {
		return Position{Number: float64(j.Made.UnixMicro()), ID: j.ID}
	}, g.store.Judgements)
}

// checkJudgement checks what can be told without the store.
func (g *Graph) checkJudgement(j *Judgement) error {
	j.Author, j.Reason, j.Name = strings.TrimSpace(j.Author), strings.TrimSpace(j.Reason), strings.TrimSpace(j.Name)
	for what, text := range map[string]struct {
		is   string
		most int
	}{"author": {j.Author, MaxAuthor}, "reason": {j.Reason, MaxReason}, "name": {j.Name, resolve.MaxNameBytes}} {
		if len(text.is) > text.most {
			return Errorf(TooLarge, "the %s of the judgement has %d bytes; at most %d are taken", what, len(text.is), text.most)
		}
		if !utf8.ValidString(text.is) || strings.ContainsRune(text.is, 0) {
			return Errorf(BadInput, "the %s of the judgement is no UTF-8 text or holds a NUL", what)
		}
	}
	if j.Author == "" {
		return Errorf(BadInput, "a judgement needs its author")
	}
	problem := ""
	switch j.Ruling {
	case RuleSame, RuleNotSame:
		if len(j.Names) != 2 || j.Names[0] == j.Names[1] {
			problem = "needs two different names or entities"
		}
	case RuleRename:
		if len(j.Names) != 1 || j.Name == "" {
			problem = "needs an entity and a name for it"
		}
	case RuleKind:
		if len(j.Names) != 1 || !j.Kind.Valid() {
			problem = "needs an entity and a kind for it"
		}
	case RuleConfirm, RuleReject, RuleCorrect:
		problem = g.relationProblem(*j)
	default:
		return Errorf(BadInput, "unknown ruling %q; there are %v", j.Ruling, Rulings)
	}
	if problem != "" {
		return Errorf(BadInput, "the ruling %s %s", j.Ruling, problem)
	}
	return nil
}

func (g *Graph) relationProblem(j Judgement) string {
	c := j.Correction
	switch {
	case len(j.Names) > 0 || j.Relation == "" && len(j.Claims) == 0:
		return "needs a relation, and no names"
	case len(j.Claims) > MaxJudgedClaims:
		return "names more claims than are taken"
	case j.Ruling != RuleCorrect:
		return ""
	case c == nil || *c == Correction{}:
		return "needs to say what is corrected"
	case !c.Status.Valid():
		return "has an unknown status"
	case c.Polarity != "" && c.Polarity != Affirmed && c.Polarity != Denied:
		return "has a polarity that is neither AFFIRMED nor DENIED"
	case c.Amount.problem() != "":
		return "has an amount that is none: " + c.Amount.problem()
	}
	if _, ok := g.types[c.Type]; c.Type != "" && !ok {
		return "names the relation type " + c.Type + ", which the ontology does not have"
	}
	return ""
}

// findClaims completes a judgement on a relation with the claims that tell it
// and their threads.
func (g *Graph) findClaims(ctx context.Context, j *Judgement) error {
	if len(j.Names) > 0 {
		return nil
	}
	if len(j.Claims) == 0 {
		r, err := g.Relation(ctx, j.Relation)
		if err != nil {
			return err
		}
		j.Claims = r.Claims[:min(len(r.Claims), MaxJudgedClaims)]
	}
	claims, err := g.store.ClaimsByID(ctx, j.Claims)
	if err == nil && len(claims) == 0 {
		err = Errorf(NotFound, "there is none of the claims that the judgement is about")
	}
	j.Threads = nil
	for _, claim := range claims {
		j.Threads = append(j.Threads, claim.Thread)
	}
	j.Threads = union(nil, j.Threads)
	return err
}

// find completes a judgement with its id, and marks what it is about as touched.
func (c *change) find(j *Judgement) error {
	found, err := c.tx.Names(j.Names)
	if err != nil {
		return err
	}
	for _, id := range j.Names {
		if !slices.ContainsFunc(found, func(n Name) bool { return n.ID == id }) {
			return Errorf(NotFound, "there is no entity with the id %s", id)
		}
	}
	j.ID, j.Names = "", union(nil, j.Names)
	whole, err := json.Marshal(j)
	if err != nil {
		return Errorf(BadInput, "the judgement holds a number that is none: %w", err)
	}
	j.ID = id("j", string(whole))
	return c.reconsider(*j)
}

// reconsider marks what a judgement is about as touched.
func (c *change) reconsider(j Judgement) error {
	c.judged = append(c.judged, j.Names...)
	if len(j.Threads) == 0 {
		return nil
	}
	claims, err := c.tx.Threads(j.Threads)
	for _, claim := range claims {
		if slices.Contains(j.Claims, claim.ID) {
			c.claims = append(c.claims, claim)
		}
	}
	return err
}
