package graph

// Status says how far an event has come. A state, such as OWNS, has none.
type Status string

// The statuses, from least to most advanced; Terminated ends any of them.
const (
	NoStatus   Status = ""
	Rumoured   Status = "RUMOURED"   // reported, said to, may
	InTalks    Status = "IN_TALKS"   // talks, bids, considering
	Announced  Status = "ANNOUNCED"  // agreed, signed, planned by the parties
	Completed  Status = "COMPLETED"  // done
	Terminated Status = "TERMINATED" // failed, ended, called off
)

// Statuses lists the statuses from least to most advanced.
var Statuses = []Status{Rumoured, InTalks, Announced, Completed, Terminated}

// Rank orders statuses by how far they are; NoStatus is 0.
func (s Status) Rank() int {
	for i, known := range Statuses {
		if s == known {
			return i + 1
		}
	}
	return 0
}

// Valid reports whether s is NoStatus or one of [Statuses].
func (s Status) Valid() bool { return s == NoStatus || s.Rank() > 0 }

// Then returns the status of what had status s and is told to have another:
// the further of the two, for a late story may tell of talks long agreed. What
// was terminated may be taken up again at any point.
func (s Status) Then(told Status) Status {
	if told != NoStatus && (s == Terminated || told.Rank() > s.Rank()) {
		return told
	}
	return s
}

// Polarity says whether a claim affirms or denies.
type Polarity string

// The polarities.
const (
	Affirmed Polarity = "AFFIRMED"
	Denied   Polarity = "DENIED"
	// Rejected is only of a relation: an analyst says that it does not hold.
	Rejected Polarity = "REJECTED"
)

// Polarities lists the polarities that relations have.
var Polarities = []Polarity{Affirmed, Denied, Rejected}

// Modality says how a sentence puts its claim.
type Modality string

// The modalities.
const (
	Asserted     Modality = "ASSERTED"     // told as a fact
	Reported     Modality = "REPORTED"     // hedged or hung on a source: reportedly, is said to
	Hypothetical Modality = "HYPOTHETICAL" // if, would, could
)
