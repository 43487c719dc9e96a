-- title: Lead time of user reports over official starts
-- why: How long before its official start did users report an outage?
-- group: reports
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: hours number optional  earliest a surge may begin before the official start, in hours, at most 24 [2]
-- column: outage text  outage id, the same in every database with the same statements
-- column: platform text  platform
-- column: official text  source of the official start: the earliest stated by a status page, or else by any source
-- column: official_min time_min  earliest possible official start
-- column: official_max time_max  latest possible official start
-- column: series text  source and region of the user reports
-- column: baseline_mean number  mean of the buckets from eight days to one day before the official start
-- column: baseline_p99 number  99th percentile of these buckets (Hyndman-Fan type 7)
-- column: surge_at time  first bucket of the surge: above baseline_p99 and above what chance explains given the mean (exact Poisson 99 % limit)
-- column: surge_reports count  user reports in that bucket
-- column: lead_min_s seconds_min  time from the surge to the official start, at least; negative if users reported later
-- column: lead_max_s seconds_max  time from the surge to the official start, at most: the surge began somewhere within its bucket
-- column: note text  why there is no surge, or that it was already under way when the examined time began
WITH
asked AS (
  SELECT CAST(min(coalesce(:hours, 2), 24) * 3600 AS INTEGER) AS early, coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of
),
known AS MATERIALIZED (
  SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of)
  WHERE coalesce(earliest < coalesce(:until, 9e15), 1) AND coalesce(started_max >= coalesce(:from, -9e15), 1)
),
told AS (
  SELECT k.id, coalesce(s.publisher, s.name) AS source, i.started_min, i.started_max,
    row_number() OVER (PARTITION BY k.id ORDER BY s.kind <> 'status_page', i.started_max, i.started_min, s.name, i.key) AS n
  FROM known k JOIN outage_incident m ON m.outage_id = k.id JOIN incident i ON i.id = m.incident_id
  JOIN source s ON s.id = i.source_id
  WHERE i.started_min IS NOT NULL AND i.started_max - i.started_min < 3600
),
looked AS MATERIALIZED (
  SELECT k.id, k.uid, k.platform_id, t.source AS official, t.started_min, t.started_max, r.id AS series_id, r.bucket_s,
    coalesce(rs.publisher, rs.name) || ' ' || r.region AS series, t.started_min - asked.early AS look_from,
    min(asked.as_of, max(t.started_max + asked.early,
      coalesce(CASE WHEN k.ended_max - k.ended_min <= 86400 THEN k.ended_max END, k.ended_min, 0))) AS look_until,
    (SELECT count(*) FROM user_report u WHERE u.series_id = r.id
      AND u.at >= t.started_min - 691200 AND u.at < t.started_min - 86400) AS buckets
  FROM asked CROSS JOIN known k JOIN told t ON t.id = k.id AND t.n = 1
  JOIN series r ON r.platform_id = k.platform_id JOIN source rs ON rs.id = r.source_id
  WHERE :component IS NULL AND (:region IS NULL OR r.region IN (:region, 'WW'))
    AND EXISTS (SELECT 1 FROM user_report u WHERE u.series_id = r.id AND u.at >= t.started_min - asked.early
                AND u.at <= t.started_max + asked.early)
),
based AS MATERIALIZED (
  SELECT l.*, avg(u.count) AS mean, percentile(u.count, 0.99) AS p99
  FROM looked l CROSS JOIN user_report u ON u.series_id = l.series_id
    AND u.at >= l.started_min - 691200 AND u.at < l.started_min - 86400
  WHERE l.buckets >= 100
  GROUP BY l.id, l.series_id
),
surged AS (
  SELECT b.*, (SELECT u.at FROM user_report u WHERE u.series_id = b.series_id AND u.at >= b.look_from AND u.at <= b.look_until
               AND u.count > b.p99 AND poisson_lower(u.count, 0.99) > b.mean ORDER BY u.at LIMIT 1) AS at,
    (SELECT min(u.at) FROM user_report u WHERE u.series_id = b.series_id AND u.at >= b.look_from) AS first
  FROM based b
)
SELECT l.uid AS outage, p.name AS platform, l.official, l.started_min AS official_min, l.started_max AS official_max, l.series,
  s.mean AS baseline_mean, s.p99 AS baseline_p99, s.at AS surge_at,
  (SELECT u.count FROM user_report u WHERE u.series_id = l.series_id AND u.at = s.at) AS surge_reports,
  l.started_min - (s.at + l.bucket_s) AS lead_min_s, l.started_max - s.at AS lead_max_s,
  CASE WHEN s.id IS NULL THEN printf('%d buckets in the week before: no baseline below 100', l.buckets)
       WHEN s.at IS NULL THEN 'no surge'
       WHEN s.at = s.first THEN 'already under way' END AS note
FROM looked l LEFT JOIN surged s USING (id, series_id) JOIN platform p ON p.id = l.platform_id
ORDER BY l.started_max, l.uid, l.series
