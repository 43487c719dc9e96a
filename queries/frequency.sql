-- title: How often outages happen
-- why: How many outages started in each period, how many degradations, and how much of the period was observed at all?
-- group: frequency
-- param: platform text optional  one platform, by any of its names; all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: tz zone optional  days, weeks and months are those of this zone; America/New_York when left out
-- param: by choice:day|week|month|quarter|year|all optional  length of the periods (weeks are ISO weeks); month when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: period text  the period in the zone
-- column: observed_share share  part of the period in which some source would have told of an outage; 0 is "no data", not "no outage", and a number that would be 0 is empty then
-- column: outages_lo count  outages that started in the period, if everything that may be one outage is one
-- column: outages count  outages that started in the period for certain
-- column: outages_hi count  the same, if only what is one outage for certain is one, and all that possibly started then did
-- column: possibly_started count  outages that may have started in this period or in another
-- column: affecting count  outages that were going on for certain at some moment of the period
-- column: degradations count  degradations (outages of severity minor) that started in the period for certain
-- column: downtime_min_s seconds_min  time down in the period, each second once, certain parts only; empty where nothing is known of the period
-- column: downtime_max_s seconds_max  the same at most; empty where an outage that started here, or may have gone on here, has no known end
-- column: rate_per_30d number  outages started under observation for each 30 days of observed up-time
-- column: rate_lo_per_30d number  lower 95 % limit of the rate: exact Poisson, or quasi-Poisson where gaps are over-dispersed
-- column: rate_hi_per_30d number  upper limit
-- column: gap_dispersion number  variance over squared mean of all closed gaps known at as_of, not of this period alone: 1 at random, more in bursts; empty below 5 gaps
-- column: gap_dispersion_p number  probability of gaps so uneven if outages came at random (Moran 1951); below 0.05 they are over-dispersed
-- column: note text  why cells are empty, estimates from fewer than 5 values, and whether coverage is assumed
WITH RECURSIVE
asked AS (
  SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of,
    coalesce(:tz, 'America/New_York') AS tz, coalesce(:by, 'month') AS by,
    CASE :min_severity WHEN 'minor' THEN 1 WHEN 'critical' THEN 4 ELSE 2 END AS rank
),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of, :coverage)),
known AS MATERIALIZED (
  SELECT k.*, w.from_at IS NOT NULL AS watched
  FROM known_outage(:platform, :component, :region, 'minor', :as_of, :from, :until) k
  LEFT JOIN watched w ON w.platform_id = k.platform_id AND w.from_at <= k.earliest AND w.until_at > k.started_max
),
span AS (  -- from the first to the last moment that anything is known of
  SELECT platform_id,
    coalesce(:from, min(first)) AS first, min(coalesce(:until, asked.as_of), asked.as_of) AS last
  FROM asked JOIN (
    SELECT platform_id, coalesce(started_min, started_max) AS first FROM known_outage(:platform, :component, :region, 'minor', :as_of)
    UNION ALL SELECT platform_id, from_at FROM watched
    UNION ALL SELECT platform_id, from_at FROM counted_from(:platform, :component, :region, :as_of))
  GROUP BY platform_id
),
period(platform_id, label, a, b) AS (
  SELECT platform_id, CASE by WHEN 'all' THEN 'all' ELSE tz_period(first, by, tz) END,
    CASE by WHEN 'all' THEN first ELSE tz_period_start(first, by, tz) END,
    CASE by WHEN 'all' THEN last ELSE tz_period_next(first, by, tz) END
  FROM span JOIN asked WHERE first < last
  UNION ALL
  SELECT period.platform_id, tz_period(period.b, asked.by, tz), period.b, tz_period_next(period.b, asked.by, tz)
  FROM period JOIN asked JOIN span ON span.platform_id = period.platform_id
  WHERE asked.by <> 'all' AND period.b < span.last
),
clipped AS (  -- the asked window cuts the first and last period
  SELECT period.platform_id, label, max(a, first) AS a, min(b, coalesce(:until, b)) AS b, a AS whole_a, b AS whole_b
  FROM period JOIN span USING (platform_id)
),
observed AS (
  SELECT c.platform_id, c.label, sum(max(0, min(c.b, w.until_at) - max(c.a, w.from_at))) AS seconds
  FROM clipped c JOIN watched w USING (platform_id)
  GROUP BY c.platform_id, c.label
),
counted AS (
  SELECT c.platform_id, c.label,
    count(DISTINCT CASE WHEN k.severity >= rank AND k.earliest >= c.a AND k.started_max < c.b THEN k.possible_group END) AS lo,
    count(CASE WHEN k.severity >= rank AND k.earliest >= c.a AND k.started_max < c.b THEN 1 END) AS best,
    sum(CASE WHEN k.severity >= rank AND coalesce(k.earliest < c.b, 1) AND coalesce(k.started_max >= c.a, 1)
             THEN (SELECT count(DISTINCT certain_group) FROM outage_incident WHERE outage_id = k.id) ELSE 0 END) AS hi,
    count(CASE WHEN k.severity >= rank AND coalesce(k.earliest < c.b, 1) AND coalesce(k.started_max >= c.a, 1)
                AND NOT coalesce(k.earliest >= c.a AND k.started_max < c.b, 0) THEN 1 END) AS possibly,
    count(CASE WHEN k.severity >= rank AND k.started_max < c.b AND k.ended_min >= k.started_max
                AND (k.ended_min > c.a OR k.started_max >= c.a) THEN 1 END) AS affecting,
    count(CASE WHEN k.severity = 1 AND k.earliest >= c.a AND k.started_max < c.b THEN 1 END) AS minor,
    max(k.severity >= rank AND coalesce(k.earliest < c.b, 1) AND k.latest > c.a
        AND coalesce(k.ended_max, k.duration_max) IS NULL) AS open,
    count(CASE WHEN k.severity >= rank AND k.earliest >= c.a AND k.started_max < c.b AND k.watched THEN 1 END) AS under_observation
  FROM clipped c JOIN asked LEFT JOIN known k ON k.platform_id = c.platform_id
    AND coalesce(k.earliest < c.b, 1) AND (coalesce(k.started_max >= c.a, 1) OR k.latest > c.a)  -- else it counts nowhere
  GROUP BY c.platform_id, c.label
),
part AS (  -- of each outage in each period: once as it is for certain, once as it may be
  SELECT c.platform_id, c.label, 0 AS may, max(k.started_max, c.a) AS a, min(k.ended_min, c.b) AS b, NULL AS longest
  FROM clipped c JOIN asked JOIN known k USING (platform_id)
  WHERE k.severity >= rank AND k.started_max < c.b AND k.ended_min > c.a AND k.ended_min > k.started_max
  UNION ALL
  SELECT c.platform_id, c.label, 1, max(k.earliest, c.a), min(k.latest, c.b), coalesce(k.duration_max, 9e15)
  FROM clipped c JOIN asked JOIN known k USING (platform_id)
  WHERE k.severity >= rank AND k.earliest < c.b AND k.latest > c.a AND coalesce(k.ended_max, k.duration_max) IS NOT NULL
),
together AS (  -- no outage lasted longer in a period than in all
  SELECT platform_id, label, sum(min(b - a, longest)) AS seconds FROM part WHERE may GROUP BY platform_id, label
),
stretch AS (  -- each second once
  SELECT platform_id, label, may, max(b) AS b, min(a) AS a
  FROM (
    SELECT *, sum(fresh) OVER (PARTITION BY platform_id, label, may ORDER BY a, b) AS n
    FROM (SELECT *, a > coalesce(max(b) OVER (PARTITION BY platform_id, label, may ORDER BY a, b
                                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -9e15) AS fresh FROM part))
  GROUP BY platform_id, label, may, n
),
down AS (
  SELECT platform_id, label, may, sum(b - a) AS seconds FROM stretch GROUP BY platform_id, label, may
),
seen_down AS (
  SELECT s.platform_id, s.label, sum(max(0, min(s.b, w.until_at) - max(s.a, w.from_at))) AS seconds
  FROM stretch s JOIN watched w USING (platform_id)
  WHERE s.may = 0
  GROUP BY s.platform_id, s.label
),
spread AS (
  SELECT platform_id, dispersion_index(best) AS dispersion, dispersion_p(best) AS p
  FROM gap(:platform, :component, :region, :min_severity, :as_of, NULL, NULL, :coverage)
  WHERE closed
  GROUP BY platform_id
  HAVING count(*) >= 5
),
rated AS (
  SELECT n.*, coalesce(o.seconds, 0) AS observed,
    CASE WHEN o.seconds > 0 OR n.hi > 0 OR lo.seconds > 0 THEN coalesce(lo.seconds, 0) END AS down_lo,
    CASE WHEN (o.seconds > 0 OR n.hi > 0 OR hi.seconds > 0) AND NOT coalesce(n.open, 0)
      THEN coalesce(min(hi.seconds, most.seconds), 0) END AS down_hi,
    (coalesce(o.seconds, 0) - coalesce(seen.seconds, 0)) / 2592000.0 AS up_months,
    s.dispersion, s.p AS dispersion_p, CASE WHEN s.p < 0.05 THEN max(1.0, s.dispersion) ELSE 1.0 END AS factor
  FROM counted n
  LEFT JOIN spread s USING (platform_id)
  LEFT JOIN observed o USING (platform_id, label)
  LEFT JOIN seen_down seen USING (platform_id, label)
  LEFT JOIN down lo ON lo.platform_id = n.platform_id AND lo.label = n.label AND lo.may = 0
  LEFT JOIN down hi ON hi.platform_id = n.platform_id AND hi.label = n.label AND hi.may = 1
  LEFT JOIN together most USING (platform_id, label)
)
SELECT p.name AS platform, c.label AS period,
  CASE WHEN c.b > c.a THEN min(1.0, r.observed * 1.0 / (c.b - c.a)) ELSE 0.0 END AS observed_share,
  CASE WHEN r.observed > 0 OR r.best > 0 THEN r.lo END AS outages_lo,
  CASE WHEN r.observed > 0 OR r.best > 0 THEN r.best END AS outages,
  CASE WHEN r.observed > 0 OR r.hi > 0 THEN coalesce(r.hi, 0) END AS outages_hi,
  CASE WHEN r.observed > 0 OR r.possibly > 0 THEN r.possibly END AS possibly_started,
  CASE WHEN r.observed > 0 OR r.affecting > 0 THEN r.affecting END AS affecting,
  CASE WHEN r.observed > 0 OR r.minor > 0 THEN r.minor END AS degradations, r.down_lo AS downtime_min_s, r.down_hi AS downtime_max_s,
  CASE WHEN r.up_months > 0 THEN r.under_observation / r.up_months END AS rate_per_30d,
  CASE WHEN r.up_months > 0 THEN quasi_poisson_lower(r.under_observation, r.factor, 0.95) / r.up_months END AS rate_lo_per_30d,
  CASE WHEN r.up_months > 0 THEN quasi_poisson_upper(r.under_observation, r.factor, 0.95) / r.up_months END AS rate_hi_per_30d,
  r.dispersion AS gap_dispersion, r.dispersion_p AS gap_dispersion_p,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN r.observed = 0 THEN n.missing
                WHEN r.up_months <= 0 THEN 'down all the time that was monitored: no rate' END AS n
    UNION ALL SELECT CASE WHEN r.up_months > 0 AND r.under_observation < 5
      THEN printf('rate from %d outage%s', r.under_observation, CASE r.under_observation WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN r.down_hi IS NULL AND r.down_lo IS NOT NULL THEN 'an end is not known: no most downtime' END
    UNION ALL SELECT CASE WHEN r.dispersion IS NULL THEN 'fewer than 5 gaps: no dispersion' END
    UNION ALL SELECT CASE WHEN r.observed > 0 AND n.assumed_from < c.b AND n.assumed_until > c.a THEN n.assumed END)) AS note
FROM clipped c JOIN rated r USING (platform_id, label) JOIN platform p ON p.id = c.platform_id
JOIN said n ON n.platform_id = c.platform_id
ORDER BY p.name, c.a
