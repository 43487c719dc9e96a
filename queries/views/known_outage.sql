-- known_outage(platform, component, region, min_severity, as_of, from, until): the outages of one scope as they were known
-- at as_of, when an end after it was not yet known; without those that began at until or later, or were over by from. A NULL
-- argument does not filter; min_severity NULL is 'major', every outage that is more than a degradation.
WITH chosen AS (SELECT platform_id FROM chosen_platform(:platform)),
given AS (
  SELECT :component AS component, :region AS region,
    CASE :min_severity WHEN 'minor' THEN 1 WHEN 'critical' THEN 4 ELSE 2 END AS rank,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of,
    (SELECT value FROM setting WHERE name = 'bridge_max_s') AS bridge_max, :from AS from_at, :until AS until_at
)
SELECT o.id, o.uid, o.platform_id, o.severity, o.possible_group, o.ongoing, o.started_min, o.started_max,
  coalesce(o.started_min, o.started_max - bridge_max) AS earliest,
  coalesce(o.ended_max, CASE WHEN NOT o.ongoing THEN
    max(coalesce(o.ended_min, o.started_max), coalesce(o.started_max, o.ended_min)) + bridge_max END, 253402300799) AS latest,
  min(o.ended_min, as_of) AS ended_min,
  CASE WHEN o.ended_max <= as_of THEN o.ended_max END AS ended_max,
  CASE WHEN o.ended_max <= as_of OR o.duration_min = 0 THEN o.duration_min
       ELSE max(coalesce(max(0, min(o.ended_min, as_of) - o.started_max), 0), coalesce((
         SELECT max(CASE WHEN b.observed_at <= as_of THEN i.duration_min ELSE min(i.duration_min, max(0, as_of - o.started_max)) END)
         FROM outage_incident m JOIN incident i ON i.id = m.incident_id LEFT JOIN batch b ON b.id = i.batch_id
         WHERE m.outage_id = o.id AND m.membership = 'certain'), 0)) END AS duration_min,
  CASE WHEN o.ended_max <= as_of OR o.ended_max IS NULL THEN o.duration_max
       ELSE (SELECT min(i.duration_max) FROM outage_incident m JOIN incident i ON i.id = m.incident_id
             WHERE m.outage_id = o.id AND m.membership = 'certain' AND i.duration_max >= o.duration_min) END AS duration_max
FROM given CROSS JOIN outage o
WHERE o.platform_id IN (SELECT platform_id FROM chosen)
  AND o.component IS given.component AND o.region IS given.region AND o.severity >= rank
  AND coalesce(coalesce(o.started_min, o.started_max - bridge_max) <= as_of, 1)
  AND coalesce(coalesce(o.started_min, o.started_max - bridge_max) < until_at, 1)
  AND (coalesce(o.started_max >= from_at, 1) OR latest > from_at)
