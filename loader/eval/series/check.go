package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/ontology"
)

// check finds what a writer of series gets wrong: names that the text does not
// have, types that do not fit, sums that the sentence does not give.
func (s *series) check(types *ontology.Ontology) error {
	if s.About == "" || len(s.Stories) == 0 || len(s.Relations)+len(s.Never)+len(s.AsOf) == 0 {
		return fmt.Errorf("it needs about, stories, and facts")
	}
	for name, t := range s.Things {
		if name == "" || slices.Contains(t.Aliases, "") {
			return fmt.Errorf("%q: a name is empty", name)
		}
	}
	for i, st := range s.Stories {
		if i > 0 && st.Published.Before(s.Stories[i-1].Published) {
			return fmt.Errorf("story %d is older than the one before", i)
		}
		for _, c := range st.Says {
			if err := s.checkStatement(types, c.Is); err != nil {
				return fmt.Errorf("story %d: %w", i, err)
			}
			if err := s.checkClaim(st, c); err != nil {
				return fmt.Errorf("story %d: %s: %w", i, c.Is, err)
			}
		}
	}
	for _, is := range s.statements() {
		if err := s.checkStatement(types, is); err != nil {
			return err
		}
	}
	for _, c := range s.Contradictions {
		if conflicts[c.About] == "" {
			return fmt.Errorf("%s: a contradiction is about one of %v", c.Is, slices.Sorted(maps.Keys(conflicts)))
		}
	}
	for _, d := range s.Deals {
		for _, p := range d.Parties {
			if _, ok := s.Things[p.Name]; !ok {
				return fmt.Errorf("%s: %q is not among the things", p.Role, p.Name)
			}
		}
	}
	return nil
}

// statements are those that the facts make.
func (f *facts) statements() []statement {
	var all []statement
	for _, r := range f.Relations {
		all = append(all, r.Is)
	}
	for _, n := range f.Never {
		all = append(all, n.Is)
	}
	for _, d := range slices.Concat(f.AsOf, f.KnownAt) {
		for _, r := range slices.Concat(d.So, d.NotSo) {
			all = append(all, r.Is)
		}
	}
	for _, c := range f.Contradictions {
		all = append(all, c.Is)
		if c.Against != nil {
			all = append(all, *c.Against)
		}
	}
	return all
}

func (s *series) checkStatement(types *ontology.Ontology, is statement) error {
	for _, end := range []string{is.Source, is.Target} {
		if _, ok := s.Things[end]; !ok {
			return fmt.Errorf("%s: %q is not among the things", is, end)
		}
	}
	t, ok := types.Type(is.Type)
	if !ok {
		return fmt.Errorf("%s: there is no such relation type", is)
	}
	if !t.Takes(s.Things[is.Source].Kind, s.Things[is.Target].Kind) {
		return fmt.Errorf("%s: the type does not join these kinds", is)
	}
	return nil
}

func (s *series) checkClaim(st story, c claim) error {
	at, err := s.sentenceOf(st, c)
	switch {
	case err != nil:
		return err
	case !c.Status.Valid():
		return fmt.Errorf("unknown status %q", c.Status)
	case c.Amount != nil && !strings.Contains(st.Text[at], c.Amount.digits()):
		return fmt.Errorf("sentence %d does not say %s", at, c.Amount)
	case c.Share != nil && !strings.Contains(st.Text[at], c.Share.digits()):
		return fmt.Errorf("sentence %d does not say %s", at, c.Share)
	case c.Detail != "" && !strings.Contains(st.Text[at], c.Detail):
		return fmt.Errorf("sentence %d does not say %q", at, c.Detail)
	}
	for _, end := range []string{c.Is.Source, c.Is.Target} {
		if !slices.ContainsFunc(st.Text, func(x string) bool { return strings.Contains(x, end) }) {
			return fmt.Errorf("the text does not name %s in full", end)
		}
	}
	return nil
}
