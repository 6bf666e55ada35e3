-- From version 4, which knew neither ranges of money nor contradictions, and kept
-- no changes. By its rules of merging it is merged anew.

ALTER TABLE relations ADD COLUMN least REAL;
ALTER TABLE past_relations ADD COLUMN least REAL;
ALTER TABLE deals ADD COLUMN least REAL;
ALTER TABLE past_deals ADD COLUMN least REAL;

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
