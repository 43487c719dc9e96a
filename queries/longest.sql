-- title: The longest outages
-- why: Which outages lasted longest?
-- group: duration
-- param: platform text optional  one platform, by any of its names; all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: limit integer optional  how many; 10 when left out
-- param: lang text optional  titles in that language come first, as en or ar
-- column: outage text  the outage's id, the same in every database that holds the same statements
-- column: platform text  the platform
-- column: severity text  the highest that a source states; "minor" is a degradation
-- column: started_min time_min  when it started, at the earliest
-- column: started_max time_max  at the latest
-- column: ended_min time_min  when it ended, at the earliest
-- column: ended_max time_max  at the latest; empty where the end is not known
-- column: duration_min_s seconds_min  how long it lasted, at least: by its start and end, or as a source states
-- column: duration_max_s seconds_max  at most; empty where neither the end is known nor a limit stated
-- column: ongoing count  1 where a source says that it goes on
-- column: peak_reports count  the largest number of user reports that a source or a series tells of it
-- column: peak_relation text  how the source puts that number: = >= <= ~
-- column: sources count  how many sources tell of it
-- column: regions text  regions that sources name
-- column: title text  what its earliest source calls it, in the language asked for where there is such a title
-- column: components text  parts that sources name
-- column: causes text  kinds of cause that sources claim, each with its standing, or the claim itself where it gives no kind
-- column: address text  where the title is found
-- column: note text  why cells are empty
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until)),
told AS (  -- numbers of user reports that sources state, and the peaks of series while it lasted
  SELECT k.id, c.count, c.relation
  FROM known k JOIN outage_incident m ON m.outage_id = k.id JOIN incident_count c ON c.incident_id = m.incident_id
  WHERE c.region IS NULL OR :region IS NULL OR c.region IN (:region, 'WW')
  UNION ALL
  SELECT outage_id, peak, '=' FROM counted_peak(:platform, :component, :region, :min_severity, :as_of, :from, :until)
)
SELECT k.uid AS outage, p.name AS platform,
  CASE k.severity WHEN 1 THEN 'minor' WHEN 2 THEN 'not stated' WHEN 3 THEN 'major' ELSE 'critical' END AS severity,
  k.started_min, k.started_max, k.ended_min, k.ended_max, k.duration_min AS duration_min_s, k.duration_max AS duration_max_s,
  k.ongoing AND k.ended_max IS NULL AS ongoing,
  (SELECT max(count) FROM told WHERE told.id = k.id) AS peak_reports,
  (SELECT relation FROM told WHERE told.id = k.id ORDER BY count DESC, relation LIMIT 1) AS peak_relation,
  w.sources, w.regions, w.title, w.components, w.causes, w.address,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN k.started_min IS NULL THEN 'the start is not known' END AS n
    UNION ALL SELECT CASE WHEN k.ended_max IS NULL AND k.ongoing THEN 'it goes on'
                          WHEN k.ended_max IS NULL THEN 'the end is not known'
                          WHEN k.duration_max IS NULL THEN 'how long it lasted at most is not known' END
    UNION ALL SELECT CASE WHEN k.id NOT IN (SELECT id FROM told WHERE id IS NOT NULL) THEN 'no number of user reports is known' END)) AS note
FROM known k JOIN platform p ON p.id = k.platform_id JOIN outage_words(k.id, :lang) w
WHERE k.earliest >= coalesce(:from, -9e15) AND k.started_max < coalesce(:until, 9e15)
ORDER BY k.duration_min DESC, k.duration_max DESC, k.uid
LIMIT coalesce(:limit, 10)
