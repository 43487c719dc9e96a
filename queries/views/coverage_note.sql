-- coverage_note(platform, component, region, as_of, coverage): the note about the coverage of each platform.
WITH chosen AS MATERIALIZED (SELECT platform_id AS id FROM chosen_platform(:platform)),
given AS (
  SELECT :component AS component, :region AS region,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, :coverage AS coverage
),
assumed AS (
  SELECT a.platform_id, min(a.from_at) AS from_at, max(min(a.until_at, as_of)) AS until_at
  FROM given CROSS JOIN assumed_coverage a
  WHERE a.platform_id IN (SELECT id FROM chosen) AND coalesce(given.coverage, 'all') <> 'stated' AND a.from_at < as_of
    AND (given.component IS NULL OR NOT EXISTS (SELECT 1 FROM coverage c WHERE c.platform_id = a.platform_id
      AND c.basis = 'declared' AND c.component = given.component))
  GROUP BY a.platform_id
)
SELECT c.id AS platform_id,
  CASE WHEN EXISTS (SELECT 1 FROM given CROSS JOIN series s WHERE s.platform_id = c.id AND coalesce(s.region IN (given.region, 'WW'), 1))
       THEN 'not monitored: user reports do not cover outages' ELSE 'not monitored: no data' END AS missing,
  'coverage assumed for ' || strftime('%Y-%m-%d', a.from_at, 'unixepoch') || '..' || strftime('%Y-%m-%d', a.until_at, 'unixepoch') AS assumed,
  a.from_at AS assumed_from, a.until_at AS assumed_until
FROM chosen c LEFT JOIN assumed a ON a.platform_id = c.id
