-- The tables of one dealgraph file. What a query selects or orders by is a
-- column; the whole record is JSON in data. Times are Unix microseconds. least
-- is the lower end of an amount that is a range, and else its value.

CREATE TABLE revision (n INTEGER NOT NULL);
INSERT INTO revision VALUES (0);

-- By which rules names were compared; see graph.Upgrade.
CREATE TABLE rules (merged_by TEXT NOT NULL);

CREATE TABLE stories (
	id TEXT PRIMARY KEY, seen INTEGER NOT NULL, publisher TEXT NOT NULL,
	head TEXT NOT NULL,  -- the story without its text, origins and cluster
	text TEXT NOT NULL,
	merged INTEGER NOT NULL DEFAULT 1, -- 0 where it must be merged anew
	cluster TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX stories_by_seen ON stories (seen DESC, id);
CREATE INDEX stories_to_merge ON stories (id) WHERE NOT merged;

CREATE INDEX stories_by_cluster ON stories (cluster, seen DESC, id);

CREATE TABLE traces (
	story TEXT PRIMARY KEY REFERENCES stories, published INTEGER, -- NULL where unknown
	fingerprint BLOB NOT NULL
) WITHOUT ROWID;

-- What a trace is found by; see graph.Trace.Marks.
CREATE TABLE marks (
	mark INTEGER NOT NULL, story TEXT NOT NULL REFERENCES stories, PRIMARY KEY (mark, story)
) WITHOUT ROWID;

CREATE TABLE origins (origin TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories) WITHOUT ROWID;
CREATE INDEX origins_by_story ON origins (story);

-- entity is the id of the name.
CREATE TABLE appearances (
	story TEXT NOT NULL REFERENCES stories, n INTEGER NOT NULL, entity TEXT NOT NULL, data TEXT NOT NULL,
	PRIMARY KEY (story, n)
) WITHOUT ROWID;
CREATE INDEX appearances_by_entity ON appearances (entity);

CREATE TABLE claims (
	id TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories, thread TEXT NOT NULL,
	place INTEGER NOT NULL, -- of the sentence in the text
	data TEXT NOT NULL,
	source TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '' -- names
) WITHOUT ROWID;
CREATE INDEX claims_by_story ON claims (story, place, id);
CREATE INDEX claims_by_thread ON claims (thread);

CREATE TABLE names (id TEXT PRIMARY KEY, entity TEXT NOT NULL, data TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX names_by_entity ON names (entity);

-- What links a name to others.
CREATE TABLE name_keys (
	key TEXT NOT NULL, name TEXT NOT NULL REFERENCES names, PRIMARY KEY (key, name)
) WITHOUT ROWID;
CREATE INDEX name_keys_by_name ON name_keys (name);

CREATE TABLE links (
	a TEXT NOT NULL REFERENCES names, b TEXT NOT NULL REFERENCES names, data TEXT NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX links_by_b ON links (b);

CREATE TABLE judgements (
	id TEXT PRIMARY KEY, made INTEGER NOT NULL, ruling TEXT NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX judgements_by_time ON judgements (made DESC, id);

-- key is the judgement's own id, that of a name, or a thread of names.
CREATE TABLE judgement_keys (
	key TEXT NOT NULL, judgement TEXT NOT NULL REFERENCES judgements, PRIMARY KEY (key, judgement)
) WITHOUT ROWID;
CREATE INDEX judgement_keys_by_judgement ON judgement_keys (judgement);

CREATE TABLE reviews (
	id TEXT PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, stories INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX reviews_by_a ON reviews (a);
CREATE INDEX reviews_by_b ON reviews (b);
CREATE INDEX reviews_by_stories ON reviews (stories DESC, id);

CREATE INDEX claims_by_source ON claims (source, target);
CREATE INDEX claims_by_target ON claims (target, source);

CREATE TABLE entities (
	id TEXT PRIMARY KEY, kind TEXT NOT NULL, folded TEXT NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entities_by_name ON entities (folded, id);

-- key is "name:" with a folded name, or "SCHEME:" with an identifier.
CREATE TABLE entity_keys (
	key TEXT NOT NULL, entity TEXT NOT NULL REFERENCES entities, PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE INDEX entity_keys_by_entity ON entity_keys (entity);

CREATE TABLE trigrams (
	trigram TEXT NOT NULL, entity TEXT NOT NULL REFERENCES entities, PRIMARY KEY (trigram, entity)
) WITHOUT ROWID;
CREATE INDEX trigrams_by_entity ON trigrams (entity);

CREATE TABLE relations (
	id TEXT PRIMARY KEY, thread TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
	symmetric INTEGER NOT NULL, polarity TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL, least REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	publishers TEXT NOT NULL, publishers_since TEXT, -- times in the order of the publishers; NULL where all tell it from the beginning
	valid_from INTEGER NOT NULL, valid_to INTEGER, -- it held from then until then
	phases TEXT, -- lists of a time and the status from then on; NULL where there is only one
	known_from INTEGER NOT NULL,
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX relations_by_thread ON relations (thread);
CREATE INDEX relations_by_source ON relations (source, last_seen DESC, id);
CREATE INDEX relations_by_target ON relations (target, last_seen DESC, id);
CREATE INDEX relations_by_type ON relations (type, last_seen DESC, id);
CREATE INDEX relations_by_seen ON relations (last_seen DESC, id);
CREATE INDEX relations_by_confidence ON relations (confidence DESC, id);
CREATE INDEX relations_by_value ON relations (currency, value DESC, id);

CREATE TABLE deals (
	id TEXT PRIMARY KEY, thread TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL, least REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	parties TEXT NOT NULL, -- with the time since when each takes part
	valid_from INTEGER NOT NULL, valid_to INTEGER, phases TEXT, known_from INTEGER NOT NULL, -- as in relations
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX deals_by_thread ON deals (thread);
CREATE INDEX deals_by_seen ON deals (last_seen DESC, id);
CREATE INDEX deals_by_value ON deals (currency, value DESC, id);

CREATE TABLE contradictions (
	id TEXT PRIMARY KEY, thread TEXT NOT NULL, conflict TEXT NOT NULL, seen INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX contradictions_by_thread ON contradictions (thread);
CREATE INDEX contradictions_by_seen ON contradictions (seen DESC, id);

-- The entities and relations of each.
CREATE TABLE contradiction_ends (
	thing TEXT NOT NULL, contradiction TEXT NOT NULL REFERENCES contradictions, PRIMARY KEY (thing, contradiction)
) WITHOUT ROWID;
CREATE INDEX contradiction_ends_by_contradiction ON contradiction_ends (contradiction);

-- What the graph learnt, in order.
CREATE TABLE changes (n INTEGER PRIMARY KEY, at INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX changes_by_time ON changes (at, n);
-- What was known of relations and deals until a story told more, without
-- their lists, which the present versions have.
CREATE TABLE past_relations (
	id TEXT NOT NULL, thread TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
	symmetric INTEGER NOT NULL, polarity TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL, least REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	valid_from INTEGER NOT NULL, valid_to INTEGER, phases TEXT,
	known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, data TEXT NOT NULL,
	PRIMARY KEY (id, known_from)
) WITHOUT ROWID;
CREATE INDEX past_relations_by_thread ON past_relations (thread);
CREATE INDEX past_relations_by_seen ON past_relations (last_seen DESC, id);
CREATE INDEX past_relations_by_source ON past_relations (source, last_seen DESC, id);
CREATE INDEX past_relations_by_target ON past_relations (target, last_seen DESC, id);

CREATE TABLE past_deals (
	id TEXT NOT NULL, thread TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL, least REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	valid_from INTEGER NOT NULL, valid_to INTEGER, phases TEXT,
	known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, data TEXT NOT NULL,
	PRIMARY KEY (id, known_from)
) WITHOUT ROWID;
CREATE INDEX past_deals_by_thread ON past_deals (thread);
CREATE INDEX past_deals_by_seen ON past_deals (last_seen DESC, id);
