-- From version 2, which knew no ranges of money: relations and deals go, and
-- every story is merged anew.

ALTER TABLE relations ADD COLUMN least REAL;
ALTER TABLE deals ADD COLUMN least REAL;
DELETE FROM relations;
DELETE FROM deals;
UPDATE stories SET merged = 0;
UPDATE revision SET n = n + 1;
