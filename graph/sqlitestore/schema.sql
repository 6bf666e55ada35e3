-- The tables of one dealgraph file. What a query selects or orders by is a
-- column; the whole record is JSON in data. Times are Unix microseconds.

CREATE TABLE revision (n INTEGER NOT NULL);
INSERT INTO revision VALUES (0);

CREATE TABLE stories (
	id TEXT PRIMARY KEY, seen INTEGER NOT NULL, publisher TEXT NOT NULL,
	head TEXT NOT NULL,  -- the story without its text and origins
	text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX stories_by_seen ON stories (seen DESC, id);

CREATE TABLE origins (origin TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories) WITHOUT ROWID;
CREATE INDEX origins_by_story ON origins (story);

CREATE TABLE appearances (
	story TEXT NOT NULL REFERENCES stories, n INTEGER NOT NULL, entity TEXT NOT NULL, data TEXT NOT NULL,
	PRIMARY KEY (story, n)
) WITHOUT ROWID;
CREATE INDEX appearances_by_entity ON appearances (entity);

CREATE TABLE claims (
	id TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories, thread TEXT NOT NULL,
	place INTEGER NOT NULL, -- of the sentence in the text
	data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claims_by_story ON claims (story, place, id);
CREATE INDEX claims_by_thread ON claims (thread);

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
	symmetric INTEGER NOT NULL, polarity TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	publishers TEXT NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX relations_by_thread ON relations (thread);
CREATE INDEX relations_by_source ON relations (source, last_seen DESC, id);
CREATE INDEX relations_by_target ON relations (target, last_seen DESC, id);
CREATE INDEX relations_by_type ON relations (type, last_seen DESC, id);
CREATE INDEX relations_by_seen ON relations (last_seen DESC, id);
CREATE INDEX relations_by_confidence ON relations (confidence DESC, id);
CREATE INDEX relations_by_value ON relations (currency, value DESC, id);

CREATE TABLE deals (
	id TEXT PRIMARY KEY, thread TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	parties TEXT NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX deals_by_thread ON deals (thread);
CREATE INDEX deals_by_seen ON deals (last_seen DESC, id);
CREATE INDEX deals_by_value ON deals (currency, value DESC, id);
