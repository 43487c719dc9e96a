-- title: Stretches of many user reports
-- why: From when until when did more people report a problem than usual? Each row is one stretch of a series in which every bucket lies above the threshold.
-- group: reports
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: region text optional  the series of that region (ISO 3166, WW for world-wide); all when left out
-- param: source text optional  the series of that source; all when left out
-- param: threshold integer optional  a bucket counts where it holds more reports than this; 2 when left out
-- param: joining integer optional  seconds: stretches that lie at most this far apart are one; 0 when left out, which joins neighbouring buckets
-- param: from from optional  first bucket counted
-- param: until until optional  end of what is counted
-- column: platform text  the platform
-- column: region text  where the reports come from, WW for world-wide
-- column: source text  who counted
-- column: started_at time  first instant of the first bucket
-- column: ended_at time  end of the last bucket; a series that does not state how long its buckets are has the smallest distance between two
-- column: duration_s seconds  from one to the other
-- column: buckets count  buckets above the threshold
-- column: reports count  user reports in them
-- column: peak count  the most in one bucket
-- column: peak_at time  the first bucket that holds as many
WITH
chosen AS MATERIALIZED (
  SELECT s.id, s.platform_id, s.region, coalesce(c.publisher, c.name) AS source,
    coalesce(s.bucket_s,
             (SELECT min(next - at) FROM (SELECT at, lead(at) OVER (ORDER BY at) AS next FROM user_report WHERE series_id = s.id)),
             0) AS bucket_s
  FROM series s JOIN source c ON c.id = s.source_id
  WHERE s.platform_id IN chosen_platform(:platform)
    AND (:region IS NULL OR s.region = :region)
    AND (:source IS NULL OR name_fold(source_name(:source)) IN (name_fold(c.name), name_fold(c.publisher)))
),
above AS (  -- in the order of the primary key: 'IN' and not a join, which would sort millions of rows
  SELECT r.series_id, r.at, r.at - lag(r.at) OVER (PARTITION BY r.series_id ORDER BY r.at) AS since
  FROM user_report r
  WHERE r.series_id IN (SELECT id FROM chosen)
    AND r.at >= coalesce(:from, -9e15) AND r.at < coalesce(:until, 9e15) AND r.count > coalesce(:threshold, 2)
),
starts AS (
  SELECT a.series_id, a.at AS first_at, lead(a.at) OVER (PARTITION BY a.series_id ORDER BY a.at) AS next_at
  FROM above a CROSS JOIN chosen c ON c.id = a.series_id
  WHERE a.since IS NULL OR a.since > c.bucket_s + coalesce(:joining, 0)
),
stretches AS MATERIALIZED (
  SELECT series_id, first_at,
    (SELECT r.at FROM user_report r
     WHERE r.series_id = s.series_id AND r.at >= s.first_at AND r.at < coalesce(s.next_at, :until, 9e15) AND r.count > coalesce(:threshold, 2)
     ORDER BY r.at DESC LIMIT 1) AS last_at
  FROM starts s
),
counted AS MATERIALIZED (
  SELECT t.*,
    (SELECT count(*) FROM user_report r WHERE r.series_id = t.series_id AND r.at BETWEEN t.first_at AND t.last_at
     AND r.count > coalesce(:threshold, 2)) AS buckets,
    (SELECT sum(r.count) FROM user_report r WHERE r.series_id = t.series_id AND r.at BETWEEN t.first_at AND t.last_at
     AND r.count > coalesce(:threshold, 2)) AS reports,
    (SELECT max(r.count) FROM user_report r WHERE r.series_id = t.series_id AND r.at BETWEEN t.first_at AND t.last_at) AS peak
  FROM stretches t
)
SELECT p.name AS platform, c.region, c.source, t.first_at AS started_at, t.last_at + c.bucket_s AS ended_at,
  t.last_at + c.bucket_s - t.first_at AS duration_s, t.buckets, t.reports, t.peak,
  (SELECT r.at FROM user_report r WHERE r.series_id = t.series_id AND r.at >= t.first_at AND r.count = t.peak
   ORDER BY r.at LIMIT 1) AS peak_at
FROM counted t JOIN chosen c ON c.id = t.series_id JOIN platform p ON p.id = c.platform_id
ORDER BY p.name, c.region, c.source, t.first_at
