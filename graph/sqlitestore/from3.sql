-- From version 3, which did not note by which rules names are compared.

CREATE TABLE rules (merged_by TEXT NOT NULL);
