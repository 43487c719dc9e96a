-- observed_uptime(platform, component, region, min_severity, as_of, from, until, coverage): observed intervals of the window
-- in which nothing was certainly down, and how much of them lies before each. A NULL argument does not filter.
WITH given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    :as_of AS as_of, coalesce(:from, -9e15) AS from_at, coalesce(:until, 9e15) AS until_at, :coverage AS coverage
),
watched AS MATERIALIZED (
  SELECT w.platform_id, max(w.from_at, given.from_at) AS from_at, min(w.until_at, given.until_at) AS until_at
  FROM given CROSS JOIN observation(platform, component, region, as_of, coverage) w
  WHERE max(w.from_at, given.from_at) < min(w.until_at, given.until_at)
),
down AS MATERIALIZED (
  SELECT k.platform_id, k.started_max AS a, k.ended_min AS b,
    max(k.ended_min) OVER (PARTITION BY k.platform_id ORDER BY k.started_max, k.ended_min
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM given CROSS JOIN known_outage(platform, component, region, min_severity, as_of) k
  WHERE k.started_max < k.ended_min
),
up AS (  -- between downtimes, and after the last of them
  SELECT platform_id, coalesce(reached, -9e15) AS a, a AS b FROM down WHERE a > coalesce(reached, -9e15)
  UNION ALL
  SELECT platform_id, coalesce(max(b), -9e15), 9e15
  FROM (SELECT DISTINCT platform_id FROM watched) LEFT JOIN down USING (platform_id) GROUP BY platform_id
),
stretch AS (
  SELECT platform_id, max(a, from_at) AS from_at, min(b, until_at) AS until_at
  FROM up JOIN watched USING (platform_id)
  WHERE max(a, from_at) < min(b, until_at)
)
SELECT platform_id, from_at, until_at,
  coalesce(sum(until_at - from_at) OVER (PARTITION BY platform_id ORDER BY from_at
                                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
FROM stretch
