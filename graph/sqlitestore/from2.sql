-- From version 2, which did not know when a relation held and what was known
-- before: what is computed of claims goes, and every story is merged anew.

UPDATE stories SET merged = 0;
UPDATE revision SET n = n + 1;
DELETE FROM relations;
DELETE FROM deals;

ALTER TABLE relations ADD COLUMN publishers_since TEXT;
ALTER TABLE relations ADD COLUMN valid_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relations ADD COLUMN valid_to INTEGER;
ALTER TABLE relations ADD COLUMN phases TEXT;
ALTER TABLE relations ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;

ALTER TABLE deals ADD COLUMN valid_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deals ADD COLUMN valid_to INTEGER;
ALTER TABLE deals ADD COLUMN phases TEXT;
ALTER TABLE deals ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;

-- What was known of relations and deals until a story told more, without
-- their lists, which the present versions have.
CREATE TABLE past_relations (
	id TEXT NOT NULL, thread TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
	symmetric INTEGER NOT NULL, polarity TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL,
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
	id TEXT NOT NULL, thread TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, currency TEXT, value REAL,
	confidence REAL NOT NULL, independent INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
	valid_from INTEGER NOT NULL, valid_to INTEGER, phases TEXT,
	known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, data TEXT NOT NULL,
	PRIMARY KEY (id, known_from)
) WITHOUT ROWID;
CREATE INDEX past_deals_by_thread ON past_deals (thread);
CREATE INDEX past_deals_by_seen ON past_deals (last_seen DESC, id);
