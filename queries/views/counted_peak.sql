-- counted_peak(platform, component, region, min_severity, as_of, from, until): the largest count of a bucket in each outage
-- that known_outage() gives, and the first bucket with that count, for each series with counts: from the bucket of its
-- earliest start to its end as far as known. If start or end is not known to the day, only buckets in no other outage count:
-- another outage's peak says nothing about "some Saturday". A NULL argument does not filter; user reports have no component.
WITH given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, :from AS from_at, :until AS until_at
),
known AS MATERIALIZED (
  SELECT k.* FROM given CROSS JOIN known_outage(platform, component, region, min_severity, as_of, from_at, until_at) k
  WHERE given.component IS NULL
),
claim AS MATERIALIZED (  -- regardless of the requested window and severity
  SELECT k.id, s.id AS series_id, k.earliest - max(coalesce(s.bucket_s, 1), 1) + 1 AS a,
    min(as_of, coalesce(k.ended_max, k.ended_min, k.started_max)) + 1 AS b,
    k.started_max - k.earliest <= 86400 AND coalesce(k.ended_max - k.ended_min <= 86400, 1) AS precise
  FROM given CROSS JOIN known_outage(platform, given.component, given.region, 'minor', as_of) k JOIN series s ON s.platform_id = k.platform_id
  WHERE given.component IS NULL AND (given.region IS NULL OR s.region IN (given.region, 'WW'))
),
edge AS (  -- only if an imprecise one may have to yield
  SELECT series_id, at, sum(step) AS step, sum(step * id) AS ids
  FROM (SELECT series_id, a AS at, 1 AS step, id FROM claim WHERE a < b UNION ALL SELECT series_id, b, -1, id FROM claim WHERE a < b)
  WHERE series_id IN (SELECT series_id FROM claim WHERE NOT precise)
  GROUP BY series_id, at
),
swept AS (  -- how many overlap in each interval, and which one if there is only one
  SELECT series_id, at AS a, lead(at) OVER w AS b, sum(step) OVER w AS n, sum(ids) OVER w AS id
  FROM edge WINDOW w AS (PARTITION BY series_id ORDER BY at)
),
stretch AS (
  SELECT id, series_id, a, b FROM claim WHERE precise
  UNION ALL
  SELECT c.id, c.series_id, s.a, s.b FROM claim c JOIN swept s ON s.series_id = c.series_id AND s.id = c.id AND s.n = 1
  WHERE NOT c.precise
),
counted AS (
  SELECT t.id, t.series_id, u.at, u.count
  FROM known k JOIN stretch t USING (id) CROSS JOIN user_report u ON u.series_id = t.series_id AND u.at >= t.a AND u.at < t.b
),
peaked AS (SELECT id, series_id, max(count) AS peak FROM counted GROUP BY id, series_id HAVING max(count) > 0)
SELECT p.id AS outage_id, s.id AS series_id, s.region, s.source_id, coalesce(s.bucket_s, 0) AS bucket_s, p.peak,
  min(c.at) AS peak_at
FROM peaked p JOIN counted c ON c.id = p.id AND c.series_id = p.series_id AND c.count = p.peak JOIN series s ON s.id = p.series_id
GROUP BY p.id, p.series_id
