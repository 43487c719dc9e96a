-- title: Possible duplicate outages
-- why: Which outages are counted separately although their imprecise times allow them to be the same outage?
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- column: platform text  platform
-- column: outage text  id of an outage whose start or end is not known exactly
-- column: started_min time_min  earliest possible start
-- column: started_max time_max  latest possible start
-- column: ended_min time_min  earliest possible end
-- column: ended_max time_max  latest possible end; empty if no source states an end
-- column: title text  title from its first source
-- column: keys text  its incidents, by the keys that their sources give them
-- column: other text  id of another outage that may be the same; 'outagedb incident link' decides
-- column: other_started_min time_min  earliest possible start of the other outage
-- column: other_started_max time_max  latest possible start of the other outage
-- column: other_title text  title of the other outage from its first source
-- column: other_keys text  incidents of the other outage
WITH
known AS MATERIALIZED (
  SELECT *, coalesce(earliest, -9e15) AS first,
    coalesce(ended_max, max(coalesce(ended_min, started_max), coalesce(started_max, ended_min)) + (SELECT value FROM setting WHERE name = 'bridge_max_s'),
             9e15) AS last,
    started_min IS NOT started_max OR ended_min IS NOT ended_max AS imprecise,
    (SELECT group_concat(key, '; ') FROM (
       SELECT i.key FROM outage_incident m JOIN incident i ON i.id = m.incident_id
       WHERE m.outage_id = k.id ORDER BY i.started_max, i.key)) AS keys,
    (SELECT title FROM outage_words(k.id, NULL)) AS title
  FROM known_outage(:platform, :component, :region, :min_severity, :as_of) k
  WHERE coalesce(earliest < :until, 1) AND coalesce(started_max >= :from, 1)
)
SELECT p.name AS platform, a.uid AS outage, a.started_min, a.started_max, a.ended_min, a.ended_max, a.title, a.keys,
  b.uid AS other, b.started_min AS other_started_min, b.started_max AS other_started_max, b.title AS other_title,
  b.keys AS other_keys
FROM known a JOIN known b USING (platform_id) JOIN platform p ON p.id = a.platform_id
WHERE a.imprecise AND (NOT b.imprecise OR a.uid < b.uid) AND a.first <= b.last AND b.first <= a.last
  AND EXISTS (  -- a source that lists two states that they are two, and so can a manual entry
    SELECT 1 FROM outage_incident m JOIN incident i ON i.id = m.incident_id
    JOIN outage_incident n ON n.outage_id = b.id JOIN incident j ON j.id = n.incident_id
    WHERE m.outage_id = a.id AND i.source_id <> j.source_id AND NOT EXISTS (
      SELECT 1 FROM incident_link l WHERE l.verdict = 'different' AND l.withdrawn_at IS NULL
        AND (l.a_id = i.id AND l.b_id = j.id OR l.a_id = j.id AND l.b_id = i.id)))
ORDER BY p.name, coalesce(a.started_max, 9e15), a.uid, coalesce(b.started_max, 9e15), b.uid
