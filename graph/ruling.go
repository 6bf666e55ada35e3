package graph

import (
	"cmp"
	"slices"
)

// rulings are the judgements on relations by the claims that they name.
type rulings map[string][]Judgement

func relationRulings(judgements []Judgement) rulings {
	all := rulings{}
	for _, j := range judgements {
		for _, c := range j.Claims {
			all[c] = append(all[c], j)
		}
	}
	return all
}

// on returns the judgements on a relation, the first made first.
func (r rulings) on(claims []string) []Judgement {
	var all []Judgement
	if len(r) == 0 {
		return nil
	}
	for _, c := range claims {
		all = append(all, r[c]...)
	}
	slices.SortFunc(all, earlier)
	return slices.CompactFunc(all, func(a, b Judgement) bool { return a.ID == b.ID })
}

func (g *Graph) judgeRelation(r *Relation, j Judgement) {
	switch j.Ruling {
	case RuleConfirm:
		r.Confirmed, r.Confidence = true, 1
		if r.Polarity == Rejected {
			r.Polarity = Affirmed
		}
	case RuleReject:
		r.Confirmed, r.Polarity = false, Rejected
	case RuleCorrect:
		g.correct(r, *j.Correction)
	}
}

func (g *Graph) correct(r *Relation, c Correction) {
	if c.Type != "" {
		r.Type = c.Type
	}
	if c.Swapped {
		r.Source, r.Target = r.Target, r.Source
	}
	t, _ := g.Type(r.Type)
	r.Symmetric = t.Symmetric
	r.Source, r.Target = t.Ends(r.Source, r.Target)
	if c.Amount != nil && r.Share != nil && r.Share == r.Amount {
		r.Share = c.Amount // it is in it alone
	}
	r.Status, r.Amount = cmp.Or(c.Status, r.Status), cmp.Or(c.Amount, r.Amount)
	if c.Status != NoStatus { // what was told of it no longer says when it held
		r.Phases = nil
		if c.Status != Terminated {
			r.ValidTo = nil
		}
	}
	if c.Polarity != "" && r.Polarity != Rejected {
		r.Polarity = c.Polarity
	}
}

// judge makes an entity what judgements say of its names.
func (e *Entity) judge(judgements []Judgement) {
	told := e.Name
	for _, j := range slices.SortedFunc(slices.Values(judgements), earlier) {
		if len(j.Names) != 1 || !slices.Contains(e.Names, j.Names[0]) {
			continue
		}
		switch j.Ruling {
		case RuleRename:
			e.Name = j.Name
		case RuleKind:
			e.Kind = j.Kind
		}
	}
	if e.Name != told {
		aliases := slices.DeleteFunc(e.Aliases, func(alias string) bool { return alias == e.Name })
		e.Aliases = append([]string{told}, aliases...)
		e.Aliases = e.Aliases[:min(len(e.Aliases), MaxAliases)]
	}
}
