-- observation(platform, component, region, as_of, coverage): the union of all coverage of outages of a scope, as intervals
-- that do not touch. A NULL argument does not filter: for a whole platform, coverage of any region counts, and coverage of a
-- component does not. Counts of user reports do not cover outages. Coverage assumed from a source's list counts unless
-- coverage is 'stated' or the coverage of that very component was entered manually.
WITH chosen AS MATERIALIZED (SELECT platform_id AS id FROM chosen_platform(:platform)),
given AS (
  SELECT :component AS component, :region AS region,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of,
    coalesce(:coverage, 'all') AS coverage
),
stretch AS (
  SELECT c.platform_id, c.from_at, min(c.until_at, as_of) AS until_at
  FROM given CROSS JOIN coverage c
  WHERE c.platform_id IN (SELECT id FROM chosen) AND c.basis IN ('feed', 'declared')
    AND (c.component IS NULL OR c.component IS given.component)
    AND (c.region IS NULL OR c.region = 'WW' OR given.region IS NULL OR c.region = given.region)
    AND c.from_at < as_of
  UNION ALL
  SELECT a.platform_id, a.from_at, min(a.until_at, as_of)
  FROM given CROSS JOIN assumed_coverage a
  WHERE a.platform_id IN (SELECT id FROM chosen) AND given.coverage <> 'stated' AND a.from_at < as_of
    AND (given.component IS NULL OR NOT EXISTS (SELECT 1 FROM coverage c WHERE c.platform_id = a.platform_id
      AND c.basis = 'declared' AND c.component = given.component))
),
marked AS (
  SELECT *, from_at > coalesce(max(until_at) OVER (PARTITION BY platform_id ORDER BY from_at, until_at
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -9e15) AS fresh
  FROM stretch
),
numbered AS (
  SELECT *, sum(fresh) OVER (PARTITION BY platform_id ORDER BY from_at, until_at) AS n FROM marked
)
SELECT platform_id, min(from_at) AS from_at, max(until_at) AS until_at FROM numbered GROUP BY platform_id, n
