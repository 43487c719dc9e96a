-- name: batches
-- A batch that read many versions of a feed had begun by then.
SELECT *
FROM main.batch
WHERE undone_at IS NULL
  AND (observed_at <= ?1
    OR id IN (
      SELECT batch_id FROM main.incident_revision WHERE observed_at <= ?1
      UNION
      SELECT batch_id FROM main.incident_again WHERE observed_at <= ?1))

-- name: coverage
-- A period that a later one swallowed is stored in coverage_within.
WITH
said AS (
  SELECT id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id, platform_folded
  FROM main.coverage
  UNION ALL
  SELECT -id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id, platform_folded
  FROM main.coverage_within
),
known AS (
  SELECT *,
    max(until_at) OVER (
      PARTITION BY platform_id, source_id, region, component, basis
      ORDER BY from_at, until_at DESC, id DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM said
  WHERE from_at < ?1 AND batch_id IN (SELECT id FROM temp.batch)
)
SELECT id, source_id, platform_id, region, component, from_at,
  CASE basis WHEN 'series' THEN until_at ELSE min(until_at, ?1) END,
  basis, batch_id, platform_folded
FROM known
WHERE coalesce(reached < until_at, 1)

-- name: swallowed_coverage
SELECT id, source_id, platform_id, region, component, from_at, min(until_at, ?1), basis, batch_id, platform_folded
FROM (
  SELECT id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id, platform_folded
  FROM main.coverage
  WHERE basis <> 'series'
  UNION ALL
  SELECT -id, source_id, platform_id, region, component, from_at, until_at, basis, batch_id, platform_folded
  FROM main.coverage_within)
WHERE from_at < ?1
  AND batch_id IN (SELECT id FROM temp.batch)
  AND id NOT IN (SELECT id FROM temp.coverage)

-- name: listings
-- Of a batch with many lists only the last that names an incident is stored: all earlier ones did.
SELECT incident_id, at, NULL
FROM (
  SELECT l.incident_id,
    CASE WHEN l.listed_at <= ?1 THEN l.listed_at
         ELSE max(
           coalesce((
             SELECT max(n.at) FROM main.incident_listed n WHERE n.incident_id = i.id AND n.at <= ?1), -9e15),
           coalesce((
             SELECT max(s.at)
             FROM temp.snapshot s
             WHERE s.source_id = i.source_id
               AND coalesce(s.platform_id, i.platform_id) = i.platform_id
               AND s.batch_id IN (
                 SELECT n.batch_id FROM main.incident_listed n WHERE n.incident_id = i.id AND n.at > ?1)
               AND s.at >= (
                 SELECT min(r.observed_at) FROM temp.incident_revision r WHERE r.incident_id = i.id)), -9e15)) END AS at
  FROM main.incident_listing l JOIN temp.incident i ON i.id = l.incident_id)
WHERE at > -9e15

-- name: links
-- Verdicts that were withdrawn later were current then; those withdrawn before are left out.
SELECT id, a_id, b_id, verdict, who, at, why, NULL, NULL, NULL
FROM main.incident_link
WHERE at <= ?1 AND coalesce(withdrawn_at > ?1, 1)

-- name: limit_begun_batches
UPDATE temp.batch
SET observed_at = (
  SELECT max(observed_at)
  FROM (
    SELECT observed_at, batch_id FROM temp.incident_revision
    UNION ALL
    SELECT observed_at, batch_id FROM temp.incident_again
    UNION ALL
    SELECT at, batch_id FROM temp.snapshot) r
  WHERE r.batch_id = batch.id)
WHERE observed_at > ?
