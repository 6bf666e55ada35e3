package graph

import (
	"context"
	"time"
)

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

	// EntitiesByID takes the ids of names and returns the entities that these are of.
	EntitiesByID(ctx context.Context, ids []string) ([]Entity, error)
	// RelationsByID and DealsByID return what was known at a moment; zero is now.
	RelationsByID(ctx context.Context, ids []string, knownAt time.Time) ([]Relation, error)
	DealsByID(ctx context.Context, ids []string, knownAt time.Time) ([]Deal, error)
	StoriesByID(ctx context.Context, ids []string) ([]Story, error)
	ClaimsByID(ctx context.Context, ids []string) ([]Claim, error)
	// ContradictionsOf returns the contradictions that have one of the relations.
	ContradictionsOf(ctx context.Context, relations []string) ([]Contradiction, error)
	NamesByID(ctx context.Context, ids []string) ([]Name, error)
	// LinksOf returns the links that have one of the names at an end.
	LinksOf(ctx context.Context, names []string) ([]Link, error)
	// JudgementsAbout returns the judgements of which one of the keys is among [Judgement.About].
	JudgementsAbout(ctx context.Context, keys []string) ([]Judgement, error)
	// Contents returns the appearances and claims of stories, those of each in
	// the order of its text.
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
	Judgements(ctx context.Context, q JudgementQuery, page Slice) ([]Judgement, int, error)
	// Contradictions lists the one last seen first, then by id.
	Contradictions(ctx context.Context, q ContradictionQuery, page Slice) ([]Contradiction, int, error)
	// Changes lists those with the least number first. A position has the number.
	Changes(ctx context.Context, q ChangeQuery, page Slice) ([]Change, int, error)
	// Ranking takes a checked query. Sums are rounded to hundredths before they
	// are compared, so that the order in which they were added up does not matter.
	Ranking(ctx context.Context, q RankingQuery) ([]Ranked, error)
	// Reviews lists those with the most stories first, then by id.
	Reviews(ctx context.Context, page Slice) ([]Review, int, error)

	// Neighbourhood and Paths take checked queries; see [NeighbourhoodQuery] and [PathQuery].
	Neighbourhood(ctx context.Context, q NeighbourhoodQuery) (Network, error)
	Paths(ctx context.Context, q PathQuery) ([]Path, error)

	Statistics(ctx context.Context) (Statistics, error)

	// Unmerged returns the ids of stories that must be added anew, at most limit
	// of them: those that an earlier version of the program stored, and those that
	// Unmerge marked.
	Unmerged(ctx context.Context, limit int) ([]string, error)
	// MergedBy returns what Unmerge was called with last, "" where it never was.
	MergedBy(ctx context.Context) (string, error)
	// Unmerge takes away all that is computed (names, links, entities,
	// relations and deals with what was known of them, contradictions, reviews,
	// traces), makes every story one that must be added anew,
	// and notes by which rules that is to be. What stories say and what analysts
	// judged stays. Cut off halfway, it is called again. Nobody else should merge
	// meanwhile.
	Unmerge(ctx context.Context, rules string) error

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

	// Traces returns those of stories.
	Traces(stories []string) ([]Trace, error)
	// PutTraces adds traces of stories that are there and have none. They go
	// with their stories.
	PutTraces([]Trace) error
	// Marked returns the ids of the stories whose traces have each of the marks,
	// at most limit of them.
	Marked(marks []int64, limit int) (map[int64][]string, error)
	// PutClusters makes these the clusters of stories.
	PutClusters(clusters map[string]string) error

	// Lock keeps all others from merging until the transaction ends: they wait
	// in their Lock. It is called before anything is merged, and after what the
	// stories say is stored.
	Lock() error

	Contents(stories []string) ([]Appearance, []Claim, error)
	PutContents([]Appearance, []Claim) error

	// AppearancesOf returns every appearance of the names, to merge them. It may
	// leave out the mentions.
	AppearancesOf(names []string) ([]Appearance, error)
	// ClaimsOf returns every claim that has one of the names at an end.
	ClaimsOf(names []string) ([]Claim, error)
	// Neighbours returns, for each of the names, the names that claims relate it to.
	Neighbours(names []string) (map[string][]string, error)

	Names(ids []string) ([]Name, error)
	// PutNames adds names, or replaces those of the same id, with the keys that
	// link each to others. One that is not among the keys keeps those that it has.
	PutNames([]Name, map[string][]string) error
	DeleteNames(ids []string) error
	// Blocks returns the ids of the names that have each of the keys, at most limit of them.
	Blocks(keys []string, limit int) (map[string][]string, error)
	// Links is as LinksOf of the Store.
	Links(names []string) ([]Link, error)
	// PutLinks makes these the only links with one of the names at an end. The
	// names are there, but for those that have no links any more.
	PutLinks(names []string, links []Link) error

	// Judgements is as JudgementsAbout of the Store.
	Judgements(keys []string) ([]Judgement, error)
	PutJudgement(Judgement) error
	DeleteJudgement(id string) error

	// Entities returns entities by their own ids.
	Entities(ids []string) ([]Entity, error)
	// PutEntities adds entities, or replaces those of the same id, with the
	// keys that each is found by.
	PutEntities([]Entity, map[string][]NameKey) error
	DeleteEntities(ids []string) error
	// PutReviews makes these the only reviews with one of the entities at an end.
	PutReviews(entities []string, reviews []Review) error

	// Threads returns every claim of the threads, which are of names; see [Claim.Thread].
	Threads(keys []string) ([]Claim, error)
	// PutThreads makes these the only relations, deals and contradictions of
	// their threads, which are of entities. It returns the relations that the
	// threads had before.
	PutThreads([]Thread) ([]Relation, error)
	// PutChanges adds changes behind those that are there, in their order, and
	// numbers them on. It may forget all but the last [MaxChanges].
	PutChanges([]Change) error
}

// Thread is what the claims of one thread tell together; see [RelationType.Thread].
type Thread struct {
	Key       string
	Relations []Relation
	Deals     []Deal
	// Contradictions are among the relations.
	Contradictions []Contradiction
	// PastRelations and PastDeals are what was known of these before, the
	// earlier first, without their lists; see [Relation.Complete].
	PastRelations []Relation
	PastDeals     []Deal
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
