-- counted_from(platform, component, region, as_of): the time since which user reports of each platform have been counted.
-- Such counts do not cover outages, but periods without monitoring are labeled with them.
WITH chosen AS (SELECT platform_id FROM chosen_platform(:platform)),
given AS (
  SELECT :component AS component, :region AS region,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of
)
SELECT c.platform_id, min(c.from_at) AS from_at
FROM given CROSS JOIN coverage c
WHERE c.platform_id IN (SELECT platform_id FROM chosen)
  AND c.basis = 'series' AND given.component IS NULL AND coalesce(c.region IN (given.region, 'WW'), 1) AND c.from_at < as_of
GROUP BY c.platform_id
