package loader

import "github.com/dealgraph/dealgraph/loader/model"

// others knows, of each group of rival types and each thing at an end, the two
// likeliest things at the other end: who is said to run one company seldom runs
// another.
type others map[end][2]rated

// end is a thing at one end of a directed relation.
type end struct {
	group  string
	thing  int
	target bool
}

// rated is a thing, and the largest margin with which it stands at an end.
type rated struct {
	thing  int
	margin float64
}

func (t *Trained) othersOf(all []*statement) others {
	o := others{}
	for _, s := range all {
		if of, ok := t.types.Type(s.of); ok && !of.Symmetric && s.scored != nil {
			o.add(end{s.group, s.source, false}, rated{s.target, s.scored.Margin})
			o.add(end{s.group, s.target, true}, rated{s.source, s.scored.Margin})
		}
	}
	return o
}

// add keeps the two likeliest things of an end, the likelier first.
func (o others) add(at end, r rated) {
	none := rated{-1, model.LeastMargin}
	two, ok := o[at]
	if !ok {
		two = [2]rated{none, none}
	}
	switch {
	case r.thing == two[0].thing:
		two[0].margin = max(two[0].margin, r.margin)
	case r.margin > two[0].margin:
		two = [2]rated{r, two[0]}
	case r.margin > two[1].margin:
		two[1] = r
	}
	o[at] = two
}

// without is how likely the statement's source stands with another target, and
// its target with another source, as margins.
func (o others) without(s *statement) (otherTarget, otherSource float64) {
	other := func(at end, thing int) float64 {
		two, ok := o[at]
		switch {
		case !ok:
			return model.LeastMargin
		case two[0].thing == thing:
			return two[1].margin
		}
		return two[0].margin
	}
	return other(end{s.group, s.source, false}, s.target), other(end{s.group, s.target, true}, s.source)
}
