-- Each platform goes by its own name: other programs may have left that out.
INSERT OR IGNORE INTO platform_name (folded, name, platform_id)
  SELECT slug, name, id FROM platform p
  WHERE NOT EXISTS (SELECT 1 FROM platform_name n WHERE n.platform_id = p.id AND n.name = p.name);

-- Coverage. Counts of user reports never stop when nothing is wrong and never say that nothing was: they cover no outages. What
-- somebody states covers them, and so does the list that a source keeps, as far as that can be assumed; and a person may say that
-- nobody monitored a platform (basis 'none'), so that nothing is assumed of it.
ALTER TABLE coverage RENAME TO coverage_before;
CREATE TABLE coverage (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  region TEXT REFERENCES region (code),  -- NULL: wherever the source looks
  component TEXT,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('series', 'feed', 'declared', 'none')),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  CHECK (from_at < until_at)
) STRICT;
INSERT INTO coverage (id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id)
  SELECT id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id FROM coverage_before;
DROP TABLE coverage_before;
CREATE UNIQUE INDEX coverage_stretch
  ON coverage (platform_id, source_id, basis, coalesce(region, ''), coalesce(component, ''), from_at, until_at);

ALTER TABLE coverage_within RENAME TO coverage_within_before;
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
) STRICT;
INSERT INTO coverage_within (id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id)
  SELECT id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id FROM coverage_within_before;
DROP TABLE coverage_within_before;

-- A list of the newest incidents covered the time from the start of its oldest on, so that the length of that one counted as
-- downtime without its start counting: it covers the time from its end.
CREATE TEMP TABLE oldest AS
  SELECT i.platform_id, i.source_id, coalesce(i.started_min, i.started_max) + 1 AS from_at,
    max(coalesce(CASE WHEN i.ended_max - coalesce(i.ended_min, i.started_max) <= b.value THEN i.ended_max END,
                 max(i.started_max, coalesce(i.ended_min, i.started_max)) + b.value), i.started_max + 1) AS until_at
  FROM incident i JOIN source s ON s.id = i.source_id JOIN setting b ON b.name = 'bridge_max_s'
  WHERE s.kind = 'status_page' AND i.started_max IS NOT NULL;
UPDATE OR IGNORE coverage SET from_at = (
    SELECT min(o.until_at) FROM oldest o
    WHERE o.platform_id = coverage.platform_id AND o.source_id = coverage.source_id AND o.from_at = coverage.from_at)
  WHERE basis = 'feed' AND coalesce((
    SELECT min(o.until_at) FROM oldest o
    WHERE o.platform_id = coverage.platform_id AND o.source_id = coverage.source_id AND o.from_at = coverage.from_at)
    BETWEEN from_at AND until_at - 1, 0);
UPDATE coverage_within SET from_at = (
    SELECT min(o.until_at) FROM oldest o
    WHERE o.platform_id = coverage_within.platform_id AND o.source_id = coverage_within.source_id
      AND o.from_at = coverage_within.from_at)
  WHERE basis = 'feed' AND coalesce((
    SELECT min(o.until_at) FROM oldest o
    WHERE o.platform_id = coverage_within.platform_id AND o.source_id = coverage_within.source_id
      AND o.from_at = coverage_within.from_at) BETWEEN from_at AND until_at - 1, 0);
DROP TABLE oldest;

-- Derived from incidents, like outages.
CREATE TABLE assumed_coverage (
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (platform_id, source_id, from_at),
  CHECK (from_at < until_at)
) STRICT, WITHOUT ROWID;

-- Inputs that were somebody's log of a platform: all records of it that did not say what kind of source they are from had one
-- source, and at least three of them where that source has no name.
CREATE TABLE incident_log (
  source_id INTEGER NOT NULL REFERENCES source (id),
  platform_folded TEXT NOT NULL,  -- the name as the source stated it, folded as in platform_name
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  PRIMARY KEY (source_id, platform_folded, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_log
  SELECT max(i.source_id),
    (SELECT n.folded FROM platform p JOIN platform_name n ON n.platform_id = p.id AND n.name = p.name
     WHERE p.id = i.platform_id), r.batch_id, i.platform_id
  FROM incident_revision r JOIN incident i ON i.id = r.incident_id JOIN source s ON s.id = i.source_id
  WHERE s.kind = 'publisher'
  GROUP BY i.platform_id, r.batch_id
  HAVING count(DISTINCT i.source_id) = 1 AND (max(s.name) <> 'unnamed' OR count(DISTINCT i.id) >= 3);
-- Names of platforms.
--
-- A source may name two platforms under one key, and whether two names are one platform is for persons to say, and to
-- take back. So an incident is identified by its source, its key and the name that the source gave its platform; which
-- platform goes by that name follows from `naming`. Its id follows from these alone, and no longer from a slug that went
-- by which of "Disney" and "Disney+" came first.
--
-- platform_folded: the name as the source stated it, folded as in platform_name. platform_id follows from it.
ALTER TABLE batch ADD COLUMN names TEXT NOT NULL DEFAULT '[]';  -- JSON array: the names of platforms that it states, as they are spelt

-- A person's statement about names: `name` is a name of the platform that is called `other`; where the two are one word,
-- the platform is called so. The one that no statement makes a name of another is the platform's own.
CREATE TABLE naming (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  other TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  batch_id INTEGER REFERENCES batch (id)  -- NULL: said to a program that kept no batch of it
) STRICT;
INSERT INTO naming (name, other, who, at, why)
  SELECT n.name, p.name, 'unknown', 0, '' FROM platform_name n JOIN platform p ON p.id = n.platform_id
  WHERE n.name <> p.name OR p.batch_id IS NULL OR p.batch_id IN (SELECT id FROM batch WHERE undone_at IS NOT NULL)
  ORDER BY n.folded;

CREATE TABLE incident_now (
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
INSERT INTO incident_now
  SELECT i.id, i.source_id, i.key, coalesce(n.folded, p.slug),
    (SELECT count(*) > 1 FROM platform_name o WHERE o.platform_id = p.id),
    i.platform_id, i.title, i.kind, i.severity, i.status, i.url, i.started_min, i.started_max, i.ended_min, i.ended_max,
    i.duration_min, i.duration_max, i.ongoing, i.started_text, i.ended_text, i.duration_text, i.zone, i.fault, i.stated_at,
    i.sha256, i.batch_id, i.uid
  FROM incident i JOIN platform p ON p.id = i.platform_id
  LEFT JOIN platform_name n ON n.platform_id = p.id AND n.name = p.name;
DROP TABLE incident;
ALTER TABLE incident_now RENAME TO incident;
CREATE INDEX incident_by_platform ON incident (platform_id, started_max);  -- derivation of outages, query faults
CREATE UNIQUE INDEX incident_uid ON incident (uid);

ALTER TABLE series ADD COLUMN platform_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE coverage ADD COLUMN platform_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE coverage_within ADD COLUMN platform_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE snapshot ADD COLUMN platform_folded TEXT;
UPDATE series SET platform_folded = n.folded FROM platform p JOIN platform_name n ON n.platform_id = p.id AND n.name = p.name
  WHERE p.id = series.platform_id;
UPDATE coverage SET platform_folded = n.folded FROM platform p JOIN platform_name n ON n.platform_id = p.id AND n.name = p.name
  WHERE p.id = coverage.platform_id;
UPDATE coverage_within SET platform_folded = n.folded FROM platform p JOIN platform_name n ON n.platform_id = p.id AND n.name = p.name
  WHERE p.id = coverage_within.platform_id;
UPDATE snapshot SET platform_folded = n.folded FROM platform p JOIN platform_name n ON n.platform_id = p.id AND n.name = p.name
  WHERE p.id = snapshot.platform_id;
DROP INDEX snapshot_of_source;
CREATE UNIQUE INDEX snapshot_of_source ON snapshot (source_id, at, coalesce(platform_folded, ''));  -- the first list after listed_at
DROP INDEX coverage_stretch;
CREATE UNIQUE INDEX coverage_stretch
  ON coverage (platform_id, source_id, basis, coalesce(region, ''), coalesce(component, ''), from_at, until_at, platform_folded);

-- The names that a batch stated are those of the platforms of which it says something.
UPDATE batch SET names = stated.names FROM (
  SELECT batch_id, json_group_array(name) AS names FROM (
    SELECT said.batch_id, p.name FROM (
      SELECT batch_id, id AS platform_id FROM platform WHERE batch_id IS NOT NULL
      UNION SELECT r.batch_id, i.platform_id FROM incident_revision r JOIN incident i ON i.id = r.incident_id
      UNION SELECT r.batch_id, i.platform_id FROM incident_again r JOIN incident i ON i.id = r.incident_id
      UNION SELECT b.batch_id, s.platform_id FROM series_bucket b JOIN series s ON s.id = b.series_id
      UNION SELECT batch_id, platform_id FROM coverage
      UNION SELECT batch_id, platform_id FROM coverage_within
      UNION SELECT batch_id, platform_id FROM snapshot) said
    JOIN platform p ON p.id = said.platform_id ORDER BY said.batch_id, p.name)
  GROUP BY batch_id) stated
  WHERE stated.batch_id = batch.id;
-- Which batch made a platform follows from what the batches name.
CREATE TABLE platform_now (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
INSERT INTO platform_now SELECT id, slug, name FROM platform;
DROP TABLE platform;
ALTER TABLE platform_now RENAME TO platform;

-- Ids that incidents and outages had before; commands still know them. That of an outage is kept with the incident that it
-- followed from, and its scope.
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

-- Of equal statements the earliest retrieval is kept as the statement, and the others as repetitions of it: when each was
-- retrieved decides what was known at a time, in whichever order the inputs came.
CREATE TABLE incident_again_now (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  observed_at INTEGER NOT NULL,  -- the first time in that batch
  stated_at INTEGER,             -- the last time in that batch; NULL: the source does not say
  PRIMARY KEY (incident_id, sha256, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_again_now
  SELECT a.incident_id, a.sha256, a.batch_id, b.observed_at, a.stated_at FROM incident_again a JOIN batch b ON b.id = a.batch_id;
DROP TABLE incident_again;
ALTER TABLE incident_again_now RENAME TO incident_again;
