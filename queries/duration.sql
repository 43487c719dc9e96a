-- title: How long outages last
-- why: How many outages ended, how long were they in all, on average, in the middle and at worst?
-- group: duration
-- param: platform text optional  one platform, by any of its names; all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- column: platform text  the platform
-- column: outages count  outages that started in the window for certain
-- column: closed count  those whose end is known
-- column: censored count  those whose end is not known: they lasted at least as long as they are known to
-- column: total_min_s seconds_min  durations added up, at least; an outage without known end counts with what is known of it
-- column: total_max_s seconds_max  the same at most; empty where an end is not known
-- column: mean_min_s seconds_min  mean outage duration (MTTR) of the closed ones, at least
-- column: mean_max_s seconds_max  at most
-- column: median_t7_min_s seconds_min  median duration, Hyndman-Fan type 7; empty where any end is not known
-- column: median_t7_max_s seconds_max  at most
-- column: p90_t7_min_s seconds_min  nine in ten were no longer, Hyndman-Fan type 7; empty where any end is not known
-- column: p90_t7_max_s seconds_max  at most
-- column: median_km_min_s seconds_min  median duration, Kaplan-Meier, outages without known end right-censored; empty where it is not reached
-- column: median_km_max_s seconds_max  at most
-- column: longest_min_s seconds_min  the longest lasted at least
-- column: longest_max_s seconds_max  at most; empty where an end is not known
WITH
asked AS (
  SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of
),
known AS (  -- outages as they were known at as_of: an end that lies after it is not known yet
  SELECT o.id, o.uid, o.platform_id, o.severity, o.possible_group, o.ongoing, o.started_min, o.started_max,
    coalesce(o.started_min, o.started_max - (SELECT value FROM setting WHERE name = 'bridge_max_s')) AS earliest,
    min(o.ended_min, asked.as_of) AS ended_min,
    CASE WHEN o.ended_max <= asked.as_of THEN o.ended_max END AS ended_max,
    CASE WHEN o.ended_max <= asked.as_of THEN o.duration_min
         ELSE coalesce(max(0, min(o.ended_min, asked.as_of) - o.started_max), 0) END AS duration_min,
    CASE WHEN o.ended_max <= asked.as_of THEN o.duration_max END AS duration_max,
    (SELECT count(DISTINCT certain_group) FROM outage_incident WHERE outage_id = o.id) AS certain_groups
  FROM asked JOIN outage o
  WHERE o.platform_id IN (SELECT platform_id FROM platform_name WHERE folded = name_fold(:platform)
                          UNION ALL SELECT id FROM platform WHERE :platform IS NULL)
    AND o.component IS :component AND o.region IS :region
    AND o.severity >= CASE :min_severity WHEN 'minor' THEN 1 WHEN 'critical' THEN 4 ELSE 2 END
    AND NOT coalesce(o.started_min > asked.as_of, 0)
),
timed AS (
  SELECT *, ended_max IS NOT NULL AND duration_max IS NOT NULL AS closed
  FROM known
  WHERE earliest >= coalesce(:from, -9e15) AND started_max < coalesce(:until, 9e15)
)
SELECT p.name AS platform, count(*) AS outages, sum(closed) AS closed, sum(NOT closed) AS censored,
  sum(duration_min) AS total_min_s,
  CASE WHEN min(closed) THEN sum(duration_max) END AS total_max_s,
  CAST(round(avg(CASE WHEN closed THEN duration_min END)) AS INTEGER) AS mean_min_s,
  CAST(round(avg(CASE WHEN closed THEN duration_max END)) AS INTEGER) AS mean_max_s,
  CASE WHEN min(closed) THEN percentile(duration_min, 0.5) END AS median_t7_min_s,
  CASE WHEN min(closed) THEN percentile(duration_max, 0.5) END AS median_t7_max_s,
  CASE WHEN min(closed) THEN percentile(duration_min, 0.9) END AS p90_t7_min_s,
  CASE WHEN min(closed) THEN percentile(duration_max, 0.9) END AS p90_t7_max_s,
  km_quantile(duration_min, closed, 0.5) AS median_km_min_s,
  km_quantile(CASE WHEN closed THEN duration_max ELSE duration_min END, closed, 0.5) AS median_km_max_s,
  max(duration_min) AS longest_min_s,
  CASE WHEN min(closed) THEN max(duration_max) END AS longest_max_s
FROM timed JOIN platform p ON p.id = timed.platform_id
GROUP BY p.id
ORDER BY p.name
