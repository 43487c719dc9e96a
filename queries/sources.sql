-- title: Sources of the history
-- why: Which source reported what, and how much of it is current?
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- column: source text  publisher, or else the source name
-- column: kind text  status_page, user_reports, article, publisher, monitor or person
-- column: language text  language of the source, if known
-- column: incidents count  incidents reported
-- column: faults count  incidents with a time discarded as inconsistent
-- column: outages count  outages based on the source, degradations included
-- column: user_reports count  buckets of user reports
-- column: retrieved time  latest retrieval of the current statements of its incidents; empty if it reported none
-- column: address text  URL of the source
WITH
chosen AS MATERIALIZED (SELECT platform_id AS id FROM chosen_platform(:platform)),
told AS (
  SELECT i.source_id, count(*) AS incidents, sum(i.fault IS NOT NULL) AS faults, max(b.observed_at) AS retrieved
  FROM chosen CROSS JOIN incident i ON i.platform_id = chosen.id JOIN batch b ON b.id = i.batch_id
  GROUP BY i.source_id
),
part AS (
  SELECT i.source_id, count(DISTINCT o.id) AS outages
  FROM chosen CROSS JOIN outage o ON o.platform_id = chosen.id AND o.component IS NULL AND o.region IS NULL
  CROSS JOIN outage_incident m ON m.outage_id = o.id JOIN incident i ON i.id = m.incident_id
  GROUP BY i.source_id
),
counted AS (
  SELECT r.source_id, sum((SELECT sum(d.buckets) FROM user_report_day d WHERE d.series_id = r.id)) AS buckets
  FROM chosen CROSS JOIN series r ON r.platform_id = chosen.id
  GROUP BY r.source_id
)
SELECT coalesce(s.publisher, s.name) AS source, s.kind, s.language,
  coalesce(told.incidents, 0) AS incidents, coalesce(told.faults, 0) AS faults, coalesce(part.outages, 0) AS outages,
  coalesce(counted.buckets, 0) AS user_reports, told.retrieved, coalesce(s.url, '') AS address
FROM source s LEFT JOIN told ON told.source_id = s.id LEFT JOIN part ON part.source_id = s.id
LEFT JOIN counted ON counted.source_id = s.id
WHERE told.source_id IS NOT NULL OR counted.source_id IS NOT NULL
   OR EXISTS (SELECT 1 FROM coverage c WHERE c.source_id = s.id AND c.platform_id IN (SELECT id FROM chosen))
ORDER BY incidents DESC, source, s.name
