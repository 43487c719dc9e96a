-- observed_period(platform, component, region, min_severity, as_of, from, until, tz, by, coverage, listed): each period that
-- known_period() gives for outages of the severity `listed` (NULL: min_severity), and how many of its seconds
--   observed             were observed
--   down_lo, down_hi     were observed and down: certain parts, and at most
--   any_lo, any_hi       were down, whether observed or not
--   any_reach            lie where an outage may have been down, however short it was
-- The maximum is limited by all intervals in which an outage may have been down, and by the sum of the maximum lengths of
-- all outages; NULL if nothing limits one that may have been going on.
WITH
given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    :as_of AS as_of, :from AS from_at, :until AS until_at, coalesce(:tz, 'America/New_York') AS tz, coalesce(:by, 'month') AS by,
    :coverage AS coverage, :listed AS listed
),
known AS MATERIALIZED (
  SELECT platform_id, id, earliest, started_max, ended_min, latest, coalesce(ended_max, duration_max) IS NULL AS unlimited, duration_max
  FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until)
),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of, :coverage)),
period AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY platform_id ORDER BY from_at) AS n
  FROM known_period(:platform, :component, :region, coalesce(:listed, :min_severity), :as_of, :from, :until, :tz, :by, :coverage)
),
whole AS MATERIALIZED (SELECT platform_id, min(from_at) AS a, max(until_at) AS b FROM period GROUP BY platform_id),
edge AS (  -- where a period begins, and where the state of a second changes
  SELECT platform_id, from_at AS at, 1 AS n, 0 AS seen, 0 AS lo, 0 AS hi, 0 AS unlimited FROM period
  UNION ALL SELECT platform_id, b, 1, 0, 0, 0, 0 FROM whole
  UNION ALL SELECT platform_id, from_at, 0, 1, 0, 0, 0 FROM watched
  UNION ALL SELECT platform_id, until_at, 0, -1, 0, 0, 0 FROM watched
  UNION ALL SELECT platform_id, started_max, 0, 0, 1, 0, 0 FROM known WHERE ended_min > started_max
  UNION ALL SELECT platform_id, ended_min, 0, 0, -1, 0, 0 FROM known WHERE ended_min > started_max
  UNION ALL SELECT platform_id, coalesce(earliest, -9e15), 0, 0, 0, NOT unlimited, unlimited FROM known WHERE unlimited OR latest > earliest
  UNION ALL SELECT platform_id, latest, 0, 0, 0, unlimited - 1, -unlimited FROM known WHERE unlimited OR latest > earliest
),
swept AS (  -- each interval between two edges; outages may overlap
  SELECT platform_id, lead(at) OVER w - at AS seconds, sum(n) OVER w AS n, sum(seen) OVER w AS seen, sum(lo) OVER w > 0 AS lo,
    sum(hi) OVER w > 0 AS hi, sum(unlimited) OVER w > 0 AS unlimited
  FROM edge WINDOW w AS (PARTITION BY platform_id ORDER BY at)
),
total AS (
  SELECT platform_id, n, sum(seconds * seen) AS observed, sum(seconds * seen * lo) AS down_lo, sum(seconds * seen * hi) AS down_hi,
    sum(seconds * lo) AS any_lo, sum(seconds * hi) AS any_hi, max(unlimited) AS unlimited
  FROM swept WHERE seconds > 0 AND n > 0 GROUP BY platform_id, n
),
touched AS MATERIALIZED (  -- for each outage, the periods in which it may have been going on
  SELECT k.platform_id, k.id, p.label, max(k.earliest, p.from_at) AS a, min(k.latest, p.until_at) AS b,
    coalesce(k.duration_max, 9e15) AS longest, k.duration_max < k.latest - k.earliest AS shorter
  FROM given CROSS JOIN known k JOIN whole w USING (platform_id)
  JOIN periods(max(k.earliest, w.a), min(k.latest, w.b), given.by, given.tz) p
  WHERE NOT k.unlimited AND EXISTS (SELECT 1 FROM known s WHERE s.duration_max < s.latest - s.earliest)
),
limited AS MATERIALIZED (  -- periods with an outage that was shorter than the interval in which it occurred
  SELECT p.platform_id, p.label, p.from_at, p.until_at
  FROM period p WHERE (p.platform_id, p.label) IN (SELECT platform_id, label FROM touched WHERE shorter)
),
part AS (
  SELECT t.platform_id, t.label, t.id, t.longest, max(t.a, p.from_at) AS a, min(t.b, p.until_at) AS b
  FROM limited p JOIN touched t USING (platform_id, label)
),
seen_part AS (
  SELECT p.platform_id, p.label, p.id, p.longest, sum(min(p.b, w.until_at) - max(p.a, w.from_at)) AS seconds
  FROM part p JOIN watched w ON w.platform_id = p.platform_id AND w.from_at < p.b AND w.until_at > p.a
  GROUP BY p.platform_id, p.label, p.id
),
together AS (
  SELECT platform_id, label, sum(min(b - a, longest)) AS seconds FROM part GROUP BY platform_id, label
),
seen_together AS (
  SELECT platform_id, label, sum(min(seconds, longest)) AS seconds FROM seen_part GROUP BY platform_id, label
)
SELECT p.platform_id, p.label, p.from_at, p.until_at, coalesce(s.observed, 0) AS observed,
  coalesce(s.down_lo, 0) AS down_lo,
  CASE WHEN NOT coalesce(s.unlimited, 0) THEN min(coalesce(s.down_hi, 0), coalesce(w.seconds, s.down_hi, 0)) END AS down_hi,
  coalesce(s.any_lo, 0) AS any_lo,
  CASE WHEN NOT coalesce(s.unlimited, 0) THEN min(coalesce(s.any_hi, 0), coalesce(t.seconds, s.any_hi, 0)) END AS any_hi,
  coalesce(s.any_hi, 0) AS any_reach
FROM period p LEFT JOIN total s USING (platform_id, n) LEFT JOIN together t USING (platform_id, label)
LEFT JOIN seen_together w USING (platform_id, label)
