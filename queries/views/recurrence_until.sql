-- recurrence_until(platform, component, region, min_severity, as_of, from, until, tz, by, coverage): the figures of the
-- query `recurrence`, and until_at, the end of the events that they count. `until` is that end or a JSON array of several,
-- for which the shared part is computed once: two consecutive ends differ in the gaps between them and in the last gap.
WITH
given AS MATERIALIZED (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, coalesce(:from, -9e15) AS from_at,
    coalesce(:until, 9e15) AS until, coalesce(:tz, 'America/New_York') AS tz, :by AS by,
    coalesce(:by IN ('month', 'quarter', 'year'), 0) AS by_period, :coverage AS coverage
),
ending AS MATERIALIZED (
  SELECT value AS until_at FROM given CROSS JOIN json_each(CASE typeof(until) WHEN 'text' THEN until ELSE json_array(until) END)
),
side AS MATERIALIZED (SELECT s.* FROM given CROSS JOIN scope(given.by, given.component, given.region) s),
said AS MATERIALIZED (
  SELECT n.* FROM given CROSS JOIN coverage_note(given.platform, given.component, given.region, given.as_of, given.coverage) n
),
gap_of AS MATERIALIZED (
  SELECT s.part, g.*
  FROM given CROSS JOIN side s
  CROSS JOIN gap(platform, s.component, s.region, min_severity, as_of, :from, NULL, coverage) g
),
placed AS (  -- complete from the first end after the next outage began; until then it is the last one, cut off
  SELECT (SELECT min(until_at) FROM ending WHERE until_at > next_max) AS until_at, 1 AS whole, part, platform_id, started_min,
    started_max, ended_min, ended_max, next_min, next_max, seen_until, quiet, seen, closed, lo, hi, best, observed_start
  FROM gap_of WHERE next_max < (SELECT max(until_at) FROM ending)
  UNION ALL
  SELECT until_at, 0, part, platform_id, started_min, started_max, ended_min, ended_max, NULL, NULL, min(seen_until, until_at),
    1, seen_until IS NOT NULL, 0, CASE WHEN seen_until IS NOT NULL THEN coalesce(max(0, min(seen_until, until_at) - ended_max), 0) END,
    max(0, min(seen_until, until_at) - ended_min), NULL, observed_start
  FROM ending JOIN gap_of ON started_max < until_at AND coalesce(next_max >= until_at, 1)
),
counted AS (  -- by period: if the end is unknown, the gap began before the next outage
  SELECT p.until_at, whole, platform_id, started_min, started_max, ended_max, next_min, next_max, quiet, seen, closed, lo, hi,
    CASE WHEN whole THEN best WHEN ended_max IS NULL THEN hi ELSE (lo + hi) / 2.0 END AS best, observed_start,
    CASE WHEN NOT by_period THEN part
         WHEN tz_period(ended_min, by, tz) = tz_period(coalesce(ended_max, next_max), by, tz) THEN tz_period(ended_min, by, tz)
         ELSE 'not certain' END AS part,
    CASE WHEN NOT whole AND NOT by_period AND ended_max <= min(as_of, p.until_at) AND seen_until >= min(as_of, p.until_at)
         THEN min(as_of, p.until_at) - ended_max END AS quiet_for
  FROM given JOIN placed p
),
added AS MATERIALIZED (
  SELECT until_at, whole, part, platform_id, count(*) AS outages, sum(closed) AS closed, sum(NOT closed AND seen) AS censored,
    sum(quiet AND NOT seen) AS unobserved, km_sample(lo, closed) AS lo, km_sample(hi, closed) AS hi, km_sample(best, closed) AS best,
    sum(CASE WHEN closed THEN lo END) AS sum_lo, sum(CASE WHEN closed THEN hi END) AS sum_hi,
    sum(CASE WHEN closed THEN max(0, next_min - started_max) END) AS cycle_lo,
    sum(CASE WHEN closed THEN next_max - started_min END) AS cycle_hi,
    max(lo) AS longest_lo, max(hi) AS longest_hi, max(CASE WHEN NOT closed THEN hi END) AS longest_open,
    sum(CASE WHEN closed THEN best END) AS sum_best, sum(CASE WHEN closed THEN best * best END) AS squares,
    sum(closed AND best <= 86400) AS followed_1, sum(closed OR (seen AND best >= 86400)) AS observed_1,
    sum(closed AND best <= 604800) AS followed_7, sum(closed OR (seen AND best >= 604800)) AS observed_7,
    sum(closed AND best <= 2592000) AS followed_30, sum(closed OR (seen AND best >= 2592000)) AS observed_30,
    sum(seen AND ended_max IS NULL) AS open_ends, sum(observed_start) AS observed_starts, max(quiet_for) AS quiet
  FROM counted GROUP BY until_at, whole, part, platform_id
),
merged AS (
  SELECT e.until_at, a.part, a.platform_id, sum(outages) AS outages, sum(closed) AS closed, sum(censored) AS censored,
    sum(unobserved) AS unobserved, km_merged(lo) AS lo, km_merged(hi) AS hi, km_merged(best) AS best,
    sum(sum_lo) * 1.0 / sum(closed) AS mean_lo, sum(sum_hi) * 1.0 / sum(closed) AS mean_hi,
    sum(cycle_lo) * 1.0 / sum(closed) AS cycle_lo, sum(cycle_hi) * 1.0 / sum(closed) AS cycle_hi,
    max(longest_lo) AS longest_lo, max(longest_hi) AS longest_hi, max(longest_open) AS longest_open,
    sum(sum_best) * 1.0 / sum(closed) AS m, sum(squares) * 1.0 / sum(closed) AS m2,
    sum(followed_1) AS followed_1, sum(observed_1) AS observed_1, sum(followed_7) AS followed_7, sum(observed_7) AS observed_7,
    sum(followed_30) AS followed_30, sum(observed_30) AS observed_30,
    sum(open_ends) AS open_ends, sum(observed_starts) AS observed_starts, max(quiet) AS quiet
  FROM ending e JOIN added a ON CASE WHEN a.whole THEN a.until_at <= e.until_at ELSE a.until_at = e.until_at END
  GROUP BY e.until_at, a.part, a.platform_id
),
summed AS MATERIALIZED (
  SELECT *, km_quantile(lo, 0.5) AS median_lo, km_quantile(hi, 0.5) AS median_hi,
    km_quantile_lower(lo, 0.5, 0.95) AS median_lower, km_quantile_upper(hi, 0.5, 0.95) AS median_upper,
    1 - km_survival(best, 86400) AS back_1, 1 - km_survival(best, 604800) AS back_7, 1 - km_survival(best, 2592000) AS back_30,
    km_survival(best, quiet) AS still_quiet, km_survival(best, quiet + 2592000) AS quiet_later,
    -- S(q + 30 d) / S(q) is the curve of the gaps longer than q.
    km_survival_later_upper(best, quiet, quiet + 2592000, 0.95) AS later_upper,
    km_survival_later_lower(best, quiet, quiet + 2592000, 0.95) AS later_lower
  FROM merged
),
seen AS (
  SELECT e.until_at, s.part, w.platform_id, sum(max(0, min(w.until_at, e.until_at) - max(w.from_at, given.from_at))) AS observed
  FROM given CROSS JOIN side s CROSS JOIN observation(platform, s.component, s.region, as_of, given.coverage) w CROSS JOIN ending e
  GROUP BY 1, 2, 3
),
up AS MATERIALIZED (
  SELECT s.part, u.*
  FROM given CROSS JOIN side s CROSS JOIN observed_uptime(platform, s.component, s.region, min_severity, as_of, given.from_at,
                                                          (SELECT max(until_at) FROM ending), coverage) u
),
uptime AS (  -- not grouped, as sorting each ending's intervals takes longer than all the rest
  SELECT e.until_at, p.part, p.platform_id,
    (SELECT max(before + min(u.until_at, e.until_at) - from_at) FROM up u
     WHERE u.platform_id = p.platform_id AND u.part IS p.part AND u.from_at < e.until_at) AS seconds
  FROM ending e CROSS JOIN (SELECT DISTINCT part, platform_id FROM up) p
),
left_out AS (
  SELECT e.until_at, s.part, k.platform_id, count(*) AS n
  FROM given CROSS JOIN side s CROSS JOIN known_outage(platform, s.component, s.region, min_severity, as_of) k CROSS JOIN ending e
  WHERE coalesce(k.started_max - k.earliest, 9e15) > (SELECT value FROM setting WHERE name = 'bridge_max_s')
    AND coalesce(k.started_max, e.until_at) >= given.from_at AND coalesce(k.earliest, given.from_at) < e.until_at
  GROUP BY 1, 2, 3
)
SELECT summed.until_at, p.name AS platform, summed.part, outages,
  CASE WHEN NOT by_period THEN coalesce(o.n, 0) END AS left_out,
  closed AS gaps_closed, censored AS gaps_censored, unobserved, open_ends,
  coalesce(min(median_lo, median_hi), median_lo, median_hi) AS gap_median_km_min_s, max(median_lo, median_hi) AS gap_median_km_max_s,
  median_lower AS gap_median_km_lo_s, median_upper AS gap_median_km_hi_s,
  CAST(round(mean_lo) AS INTEGER) AS gap_mean_min_s, CAST(round(mean_hi) AS INTEGER) AS gap_mean_max_s,
  CAST(round(cycle_lo) AS INTEGER) AS cycle_mean_min_s, CAST(round(cycle_hi) AS INTEGER) AS cycle_mean_max_s,
  CASE WHEN observed_starts > 0 AND u.observed IS NOT NULL THEN CAST(round(coalesce(d.seconds, 0) * 1.0 / observed_starts) AS INTEGER) END AS mttf_s,
  longest_lo AS longest_gap_min_s,
  CASE WHEN longest_open IS NULL OR longest_open < longest_lo THEN longest_hi END AS longest_gap_max_s,
  quiet AS quiet_s, followed_1 AS followed_24h, observed_1 AS observed_24h, followed_7 AS followed_7d, observed_7 AS observed_7d,
  followed_30 AS followed_30d, observed_30 AS observed_30d, back_1 AS back_24h_share, back_7 AS back_7d_share, back_30 AS back_30d_share,
  CASE WHEN still_quiet > 0 THEN 1 - quiet_later / still_quiet END AS chance_30d_share,
  CASE WHEN quiet_later < still_quiet THEN 1 - later_upper END AS chance_30d_lo_share,
  CASE WHEN quiet_later < still_quiet THEN 1 - later_lower END AS chance_30d_hi_share,
  CASE WHEN closed >= 5 AND m > 0 THEN (sqrt(max(0, m2 - m * m)) - m) / (sqrt(max(0, m2 - m * m)) + m) END AS burstiness,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN coalesce(u.observed, 0) = 0 THEN n.missing END AS n
    UNION ALL SELECT CASE WHEN closed = 0 THEN 'no gap was observed in full'
                WHEN closed < 5 THEN printf('%d closed gap%s: estimates from fewer than 5, no burstiness', closed, CASE closed WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN closed = 0 AND censored > 0 THEN printf('shares from %d gap%s cut off', censored, CASE censored WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN NOT by_period AND observed_starts BETWEEN 1 AND 4
      THEN printf('MTTF from %d outage%s', observed_starts, CASE observed_starts WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN closed > 0 AND (median_lo IS NULL OR median_hi IS NULL OR median_upper IS NULL)
           THEN 'half of the gaps last longer than was observed: no median, or no upper limit of it' END
    UNION ALL SELECT CASE WHEN u.observed > 0 AND coalesce(observed_starts, 0) = 0 THEN 'no outage started while it was monitored: no MTTF' END
    UNION ALL SELECT CASE WHEN longest_open >= longest_lo THEN 'the longest quiet period was not observed to its end' END
    UNION ALL SELECT CASE WHEN closed > 0 AND back_30 IS NULL THEN 'no gap is as long as 30 days: no share' END
    UNION ALL SELECT CASE WHEN NOT by_period AND u.observed > 0 AND quiet IS NULL
           THEN 'the last end is unknown, or the time after it was not observed: no quiet time, no chance of another'
         WHEN quiet IS NOT NULL AND NOT coalesce(quiet_later < still_quiet, 0)
           THEN 'no longer gap ended within 30 more days: no limits on the chance of another' END
    UNION ALL SELECT CASE WHEN u.observed > 0 THEN n.assumed END)) AS note
FROM given JOIN summed JOIN platform p ON p.id = summed.platform_id JOIN said n ON n.platform_id = summed.platform_id
LEFT JOIN seen u ON u.until_at = summed.until_at AND u.platform_id = summed.platform_id AND u.part IS summed.part
LEFT JOIN uptime d ON d.until_at = summed.until_at AND d.platform_id = summed.platform_id AND d.part IS summed.part
LEFT JOIN left_out o ON o.until_at = summed.until_at AND o.platform_id = summed.platform_id AND o.part IS summed.part
