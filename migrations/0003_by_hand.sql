-- What persons do by hand, and taking a batch back.
--
-- Undoing a batch leaves the database as if the batch had never been: what it said leaves the tables that everything is
-- derived from and is kept in `withdrawn`, so that no query needs to know of it. What is said twice is stored once, with
-- the batch that said it first; batch_need tells which batches rely on that, and these are undone with it or not at all.
ALTER TABLE batch ADD COLUMN who TEXT;         -- whose word it is, where a person entered it
ALTER TABLE batch ADD COLUMN why TEXT;
ALTER TABLE batch ADD COLUMN undone_by TEXT;
ALTER TABLE batch ADD COLUMN undone_why TEXT;
ALTER TABLE batch ADD COLUMN undoable INTEGER NOT NULL DEFAULT 0 CHECK (undoable IN (0, 1));  -- 0: older than these tables
ALTER TABLE series ADD COLUMN watched INTEGER NOT NULL DEFAULT 1 CHECK (watched IN (0, 1));  -- 0: told because of outages
ALTER TABLE platform ADD COLUMN batch_id INTEGER REFERENCES batch (id);  -- that made it; NULL: a person did

-- How persons name an incident: from source, key and platform, the same in every database.
ALTER TABLE incident ADD COLUMN uid TEXT;
UPDATE incident SET uid = printf('%016x', id);
CREATE UNIQUE INDEX incident_uid ON incident (uid);

ALTER TABLE incident_link ADD COLUMN withdrawn_by TEXT;
ALTER TABLE incident_link ADD COLUMN withdrawn_why TEXT;

-- What must stand before a refused record so that it can be read alone: the header of a table.
ALTER TABLE batch ADD COLUMN context BLOB;

CREATE TABLE batch_need (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  on_id INTEGER NOT NULL REFERENCES batch (id),
  PRIMARY KEY (on_id, batch_id)
) STRICT, WITHOUT ROWID;

-- Between from_at and until_at the batch added every bucket that no later batch added.
CREATE TABLE user_report_span (
  series_id INTEGER NOT NULL REFERENCES series (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,  -- included
  PRIMARY KEY (series_id, batch_id, from_at)
) STRICT, WITHOUT ROWID;

-- The bucket length that a batch stated; the shortest is series.bucket_s.
CREATE TABLE series_bucket (
  series_id INTEGER NOT NULL REFERENCES series (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  bucket_s INTEGER NOT NULL,
  PRIMARY KEY (series_id, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO series_bucket SELECT s.id, min(c.batch_id), s.bucket_s FROM series s JOIN coverage c
  ON c.basis = 'series' AND c.platform_id = s.platform_id AND c.source_id = s.source_id AND c.region = s.region
  WHERE s.bucket_s IS NOT NULL GROUP BY s.id;

-- The words of a revision, said once more at a later time.
CREATE TABLE incident_again (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  stated_at INTEGER NOT NULL,
  PRIMARY KEY (incident_id, sha256, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_again SELECT id, sha256, batch_id, stated_at FROM incident i
  WHERE stated_at > coalesce((SELECT max(r.stated_at) FROM incident_revision r
                              WHERE r.incident_id = i.id AND r.sha256 = i.sha256), stated_at - 1);

-- The lists that name an incident as open, where they are later than those of earlier batches; incident_listing holds the
-- latest.
CREATE TABLE incident_listed (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (incident_id, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_listed SELECT l.incident_id, i.batch_id, l.listed_at
  FROM incident_listing l JOIN incident i ON i.id = l.incident_id;

-- Stretches that lie within one of `coverage` and were said before it.
CREATE TABLE coverage_within (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  region TEXT REFERENCES region (code),
  component TEXT,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('feed', 'declared')),
  batch_id INTEGER NOT NULL REFERENCES batch (id)
) STRICT;

-- Refused records that could be read later, as they stood in reject.
CREATE TABLE reject_read (
  read_id INTEGER NOT NULL REFERENCES batch (id),  -- the batch that read it
  sha256 TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  hint TEXT NOT NULL,
  record BLOB NOT NULL,
  length INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  PRIMARY KEY (read_id, sha256)
) STRICT, WITHOUT ROWID;

-- What was said and is taken back: that of an undone batch, and a coverage that a person removed.
CREATE TABLE withdrawn (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,         -- the table it stood in
  batch_id INTEGER NOT NULL REFERENCES batch (id),  -- that had said it
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  row TEXT NOT NULL           -- JSON, by names instead of ids; what is no text in hexadecimal digits
) STRICT;
CREATE INDEX withdrawn_by_batch ON withdrawn (batch_id);  -- batch show
