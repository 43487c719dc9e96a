-- title: What each source says of each outage
-- why: On which statements does an outage rest, and where do they contradict each other?
-- group: data quality
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- column: outage text  the outage's id
-- column: platform text  the platform
-- column: membership text  certain or probable
-- column: source text  the publisher, else the source's name
-- column: address text  the source's address
-- column: title text  what the source calls it
-- column: started_text text  the start as stated
-- column: ended_text text  the end as stated
-- column: duration_text text  the duration as stated
-- column: counts text  numbers of user reports as stated
-- column: started_min time_min  the start as we read it, at the earliest
-- column: started_max time_max  at the latest
-- column: ended_min time_min  the end as we read it, at the earliest
-- column: ended_max time_max  at the latest
-- column: note text  why cells are empty
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until))
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
    UNION ALL SELECT CASE WHEN i.ended_max IS NULL AND i.ongoing THEN 'it goes on'
                          WHEN i.ended_min IS NULL OR i.ended_max IS NULL THEN 'the end is not stated' END)) AS note
FROM known k JOIN platform p ON p.id = k.platform_id
JOIN outage_incident m ON m.outage_id = k.id JOIN incident i ON i.id = m.incident_id JOIN source s ON s.id = i.source_id
ORDER BY coalesce(k.started_max, 9e15), k.uid, m.membership, s.name, i.key
