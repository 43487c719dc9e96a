-- gap(platform, component, region, min_severity, as_of, from, until, coverage): the outages of the window that have a place
-- in the order, their start known at least to bridge_max, each with the gap after it. A NULL argument does not filter.
WITH given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    :as_of AS as_of, coalesce(:from, -9e15) AS from_at, coalesce(:until, 9e15) AS until_at, :coverage AS coverage
),
known AS MATERIALIZED (
  SELECT k.platform_id, k.uid, k.earliest, k.started_min, k.started_max, k.ended_min, k.ended_max, k.latest
  FROM given CROSS JOIN known_outage(platform, component, region, min_severity, as_of, :from, :until) k
),
watched AS MATERIALIZED (SELECT w.* FROM given CROSS JOIN observation(platform, component, region, as_of, coverage) w),
placed AS (
  SELECT known.*, row_number() OVER w AS n,
    lead(uid) OVER w AS next_uid, lead(earliest) OVER w AS next_min, lead(started_max) OVER w AS next_max,
    -- Separate outages may overlap: the quiet begins when the last of them is over. If only the latest start of an outage is
    -- known, it ended no earlier than it began. If one has no known end, the time at which all were over is open for as long
    -- as it may be the last.
    max(coalesce(ended_min, earliest)) OVER w AS down_min,
    CASE WHEN max(ended_max) OVER w >= max(coalesce(ended_max, latest)) OVER w THEN max(ended_max) OVER w END AS down_max
  FROM known JOIN given
  WHERE earliest >= from_at AND started_max < until_at
    AND started_max - earliest <= (SELECT value FROM setting WHERE name = 'bridge_max_s')
  WINDOW w AS (PARTITION BY platform_id ORDER BY started_max, started_min, uid ROWS UNBOUNDED PRECEDING)
),
bounded AS (
  SELECT p.*, min(w.until_at, given.until_at) AS seen_until, o.from_at IS NOT NULL AS observed_start,
    NOT coalesce(p.next_max <= p.down_min, 0) AS quiet,
    coalesce(p.next_max < w.until_at, 0) AS reached,
    CASE WHEN p.next_max < w.until_at THEN max(0, p.next_min - coalesce(p.down_max, p.next_min))
         ELSE coalesce(max(0, min(w.until_at, given.until_at) - p.down_max), 0) END AS lo,
    CASE WHEN p.next_max < w.until_at THEN max(0, p.next_max - p.down_min)
         ELSE max(0, min(w.until_at, given.until_at) - p.down_min) END AS hi
  FROM given JOIN placed p
  LEFT JOIN watched w ON w.platform_id = p.platform_id AND w.from_at <= p.down_min AND p.down_min < w.until_at
  LEFT JOIN watched o ON o.platform_id = p.platform_id AND o.from_at <= p.earliest AND p.started_max < o.until_at
)
SELECT platform_id, n, uid, earliest AS started_min, started_max, down_min AS ended_min, down_max AS ended_max,
  next_uid, next_min, next_max, seen_until, quiet, quiet AND seen_until IS NOT NULL AS seen, reached AND quiet AS closed,
  CASE WHEN quiet AND seen_until IS NOT NULL THEN lo END AS lo,
  CASE WHEN quiet AND seen_until IS NOT NULL THEN hi END AS hi,
  CASE WHEN quiet AND seen_until IS NOT NULL THEN CASE WHEN down_max IS NULL THEN hi ELSE (lo + hi) / 2.0 END END AS best,
  observed_start
FROM bounded
