-- title: Statements by source for each outage
-- why: Which statements is an outage based on, and where do they contradict each other?
-- group: data quality
-- param: outage text optional  outage id, or the beginning of one [all]
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- column: outage text  outage id
-- column: platform text  platform
-- column: membership text  certain or probable
-- column: source text  publisher, or else the source name
-- column: address text  URL of the source
-- column: title text  title given by the source
-- column: started_text text  start, as stated
-- column: ended_text text  end, as stated
-- column: duration_text text  duration, as stated
-- column: counts text  numbers of user reports, as stated
-- column: started_min time_min  earliest start, as interpreted
-- column: started_max time_max  latest start, as interpreted
-- column: ended_min time_min  earliest end, as interpreted
-- column: ended_max time_max  latest end, as interpreted
-- column: note text  why cells are empty
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region,
  CASE WHEN :outage IS NULL THEN :min_severity ELSE 'minor' END, :as_of, :from, :until))
SELECT k.uid AS outage, p.name AS platform, m.membership, coalesce(s.publisher, s.name) AS source,
  coalesce(i.url, s.url) AS address, i.title, i.started_text, i.ended_text, i.duration_text,
  (SELECT group_concat(text, '; ') FROM (
     SELECT trim(CASE c.relation WHEN '=' THEN '' ELSE c.relation END || printf('%,d', c.count)
       || CASE c.peak WHEN 1 THEN ' at the peak' ELSE '' END
       || coalesce(' (' || c.region || ')', '') || coalesce(' ' || c.at_text, '')) AS text
     FROM incident_count c WHERE c.incident_id = i.id ORDER BY c.n)) AS counts,
  i.started_min, i.started_max, i.ended_min, i.ended_max,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN i.started_min IS NULL OR i.started_max IS NULL THEN 'the start is not stated' END AS n
    UNION ALL SELECT CASE WHEN i.ended_max IS NULL AND i.ongoing THEN 'ongoing'
                          WHEN i.ended_min IS NULL OR i.ended_max IS NULL THEN 'the end is not stated' END)) AS note
FROM known k JOIN platform p ON p.id = k.platform_id
JOIN outage_incident m ON m.outage_id = k.id JOIN incident i ON i.id = m.incident_id JOIN source s ON s.id = i.source_id
WHERE :outage IS NULL OR substr(k.uid, 1, length(:outage)) = :outage
ORDER BY coalesce(k.started_max, 9e15), k.uid, m.membership, s.name, i.key
