package graph

import "context"

// Store keeps a graph. It is thin: [Graph] checks questions, merges claims
// and makes cursors; a store writes rows and finds them.
//
// Every method honours its context and fails with Unavailable where the
// storage cannot be used and Corrupt where it holds what it should not.
// Slices that a store returns are the caller's own.
type Store interface {
	// Update runs change in one transaction: all of it is stored, or nothing
	// where change or the commit fails. It may run change again after a
	// conflict, so change must not act on anything but the Tx.
	Update(ctx context.Context, change func(Tx) error) error

	// Those that look up by id leave out what is not there, return each thing
	// once however often it is named, and keep no order.

	EntitiesByID(ctx context.Context, ids []string) ([]Entity, error)
	RelationsByID(ctx context.Context, ids []string) ([]Relation, error)
	DealsByID(ctx context.Context, ids []string) ([]Deal, error)
	StoriesByID(ctx context.Context, ids []string) ([]Story, error)
	ClaimsByID(ctx context.Context, ids []string) ([]Claim, error)
	// Contents returns the appearances and claims of stories.
	Contents(ctx context.Context, stories []string) ([]Appearance, []Claim, error)

	// EntitiesByKey finds the entities that have the folded name, or the
	// identifier, as one of theirs, by id.
	EntitiesByKey(ctx context.Context, key NameKey) ([]Entity, error)
	// SimilarNames returns the entities whose folded names share the most
	// trigrams with the given ones, most first, then by id, at most limit.
	SimilarNames(ctx context.Context, trigrams []string, kinds []Kind, limit int) ([]Entity, error)

	// The lists start behind a Position and hold at most limit items. With
	// total they also count all, else they return -1.

	Entities(ctx context.Context, q EntityQuery, page Slice) ([]Entity, int, error)
	Relations(ctx context.Context, q RelationQuery, page Slice) ([]Relation, int, error)
	Deals(ctx context.Context, q DealQuery, page Slice) ([]Deal, int, error)
	Stories(ctx context.Context, q StoryQuery, page Slice) ([]Story, int, error)

	// Neighbourhood and Paths take checked queries; see [NeighbourhoodQuery] and [PathQuery].
	Neighbourhood(ctx context.Context, q NeighbourhoodQuery) (Network, error)
	Paths(ctx context.Context, q PathQuery) ([]Path, error)

	Statistics(ctx context.Context) (Statistics, error)

	// Close releases the storage; calls after it fail with Unavailable, but to
	// close again does nothing.
	Close() error
}

// Tx is a transaction of a [Store]. What it reads includes what it wrote.
type Tx interface {
	// StoryHeads and StoryHeadsByOrigin return stories without their texts, by
	// id and by the origins that they were read from.
	StoryHeads(ids []string) ([]Story, error)
	StoryHeadsByOrigin(origins []string) ([]Story, error)
	// PutStories adds stories or replaces those of the same id.
	PutStories([]Story) error
	// PutOrigins makes these the origins of a story.
	PutOrigins(story string, origins []string) error
	// DeleteStories removes stories with their appearances and claims.
	DeleteStories(ids []string) error

	// Lock keeps others from changing the appearances of these entities and the
	// claims of these threads until the transaction ends. It is called once,
	// after what the stories say is stored and before it is merged, with sorted
	// keys. Both ends of each claim of the threads are among the entities, so a
	// store may lock those alone.
	Lock(entities, threads []string) error

	Contents(stories []string) ([]Appearance, []Claim, error)
	PutContents([]Appearance, []Claim) error

	// Entities returns entities by id as they were put last, without those that
	// are not there.
	Entities(ids []string) ([]Entity, error)
	// AppearancesOf returns every appearance of the entities, to merge them. It
	// may leave out the mentions.
	AppearancesOf(entities []string) ([]Appearance, error)
	// PutEntities adds entities, or replaces those of the same id, with the
	// keys that each is found by.
	PutEntities([]Entity, map[string][]NameKey) error
	DeleteEntities(ids []string) error

	// Threads returns every claim of the threads.
	Threads(keys []string) ([]Claim, error)
	// PutThreads makes these the only relations and deals of their threads.
	PutThreads([]Thread) error
}

// Thread is what the claims of one thread tell together; see [RelationType.Thread].
type Thread struct {
	Key       string
	Relations []Relation
	Deals     []Deal
}

// NameKey is what an entity is found by: a folded name, or an identifier.
// Exactly one of the two is set.
type NameKey struct {
	Name       string
	Identifier Identifier
}

// Slice is one page of a list as a store sees it.
type Slice struct {
	After *Position // nil is the beginning
	Limit int
	Total bool
}

// Position is the place of an item in an ordered list: what it is ordered by, and its id.
type Position struct {
	Number float64 `json:"n,omitempty"` // confidence or amount; times as Unix microseconds
	Text   string  `json:"t,omitempty"` // a name
	ID     string  `json:"i"`
}
