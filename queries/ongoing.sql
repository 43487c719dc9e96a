-- title: Ongoing outages
-- why: Which outages were ongoing at a given moment, since when, and until when is that known?
-- group: duration
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: lang text optional  prefer titles in this language, such as en or ar
-- column: outage text  outage id, the same in every database with the same statements
-- column: platform text  platform
-- column: severity text  highest severity stated by a source; minor is a degradation
-- column: started_min time_min  earliest possible start
-- column: started_max time_max  latest possible start
-- column: known_down_until time  last moment at which it is known to have been down: less than a day before, or the outage no longer counts as ongoing
-- column: lasted_at_least_s seconds  known duration by then
-- column: sources count  number of sources
-- column: title text  title from the earliest source, in the requested language if available
-- column: components text  components named by sources
-- column: causes text  kinds of cause stated by sources, each with its standing, or the cause itself if no kind is given
-- column: address text  URL of the statement with the title
WITH
asked AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
-- An end that nobody states is not "ongoing": a source must say that it is going on, or its end must be known to lie later.
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
