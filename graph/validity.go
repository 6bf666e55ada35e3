package graph

import "time"

// Validity tells when a relation held, or an event took its course, in the world:
// as texts date it, and where none does, from when to when it was told.
type Validity struct {
	// ValidFrom is when it began; it held from ValidFrom.From on, or may have.
	ValidFrom Period `json:"validFrom"`
	// ValidTo is when it ended or is to end: it held, or may have, before
	// ValidTo.To. Nil where nothing tells of an end.
	ValidTo *Period `json:"validTo,omitempty"`
	// Phases are what held when, the earliest first, where that is more than one
	// thing. One with the status [Terminated] is a time in which it did not hold.
	// There are at most [MaxPhases]: of more, the earliest and the latest.
	Phases []Phase `json:"phases,omitempty"`
}

// MaxPhases is how many phases of a relation are kept.
const MaxPhases = 32

// Phase is what held of a relation from a moment on, until the next phase.
type Phase struct {
	At     time.Time `json:"at"`
	Status Status    `json:"status,omitempty"`
	Detail string    `json:"detail,omitempty"`
	// Period is how exactly the moment is told; At lies within it, or at its end.
	Period Period `json:"period"`
}

// HoldsOn reports whether it held at a moment, or may have; status is the
// present one, which counts where there are no phases.
func (v Validity) HoldsOn(at time.Time, status Status) (Status, bool) {
	if at.Before(v.ValidFrom.From) || v.ValidTo != nil && !at.Before(v.ValidTo.To) {
		return NoStatus, false
	}
	if len(v.Phases) > 0 {
		status = v.phaseAt(at).Status
	}
	return status, len(v.Phases) == 0 || status != Terminated
}

// phaseAt returns the last phase that had begun by then; before the first it did not hold.
func (v Validity) phaseAt(at time.Time) Phase {
	p := Phase{Status: Terminated}
	for _, next := range v.Phases {
		if next.At.After(at) {
			break
		}
		p = next
	}
	return p
}

// PhaseOn returns what held of a relation at a moment, and false where it did
// not hold then.
func (r Relation) PhaseOn(at time.Time) (Phase, bool) {
	if _, holds := r.HoldsOn(at, r.Status); !holds {
		return Phase{}, false
	}
	if len(r.Phases) > 0 {
		return r.phaseAt(at), true
	}
	return Phase{At: r.ValidFrom.From, Status: r.Status, Detail: r.Detail, Period: r.ValidFrom}, true
}
