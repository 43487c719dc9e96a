-- title: Comparison of platforms
-- why: Which platform, component or region goes down most often, stays down longest and fails again soonest?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: by choice:platform|component|region optional  group by this [platform]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: part text  component or region; empty by platform
-- column: outages count  outages that certainly started in the window; empty if not monitored and none is known
-- column: observed_s seconds  observed time in the window
-- column: rate_per_30d number  outages that started under observation, per 30 days of observed uptime
-- column: rate_lo_per_30d number  lower 95 % limit of the rate: exact Poisson, or quasi-Poisson if gaps are over-dispersed
-- column: rate_hi_per_30d number  upper 95 % limit of the rate
-- column: mttr_min_s seconds_min  mean duration of the outages whose end is known, at least
-- column: mttr_max_s seconds_max  mean duration of the outages whose end is known, at most
-- column: downtime_lo_share share  downtime / observed time, at least
-- column: downtime_hi_share share  downtime / observed time, at most; empty if an end is unknown
-- column: gap_median_km_min_s seconds_min  median gap (end of one outage to start of the next, Kaplan-Meier), at least; empty if not reached
-- column: gap_median_km_max_s seconds_max  median gap, at most
-- column: note text  why cells are empty, estimates from fewer than 5 values, and whether coverage is assumed
WITH
side AS MATERIALIZED (SELECT * FROM scope(:by, :component, :region)),
known AS MATERIALIZED (
  SELECT s.part, k.* FROM side s CROSS JOIN known_outage(:platform, s.component, s.region, :min_severity, :as_of) k
),
watched AS MATERIALIZED (
  SELECT s.part, w.* FROM side s CROSS JOIN observation(:platform, s.component, s.region, :as_of, :coverage) w
),
whole AS MATERIALIZED (
  SELECT s.part, w.* FROM side s
  CROSS JOIN observed_period(:platform, s.component, s.region, :min_severity, :as_of, :from, :until, 'UTC', 'all', :coverage) w
),
gap_of AS MATERIALIZED (
  SELECT s.part, g.* FROM side s CROSS JOIN gap(:platform, s.component, s.region, :min_severity, :as_of, :from, :until, :coverage) g
),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
counted AS (
  SELECT k.part, k.platform_id, count(*) AS outages,
    count(w.from_at) AS seen, count(CASE WHEN k.ended_max IS NOT NULL THEN k.duration_max END) AS ended,
    avg(CASE WHEN k.ended_max IS NOT NULL AND k.duration_max IS NOT NULL THEN k.duration_min END) AS mttr_lo,
    avg(CASE WHEN k.ended_max IS NOT NULL THEN k.duration_max END) AS mttr_hi
  FROM known k
  LEFT JOIN watched w ON w.platform_id = k.platform_id AND w.part IS k.part AND w.from_at <= k.earliest AND k.started_max < w.until_at
  WHERE k.earliest >= coalesce(:from, -9e15) AND k.started_max < coalesce(:until, 9e15)
  GROUP BY k.part, k.platform_id
),
spread AS (
  SELECT part, platform_id, dispersion_index(best) AS d, dispersion_p(best) AS p
  FROM gap_of WHERE closed GROUP BY part, platform_id HAVING count(*) >= 5
),
quiet AS (
  SELECT part, platform_id, sum(closed) AS closed, km_quantile(lo, closed, 0.5) AS lo, km_quantile(hi, closed, 0.5) AS hi
  FROM gap_of GROUP BY part, platform_id
),
rated AS (
  SELECT w.part, w.platform_id, w.observed, w.down_lo, w.down_hi, coalesce(c.outages, 0) AS outages, coalesce(c.seen, 0) AS seen,
    c.mttr_lo, c.mttr_hi, coalesce(c.ended, 0) AS ended, q.lo AS gap_lo, q.hi AS gap_hi, coalesce(q.closed, 0) AS closed,
    nullif(w.observed - w.down_lo, 0) / 2592000.0 AS up_months,
    CASE WHEN s.p < 0.05 THEN max(1.0, s.d) ELSE 1.0 END AS factor
  FROM whole w
  LEFT JOIN counted c ON c.platform_id = w.platform_id AND c.part IS w.part
  LEFT JOIN spread s ON s.platform_id = w.platform_id AND s.part IS w.part
  LEFT JOIN quiet q ON q.platform_id = w.platform_id AND q.part IS w.part
)
SELECT p.name AS platform, r.part, CASE WHEN r.observed > 0 OR r.outages > 0 THEN r.outages END AS outages, r.observed AS observed_s, r.seen / r.up_months AS rate_per_30d,
  quasi_poisson_lower(r.seen, r.factor, 0.95) / r.up_months AS rate_lo_per_30d,
  quasi_poisson_upper(r.seen, r.factor, 0.95) / r.up_months AS rate_hi_per_30d,
  CAST(round(r.mttr_lo) AS INTEGER) AS mttr_min_s, CAST(round(r.mttr_hi) AS INTEGER) AS mttr_max_s,
  r.down_lo * 1.0 / nullif(r.observed, 0) AS downtime_lo_share, r.down_hi * 1.0 / nullif(r.observed, 0) AS downtime_hi_share,
  coalesce(min(r.gap_lo, r.gap_hi), r.gap_lo, r.gap_hi) AS gap_median_km_min_s, max(r.gap_lo, r.gap_hi) AS gap_median_km_max_s,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN r.observed = 0 THEN n.missing
                WHEN r.closed = 0 THEN 'no gap was observed in full'
                WHEN r.gap_lo IS NULL OR r.gap_hi IS NULL THEN 'half of the gaps last longer than was observed: no median' END AS n
    UNION ALL SELECT CASE WHEN r.observed > 0 AND r.seen < 5 THEN printf('rate from %d outage%s', r.seen, CASE r.seen WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN r.ended BETWEEN 1 AND 4 THEN printf('MTTR of %d outage%s', r.ended, CASE r.ended WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN r.closed BETWEEN 1 AND 4 THEN printf('median of %d gap%s', r.closed, CASE r.closed WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN r.observed > 0 AND r.up_months IS NULL THEN 'down throughout the monitored time: no rate' END
    UNION ALL SELECT CASE WHEN r.mttr_lo IS NULL OR r.mttr_hi IS NULL THEN 'no outage has a known end: no mean duration' END
    UNION ALL SELECT CASE WHEN r.observed > 0 AND r.down_hi IS NULL THEN 'an end is unknown: no upper limit on downtime' END
    UNION ALL SELECT CASE WHEN r.observed > 0 THEN n.assumed END)) AS note
FROM rated r JOIN platform p ON p.id = r.platform_id JOIN said n ON n.platform_id = r.platform_id
WHERE r.part IS NULL OR r.outages > 0
ORDER BY rate_per_30d DESC, p.name, r.part
