-- downtime(platform, component, region, min_severity, as_of, from, until): when the outages that known_outage() gives were
-- down, as intervals that do not touch, each second once. may 0: certainly, from the latest start to the earliest end; may
-- 1: at most, from the earliest start to the latest end. An outage without a known end or maximum length has no interval of
-- the second kind.
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until)),
part AS (
  SELECT platform_id, 0 AS may, started_max AS a, ended_min AS b FROM known WHERE ended_min > started_max
  UNION ALL
  SELECT platform_id, 1, earliest, latest FROM known WHERE coalesce(ended_max, duration_max) IS NOT NULL AND latest > earliest
),
marked AS (
  SELECT *, a > coalesce(max(b) OVER (PARTITION BY platform_id, may ORDER BY a, b
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -9e15) AS fresh
  FROM part
)
SELECT platform_id, may, min(a) AS from_at, max(b) AS until_at
FROM (SELECT *, sum(fresh) OVER (PARTITION BY platform_id, may ORDER BY a, b) AS n FROM marked)
GROUP BY platform_id, may, n
