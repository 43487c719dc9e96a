-- observation(platform, component, region, as_of): the union of all coverage of a scope, as stretches that do not touch.
-- Whatever argument is NULL does not narrow: of a whole platform, coverage of any region counts, of no component does.
WITH given AS (
  SELECT :platform AS platform, :component AS component, :region AS region,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of
),
stretch AS (
  SELECT c.platform_id, c.from_at, min(c.until_at, as_of) AS until_at
  FROM given CROSS JOIN coverage c
  WHERE c.platform_id IN (SELECT platform_id FROM platform_name WHERE folded = name_fold(platform)
                          UNION ALL SELECT id FROM platform WHERE given.platform IS NULL)
    AND (c.component IS NULL OR c.component IS given.component)
    AND (c.region IS NULL OR c.region = 'WW' OR given.region IS NULL OR c.region = given.region)
    AND c.from_at < as_of
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
