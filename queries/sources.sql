-- title: The sources of the history
-- why: Who told what, and how much of it stands?
-- group: data quality
-- param: platform text optional  what was told of one platform, by any of its names
-- column: source text  the publisher, else the source's name
-- column: kind text  status_page, user_reports, article, publisher, monitor or person
-- column: language text  language it is written in, where known
-- column: incidents count  incidents it told
-- column: faults count  those with a time that cannot be right
-- column: outages count  outages it has a part in, degradations included
-- column: user_reports count  buckets of user reports
-- column: retrieved time  when the words of its incidents that stand were retrieved, the latest of them; empty where it told of none
-- column: address text  where it is found
WITH chosen AS (
  SELECT platform_id AS id FROM platform_name WHERE folded = name_fold(:platform)
  UNION ALL SELECT id FROM platform WHERE :platform IS NULL
)
SELECT coalesce(s.publisher, s.name) AS source, s.kind, s.language,
  (SELECT count(*) FROM incident i WHERE i.source_id = s.id AND i.platform_id IN (SELECT id FROM chosen)) AS incidents,
  (SELECT count(*) FROM incident i WHERE i.source_id = s.id AND i.platform_id IN (SELECT id FROM chosen) AND i.fault IS NOT NULL) AS faults,
  (SELECT count(DISTINCT o.id) FROM incident i JOIN outage_incident m ON m.incident_id = i.id JOIN outage o ON o.id = m.outage_id
   WHERE i.source_id = s.id AND i.platform_id IN (SELECT id FROM chosen) AND o.component IS NULL AND o.region IS NULL) AS outages,
  (SELECT coalesce(sum(h.buckets), 0) FROM series r JOIN user_report_hour h ON h.series_id = r.id
   WHERE r.source_id = s.id AND r.platform_id IN (SELECT id FROM chosen)) AS user_reports,
  (SELECT max(b.observed_at) FROM incident i JOIN batch b ON b.id = i.batch_id
   WHERE i.source_id = s.id AND i.platform_id IN (SELECT id FROM chosen)) AS retrieved,
  coalesce(s.url, '') AS address
FROM source s
WHERE EXISTS (SELECT 1 FROM incident i WHERE i.source_id = s.id AND i.platform_id IN (SELECT id FROM chosen))
   OR EXISTS (SELECT 1 FROM series r WHERE r.source_id = s.id AND r.platform_id IN (SELECT id FROM chosen))
   OR EXISTS (SELECT 1 FROM coverage c WHERE c.source_id = s.id AND c.platform_id IN (SELECT id FROM chosen))
ORDER BY incidents DESC, source, s.name
