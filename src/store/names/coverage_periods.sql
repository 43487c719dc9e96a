-- name: same_scope
-- Matches the index coverage_stretch.
platform_id = ?1 AND source_id = ?2 AND basis = ?3 AND coalesce(region, '') = coalesce(?4, '')
  AND coalesce(component, '') = coalesce(?5, '')

-- name: containing
-- No stored period contains another, so the one that starts last before this one also ends last.
SELECT batch_id, from_at = ?6 AND until_at = ?7
FROM (
  SELECT batch_id, from_at, until_at
  FROM coverage
  WHERE {} AND from_at <= ?6
  ORDER BY from_at DESC, until_at DESC LIMIT 1
)
WHERE until_at >= ?7

-- name: keep_contained
INSERT INTO coverage_within (
  platform_id, source_id, basis, region, component, from_at, until_at, batch_id, platform_folded
)
SELECT platform_id, source_id, basis, region, component, from_at, until_at, batch_id, platform_folded
FROM coverage
WHERE {} AND {} AND (batch_id <> ?8 OR basis <> 'feed')

-- name: add
INSERT INTO coverage (platform_id, source_id, basis, region, component, from_at, until_at, batch_id, platform_folded)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: add_within
INSERT INTO coverage_within (
  platform_id, source_id, basis, region, component, from_at, until_at, batch_id, platform_folded
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: known_within
SELECT w.batch_id
FROM coverage_within w JOIN batch b ON b.id = w.batch_id
WHERE w.platform_id = ?1 AND w.source_id = ?2 AND w.basis = ?3 AND w.region IS ?4
  AND w.component IS ?5 AND w.from_at = ?6 AND w.until_at = ?7
  AND b.observed_at <= (SELECT observed_at FROM batch WHERE id = ?8)
LIMIT 1

-- name: is_retrieved_later
SELECT stored.observed_at > now.observed_at
FROM batch stored, batch now
WHERE stored.id = ? AND now.id = ?

-- name: declared_coverage
-- What people stated about coverage, also that there was none, and also within longer periods.
SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id
FROM coverage
WHERE basis IN ('declared', 'none')
UNION ALL
SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id
FROM coverage_within
WHERE basis IN ('declared', 'none')

-- name: declared_stretches
SELECT from_at, until_at, region, component, coalesce(s.publisher, s.name), basis = 'none'
FROM ({}) c JOIN source s ON s.id = c.source_id
WHERE platform_id = ?
ORDER BY from_at LIMIT 6

-- name: same_period
basis = ?10 AND platform_id = ?1 AND region IS ?2 AND component IS ?3 AND from_at = ?4 AND until_at = ?5
  AND (?6 IS NULL OR source_id IN (SELECT id FROM source WHERE ?6 IN (name, publisher)))

-- name: keep_withdrawn
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'coverage', c.batch_id, ?7, ?8, ?9,
  json_object(
    'source_kind', s.kind, 'source', s.name, 'platform', p.name, 'region', c.region, 'component', c.component,
    'from_at', c.from_at, 'until_at', c.until_at, 'basis', c.basis
  )
FROM ({}) c
JOIN source s ON s.id = c.source_id
JOIN platform p ON p.id = c.platform_id
WHERE {}

-- name: reached
-- How far the periods that start no later reach: a period that ends no later is within one of them. Of equal ones the
-- first counts, and a period in coverage counts before one that is within another.
SELECT *,
  max(until_at) OVER (
    PARTITION BY platform_id, source_id, basis, region, component
    ORDER BY from_at, until_at DESC, is_within, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS reached
FROM ({})

-- name: columns
source_id, platform_id, region, component, from_at, until_at, basis, batch_id, platform_folded

-- name: standing_of_platform
SELECT *, 0 AS is_within FROM coverage WHERE platform_id = ? AND basis <> 'series'

-- name: keep_narrow
INSERT INTO coverage_within ({0})
SELECT {0}
FROM coverage
WHERE {1}
ORDER BY from_at, until_at, id

-- name: all_stretches
SELECT 0 AS is_within, id, {0} FROM coverage
UNION ALL
SELECT 1, id, {0} FROM coverage_within

-- name: restore_uncovered
-- The widest of those that no period contains. The rest stays within them.
CREATE TEMP TABLE uncovered AS
SELECT id, {0}
FROM ({1})
WHERE is_within AND coalesce(reached < until_at, 1);
INSERT INTO coverage ({0}) SELECT {0} FROM uncovered ORDER BY id;
DELETE FROM coverage_within WHERE id IN (SELECT id FROM uncovered);
DROP TABLE uncovered
