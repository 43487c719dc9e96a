-- title: Platforms in the history
-- why: Which platforms are there, under which names, and how much is known about each?
-- group: data quality
-- column: platform text  platform
-- column: names text  all names of the platform
-- column: incidents count  incidents reported by sources
-- column: outages count  distinct outages, degradations excluded
-- column: degradations count  outages of severity minor
-- column: first_started time  first known start
-- column: last_started time  last known start
-- column: user_reports count  buckets of user reports
-- column: covered_from time  start of the first coverage of outages, stated or assumed; empty if there is none
-- column: covered_until time  end of the last coverage
-- column: note text  why cells are empty
WITH covered AS (
  SELECT platform_id, from_at, until_at FROM coverage WHERE basis IN ('feed', 'declared')
  UNION ALL SELECT platform_id, from_at, until_at FROM assumed_coverage
)
SELECT p.name AS platform,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM platform_name WHERE platform_id = p.id ORDER BY name)) AS names,
  (SELECT count(*) FROM incident WHERE platform_id = p.id) AS incidents,
  (SELECT count(*) FROM outage WHERE platform_id = p.id AND component IS NULL AND region IS NULL AND severity > 1) AS outages,
  (SELECT count(*) FROM outage WHERE platform_id = p.id AND component IS NULL AND region IS NULL AND severity = 1) AS degradations,
  (SELECT min(started_max) FROM outage WHERE platform_id = p.id AND component IS NULL AND region IS NULL) AS first_started,
  (SELECT max(started_max) FROM outage WHERE platform_id = p.id AND component IS NULL AND region IS NULL) AS last_started,
  (SELECT coalesce(sum(buckets), 0) FROM series JOIN user_report_day ON series_id = series.id WHERE platform_id = p.id) AS user_reports,
  (SELECT min(from_at) FROM covered c WHERE c.platform_id = p.id) AS covered_from,
  (SELECT max(until_at) FROM covered c WHERE c.platform_id = p.id) AS covered_until,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM outage o WHERE o.platform_id = p.id AND o.component IS NULL AND o.region IS NULL
                                 AND o.started_max IS NOT NULL) THEN 'no outage has a known start' END AS n
    UNION ALL SELECT c.missing FROM coverage_note(json_array(p.name)) c
    WHERE NOT EXISTS (SELECT 1 FROM covered v WHERE v.platform_id = p.id))) AS note
FROM platform p
ORDER BY p.name
