package graph

// Claim is what one sentence of one story says between two names. It is
// never rewritten.
type Claim struct {
	// ID is a hash of the story, the type, both ends and the sentence.
	ID    string `json:"id"`
	Story string `json:"story"`
	// Type is the name of a relation type of the ontology: "LENDS".
	Type string `json:"type"`
	// SourceIndex and TargetIndex point into the story's appearances.
	SourceIndex int `json:"sourceIndex"`
	TargetIndex int `json:"targetIndex"`
	// Source and Target are the ids of their names, which answer as those of the names' entities; the Graph sets them.
	Source string `json:"source"`
	Target string `json:"target"`

	Status   Status   `json:"status,omitempty"`
	Polarity Polarity `json:"polarity"`
	Modality Modality `json:"modality"`
	// When is the date that the sentence gives to this; nil where it gives none.
	When *When `json:"when,omitempty"`
	// Amount is the money of the event, Share what of it the source alone gives,
	// where the sentence says so: "$120m of the $500m loan".
	Amount *Money `json:"amount,omitempty"`
	Share  *Money `json:"share,omitempty"`
	// Revised is true where the sentence says that the amount was another before:
	// "raised from $500m to $650m".
	Revised bool `json:"revised,omitempty"`
	// Leads is true where the sentence says that the source leads others.
	Leads bool `json:"leads,omitempty"`
	// Detail is what the type adds: a person's title, a rating, a ticker.
	Detail string `json:"detail,omitempty"`
	// AttributedTo is the source that the text names: "Bloomberg".
	AttributedTo string `json:"attributedTo,omitempty"`
	// Confidence is the reader's estimate that the claim is right, in (0, 1].
	Confidence float64 `json:"confidence"`

	// Sentence is the sentence that says so; SourceAt and TargetAt are the
	// words in the text that name both ends, which may be descriptions
	// ("the telco") and may stand in the sentence before.
	Sentence Span `json:"sentence"`
	SourceAt Span `json:"sourceAt"`
	TargetAt Span `json:"targetAt"`
	// Reason is the rule or model that made the claim.
	Reason string `json:"reason"`

	// Thread is the key, by names, of the claims that are weighed together; see [RelationType.Thread].
	Thread string `json:"thread"`
}
