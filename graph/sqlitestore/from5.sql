-- From version 5, in which copies were the same text word for word: every
-- story is merged anew, with the trace that copies are found by.

ALTER TABLE stories ADD COLUMN cluster TEXT NOT NULL DEFAULT '';
UPDATE stories SET merged = 0, cluster = coalesce(head ->> 'cluster', '');
CREATE INDEX stories_by_cluster ON stories (cluster, seen DESC, id);
UPDATE revision SET n = n + 1;

CREATE TABLE traces (
	story TEXT PRIMARY KEY REFERENCES stories, published INTEGER, -- NULL where unknown
	fingerprint BLOB NOT NULL
) WITHOUT ROWID;

-- What a trace is found by; see graph.Trace.Marks.
CREATE TABLE marks (
	mark INTEGER NOT NULL, story TEXT NOT NULL REFERENCES stories, PRIMARY KEY (mark, story)
) WITHOUT ROWID;
