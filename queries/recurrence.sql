-- title: How soon outages come back
-- why: How long is it quiet between the end of an outage and the start of the next, and how likely is another soon?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: tz zone optional  months, quarters and years are those of this zone; America/New_York when left out
-- param: by choice:platform|component|region|month|quarter|year optional  what stands side by side; platform when left out. By kind of cause: recurrence-by-cause
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: part text  the component or region, or the period in which the gap began, whenever it was over; "not certain" where it may have begun in either of several periods; empty by platform
-- column: outages count  outages of the window whose start is known to a day at least; by period those whose gap began in it
-- column: left_out count  outages whose start is not known to a day: they have no place in the order; empty by period
-- column: gaps_closed count  gaps (end of one to start of the next) observed from end to end
-- column: gaps_censored count  gaps cut off where observation breaks, the last one among them: it was quiet at least so long
-- column: unobserved count  outages that ended outside all coverage: nothing can be said of what came after
-- column: open_ends count  gaps after an outage whose end no source states: shares and burstiness take them from the last moment it was known to be down
-- column: gap_median_km_min_s seconds_min  median gap, Kaplan-Meier, at least; empty where it is not reached
-- column: gap_median_km_max_s seconds_max  at most
-- column: gap_median_km_lo_s seconds  lower 95 % limit of the median gap (of its lower bound), as R's survfit(conf.type = "log") gives it
-- column: gap_median_km_hi_s seconds  upper 95 % limit (of its upper bound); empty where the curve's upper limit stays above one half
-- column: gap_mean_min_s seconds_min  mean of the closed gaps, at least
-- column: gap_mean_max_s seconds_max  at most
-- column: cycle_mean_min_s seconds_min  mean time from start to next start over closed gaps (MTBF as the papers use it), at least
-- column: cycle_mean_max_s seconds_max  at most
-- column: mttf_s seconds  observed up-time divided by the outages that started under observation; empty by period: `frequency` has its rates
-- column: longest_gap_min_s seconds_min  the longest quiet stretch observed lasted at least
-- column: longest_gap_max_s seconds_max  at most; empty where it is still going on
-- column: quiet_s seconds  how long it has been quiet at as_of; empty where that time was not observed or the last end is not known, and by period
-- column: back_24h_share share  came back within 24 hours of the end (Kaplan-Meier)
-- column: back_7d_share share  within 7 days
-- column: back_30d_share share  within 30 days; empty beyond what the data reach
-- column: chance_30d_share share  chance of another within 30 days after being quiet for so long; empty where it cannot be estimated, and by period
-- column: chance_30d_lo_share share  lower 95 % limit of that chance: Kaplan-Meier of the gaps that were longer than quiet_s, limits as R's survfit(conf.type = "log"); empty where none of them ended by then, or all
-- column: chance_30d_hi_share share  upper limit
-- column: burstiness number  (sd - mean) / (sd + mean) of the closed gaps: -1 regular, 0 random, towards 1 in bursts
-- column: note text  why cells are empty, what the data are too few for, and whether coverage is assumed
WITH
asked AS (
  SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of,
    coalesce(:from, -9e15) AS from_at, coalesce(:until, 9e15) AS until_at,
    :by AS by, coalesce(:tz, 'America/New_York') AS tz, coalesce(:by IN ('month', 'quarter', 'year'), 0) AS by_period
),
side AS MATERIALIZED (SELECT * FROM scope(:by, :component, :region)),
known AS MATERIALIZED (
  SELECT s.part, k.* FROM side s CROSS JOIN known_outage(:platform, s.component, s.region, :min_severity, :as_of) k
),
watched AS MATERIALIZED (
  SELECT s.part, w.* FROM side s CROSS JOIN observation(:platform, s.component, s.region, :as_of, :coverage) w
),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
gap_of AS MATERIALIZED (
  SELECT s.part, g.* FROM side s CROSS JOIN gap(:platform, s.component, s.region, :min_severity, :as_of, :from, :until, :coverage) g
),
placed AS MATERIALIZED (  -- by period: where the end is not known, the gap began before the next outage
  SELECT CASE WHEN NOT by_period THEN g.part
              WHEN tz_period(ended_min, by, tz) = tz_period(coalesce(ended_max, next_max), by, tz) THEN tz_period(ended_min, by, tz)
              ELSE 'not certain' END AS part,
    platform_id, started_min, started_max, ended_max, next_min, next_max, seen_until, quiet, seen, closed, lo, hi, best,
    observed_start
  FROM asked CROSS JOIN gap_of g
),
uptime AS (
  SELECT s.part, s.platform_id, sum(s.seconds) AS observed
  FROM (SELECT w.part, w.platform_id, max(0, min(w.until_at, asked.until_at) - max(w.from_at, asked.from_at)) AS seconds
        FROM asked JOIN watched w) s
  GROUP BY s.part, s.platform_id
),
down AS (  -- certain downtime under observation
  SELECT k.part, k.platform_id, covered_seconds(max(k.started_max, w.from_at, asked.from_at),
                                        min(k.ended_min, w.until_at, asked.until_at)) AS seconds
  FROM asked JOIN known k JOIN watched w ON w.platform_id = k.platform_id AND w.part IS k.part
  GROUP BY k.part, k.platform_id
),
left_out AS (
  SELECT part, platform_id, count(*) AS n
  FROM asked JOIN known
  WHERE coalesce(started_max, until_at) >= from_at AND coalesce(earliest, from_at) < until_at
    AND coalesce(started_max - earliest, 9e15) > (SELECT value FROM setting WHERE name = 'bridge_max_s')
  GROUP BY part, platform_id
),
last AS (
  SELECT part, platform_id,
    CASE WHEN ended_max <= min(asked.as_of, asked.until_at) AND seen_until >= min(asked.as_of, asked.until_at)
         THEN min(asked.as_of, asked.until_at) - ended_max END AS quiet
  FROM asked JOIN placed WHERE next_max IS NULL AND NOT by_period
),
summed AS (
  SELECT g.part, g.platform_id, count(*) AS outages, sum(closed) AS closed, sum(NOT closed AND seen) AS censored,
    sum(g.quiet AND NOT seen) AS unobserved,
    km_quantile(lo, closed, 0.5) AS median_lo, km_quantile(hi, closed, 0.5) AS median_hi,
    km_quantile_lower(lo, closed, 0.5, 0.95) AS median_lower, km_quantile_upper(hi, closed, 0.5, 0.95) AS median_upper,
    avg(CASE WHEN closed THEN lo END) AS mean_lo, avg(CASE WHEN closed THEN hi END) AS mean_hi,
    avg(CASE WHEN closed THEN max(0, next_min - started_max) END) AS cycle_lo,
    avg(CASE WHEN closed THEN next_max - started_min END) AS cycle_hi,
    max(lo) AS longest_lo, max(hi) AS longest_hi,
    max(CASE WHEN NOT closed THEN hi END) AS longest_open,
    1 - km_survival(best, closed, 86400) AS back_1,
    1 - km_survival(best, closed, 604800) AS back_7,
    1 - km_survival(best, closed, 2592000) AS back_30,
    km_survival(best, closed, l.quiet) AS still_quiet,
    km_survival(best, closed, l.quiet + 2592000) AS quiet_later,
    -- S(q + 30 d) / S(q) is the curve of the gaps longer than q.
    km_survival_upper(CASE WHEN best > l.quiet THEN best END, closed, l.quiet + 2592000, 0.95) AS later_upper,
    km_survival_lower(CASE WHEN best > l.quiet THEN best END, closed, l.quiet + 2592000, 0.95) AS later_lower,
    avg(CASE WHEN closed THEN best END) AS m,
    avg(CASE WHEN closed THEN best * best END) AS m2,
    sum(seen AND ended_max IS NULL) AS open_ends, sum(observed_start) AS observed_starts, l.quiet
  FROM placed g
  LEFT JOIN last l ON l.platform_id = g.platform_id AND l.part IS g.part
  GROUP BY g.part, g.platform_id
)
SELECT p.name AS platform, summed.part, outages,
  CASE WHEN NOT by_period THEN coalesce(o.n, 0) END AS left_out,
  closed AS gaps_closed, censored AS gaps_censored, unobserved, open_ends,
  coalesce(min(median_lo, median_hi), median_lo, median_hi) AS gap_median_km_min_s, max(median_lo, median_hi) AS gap_median_km_max_s,
  median_lower AS gap_median_km_lo_s, median_upper AS gap_median_km_hi_s,
  CAST(round(mean_lo) AS INTEGER) AS gap_mean_min_s, CAST(round(mean_hi) AS INTEGER) AS gap_mean_max_s,
  CAST(round(cycle_lo) AS INTEGER) AS cycle_mean_min_s, CAST(round(cycle_hi) AS INTEGER) AS cycle_mean_max_s,
  CASE WHEN observed_starts > 0 THEN CAST(round((u.observed - coalesce(d.seconds, 0)) * 1.0 / observed_starts) AS INTEGER) END AS mttf_s,
  longest_lo AS longest_gap_min_s,
  CASE WHEN longest_open IS NULL OR longest_open < longest_lo THEN longest_hi END AS longest_gap_max_s,
  quiet AS quiet_s, back_1 AS back_24h_share, back_7 AS back_7d_share, back_30 AS back_30d_share,
  CASE WHEN still_quiet > 0 THEN 1 - quiet_later / still_quiet END AS chance_30d_share,
  CASE WHEN quiet_later < still_quiet THEN 1 - later_upper END AS chance_30d_lo_share,
  CASE WHEN quiet_later < still_quiet THEN 1 - later_lower END AS chance_30d_hi_share,
  CASE WHEN closed >= 5 AND m > 0 THEN (sqrt(max(0, m2 - m * m)) - m) / (sqrt(max(0, m2 - m * m)) + m) END AS burstiness,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN coalesce(u.observed, 0) = 0 THEN n.missing END AS n
    UNION ALL SELECT CASE WHEN closed = 0 THEN 'no gap was observed from end to end'
                WHEN closed < 5 THEN printf('%d closed gap%s: estimates from fewer than 5, no burstiness', closed, CASE closed WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN closed = 0 AND censored > 0 THEN printf('shares from %d gap%s cut off', censored, CASE censored WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN NOT by_period AND observed_starts BETWEEN 1 AND 4
      THEN printf('mttf from %d outage%s', observed_starts, CASE observed_starts WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN closed > 0 AND (median_lo IS NULL OR median_hi IS NULL OR median_upper IS NULL)
           THEN 'half of the gaps are longer than what was observed: no median, or no upper limit of it' END
    UNION ALL SELECT CASE WHEN u.observed > 0 AND coalesce(observed_starts, 0) = 0 THEN 'no outage started while it was monitored: no mttf' END
    UNION ALL SELECT CASE WHEN longest_open >= longest_lo THEN 'the longest quiet stretch was not observed to its end' END
    UNION ALL SELECT CASE WHEN closed > 0 AND back_30 IS NULL THEN 'no gap is as long as 30 days: no share' END
    UNION ALL SELECT CASE WHEN NOT by_period AND u.observed > 0 AND quiet IS NULL
           THEN 'the last end is not known, or what came after it was not observed: no quiet time, no chance of another'
         WHEN quiet IS NOT NULL AND NOT coalesce(quiet_later < still_quiet, 0)
           THEN 'no longer gap was observed to end within 30 days more: no limits of the chance of another' END
    UNION ALL SELECT CASE WHEN u.observed > 0 THEN n.assumed END)) AS note
FROM asked JOIN summed JOIN platform p ON p.id = summed.platform_id JOIN said n ON n.platform_id = summed.platform_id
LEFT JOIN uptime u ON u.platform_id = summed.platform_id AND u.part IS summed.part
LEFT JOIN down d ON d.platform_id = summed.platform_id AND d.part IS summed.part
LEFT JOIN left_out o ON o.platform_id = summed.platform_id AND o.part IS summed.part
ORDER BY p.name, summed.part
