-- title: Incidents as reported by sources
-- why: Which incidents are stored, who reported them, and what are their ids?
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- column: incident text  incident id, the same in every database; 'outagedb incident show' takes it or its first digits
-- column: platform text  platform
-- column: source text  publisher, or else the source name
-- column: key text  incident key, as given by its source
-- column: kind text  outage, degradation, maintenance or notice
-- column: severity text  minor, major or critical, if stated
-- column: title text  title given by the source
-- column: started_min time_min  earliest possible start
-- column: started_max time_max  latest possible start
-- column: ended_min time_min  earliest possible end
-- column: ended_max time_max  latest possible end
-- column: regions text  regions named by the source
-- column: components text  components named by the source
-- column: causes text  kinds of cause stated by the source, each with its standing, or the cause itself if no kind is given
-- column: address text  URL of the statement
-- column: dismissed_by text  person who marked it as not an outage
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
    SELECT CASE WHEN i.started_min IS NULL OR i.started_max IS NULL THEN 'the start is unknown' END AS n
    UNION ALL SELECT CASE WHEN i.ended_max IS NULL AND i.ongoing THEN 'ongoing'
                          WHEN i.ended_min IS NULL OR i.ended_max IS NULL THEN 'the end is unknown' END)) AS note
FROM incident i JOIN platform p ON p.id = i.platform_id JOIN source s ON s.id = i.source_id
WHERE i.platform_id IN chosen_platform(:platform)
  AND coalesce(i.started_min < coalesce(:until, 9e15), 1)
  AND (coalesce(coalesce(i.ended_max, i.ended_min) > :from, 0) OR coalesce(i.started_max >= :from, 1))
ORDER BY p.name, coalesce(i.started_max, 9e15), s.name, i.key
