package graph

import "time"

// Order is the order of a list of relations or deals. Ties are broken by id.
type Order string

// The orders.
const (
	Newest  Order = "NEWEST"  // last seen first
	Surest  Order = "SUREST"  // highest confidence first
	Largest Order = "LARGEST" // largest amount first; needs an AmountRange, since sums of two currencies do not compare
)

// Window asks for one page of a list.
type Window struct {
	First int    // how many, 1 to [MaxPage]
	After string // the cursor behind which to start; empty is the beginning
	// Total asks for the number of items in all pages.
	Total bool
}

// Page is one page of a list.
type Page[T any] struct {
	Items   []T
	Cursors []string // one an item
	More    bool     // whether another page follows
	Total   int      // where the Window asked for it, else -1
}

// EntityQuery asks for entities, by name where Search is set (closest first,
// forgiving of case, accents, legal forms and typing slips), else in the order of names.
type EntityQuery struct {
	Search string
	Kinds  []Kind
	Window
}

// RelationQuery asks for relations.
type RelationQuery struct {
	Filter RelationFilter
	Ends   Ends
	Order  Order
	Window
}

// DealQuery asks for deals. Every field narrows it.
type DealQuery struct {
	Kinds         []string // LOAN, ACQUISITION ...
	Statuses      []Status
	Amount        *AmountRange
	Parties       []PartyFilter // each must be matched by a party
	MinParties    int           // things that take part, in however many roles
	MinConfidence float64
	MinStories    int
	Since, Until  time.Time
	AsOf, KnownAt time.Time // as in [RelationFilter]
	Order         Order
	Window
}

// PartyFilter asks for an entity in a role; an empty field matches any.
type PartyFilter struct {
	Entity string
	Role   string
}

// StoryQuery asks for stories, newest first.
type StoryQuery struct {
	Publishers   []string
	Since, Until time.Time
	// Mentions asks for stories in which this entity appears; the id of any of its names stands for it.
	Mentions string
	// Cluster asks for the stories of a cluster; see [Story.Cluster].
	Cluster string
	// Heads leaves out the texts, which may be long.
	Heads bool
	Window
}

// NeighbourhoodQuery asks for all that lies within a few hops of some entities.
type NeighbourhoodQuery struct {
	Of     []string // entity ids, 1 to [MaxSeeds]
	Hops   int      // 1 to [MaxHops]
	Filter RelationFilter
	// Limit bounds the relations, 1 to [MaxNeighbourhood]: nearer ones are
	// kept first, then surer ones.
	Limit int
}

// Network is a part of the graph, as graph libraries take it.
type Network struct {
	Entities  []Entity   // nearest first, then by id
	Hops      []int      // of each entity, its distance from the seeds
	Relations []Relation // nearest first, then surest
	Truncated bool       // whether Limit left any out
}

// PathQuery asks for the shortest ways between two entities, whichever way
// the relations point.
type PathQuery struct {
	From, To string // entity ids
	MaxHops  int    // 1 to [MaxPathHops]
	Filter   RelationFilter
	First    int // how many ways, 1 to [MaxPaths]
}

// Path is a way from one entity to another that visits none twice. Fewer hops
// come first; among equals, the way whose first differing hop is surer.
type Path struct {
	Entities []Entity // the ends and all between, in order
	// Relations are the hops, one fewer than the entities. Where several
	// relations join the two ends of a hop, the surest stands for it.
	Relations []Relation
}

// Statistics are the sizes of things; of relations, those that are facts count.
type Statistics struct {
	Stories, Entities, Claims, Relations, Deals int
	EntitiesByKind                              map[Kind]int
	RelationsByType                             map[string]int
}

// The limits of one question.
const (
	MaxPage          = 500
	MaxSeeds         = 100
	MaxHops          = 4
	MaxNeighbourhood = 2000
	MaxPathHops      = 6
	MaxPaths         = 50
	MaxVisits        = 1_000_000 // relations looked at by one traversal
)
