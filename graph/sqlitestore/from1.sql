-- From version 1, in which an entity was one name: what is computed goes, and
-- every story is merged anew.

ALTER TABLE stories ADD COLUMN merged INTEGER NOT NULL DEFAULT 1;
UPDATE stories SET merged = 0;
CREATE INDEX stories_to_merge ON stories (id) WHERE NOT merged;
ALTER TABLE claims ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN target TEXT NOT NULL DEFAULT '';
UPDATE revision SET n = n + 1;

DELETE FROM entities;
DELETE FROM entity_keys;
DELETE FROM trigrams;
DELETE FROM relations;
DELETE FROM deals;

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
