-- counted_peak(platform, component, region, min_severity, as_of, from, until): the largest count of a bucket in each outage
-- that known_outage() gives, for each series that counted any: from the bucket in which it started, at the earliest, to its
-- end as far as that is known. Whatever argument is NULL does not narrow; user reports tell of no component.
WITH given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, :from AS from_at, :until AS until_at
)
SELECT k.id AS outage_id, s.id AS series_id, s.region, s.source_id, coalesce(s.bucket_s, 0) AS bucket_s, max(u.count) AS peak
FROM given CROSS JOIN known_outage(platform, component, given.region, min_severity, as_of, from_at, until_at) k
JOIN series s ON s.platform_id = k.platform_id
JOIN user_report u ON u.series_id = s.id AND u.at > k.earliest - coalesce(s.bucket_s, 1)
  AND u.at <= min(as_of, coalesce(k.ended_max, k.ended_min, k.started_max))
WHERE given.component IS NULL AND (given.region IS NULL OR s.region IN (given.region, 'WW'))
GROUP BY k.id, s.id
HAVING max(u.count) > 0
