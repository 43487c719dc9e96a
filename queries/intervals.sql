-- title: Periods of elevated user reports
-- why: When did more people than usual report a problem? Each row is one period of a series in which every bucket exceeds the threshold.
-- group: reports
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: region text optional  only series of this region (ISO 3166, WW for worldwide) [all]
-- param: source text optional  only this source, by name [all]
-- param: threshold integer optional  count a bucket if it holds more reports than this [2]
-- param: joining integer optional  merge periods at most this many seconds apart [0, which merges adjacent buckets]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- column: platform text  platform
-- column: region text  region of the series, WW for worldwide
-- column: source text  source of the series
-- column: started_at time  start of the first bucket
-- column: ended_at time  end of the last bucket; if the series does not state a bucket length, the smallest distance between two buckets is used
-- column: duration_s seconds  duration of the period
-- column: buckets count  buckets above the threshold
-- column: reports count  user reports in these buckets
-- column: peak count  most reports in one bucket
-- column: peak_at time  first bucket with that many reports
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
above AS (  -- in primary key order: 'IN' and not a join, which would sort millions of rows
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
