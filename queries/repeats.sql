-- title: Outages that recurred quickly
-- why: Which outages were followed by another within a given number of hours or days?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: hours number optional  maximum gap in hours; overrides --days [24]
-- param: days number optional  maximum gap in days
-- param: lang text optional  prefer titles in this language, such as en or ar
-- column: platform text  platform
-- column: outage text  outage id
-- column: title text  title from the earliest source, in the requested language if available
-- column: ended_min time_min  earliest possible end
-- column: ended_max time_max  latest possible end; empty if unknown
-- column: next text  id of the next outage
-- column: next_title text  title of the next outage from its earliest source
-- column: next_started_min time_min  earliest possible start of the next outage
-- column: next_started_max time_max  latest possible start of the next outage
-- column: gap_min_s seconds_min  length of the gap, at least
-- column: gap_max_s seconds_max  length of the gap, at most
-- column: came_back text  certain, or possible if the bounds straddle the limit
-- column: note text  why cells are empty
WITH
asked AS (SELECT coalesce(:hours * 3600, :days * 86400, 86400) AS soon),
bounded AS (  -- from end to start, monitored or not: gap()'s lo and hi end with observation
  SELECT platform_id, uid, ended_min, ended_max, next_uid, next_min, next_max,
    max(0, next_min - coalesce(ended_max, next_min)) AS lo, max(0, next_max - ended_min) AS hi
  FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until)
  WHERE quiet AND next_uid IS NOT NULL
)
SELECT p.name AS platform, b.uid AS outage, c.title, b.ended_min, b.ended_max, b.next_uid AS next, n.title AS next_title,
  b.next_min AS next_started_min, b.next_max AS next_started_max, b.lo AS gap_min_s, b.hi AS gap_max_s,
  CASE WHEN b.hi <= soon THEN 'certain' ELSE 'possible' END AS came_back,
  CASE WHEN b.ended_max IS NULL THEN 'the end is unknown' END AS note
FROM asked CROSS JOIN bounded b JOIN platform p ON p.id = b.platform_id
JOIN outage o ON o.uid = b.uid JOIN outage f ON f.uid = b.next_uid
JOIN outage_words(o.id, :lang) c JOIN outage_words(f.id, :lang) n
WHERE b.lo <= soon
ORDER BY p.name, b.next_max, b.uid
