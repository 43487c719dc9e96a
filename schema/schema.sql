CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE platform_name (
  folded TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  platform_id INTEGER NOT NULL REFERENCES platform (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX platform_name_by_platform ON platform_name (platform_id);

CREATE TABLE region (
  code TEXT PRIMARY KEY,     -- ISO 3166-1 or -2, WW for world-wide, or a provider's own location code
  name TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('status_page', 'user_reports', 'article', 'publisher', 'monitor', 'person')),
  name TEXT NOT NULL,        -- the address of an article or page, else the name of who says it
  publisher TEXT,
  url TEXT,
  language TEXT,
  zone TEXT,                 -- the zone that the source states its times in
  UNIQUE (kind, name)
) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  input TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  observed_at INTEGER NOT NULL,  -- when the input was retrieved
  ingested_at INTEGER NOT NULL,
  records_read INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  warnings TEXT NOT NULL DEFAULT '[]',  -- JSON array of texts
  tool_version TEXT NOT NULL,
  tz_version TEXT NOT NULL,
  undone_at INTEGER
, who TEXT, why TEXT, undone_by TEXT, undone_why TEXT, undoable INTEGER NOT NULL DEFAULT 0 CHECK (undoable IN (0, 1)), names TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  region TEXT NOT NULL REFERENCES region (code),
  source_id INTEGER NOT NULL REFERENCES source (id),
  bucket_s INTEGER CHECK (bucket_s > 0), watched INTEGER NOT NULL DEFAULT 1 CHECK (watched IN (0, 1)), platform_folded TEXT NOT NULL DEFAULT '',  -- NULL: not stated
  UNIQUE (platform_id, region, source_id)
) STRICT;

CREATE TABLE incident_count (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  at_min INTEGER,
  at_max INTEGER,
  at_text TEXT,
  region TEXT REFERENCES region (code),
  count INTEGER NOT NULL CHECK (count >= 0),
  relation TEXT NOT NULL CHECK (relation IN ('=', '>=', '<=', '~')),
  peak INTEGER NOT NULL CHECK (peak IN (0, 1)),
  PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_region (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  region TEXT NOT NULL REFERENCES region (code),
  PRIMARY KEY (incident_id, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_component (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  component TEXT NOT NULL,
  old_status TEXT,
  new_status TEXT,
  PRIMARY KEY (incident_id, component)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_update (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  at_min INTEGER,
  at_max INTEGER,
  status TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  category TEXT,             -- cyberattack, power, network, software, configuration, capacity, third_party …
  cause TEXT NOT NULL,       -- in the source's words
  claimed_by TEXT,
  standing TEXT NOT NULL CHECK (standing IN ('official', 'claimed', 'speculated', 'confirmed', 'denied')),
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_link (
  id INTEGER PRIMARY KEY,
  a_id INTEGER NOT NULL REFERENCES incident (id),
  b_id INTEGER REFERENCES incident (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'dismissed')),
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  withdrawn_at INTEGER, withdrawn_by TEXT, withdrawn_why TEXT,
  CHECK ((verdict = 'dismissed') = (b_id IS NULL))
) STRICT;

CREATE INDEX incident_link_by_a ON incident_link (a_id);

CREATE TABLE outage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,  -- from scope and smallest member, the same in every database
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  component TEXT,
  region TEXT,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 4),  -- 1 minor (a degradation), 2 not stated, 3 major, 4 critical
  started_min INTEGER,
  started_max INTEGER,
  ended_min INTEGER,
  ended_max INTEGER,
  duration_min INTEGER NOT NULL,
  duration_max INTEGER,
  ongoing INTEGER NOT NULL CHECK (ongoing IN (0, 1)),
  possible_group INTEGER NOT NULL  -- outages of one group may turn out to be one
) STRICT;

CREATE INDEX outage_by_scope ON outage (platform_id, component, region, started_max);

CREATE TABLE outage_incident (
  outage_id INTEGER NOT NULL REFERENCES outage (id) ON DELETE CASCADE,
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  membership TEXT NOT NULL CHECK (membership IN ('certain', 'probable')),
  certain_group INTEGER NOT NULL,  -- members that are one outage for certain share it
  PRIMARY KEY (outage_id, incident_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX outage_incident_by_incident ON outage_incident (incident_id);

CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE incident_listing (
  incident_id INTEGER PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
  listed_at INTEGER NOT NULL,
  unlisted_at INTEGER
) STRICT;

CREATE TABLE snapshot (
  source_id INTEGER NOT NULL REFERENCES source (id),
  at INTEGER NOT NULL,
  platform_id INTEGER REFERENCES platform (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id)
, platform_folded TEXT) STRICT;

CREATE TABLE batch_need (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  on_id INTEGER NOT NULL REFERENCES batch (id),
  PRIMARY KEY (on_id, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_listed (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (incident_id, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawn (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,         -- the table it stood in
  batch_id INTEGER NOT NULL REFERENCES batch (id),  -- that had said it
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  row TEXT NOT NULL           -- JSON, by names instead of ids; what is no text in hexadecimal digits
) STRICT;

CREATE INDEX withdrawn_by_batch ON withdrawn (batch_id);

CREATE TABLE content_sum (
  name TEXT PRIMARY KEY,     -- of a table
  rows INTEGER NOT NULL,
  sum INTEGER NOT NULL       -- of the rows' 64-bit hashes, modulo 2^64
) STRICT, WITHOUT ROWID;

CREATE TABLE git_history (
  root TEXT NOT NULL,        -- the repository's first commit: the same in every clone
  path TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  last_commit TEXT NOT NULL,
  PRIMARY KEY (root, path, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  format TEXT NOT NULL,      -- of the record: that of its version where its input is a file in git
  options TEXT NOT NULL,     -- JSON, what the user said that gives records their meaning
  observed_at INTEGER,       -- when it was retrieved, as the user or the commit says; NULL: nobody said
  context BLOB NOT NULL,     -- what must stand before it so that it can be read alone: the header of a table
  UNIQUE (format, options, observed_at, context)
) STRICT;

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

CREATE INDEX reject_by_batch ON reject (batch_id);

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

CREATE TABLE coverage (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  region TEXT REFERENCES region (code),  -- NULL: wherever the source looks
  component TEXT,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('series', 'feed', 'declared', 'none')),
  batch_id INTEGER NOT NULL REFERENCES batch (id), platform_folded TEXT NOT NULL DEFAULT '',
  CHECK (from_at < until_at)
) STRICT;

CREATE TABLE coverage_within (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  region TEXT REFERENCES region (code),
  component TEXT,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('feed', 'declared', 'none')),
  batch_id INTEGER NOT NULL REFERENCES batch (id)
, platform_folded TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE assumed_coverage (
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (platform_id, source_id, from_at),
  CHECK (from_at < until_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_log (
  source_id INTEGER NOT NULL REFERENCES source (id),
  platform_folded TEXT NOT NULL,  -- the name as the source stated it, folded as in platform_name
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  PRIMARY KEY (source_id, platform_folded, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE naming (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  other TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  batch_id INTEGER REFERENCES batch (id)  -- NULL: said to a program that kept no batch of it
) STRICT;

CREATE TABLE "incident" (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  key TEXT NOT NULL,         -- the source's own, else a hash of the statement's identifying texts
  platform_folded TEXT NOT NULL,
  name_guessed INTEGER NOT NULL DEFAULT 0 CHECK (name_guessed IN (0, 1)),  -- 1: one of the platform's names, not known which
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('outage', 'degradation', 'maintenance', 'notice')),
  severity TEXT CHECK (severity IN ('minor', 'major', 'critical')),
  status TEXT,               -- the source's own word
  url TEXT,
  started_min INTEGER,
  started_max INTEGER,
  ended_min INTEGER,         -- at least: the last moment the source knows it was down
  ended_max INTEGER,         -- NULL: the source states no end
  duration_min INTEGER,
  duration_max INTEGER,
  ongoing INTEGER NOT NULL DEFAULT 0 CHECK (ongoing IN (0, 1)),
  started_text TEXT,
  ended_text TEXT,
  duration_text TEXT,
  zone TEXT,                 -- as stated
  fault TEXT,                -- JSON array: field, the time stated, what it contradicts
  stated_at INTEGER,         -- when the source said this; decides between two statements
  sha256 TEXT NOT NULL,      -- of the normalised statement
  batch_id INTEGER NOT NULL REFERENCES batch (id),  -- the last that changed the row
  uid TEXT,                  -- how persons name it: from source, key and platform_folded, the same in every database
  UNIQUE (source_id, key, platform_folded),
  CHECK (started_min <= started_max),
  CHECK (ended_min <= ended_max),
  CHECK (duration_min <= duration_max)
) STRICT;

CREATE INDEX incident_by_platform ON incident (platform_id, started_max);

CREATE UNIQUE INDEX incident_uid ON incident (uid);

CREATE UNIQUE INDEX snapshot_of_source ON snapshot (source_id, at, coalesce(platform_folded, ''));

CREATE UNIQUE INDEX coverage_stretch
  ON coverage (platform_id, source_id, basis, coalesce(region, ''), coalesce(component, ''), from_at, until_at, platform_folded);

CREATE TABLE "platform" (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE former_incident (
  uid TEXT PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX former_incident_by_incident ON former_incident (incident_id);

CREATE TABLE former_outage (
  uid TEXT PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  component TEXT,
  region TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX former_outage_by_incident ON former_outage (incident_id);

CREATE TABLE "incident_again" (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  observed_at INTEGER NOT NULL,  -- the first time in that batch
  stated_at INTEGER,             -- the last time in that batch; NULL: the source does not say
  PRIMARY KEY (incident_id, sha256, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_detail (
  source_id INTEGER NOT NULL REFERENCES source (id),
  observed_at INTEGER NOT NULL,  -- when the input of the batch, or the version of it in git, was retrieved
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  publisher TEXT,                -- NULL in this and the next columns: not stated
  url TEXT,
  language TEXT,
  zone TEXT,
  PRIMARY KEY (source_id, observed_at, batch_id),
  CHECK (coalesce(publisher, url, language, zone) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_report_day (
  series_id INTEGER NOT NULL REFERENCES series (id),
  day INTEGER NOT NULL,        -- first instant of the UTC day; a bucket belongs to the day in which it starts
  offset_s INTEGER NOT NULL,   -- from there to the first bucket
  bucket_s INTEGER NOT NULL,   -- from one element of counts to the next; 0 where there is only one
  buckets INTEGER NOT NULL,    -- that hold a count
  total INTEGER NOT NULL,
  peak INTEGER NOT NULL,
  peak_at INTEGER NOT NULL,    -- the earliest bucket that holds the peak
  batches TEXT NOT NULL,       -- JSON: who stated the buckets first, by runs: [batch, number of buckets], batch 0: not known;
                               -- [batch, number, step] where each next bucket is of the batch that many ids further
  counts TEXT NOT NULL,        -- JSON: one element a bucket, null where nobody counted; an object by index where over half are null
  PRIMARY KEY (series_id, day)
) STRICT;

CREATE VIEW user_report AS
  SELECT d.series_id, d.day + d.offset_s + c.key * d.bucket_s AS at, c.value AS count
  FROM user_report_day d, json_each(d.counts) c WHERE c.value IS NOT NULL;

CREATE TABLE user_report_version (
  series_id INTEGER NOT NULL REFERENCES series (id),
  day INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,   -- 0: not known
  counts TEXT NOT NULL,        -- JSON object: counts by the seconds from the day's first instant to the bucket
  PRIMARY KEY (series_id, day, batch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE series_batch (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  first_series INTEGER NOT NULL,
  last_series INTEGER NOT NULL,
  bucket_s INTEGER CHECK (bucket_s > 0),  -- NULL: not stated
  watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
  PRIMARY KEY (batch_id, first_series),
  CHECK (first_series <= last_series)
) STRICT, WITHOUT ROWID;

CREATE TABLE "incident_revision" (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  observed_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  stated_at INTEGER,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  statement TEXT NOT NULL,   -- normalised JSON, unknown fields of the input included
  PRIMARY KEY (incident_id, sha256, observed_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX coverage_within_by_platform ON coverage_within (platform_id, source_id, basis, from_at, until_at DESC);

CREATE INDEX snapshot_by_platform ON snapshot (platform_id);

CREATE INDEX incident_log_by_platform ON incident_log (platform_id);

