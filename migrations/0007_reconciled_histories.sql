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
  platform_id INTEGER NOT NULL REFERENCES platform (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  PRIMARY KEY (source_id, platform_id, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO incident_log
  SELECT max(i.source_id), i.platform_id, r.batch_id
  FROM incident_revision r JOIN incident i ON i.id = r.incident_id JOIN source s ON s.id = i.source_id
  WHERE s.kind = 'publisher'
  GROUP BY i.platform_id, r.batch_id
  HAVING count(DISTINCT i.source_id) = 1 AND (max(s.name) <> 'unnamed' OR count(DISTINCT i.id) >= 3);
