-- title: What sources say happened
-- why: Which incidents are stored, by whom, and how does one name them?
-- group: data quality
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- column: incident text  its id, the same in every database: 'outagedb incident show' takes it, or its first digits
-- column: platform text  the platform
-- column: source text  the publisher, else the source's name
-- column: key text  the incident's key at its source
-- column: kind text  outage, degradation, maintenance or notice
-- column: severity text  minor, major or critical, where stated
-- column: title text  what the source calls it
-- column: started_min time_min  when it started, at the earliest
-- column: started_max time_max  at the latest
-- column: ended_min time_min  when it ended, at the earliest
-- column: ended_max time_max  at the latest
-- column: regions text  regions that it names
-- column: components text  parts that it names
-- column: causes text  kinds of cause that it claims, each with its standing, or the claim itself where it gives no kind
-- column: address text  where it is said
-- column: dismissed_by text  who says that it is no outage
-- column: note text  why cells are empty
SELECT i.uid AS incident, p.name AS platform, coalesce(s.publisher, s.name) AS source, i.key, i.kind, i.severity, i.title,
  i.started_min, i.started_max, i.ended_min, i.ended_max,
  (SELECT group_concat(region, ' ') FROM (
     SELECT region FROM incident_region WHERE incident_id = i.id
     UNION SELECT region FROM incident_count WHERE incident_id = i.id AND region IS NOT NULL)) AS regions,
  (SELECT group_concat(component, '; ') FROM (
     SELECT component FROM incident_component WHERE incident_id = i.id AND component <> '' ORDER BY 1)) AS components,
  (SELECT group_concat(cause, '; ') FROM (
     SELECT DISTINCT coalesce(nullif(category, ''), cause) || ' (' || standing || ')' AS cause
     FROM claim WHERE incident_id = i.id ORDER BY 1)) AS causes,
  coalesce(i.url, s.url) AS address,
  (SELECT l.who FROM incident_link l WHERE l.a_id = i.id AND l.verdict = 'dismissed' AND l.withdrawn_at IS NULL) AS dismissed_by,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN i.started_min IS NULL OR i.started_max IS NULL THEN 'the start is not known' END AS n
    UNION ALL SELECT CASE WHEN i.ended_max IS NULL AND i.ongoing THEN 'it goes on'
                          WHEN i.ended_min IS NULL OR i.ended_max IS NULL THEN 'the end is not known' END)) AS note
FROM incident i JOIN platform p ON p.id = i.platform_id JOIN source s ON s.id = i.source_id
WHERE i.platform_id IN chosen_platform(:platform)
  AND coalesce(i.started_min < coalesce(:until, 9e15), 1)
  AND (coalesce(coalesce(i.ended_max, i.ended_min) > :from, 0) OR coalesce(i.started_max >= :from, 1))
ORDER BY p.name, coalesce(i.started_max, 9e15), s.name, i.key
