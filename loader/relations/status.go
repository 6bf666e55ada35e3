package relations

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// The words by which a clause tells how far an event has come.
var (
	terminations = phrasesOf(`called off, calls off, call off, calling off, abandoned, abandons, abandon, abandoning, scrapped, scraps, scrap,
		collapsed, collapse, collapses, fell through, fallen through, broke off, broken off, break off, breaks off, broke down, walked away, walks away,
		withdrew, withdraws, withdrawn, withdraw, dropped, drops, drop, pulled out, pulls out, pull out, terminated, terminates, terminate, termination,
		cancelled, canceled, cancels, cancel, failed, fails, lapsed, rejected, rejects, rebuffed, spurned, ended, ends, expired,
		no longer, former, ex, formerly, unsuccessful, blocked, dissolved, unwound, severed, ditched, ditches, backed out, backs out, defeated, lost out`)

	talks = phrasesOf(`talks, negotiating, negotiations, negotiate, discussions, considering, consider, considers, weighing, weighs, exploring, explores,
		mulling, mulls, wants to, want to, wanted to, interested in, interest in, eyeing, eyes, hopes to, hope to, hoping to, seeking, seeks, sought to,
		bid, bids, bidding, offer, offered, offers, proposed, proposal, proposes, approach, approached, looking to, studying, trying to, tries to`)

	announcements = phrasesOf(`agreed, agrees, agreement, will, to buy, to sell, to acquire, to invest, to merge, to take, to supply, to provide,
		plans, planned, plan, planning, signed, signs, announced, announces, intends, intend, intention, set to, due to, would, pledged, committed,
		letter of intent, definitive, definitively, subject to, expects to, expected to, scheduled, is to, are to, preparing, about to, be completed, pending,
		unveiled, in principle, memorandum, named, names, appointed, appoints, selected, chosen, awarded, won, wins, mandated, hired, hires, has been hired`)

	// completions tell that an event is over whatever else the clause says.
	completions = phrasesOf(`completed, completes, completion, closed, closes, finalised, finalized, has bought, has acquired, has sold`)

	// endings and beginnings tell of a state that it is over, or not yet.
	endings = phrasesOf(`former, ex, formerly, previously, once, until, resigned, resigns, quit, quits, stepped down, stepping down,
		ousted, retired, sacked, fired, left, leaves, will leave, late`)
	beginnings = phrasesOf(`named, names, appointed, appoints, will become, is to become, to become, becomes, elected, elects, will join, joins,
		will succeed, incoming, designate`)

	// pasts tell that an event is over where nothing else is told.
	pasts = phrasesOf(`bought, acquired, sold, took over, taken over, has taken, paid, purchased, snapped up,
		merged, invested, lent, secured, raised, settled, fined, sued, approved, cleared, backed, provided, funded,
		took, picked up, launched, delivered, supplied, formed, filed, founded, blocked, barred, ordered, opened, won, struck`)
)

// statusOf tells how far the event of a finding has come: what its wording
// says, unless the words round about take it back or hedge it; else what the
// words of the clause say, those within the match first.
func statusOf(x finding, modality graph.Modality) graph.Status {
	if x.of.Nature == graph.State {
		return stateStatus(x)
	}
	said := x.wording.Status
	matched, clause := x.matched(), x.clause()
	switch {
	case terminations.in(x.before()) >= 0, terminations.in(x.after()) >= 0, said == graph.NoStatus && terminations.in(matched) >= 0:
		return graph.Terminated
	case modality == graph.Reported:
		return graph.Rumoured
	case said != graph.NoStatus:
		return said
	}
	for _, part := range [][]item{matched, clause} {
		switch {
		case completions.in(part) >= 0:
			return graph.Completed
		case talks.in(part) >= 0:
			return graph.InTalks
		case announcements.in(part) >= 0:
			return graph.Announced
		case pasts.in(part) >= 0 || slices.ContainsFunc(part, isPast):
			return graph.Completed
		}
	}
	return graph.Announced
}

// isPast reports whether an item looks like a verb in the past, or a year.
func isPast(it item) bool {
	return it.kind == word && !it.capital && len(it.text) > 4 && strings.HasSuffix(it.text, "ed") || isYear(it.text)
}

// stateStatus tells of a state only that it has ended or is to begin.
func stateStatus(x finding) graph.Status {
	if x.wording.Status != graph.NoStatus {
		return x.wording.Status
	}
	if ended(x) {
		return graph.Terminated
	}
	near := x.line[max(0, x.start-2):min(len(x.line), x.end+2)]
	switch {
	case endings.in(near) >= 0:
		return graph.Terminated
	case beginnings.in(near) >= 0:
		return graph.Announced
	default:
		return graph.NoStatus
	}
}
