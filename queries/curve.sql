-- title: User reports over the course of each outage
-- why: How did user reports rise and fall during an outage?
-- group: reports
-- param: outage text optional  outage id, or the beginning of one [all]
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- column: outage text  outage id
-- column: platform text  platform
-- column: basis text  series (counted in buckets, from two hours before the start to six hours after the end, three days at most; only if start and end are known to the day) or stated (by a source; only if no series covers the outage)
-- column: source text  source of the count
-- column: region text  region; WW or empty for worldwide
-- column: at_min time_min  start of the bucket, or earliest time of the stated number
-- column: at_max time_max  end of the bucket, or latest time of the stated number
-- column: relation text  relation to the number, as stated by the source: = >= <= ~
-- column: reports count  user reports
-- column: note text  why cells are empty
WITH
asked AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
known AS MATERIALIZED (
  SELECT k.*, k.earliest - 7200 AS from_at,
    min(coalesce(k.ended_max, k.ended_min, k.started_max) + 21600, k.earliest + 259200, as_of) AS until_at,
    k.started_max - k.earliest <= 86400 AND coalesce(k.ended_max - k.ended_min <= 86400, 1) AS precise
  FROM asked CROSS JOIN known_outage(:platform, NULL, NULL, 'minor', :as_of) k 
  WHERE :outage IS NULL OR substr(k.uid, 1, length(:outage)) = :outage
    OR k.uid = (SELECT o.uid FROM former_outage f JOIN outage_incident m ON m.incident_id = f.incident_id
                JOIN outage o ON o.id = m.outage_id AND o.component IS f.component AND o.region IS f.region WHERE f.uid = :outage)
),
counted AS (
  SELECT k.id, r.source_id, r.region, u.at AS at_min, u.at + coalesce(r.bucket_s, 0) AS at_max, u.count
  FROM known k CROSS JOIN series r ON r.platform_id = k.platform_id
  JOIN user_report u ON u.series_id = r.id AND u.at >= k.from_at AND u.at <= k.until_at
  WHERE k.precise
),
point AS (
  SELECT id, 'series' AS basis, source_id, region, at_min, at_max, '=' AS relation, count FROM counted
  UNION ALL
  SELECT k.id, 'stated', i.source_id, c.region, c.at_min, c.at_max, c.relation, c.count
  FROM known k JOIN outage_incident m ON m.outage_id = k.id JOIN incident i ON i.id = m.incident_id
  JOIN incident_count c ON c.incident_id = i.id
  WHERE k.id NOT IN (SELECT id FROM counted)
)
SELECT k.uid AS outage, p.name AS platform, t.basis, coalesce(s.publisher, s.name) AS source, t.region, t.at_min, t.at_max,
  t.relation, t.count AS reports,
  CASE WHEN t.at_min IS NULL OR t.at_max IS NULL THEN 'the time is not stated' END AS note
FROM point t JOIN known k USING (id) JOIN platform p ON p.id = k.platform_id JOIN source s ON s.id = t.source_id
ORDER BY t.at_max IS NULL, t.at_min, t.at_max, source, t.region, t.count DESC, t.relation
