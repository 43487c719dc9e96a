-- title: Stated times that cannot be right
-- why: Which times of which incidents contradict others, and how?
-- group: data quality
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- column: platform text  the platform
-- column: key text  the incident's key at its source
-- column: source text  the source's name
-- column: title text  what the source calls it
-- column: started_min time_min  when it started, at the earliest
-- column: started_max time_max  at the latest
-- column: field text  the time that was set aside: it counts as unknown; or a duration that what is known of the whole outage contradicts: its upper limit does not hold for the outage, its lower one does
-- column: stated text  what the source states
-- column: contradicts text  what that contradicts
WITH
chosen AS (SELECT platform_id AS id FROM chosen_platform(:platform)),
contradicted AS (  -- what a member says of how long its outage lasted, and cannot be right for the whole
  SELECT i.id, i.duration_text, i.duration_min, i.duration_max, o.duration_min AS shortest, o.ended_max - o.started_min AS longest
  FROM chosen c CROSS JOIN outage o ON o.platform_id = c.id AND o.component IS NULL AND o.region IS NULL
  JOIN outage_incident m ON m.outage_id = o.id AND m.membership = 'certain' JOIN incident i ON i.id = m.incident_id
),
told AS (
  SELECT i.id, f.key AS n, f.value ->> 'field' AS field, f.value ->> 'stated' AS stated, f.value ->> 'contradicts' AS contradicts
  FROM chosen c CROSS JOIN incident i ON i.platform_id = c.id JOIN json_each(i.fault) f
  WHERE i.fault IS NOT NULL
  UNION ALL
  SELECT id, 98, 'duration', coalesce(duration_text, 'at most ' || duration_text(duration_max)),
    'its outage lasted at least ' || duration_text(shortest)
  FROM contradicted WHERE duration_max < shortest
  UNION ALL
  SELECT id, 99, 'duration', coalesce(duration_text, 'at least ' || duration_text(duration_min)),
    'start and end of its outage are at most ' || duration_text(longest) || ' apart'
  FROM contradicted WHERE duration_min > longest
)
SELECT p.name AS platform, i.key, s.name AS source, i.title, i.started_min, i.started_max, t.field, t.stated, t.contradicts
FROM told t CROSS JOIN incident i ON i.id = t.id JOIN platform p ON p.id = i.platform_id JOIN source s ON s.id = i.source_id
WHERE coalesce(i.started_min < coalesce(:until, 9e15), 1) AND coalesce(i.started_max >= coalesce(:from, -9e15), 1)
ORDER BY p.name, i.started_max, i.key, t.n
