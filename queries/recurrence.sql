-- title: How soon outages come back
-- why: How long is it quiet between the end of an outage and the start of the next, and how likely is another soon?
-- group: recurrence
-- param: platform text optional  one platform, by any of its names; all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- column: platform text  the platform
-- column: outages count  outages of the window whose start is known to a day at least
-- column: left_out count  outages whose start is not known to a day: they have no place in the order
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
-- column: mttf_s seconds  observed up-time divided by the outages that started under observation
-- column: longest_gap_min_s seconds_min  the longest quiet stretch observed lasted at least
-- column: longest_gap_max_s seconds_max  at most; empty where it is still going on
-- column: quiet_s seconds  how long it has been quiet at as_of; empty where that time was not observed or the last end is not known
-- column: back_24h_share share  came back within 24 hours of the end (Kaplan-Meier)
-- column: back_7d_share share  within 7 days
-- column: back_30d_share share  within 30 days; empty beyond what the data reach
-- column: chance_30d_share share  chance of another within 30 days after being quiet for so long; empty where it cannot be estimated
-- column: burstiness number  (sd - mean) / (sd + mean) of the closed gaps: -1 regular, 0 random, towards 1 in bursts
-- column: note text  what the data are too few for
WITH
asked AS (
  SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of,
    coalesce(:from, -9e15) AS from_at, coalesce(:until, 9e15) AS until_at
),
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of)),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of)),
placed AS MATERIALIZED (SELECT * FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until)),
uptime AS (
  SELECT s.platform_id, sum(s.seconds) AS observed
  FROM (SELECT w.platform_id, max(0, min(w.until_at, asked.until_at) - max(w.from_at, asked.from_at)) AS seconds
        FROM asked JOIN watched w) s
  GROUP BY s.platform_id
),
down AS (  -- certain downtime under observation
  SELECT k.platform_id, covered_seconds(max(k.started_max, w.from_at, asked.from_at),
                                        min(k.ended_min, w.until_at, asked.until_at)) AS seconds
  FROM asked JOIN known k JOIN watched w USING (platform_id)
  GROUP BY k.platform_id
),
last AS (
  SELECT platform_id,
    CASE WHEN ended_max IS NOT NULL AND seen_until >= min(asked.as_of, asked.until_at)
         THEN min(asked.as_of, asked.until_at) - ended_max END AS quiet
  FROM asked JOIN placed WHERE next_max IS NULL
),
summed AS (
  SELECT g.platform_id, count(*) AS outages, sum(closed) AS closed, sum(NOT closed AND seen) AS censored,
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
    avg(CASE WHEN closed THEN best END) AS m,
    avg(CASE WHEN closed THEN best * best END) AS m2,
    sum(seen AND ended_max IS NULL) AS open_ends, sum(observed_start) AS observed_starts, l.quiet
  FROM placed g
  LEFT JOIN last l USING (platform_id)
  GROUP BY g.platform_id
)
SELECT p.name AS platform, outages,
  (SELECT count(*) FROM known k JOIN asked WHERE k.platform_id = p.id
   AND coalesce(k.started_max, until_at) >= from_at AND coalesce(k.earliest, from_at) < until_at
   AND coalesce(k.started_max - k.earliest, 9e15) > (SELECT value FROM setting WHERE name = 'bridge_max_s')) AS left_out,
  closed AS gaps_closed, censored AS gaps_censored, unobserved, open_ends,
  median_lo AS gap_median_km_min_s, median_hi AS gap_median_km_max_s,
  median_lower AS gap_median_km_lo_s, median_upper AS gap_median_km_hi_s,
  CAST(round(mean_lo) AS INTEGER) AS gap_mean_min_s, CAST(round(mean_hi) AS INTEGER) AS gap_mean_max_s,
  CAST(round(cycle_lo) AS INTEGER) AS cycle_mean_min_s, CAST(round(cycle_hi) AS INTEGER) AS cycle_mean_max_s,
  CASE WHEN observed_starts > 0 THEN CAST(round((u.observed - coalesce(d.seconds, 0)) * 1.0 / observed_starts) AS INTEGER) END AS mttf_s,
  longest_lo AS longest_gap_min_s,
  CASE WHEN longest_open IS NULL OR longest_open < longest_lo THEN longest_hi END AS longest_gap_max_s,
  quiet AS quiet_s, back_1 AS back_24h_share, back_7 AS back_7d_share, back_30 AS back_30d_share,
  CASE WHEN still_quiet > 0 THEN 1 - quiet_later / still_quiet END AS chance_30d_share,
  CASE WHEN closed >= 5 AND m > 0 THEN (sqrt(max(0, m2 - m * m)) - m) / (sqrt(max(0, m2 - m * m)) + m) END AS burstiness,
  CASE WHEN closed = 0 THEN 'no gap was observed from end to end'
       WHEN closed < 5 THEN printf('%d closed gap%s: no burstiness below 5', closed, CASE closed WHEN 1 THEN '' ELSE 's' END)
  END AS note
FROM summed JOIN platform p ON p.id = summed.platform_id
LEFT JOIN uptime u USING (platform_id) LEFT JOIN down d USING (platform_id)
ORDER BY p.name
