-- title: The causes that were said, and by whom
-- why: Who says what about the cause of each outage, and with what standing?
-- group: frequency
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- column: outage text  the outage's id
-- column: platform text  the platform
-- column: started_min time_min  when the outage started, at the earliest
-- column: started_max time_max  at the latest
-- column: standing text  official, claimed, speculated, confirmed or denied
-- column: claimed_by text  who says so
-- column: category text  kind of cause, where the source gives one
-- column: cause text  the cause in the source's words
-- column: source text  where it is said
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until))
SELECT k.uid AS outage, p.name AS platform, k.started_min, k.started_max, c.standing, c.claimed_by, c.category, c.cause,
  coalesce(s.publisher, s.name) AS source
FROM known k JOIN platform p ON p.id = k.platform_id
JOIN outage_incident m ON m.outage_id = k.id JOIN claim c ON c.incident_id = m.incident_id
JOIN source s ON s.id = c.source_id
ORDER BY coalesce(k.started_max, 9e15), k.uid, c.standing, c.claimed_by, c.cause, source
