package graph

import "time"

// Deal is an event with money or with more than two parties: a consortium's
// loan is one deal, and an edge of the graph for each lender.
type Deal struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"` // LOAN, ACQUISITION, ...: the ontology names them
	Status Status `json:"status,omitempty"`
	// History has each step of the status with its story.
	History   []StatusStep `json:"history,omitempty"`
	Amount    *Money       `json:"amount,omitempty"` // the whole sum, not one party's share
	FirstSeen time.Time    `json:"firstSeen"`
	LastSeen  time.Time    `json:"lastSeen"`
	Parties   []Party      `json:"parties"`
	Relations []string     `json:"relations"` // ids, of the edges that tell it
	// RelationsSince is since when each of the relations tells it; nil where all did at once.
	RelationsSince []time.Time `json:"relationsSince,omitempty"`
	// Stories, Independent, Publishers and Confidence are as in [Relation].
	Stories     int      `json:"stories"`
	Independent int      `json:"independent"`
	Publishers  []string `json:"publishers,omitempty"`
	Confidence  float64  `json:"confidence"`
	// PublishersSince is as in [Relation].
	PublishersSince []time.Time `json:"publishersSince,omitempty"`
	// Date is when it happened or is to happen, by the last that was told of it.
	Date Period `json:"date"`
	Validity
	Known
}

// Party is an entity's part in a deal. Who leads others has the leader's part beside the other.
type Party struct {
	Entity string `json:"entity"`
	Role   string `json:"role"` // LENDER, BORROWER, BUYER, ...
	// Since is when a story first told that it takes part.
	Since time.Time `json:"since"`
}
