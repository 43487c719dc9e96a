-- title: Outages that came back
-- why: Which outages came back within so many hours or days of their end?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: hours number optional  how soon: a day when both this and days are left out
-- param: days number optional  the same in days
-- param: lang text optional  titles in that language come first, as en or ar
-- column: platform text  the platform
-- column: outage text  the outage
-- column: title text  what its earliest source calls it, in the language asked for where there is such a title
-- column: ended_min time_min  when it ended, at the earliest
-- column: ended_max time_max  at the latest; empty where the end is not known
-- column: next text  the one that followed
-- column: next_title text  what its earliest source calls it
-- column: next_started_min time_min  when that started, at the earliest
-- column: next_started_max time_max  at the latest
-- column: gap_min_s seconds_min  how long it was quiet, at least
-- column: gap_max_s seconds_max  at most
-- column: came_back text  certain, or possible where the bounds lie on both sides of the limit
-- column: note text  why cells are empty
WITH
asked AS (SELECT coalesce(:hours * 3600, :days * 86400, 86400) AS soon),
bounded AS (  -- from end to start whether anybody watched or not: what gap() calls lo and hi ends with observation
  SELECT platform_id, uid, ended_min, ended_max, next_uid, next_min, next_max,
    max(0, next_min - coalesce(ended_max, next_min)) AS lo, max(0, next_max - ended_min) AS hi
  FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until)
  WHERE quiet AND next_uid IS NOT NULL
)
SELECT p.name AS platform, b.uid AS outage, c.title, b.ended_min, b.ended_max, b.next_uid AS next, n.title AS next_title,
  b.next_min AS next_started_min, b.next_max AS next_started_max, b.lo AS gap_min_s, b.hi AS gap_max_s,
  CASE WHEN b.hi <= soon THEN 'certain' ELSE 'possible' END AS came_back,
  CASE WHEN b.ended_max IS NULL THEN 'the end is not known' END AS note
FROM asked CROSS JOIN bounded b JOIN platform p ON p.id = b.platform_id
JOIN outage o ON o.uid = b.uid JOIN outage f ON f.uid = b.next_uid
JOIN outage_words(o.id, :lang) c JOIN outage_words(f.id, :lang) n
WHERE b.lo <= soon
ORDER BY p.name, b.next_max, b.uid
