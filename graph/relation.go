package graph

import "time"

// Relation is an edge of the graph: what the claims of all stories together
// say of one event or state between two entities.
type Relation struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Source string `json:"source"` // entity id; for a symmetric type the smaller of the two
	Target string `json:"target"`
	// Symmetric is true where the relation has no direction.
	Symmetric bool     `json:"symmetric,omitempty"`
	Polarity  Polarity `json:"polarity"`
	// Status is the status now; History has each step with its story.
	Status  Status       `json:"status,omitempty"`
	History []StatusStep `json:"history,omitempty"`
	// Amount is the whole money of the event, as it is told with this relation.
	Amount *Money `json:"amount,omitempty"`
	// Share is what of it the source alone gives or gets, of a type with a deal
	// of many: as it is told or, where the source is told to be in it alone,
	// the whole. It is nil where that is unknown, as mostly in a consortium.
	Share *Money `json:"share,omitempty"`
	// Leads is true where a story says that the source leads others.
	Leads  bool   `json:"leads,omitempty"`
	Detail string `json:"detail,omitempty"`
	// FirstSeen and LastSeen are the earliest and latest [Story.Seen].
	FirstSeen time.Time `json:"firstSeen"`
	LastSeen  time.Time `json:"lastSeen"`
	// Stories counts the stories that say so, Independent their clusters.
	Stories     int      `json:"stories"`
	Independent int      `json:"independent"`
	Publishers  []string `json:"publishers,omitempty"`
	// PublishersSince is since when each of the publishers tells it; nil where all did at once.
	PublishersSince []time.Time `json:"publishersSince,omitempty"`
	// Confidence that the relation holds as stated, in (0, 1].
	Confidence float64 `json:"confidence"`
	// Confirmed is true where an analyst said that it holds; then Confidence is 1.
	Confirmed bool `json:"confirmed,omitempty"`
	// Judgements are the ids of the judgements on it, the first made first.
	Judgements []string `json:"judgements,omitempty"`
	// Deal is the id of the deal that it is part of, or empty.
	Deal string `json:"deal,omitempty"`
	// First is the id of the claim that said so first.
	First string `json:"first,omitempty"`
	// Claims are the ids of the claims that say so, surest first, and ClaimsTold when each was
	// told; nil where all were at once.
	Claims     []string    `json:"claims"`
	ClaimsTold []time.Time `json:"claimsTold,omitempty"`
	// ClaimsJoined is, for each of the claims, the rule by which it is of one event
	// with those told before: "equal sums". It is empty for a claim that began
	// the event, and nil where all are.
	ClaimsJoined []string `json:"claimsJoined,omitempty"`
	Validity
	Known
}

// StatusStep is a step in an event's history.
type StatusStep struct {
	Status Status    `json:"status"`
	Seen   time.Time `json:"seen"`
	Story  string    `json:"story"`
	Claim  string    `json:"claim"` // that told it
	// When is the date that the story gives to it; nil where it gives none.
	When *Period `json:"when,omitempty"`
}
