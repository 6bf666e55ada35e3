package graph

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The times within which two tellings are of one time.
const (
	week        = 7 * 24 * time.Hour
	oneTelling  = 3 * 24 * time.Hour // a sum may be told anew after that
	deniesAfter = begunAnewAfter     // a denial is of what was told up to so long before
)

// toldAndDenied pairs what is denied with what is told of the same two things.
func toldAndDenied(all []witnessed) []conflict {
	type ends struct{ kind, source, target string }
	told := map[ends][]witnessed{}
	for _, v := range all {
		if v.Polarity == Affirmed {
			at := ends{v.Type, v.Source, v.Target}
			told[at] = append(told[at], v)
		}
	}
	var found []conflict
	for _, denial := range all {
		if denial.Polarity != Denied {
			continue
		}
		for _, v := range told[ends{denial.Type, denial.Source, denial.Target}] {
			if claims := v.deniedBy(denial); len(claims) > 0 {
				found = append(found, conflict{[]*Relation{v.Relation, denial.Relation}, claims, denial.claims})
			}
		}
	}
	return found
}

// deniedBy returns the claims that a denial is against: those told not long
// before it or right after. What was over when it was denied, or came about
// afterwards, is no contradiction.
func (v witnessed) deniedBy(denial witnessed) []told {
	for _, step := range v.History {
		later := step.Seen.After(denial.LastSeen)
		if later && (step.Status == Announced || step.Status == Completed) || !later && step.Status == Terminated {
			return nil
		}
	}
	within := deniesAfter
	if v.of.Nature == State {
		within = month // it may have ended
	}
	return v.claimsIn(denial.FirstSeen.Add(-within), denial.LastSeen.Add(week))
}

func (v witnessed) claimsIn(from, to time.Time) []told {
	var in []told
	for _, c := range v.claims {
		if !c.seen.Before(from) && !c.seen.After(to) {
			in = append(in, c)
		}
	}
	return in
}

func (v witnessed) claimsOf(status Status) []told {
	return slices.DeleteFunc(slices.Clone(v.claims), func(c told) bool { return c.Status != status })
}

// doneAndCalledOff finds deals whose history has both, with nothing between.
func doneAndCalledOff(all []witnessed) []conflict {
	var found []conflict
	for _, v := range all {
		if v.Polarity != Affirmed || v.of.Deal == nil || v.of.hub() == "" && !v.of.once() {
			continue
		}
		for i := 1; i < len(v.History); i++ {
			a, b := v.History[i-1], v.History[i]
			done := a.Status == Completed && b.Status == Terminated || a.Status == Terminated && b.Status == Completed
			one, other := v.claimsOf(Completed), v.claimsOf(Terminated)
			if done && b.Seen.Sub(a.Seen) <= month && independent(one, other) {
				found = append(found, conflict{[]*Relation{v.Relation}, one, other})
				break
			}
		}
	}
	return found
}

// independent reports whether no story of one side copies one of the other.
func independent(one, other []told) bool {
	clusters := map[string]bool{}
	for _, c := range one {
		clusters[c.cluster] = true
	}
	return !slices.ContainsFunc(other, func(c told) bool { return clusters[c.cluster] })
}

// twoAmounts finds what is agreed or done at two sums. Where one thing may do
// the same twice, two sums are two deals.
func twoAmounts(all []witnessed) []conflict {
	var found []conflict
	for _, v := range all {
		if v.Polarity != Affirmed || !v.of.once() {
			continue
		}
		sums := slices.DeleteFunc(slices.Clone(v.claims), func(c told) bool {
			return c.Amount == nil || c.Status != Announced && c.Status != Completed
		})
		if one, other := excluding(sums); one != nil {
			found = append(found, conflict{[]*Relation{v.Relation}, one, other})
		}
	}
	return found
}

// excluding returns claims of two sums that exclude each other, at one time and
// of two publishers, or nothing.
func excluding(claims []told) (one, other []told) {
	for i, a := range claims {
		for _, b := range claims[i+1:] {
			if b.seen.Sub(a.seen) > oneTelling {
				break
			}
			if a.Status == b.Status && a.cluster != b.cluster && a.publisher != b.publisher && a.Amount.Excludes(*b.Amount) {
				return agreeing(claims, a), agreeing(claims, b)
			}
		}
	}
	return nil, nil
}

func agreeing(claims []told, with told) []told {
	return slices.DeleteFunc(slices.Clone(claims), func(c told) bool { return !c.Amount.Agrees(*with.Amount) })
}

// twoOwners finds pairs that hold more than all of one thing.
func twoOwners(all []witnessed) []conflict {
	const rounding = 1 // of per cent
	parts := map[*Relation]float64{}
	holders := slices.DeleteFunc(slices.Clone(all), func(v witnessed) bool {
		if v.Polarity == Affirmed && v.of.Whole && v.Status != Terminated {
			parts[v.Relation] = partOf(v.Detail)
		}
		return parts[v.Relation] == 0
	})
	return pairs(holders, func(a, b witnessed) (one, other []told) {
		apart := max(a.FirstSeen.Sub(b.LastSeen), b.FirstSeen.Sub(a.LastSeen))
		if a.Target != b.Target || a.Source == b.Source || apart > week || parts[a.Relation]+parts[b.Relation] <= 100+rounding {
			return nil, nil
		}
		return a.claims, b.claims
	})
}

var percent = regexp.MustCompile(`(\d+(?:\.\d+)?) ?(?:%|per ?cent|pct)`)

// partOf reads how many per cent of a thing a detail tells; 0 where it does not.
func partOf(detail string) float64 {
	detail = strings.ToLower(detail)
	if m := percent.FindStringSubmatch(detail); m != nil {
		part, _ := strconv.ParseFloat(m[1], 64)
		return part
	}
	if slices.ContainsFunc(strings.Fields(detail), func(w string) bool { return w == "all" || w == "wholly" || w == "whole" || w == "entirely" }) {
		return 100
	}
	return 0
}

// twoBuyers finds pairs that each complete the purchase of one thing.
func twoBuyers(all []witnessed) []conflict {
	sold := map[string]bool{}
	for _, v := range all {
		if v.Polarity == Affirmed && v.of.role() == "SELLER" {
			sold[v.Source] = true
		}
	}
	buyers := slices.DeleteFunc(slices.Clone(all), func(v witnessed) bool {
		return v.Polarity != Affirmed || v.of.role() != "BUYER" || v.Status != Completed || sold[v.Source]
	})
	return pairs(buyers, func(a, b witnessed) (one, other []told) {
		apart := a.History[len(a.History)-1].Seen.Sub(b.History[len(b.History)-1].Seen)
		if a.Target != b.Target || a.Source == b.Source || a.Deal != "" && a.Deal == b.Deal || max(apart, -apart) > month {
			return nil, nil
		}
		return a.claimsOf(Completed), b.claimsOf(Completed)
	})
}

// pairs compares each two, the one told first before the other.
func pairs(all []witnessed, compare func(a, b witnessed) (one, other []told)) []conflict {
	slices.SortStableFunc(all, func(a, b witnessed) int { return a.FirstSeen.Compare(b.FirstSeen) })
	var found []conflict
	for i, a := range all {
		for _, b := range all[i+1:] {
			if one, other := compare(a, b); len(one) > 0 && len(other) > 0 && len(found) < MaxContradictions {
				found = append(found, conflict{[]*Relation{a.Relation, b.Relation}, one, other})
			}
		}
	}
	return found
}
