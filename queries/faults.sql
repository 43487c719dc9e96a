-- title: Times discarded as inconsistent
-- why: Which stated times of which incidents contradict others, and how?
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- column: platform text  platform
-- column: key text  incident key, as given by its source
-- column: source text  source name
-- column: title text  title given by the source
-- column: started_min time_min  earliest possible start
-- column: started_max time_max  latest possible start
-- column: field text  the time that was discarded and counts as unknown; or a duration that contradicts the known bounds of its outage: its upper limit does not apply to the outage, its lower limit does
-- column: stated text  value stated by the source
-- column: contradicts text  the information that it contradicts
WITH
chosen AS (SELECT platform_id AS id FROM chosen_platform(:platform)),
doubtful AS MATERIALIZED (
  SELECT i.id, i.platform_id, i.fault, i.duration_text, i.duration_min, i.duration_max
  FROM chosen c CROSS JOIN incident i ON i.platform_id = c.id
  WHERE coalesce(i.fault, i.duration_min, i.duration_max) IS NOT NULL
),
contradicted AS MATERIALIZED (  -- a member's statement about its outage's length that cannot be right for the whole
  SELECT i.id, i.duration_text, i.duration_min, i.duration_max, o.duration_min AS shortest, o.ended_max - o.started_min AS longest
  FROM doubtful i CROSS JOIN outage_incident m ON m.incident_id = i.id AND m.membership = 'certain'
  CROSS JOIN outage o ON o.id = m.outage_id AND o.platform_id = i.platform_id AND o.component IS NULL AND o.region IS NULL
  WHERE coalesce(i.duration_min, i.duration_max) IS NOT NULL
),
told AS (
  SELECT i.id, f.key AS n, f.value ->> 'field' AS field, f.value ->> 'stated' AS stated, f.value ->> 'contradicts' AS contradicts
  FROM doubtful i JOIN json_each(i.fault) f
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
