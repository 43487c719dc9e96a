-- counted_period(platform, component, region, min_severity, as_of, from, until, tz, by, coverage, listed): for each period
-- that known_period() gives for outages of the severity `listed` (NULL: min_severity), how many outages
--   started              started in it for certain; of these started_observed while observed
--   started_lo           the same, if everything that may be one outage is one
--   may_have_started     started in it for certain or possibly
--   started_hi           the same, if only what is one outage for certain is one
--   affecting            were going on for certain at some moment of it
--   degradations         of severity minor started in it for certain, whatever min_severity
WITH
given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    :as_of AS as_of, :from AS from_at, :until AS until_at, coalesce(:tz, 'America/New_York') AS tz, coalesce(:by, 'month') AS by,
    :coverage AS coverage, :listed AS listed
),
period AS MATERIALIZED (
  SELECT *
  FROM known_period(:platform, :component, :region, coalesce(:listed, :min_severity), :as_of, :from, :until, :tz, :by, :coverage)
),
whole AS MATERIALIZED (SELECT platform_id, min(from_at) AS a, max(until_at) - 1 AS b FROM period GROUP BY platform_id),
known AS MATERIALIZED (
  SELECT k.platform_id, k.id, k.possible_group, k.earliest, k.started_max, k.ended_min,
    k.severity >= CASE given.min_severity WHEN 'minor' THEN 1 WHEN 'critical' THEN 4 ELSE 2 END AS counts, k.severity = 1 AS minor
  FROM given CROSS JOIN known_outage(:platform, :component, :region, 'minor', :as_of, :from, :until) k
),
seen AS (  -- the end of observation that had begun by then
  SELECT id, max(reached) OVER (PARTITION BY platform_id ORDER BY at, id IS NOT NULL ROWS UNBOUNDED PRECEDING) AS until_at
  FROM (SELECT platform_id, from_at AS at, until_at AS reached, NULL AS id
        FROM observation(:platform, :component, :region, :as_of, :coverage)
        UNION ALL SELECT platform_id, earliest, NULL, id FROM known WHERE earliest IS NOT NULL)
),
placed AS (  -- certainly in one period
  SELECT k.*, CASE by WHEN 'all' THEN 'all' ELSE tz_period(k.started_max, by, tz) END AS label, s.until_at > k.started_max AS observed
  FROM given CROSS JOIN known k JOIN whole w USING (platform_id) LEFT JOIN seen s USING (id)
  WHERE k.earliest >= w.a AND k.started_max <= w.b
    AND CASE by WHEN 'all' THEN 1 ELSE tz_period(k.earliest, by, tz) = tz_period(k.started_max, by, tz) END
),
certain AS (
  SELECT platform_id, label, sum(counts) AS started, sum(counts AND observed) AS observed,
    count(DISTINCT CASE WHEN counts THEN possible_group END) AS lo, sum(minor) AS degradations
  FROM placed GROUP BY platform_id, label
),
reach AS (  -- each counts once in every period from its first to its last moment
  SELECT platform_id, coalesce(earliest, -9e15) AS a, coalesce(started_max, 9e15) AS b, 1 AS possible,
    (SELECT count(DISTINCT certain_group) FROM outage_incident WHERE outage_id = known.id) AS groups, 0 AS affecting
  FROM known WHERE counts
  UNION ALL
  SELECT platform_id, started_max, max(started_max, ended_min - 1), 0, 0, 1 FROM known WHERE counts AND ended_min >= started_max
),
clipped AS MATERIALIZED (
  SELECT platform_id, max(r.a, w.a) AS a, min(r.b, w.b) AS b, possible, groups, affecting
  FROM reach r JOIN whole w USING (platform_id) WHERE max(r.a, w.a) <= min(r.b, w.b)
),
begun AS (
  SELECT platform_id, CASE by WHEN 'all' THEN 'all' ELSE tz_period(a, by, tz) END AS label,
    sum(possible) AS possible, sum(groups) AS groups, sum(affecting) AS affecting
  FROM given CROSS JOIN clipped GROUP BY 1, 2
),
over AS (
  SELECT platform_id, CASE by WHEN 'all' THEN 'all' ELSE tz_period(b, by, tz) END AS label,
    sum(possible) AS possible, sum(groups) AS groups, sum(affecting) AS affecting
  FROM given CROSS JOIN clipped GROUP BY 1, 2
)
SELECT p.platform_id, p.label, p.from_at, p.until_at, coalesce(c.started, 0) AS started, coalesce(c.observed, 0) AS started_observed,
  coalesce(c.lo, 0) AS started_lo,
  coalesce(sum(b.possible) OVER so_far, 0) - coalesce(sum(o.possible) OVER before, 0) AS may_have_started,
  coalesce(sum(b.groups) OVER so_far, 0) - coalesce(sum(o.groups) OVER before, 0) AS started_hi,
  coalesce(sum(b.affecting) OVER so_far, 0) - coalesce(sum(o.affecting) OVER before, 0) AS affecting,
  coalesce(c.degradations, 0) AS degradations
FROM period p LEFT JOIN certain c USING (platform_id, label) LEFT JOIN begun b USING (platform_id, label)
LEFT JOIN over o USING (platform_id, label)
WINDOW so_far AS (PARTITION BY p.platform_id ORDER BY p.from_at ROWS UNBOUNDED PRECEDING),
  before AS (PARTITION BY p.platform_id ORDER BY p.from_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
