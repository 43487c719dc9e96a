-- title: What is down
-- why: Which outages were going on at that moment, since when, and until when is that known?
-- group: duration
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: lang text optional  titles in that language come first, as en or ar
-- column: outage text  the outage's id, the same in every database that holds the same statements
-- column: platform text  the platform
-- column: severity text  the highest that a source states; "minor" is a degradation
-- column: started_min time_min  when it started, at the earliest
-- column: started_max time_max  at the latest
-- column: known_down_until time  the last moment at which it is known to have been down: less than a day before, or nobody knows any more
-- column: lasted_at_least_s seconds  how long it is known to have lasted by then
-- column: sources count  how many sources tell of it
-- column: title text  what its earliest source calls it, in the language asked for where there is such a title
-- column: components text  parts that sources name
-- column: causes text  kinds of cause that sources claim, each with its standing, or the claim itself where it gives no kind
-- column: address text  where the title is found
WITH
asked AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
-- An end that nobody states is not "ongoing": a source says that it goes on, or its end is known to lie later.
known AS MATERIALIZED (
  SELECT k.* FROM asked CROSS JOIN known_outage(:platform, :component, :region, :min_severity, :as_of) k
  WHERE k.ended_max IS NULL AND coalesce(k.started_max <= asked.as_of, 0)
    AND (k.ended_min >= asked.as_of OR k.ongoing AND k.ended_min > asked.as_of - (
      SELECT value FROM setting WHERE name = 'bridge_max_s'))
)
SELECT k.uid AS outage, p.name AS platform,
  CASE k.severity WHEN 1 THEN 'minor' WHEN 2 THEN 'not stated' WHEN 3 THEN 'major' ELSE 'critical' END AS severity,
  k.started_min, k.started_max, k.ended_min AS known_down_until, k.duration_min AS lasted_at_least_s,
  w.sources, w.title, w.components, w.causes, w.address
FROM known k JOIN platform p ON p.id = k.platform_id JOIN outage_words((SELECT json_group_array(id) FROM known), :lang) w ON w.outage_id = k.id
ORDER BY k.started_max, k.uid
