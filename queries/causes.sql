-- title: Stated causes of outages
-- why: Who gives which cause for each outage, and is it official, claimed, speculated, confirmed or denied?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- column: outage text  outage id
-- column: platform text  platform
-- column: started_min time_min  earliest possible start of the outage
-- column: started_max time_max  latest possible start
-- column: standing text  official, claimed, speculated, confirmed or denied
-- column: claimed_by text  who states the cause
-- column: category text  kind of cause, if the source gives one
-- column: cause text  cause, as worded by the source
-- column: source text  source of the statement
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until))
SELECT k.uid AS outage, p.name AS platform, k.started_min, k.started_max, c.standing, c.claimed_by, c.category, c.cause,
  coalesce(s.publisher, s.name) AS source
FROM known k JOIN platform p ON p.id = k.platform_id
JOIN outage_incident m ON m.outage_id = k.id JOIN claim c ON c.incident_id = m.incident_id
JOIN source s ON s.id = c.source_id
ORDER BY coalesce(k.started_max, 9e15), k.uid, c.standing, c.claimed_by, c.cause, source
