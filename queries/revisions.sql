-- title: Changes in what sources state
-- why: Which statements did a source correct, when was the change retrieved, and what did the source state before?
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: incident text optional  incident key, as given by its source [all]
-- param: source text optional  only this source, by name [all]
-- param: from from optional  only statements retrieved at or after this time
-- param: until until optional  only statements retrieved before this time
-- column: platform text  platform
-- column: source text  source name
-- column: incident text  incident key, as given by its source
-- column: started_min time_min  earliest possible start of the incident, per its current statement
-- column: started_max time_max  latest possible start, per its current statement
-- column: observed_at time  time at which the statement was retrieved
-- column: stated_at time  time of the statement according to the source; empty if not given
-- column: field text  what changed; "first statement" if there was none before: listed for incidents that changed later, for the one requested, and for all with --from
-- column: before text  previous value; empty if there was none
-- column: after text  new value; empty if there is none
WITH
asked AS MATERIALIZED (
  SELECT i.id, p.name AS platform, s.name AS source, i.key, i.started_min, i.started_max
  FROM main.incident i JOIN platform p ON p.id = i.platform_id JOIN source s ON s.id = i.source_id
  WHERE i.platform_id IN chosen_platform(:platform)
    AND i.key = coalesce(:incident, i.key) AND s.name = coalesce(source_name(:source), s.name)
),
saying AS (  -- independent of import order: recurring statements may be stored as a revision or as a repetition
  SELECT r.incident_id, r.observed_at, r.stated_at, r.sha256, r.statement
  FROM asked JOIN main.incident_revision r ON r.incident_id = asked.id
  UNION
  SELECT g.incident_id, g.observed_at, g.stated_at, g.sha256, (
    SELECT statement FROM main.incident_revision r WHERE r.incident_id = g.incident_id AND r.sha256 = g.sha256 LIMIT 1)
  FROM asked JOIN main.incident_again g ON g.incident_id = asked.id
),
told AS (
  SELECT *, row_number() OVER same AS nth, max(stated_at) OVER (same ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS by_then
  FROM saying WINDOW same AS (PARTITION BY incident_id, sha256 ORDER BY observed_at, stated_at DESC)
),
heard AS (
  SELECT a.*, s.observed_at, s.stated_at, s.sha256, s.statement, lag(s.sha256) OVER w AS sha256_before
  FROM asked a JOIN told s ON s.incident_id = a.id
  WHERE s.nth = 1 OR s.stated_at > coalesce(s.by_then, s.stated_at - 1)  -- a repetition that was not stated later does not count
  WINDOW w AS (PARTITION BY a.id ORDER BY s.observed_at, s.stated_at, s.sha256)
),
said AS (
  SELECT *, row_number() OVER w AS n, lag(statement) OVER w AS earlier, count(*) OVER (PARTITION BY id) AS statements
  FROM heard WHERE sha256_before IS NOT sha256
  WINDOW w AS (PARTITION BY id ORDER BY observed_at, stated_at, sha256)
),
change AS (
  SELECT said.id, n, j.key AS field,
    (SELECT e.value FROM json_each(said.earlier) e WHERE e.key = j.key) AS before, j.value AS after
  FROM said JOIN json_each(said.statement) j WHERE n > 1
  UNION ALL
  SELECT said.id, n, e.key, e.value, NULL
  FROM said JOIN json_each(said.earlier) e
  WHERE n > 1 AND NOT EXISTS (SELECT 1 FROM json_each(said.statement) j WHERE j.key = e.key)
)
SELECT said.platform, said.source, said.key AS incident, said.started_min, said.started_max, said.observed_at, said.stated_at,
  CASE WHEN said.n = 1 THEN 'first statement' ELSE c.field END AS field,
  CASE WHEN c.field GLOB '*ed_m[ai][xn]' THEN strftime('%Y-%m-%dT%H:%M:%SZ', c.before, 'unixepoch') ELSE c.before END AS before,
  CASE WHEN c.field GLOB '*ed_m[ai][xn]' THEN strftime('%Y-%m-%dT%H:%M:%SZ', c.after, 'unixepoch') ELSE c.after END AS after
FROM said LEFT JOIN change c ON c.id = said.id AND c.n = said.n AND c.before IS NOT c.after
WHERE (c.field IS NOT NULL OR said.n = 1 AND (said.statements > 1 OR coalesce(:incident, :from) IS NOT NULL))
  AND said.observed_at >= coalesce(:from, -9e15) AND said.observed_at < coalesce(:until, 9e15)
ORDER BY said.platform, said.source, said.key, said.n, c.field
