-- From version 2, which knew neither ranges of money nor contradictions:
-- relations and deals go, and every story is merged anew.

ALTER TABLE relations ADD COLUMN least REAL;
ALTER TABLE deals ADD COLUMN least REAL;
DELETE FROM relations;
DELETE FROM deals;
UPDATE stories SET merged = 0;
UPDATE revision SET n = n + 1;

CREATE TABLE contradictions (
	id TEXT PRIMARY KEY, thread TEXT NOT NULL, conflict TEXT NOT NULL, seen INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX contradictions_by_thread ON contradictions (thread);
CREATE INDEX contradictions_by_seen ON contradictions (seen DESC, id);

CREATE TABLE contradiction_ends (
	entity TEXT NOT NULL, contradiction TEXT NOT NULL REFERENCES contradictions, PRIMARY KEY (entity, contradiction)
) WITHOUT ROWID;
CREATE INDEX contradiction_ends_by_contradiction ON contradiction_ends (contradiction);

-- What the graph learnt, in order.
CREATE TABLE changes (n INTEGER PRIMARY KEY, at INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX changes_by_time ON changes (at, n);
