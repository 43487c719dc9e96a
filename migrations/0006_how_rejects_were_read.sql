-- What a refused record says depends on the header it stood under, on when it was retrieved and on what the user said of
-- its input: the same text, read otherwise, is another refused record. How those of before were read is known as far as
-- their batch tells it.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  format TEXT NOT NULL,      -- of the record: that of its version where its input is a file in git
  options TEXT NOT NULL,     -- JSON, what the user said that gives records their meaning
  observed_at INTEGER,       -- when it was retrieved, as the user or the commit says; NULL: nobody said
  context BLOB NOT NULL,     -- what must stand before it so that it can be read alone: the header of a table
  UNIQUE (format, options, observed_at, context)
) STRICT;
INSERT INTO reading (format, options, context)
  SELECT DISTINCT b.format, '{}', coalesce(b.context, x'') FROM batch b
  WHERE b.id IN (SELECT batch_id FROM reject UNION SELECT batch_id FROM reject_read);

-- sha256: of the format of the batch and the record, so that the same faulty input twice adds nothing.
ALTER TABLE reject RENAME TO reject_before;
CREATE TABLE reject (
  sha256 TEXT NOT NULL,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  hint TEXT NOT NULL,
  record BLOB NOT NULL,      -- whole, or the first 64 KiB of a longer one
  length INTEGER NOT NULL,   -- bytes of the whole record
  offset INTEGER NOT NULL,   -- where it starts in the input
  PRIMARY KEY (sha256, reading_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reject
  SELECT r.sha256, g.id, r.batch_id, r.line, r.reason, r.hint, r.record, r.length, r.offset
  FROM reject_before r JOIN batch b ON b.id = r.batch_id
  JOIN reading g ON g.format = b.format AND g.context = coalesce(b.context, x'');
DROP TABLE reject_before;
CREATE INDEX reject_by_batch ON reject (batch_id);  -- query rejects, the report's list of what is not known

-- Refused records that could be read later, as they stood in reject.
ALTER TABLE reject_read RENAME TO reject_read_before;
CREATE TABLE reject_read (
  read_id INTEGER NOT NULL REFERENCES batch (id),  -- the batch that read it
  sha256 TEXT NOT NULL,
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  hint TEXT NOT NULL,
  record BLOB NOT NULL,
  length INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  PRIMARY KEY (read_id, sha256, reading_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reject_read
  SELECT r.read_id, r.sha256, g.id, r.batch_id, r.line, r.reason, r.hint, r.record, r.length, r.offset
  FROM reject_read_before r JOIN batch b ON b.id = r.batch_id
  JOIN reading g ON g.format = b.format AND g.context = coalesce(b.context, x'');
DROP TABLE reject_read_before;

-- It stood for all records of the batch, and each has its own now.
ALTER TABLE batch DROP COLUMN context;
