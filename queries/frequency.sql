-- title: Outages by period
-- why: How many outages and degradations started in each period, and how much of the period was observed?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: by choice:day|week|month|quarter|year|all optional  length of the periods (weeks are ISO weeks) [month]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: period text  period, in the time zone
-- column: observed_share share  share of the period in which an outage would have been reported; 0 means no data, not no outages: counts that would be 0 are then empty
-- column: outages_lo count  outages that started in the period, at least: all that may be one outage count as one
-- column: outages count  outages that certainly started in the period
-- column: outages_hi count  outages that started in the period, at most: only those that are certainly one outage count as one, and all that possibly started in the period count
-- column: possibly_started count  outages that may have started in this period or another
-- column: affecting count  outages that were certainly ongoing at some moment of the period
-- column: degradations count  degradations (outages of severity minor) that certainly started in the period
-- column: downtime_min_s seconds_min  downtime in the period, at least: certain parts only, overlaps counted once; empty if nothing is known about the period
-- column: downtime_max_s seconds_max  downtime in the period, at most; empty if an outage that started in it, or may have continued in it, has no known end
-- column: rate_per_30d number  outages that started under observation, per 30 days of observed uptime
-- column: rate_lo_per_30d number  lower 95 % limit of the rate: exact Poisson, or quasi-Poisson if gaps are over-dispersed
-- column: rate_hi_per_30d number  upper 95 % limit of the rate
-- column: gap_dispersion number  variance over squared mean of all closed gaps known at as_of, not only of this period: 1 at random, higher in bursts; empty below 5 gaps
-- column: gap_dispersion_p number  probability of gaps this uneven if outages came at random (Moran 1951); below 0.05 they are over-dispersed
-- column: note text  why cells are empty, estimates from fewer than 5 values, and whether coverage is assumed
WITH
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
timed AS MATERIALIZED (
  SELECT * FROM observed_period(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage, 'minor')
),
counted AS MATERIALIZED (
  SELECT * FROM counted_period(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage, 'minor')
),
spread AS MATERIALIZED (
  SELECT platform_id, dispersion_index(best) AS dispersion, dispersion_p(best) AS p
  FROM gap(:platform, :component, :region, :min_severity, :as_of, NULL, NULL, :coverage)
  WHERE closed
  GROUP BY platform_id
  HAVING count(*) >= 5
),
rated AS (
  SELECT t.*, c.started_lo AS lo, c.started AS best, c.started_hi AS hi, c.may_have_started - c.started AS possibly,
    c.affecting, c.degradations, c.started_observed,
    CASE WHEN t.observed > 0 OR c.started_hi > 0 OR t.any_lo > 0 THEN t.any_lo END AS least_down,
    CASE WHEN t.observed > 0 OR c.started_hi > 0 OR t.any_reach > 0 THEN t.any_hi END AS most_down,
    (t.observed - t.down_lo) / 2592000.0 AS up_months,
    s.dispersion, s.p AS dispersion_p, CASE WHEN s.p < 0.05 THEN max(1.0, s.dispersion) ELSE 1.0 END AS factor
  FROM timed t JOIN counted c USING (platform_id, label) LEFT JOIN spread s USING (platform_id)
)
SELECT p.name AS platform, r.label AS period,
  CASE WHEN r.until_at > r.from_at THEN min(1.0, r.observed * 1.0 / (r.until_at - r.from_at)) ELSE 0.0 END AS observed_share,
  CASE WHEN r.observed > 0 OR r.best > 0 THEN r.lo END AS outages_lo,
  CASE WHEN r.observed > 0 OR r.best > 0 THEN r.best END AS outages,
  CASE WHEN r.observed > 0 OR r.hi > 0 THEN r.hi END AS outages_hi,
  CASE WHEN r.observed > 0 OR r.possibly > 0 THEN r.possibly END AS possibly_started,
  CASE WHEN r.observed > 0 OR r.affecting > 0 THEN r.affecting END AS affecting,
  CASE WHEN r.observed > 0 OR r.degradations > 0 THEN r.degradations END AS degradations,
  r.least_down AS downtime_min_s, r.most_down AS downtime_max_s,
  CASE WHEN r.up_months > 0 THEN r.started_observed / r.up_months END AS rate_per_30d,
  CASE WHEN r.up_months > 0 THEN quasi_poisson_lower(r.started_observed, r.factor, 0.95) / r.up_months END AS rate_lo_per_30d,
  CASE WHEN r.up_months > 0 THEN quasi_poisson_upper(r.started_observed, r.factor, 0.95) / r.up_months END AS rate_hi_per_30d,
  r.dispersion AS gap_dispersion, r.dispersion_p AS gap_dispersion_p,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN r.observed = 0 THEN n.missing
                WHEN r.up_months <= 0 THEN 'down throughout the monitored time: no rate' END AS n
    UNION ALL SELECT CASE WHEN r.up_months > 0 AND r.started_observed < 5
      THEN printf('rate from %d outage%s', r.started_observed, CASE r.started_observed WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN r.most_down IS NULL AND r.least_down IS NOT NULL THEN 'an end is unknown: no upper limit on downtime' END
    UNION ALL SELECT CASE WHEN r.dispersion IS NULL THEN 'fewer than 5 gaps: no dispersion' END
    UNION ALL SELECT CASE WHEN r.observed > 0 AND n.assumed_from < r.until_at AND n.assumed_until > r.from_at THEN n.assumed END)) AS note
FROM rated r JOIN platform p ON p.id = r.platform_id JOIN said n ON n.platform_id = r.platform_id
ORDER BY p.name, r.from_at
