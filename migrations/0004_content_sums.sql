-- What each table says, as a sum that its rows may be added to in any order, so that a write adds what it changes and
-- `check` finds what changed otherwise: a disk that forgets a bit, or a hand in the file. SQLite's own check looks at
-- the structure of the file and misses what lies within a value. Tables that follow from others have none: they are held
-- against those.
CREATE TABLE content_sum (
  name TEXT PRIMARY KEY,     -- of a table
  rows INTEGER NOT NULL,
  sum INTEGER NOT NULL       -- of the rows' 64-bit hashes, modulo 2^64
) STRICT, WITHOUT ROWID;
