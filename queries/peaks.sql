-- title: Peaks of user reports by outage
-- why: How many user reports did each outage draw at its peak, when was the peak, and how soon did reports subside?
-- group: reports
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- column: outage text  outage id, the same in every database with the same statements
-- column: platform text  platform
-- column: started_min time_min  earliest possible start of the outage
-- column: started_max time_max  latest possible start
-- column: basis text  series (counted in buckets) or stated (by a source; only if no series covers the outage)
-- column: source text  source of the count
-- column: region text  region; WW or empty for worldwide
-- column: relation text  relation to the number, as stated by the source: = >= <= ~
-- column: peak count  most user reports in one bucket, or the largest number stated
-- column: peak_min time_min  earliest possible time of the peak
-- column: peak_max time_max  latest possible time of the peak
-- column: decay_10_s seconds  time from the peak to the first bucket with at most a tenth of it; empty if the series has none before it breaks off for a day
-- column: note text  why cells are empty
WITH
asked AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
known AS MATERIALIZED (
  SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until)
  WHERE coalesce(started_max >= coalesce(:from, -9e15), 1)
),
counted AS MATERIALIZED (
  SELECT outage_id AS id, series_id, c.region, source_id, bucket_s, peak, peak_at AS at
  FROM counted_peak(:platform, :component, :region, :min_severity, :as_of, :from, :until) c JOIN known k ON k.id = c.outage_id
),
ebbed AS MATERIALIZED (  -- otherwise SQLite looks up low_at again for each bucket
  SELECT p.*, (SELECT u.at FROM user_report u WHERE u.series_id = p.series_id AND u.at > p.at AND u.at < as_of
               AND u.count * 10 <= p.peak ORDER BY u.at LIMIT 1) AS low_at
  FROM asked CROSS JOIN counted p
),
stated AS (
  SELECT k.id, c.region, i.source_id, c.relation, c.count, c.at_min, c.at_max,
    row_number() OVER (PARTITION BY k.id ORDER BY c.count DESC, c.relation, c.at_max IS NULL, c.at_max, i.key) AS n
  FROM known k JOIN outage_incident m ON m.outage_id = k.id JOIN incident i ON i.id = m.incident_id
  JOIN incident_count c ON c.incident_id = i.id
  WHERE (c.region IS NULL OR :region IS NULL OR c.region IN (:region, 'WW')) AND k.id NOT IN (SELECT id FROM counted)
),
peak AS (
  SELECT id, 'series' AS basis, source_id, region, '=' AS relation, peak, at AS at_min, at + bucket_s AS at_max,
    CASE WHEN NOT EXISTS (  -- the decay across a gap in the counts is unknown
      SELECT 1 FROM (SELECT u.at - lag(u.at, 1, e.at) OVER (ORDER BY u.at) AS step FROM user_report u
                     WHERE u.series_id = e.series_id AND u.at > e.at AND u.at <= e.low_at) WHERE step > 86400)
    THEN low_at - at END AS decay
  FROM ebbed e
  UNION ALL
  SELECT id, 'stated', source_id, region, relation, count, at_min, at_max, NULL FROM stated WHERE n = 1
)
SELECT k.uid AS outage, p.name AS platform, k.started_min, k.started_max, peak.basis, coalesce(s.publisher, s.name) AS source,
  peak.region, peak.relation, peak.peak, peak.at_min AS peak_min, peak.at_max AS peak_max, peak.decay AS decay_10_s,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN peak.at_min IS NULL OR peak.at_max IS NULL THEN 'the time is not stated' END AS n
    UNION ALL SELECT CASE WHEN peak.basis = 'stated' THEN 'one number, no curve: no decay'
                          WHEN peak.decay IS NULL THEN 'it did not ebb before the series breaks off: no decay' END)) AS note
FROM peak JOIN known k USING (id) JOIN platform p ON p.id = k.platform_id JOIN source s ON s.id = peak.source_id
ORDER BY coalesce(k.started_max, 9e15), k.uid, peak.peak DESC, source, peak.region
