-- title: Whether outages become more or less frequent
-- why: Do outages start more and more often, or less and less, beyond what chance explains?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: outages count  outages that started under observation, their start known to a day at least: what is tested
-- column: observed_uptime_s seconds  observed up-time, the clock of all tests: unobserved time and downtime stand still
-- column: gaps_closed count  gaps observed from end to end
-- column: gap_dispersion number  their variance over their squared mean: 1 at random, more in bursts
-- column: gap_dispersion_p number  probability of gaps so uneven if outages came at random (Moran 1951); below 0.05 they are over-dispersed
-- column: laplace_u number  Laplace's test: standard errors by which the mean start lies behind the middle; above 0 is more and more often
-- column: laplace_p number  its two-sided p
-- column: lewis_robinson_u number  the test of Lewis and Robinson, which allows for bursts, in place of Laplace's; empty where gaps are not over-dispersed
-- column: lewis_robinson_p number  its two-sided p
-- column: p_holm number  the p of the test that counts, with Holm's correction for the number of platforms tested in this answer: all, or those that are named
-- column: beta number  shape of the power law (Crow-AMSAA): above 1 is more and more often
-- column: beta_lo number  lower 95 % limit; it takes outages for independent, as Laplace's test does
-- column: beta_hi number  upper limit
-- column: lambda number  its scale: outages expected in the first day of up-time
-- column: cramer_von_mises number  distance from the power law
-- column: cramer_von_mises_5 number  the tabled value that only 1 in 20 exceeds where the power law holds
-- column: verdict text  what can be said: a trend only where p_holm is below 0.05
-- column: note text  what the data are too few for, where the power law does not fit, and whether coverage is assumed
WITH
placed AS MATERIALIZED (SELECT * FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage)),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
up AS MATERIALIZED (SELECT * FROM observed_uptime(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage)),
total AS (SELECT platform_id, sum(until_at - from_at) AS uptime FROM up GROUP BY platform_id),
told AS (  -- up-time before each start: what lies before its stretch, and of its stretch what has passed
  SELECT platform_id, start, max(0, coalesce(max(before) OVER w, 0)
    + coalesce(min(at, max(until_at) OVER w) - max(from_at) OVER w, 0)) AS t
  FROM (
    SELECT platform_id, from_at AS at, 0 AS start, from_at, until_at, before FROM up
    UNION ALL
    SELECT platform_id, (started_min + started_max) / 2.0, 1, NULL, NULL, NULL FROM placed WHERE observed_start)
  WINDOW w AS (PARTITION BY platform_id ORDER BY at, start)
),
spread AS (
  SELECT platform_id, sum(observed_start) AS outages, sum(closed) AS closed,
    CASE WHEN sum(closed) >= 5 THEN dispersion_index(CASE WHEN closed THEN best END) END AS dispersion,
    CASE WHEN sum(closed) >= 5 THEN dispersion_p(CASE WHEN closed THEN best END) END AS p
  FROM placed GROUP BY platform_id
),
fitted AS (
  SELECT platform_id, count(*) AS n, laplace_u(t, uptime) AS u, power_law_beta(t / 86400.0, uptime / 86400.0) AS beta,
    power_law_beta_lower(t / 86400.0, uptime / 86400.0, 0.95) AS beta_lo,
    power_law_beta_upper(t / 86400.0, uptime / 86400.0, 0.95) AS beta_hi,
    power_law_lambda(t / 86400.0, uptime / 86400.0) AS lambda,
    power_law_cramer_von_mises(t / 86400.0, uptime / 86400.0) AS distance
  FROM told JOIN total USING (platform_id) JOIN spread USING (platform_id)
  WHERE start AND closed >= 5
  GROUP BY platform_id
),
-- P. A. W. Lewis, D. W. Robinson, "Testing for a monotone trend in a modulated renewal process", in Reliability and
-- Biometry (1974): Laplace's U over the coefficient of variation of the gaps.
tested AS (
  SELECT *, normal_p(u) AS u_p, normal_p(lewis_robinson) AS lewis_robinson_p, coalesce(lewis_robinson, u) AS counting,
    normal_p(coalesce(lewis_robinson, u)) AS counting_p
  FROM (SELECT f.*, CASE WHEN s.p < 0.05 AND s.dispersion > 1 THEN u / sqrt(s.dispersion) END AS lewis_robinson
        FROM fitted f JOIN spread s USING (platform_id))
),
-- S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian J. of Statistics 6 (1979).
corrected AS (
  SELECT platform_id, min(1, max((m - rank + 1) * counting_p) OVER (ORDER BY rank)) AS p
  FROM (SELECT platform_id, counting_p, count(*) OVER () AS m,
          row_number() OVER (ORDER BY counting_p, platform_id) AS rank FROM tested)
)
SELECT p.name AS platform, s.outages, coalesce(uptime, 0) AS observed_uptime_s, s.closed AS gaps_closed,
  s.dispersion AS gap_dispersion, s.p AS gap_dispersion_p,
  t.u AS laplace_u, t.u_p AS laplace_p, t.lewis_robinson AS lewis_robinson_u, t.lewis_robinson_p, c.p AS p_holm,
  t.beta, t.beta_lo, t.beta_hi, t.lambda, t.distance AS cramer_von_mises,
  CASE WHEN t.distance IS NOT NULL THEN cramer_von_mises_5(t.n) END AS cramer_von_mises_5,
  CASE WHEN c.p >= 0.05 THEN 'no evidence of a trend'
       WHEN c.p < 0.05 AND t.counting > 0 THEN 'more and more often'
       WHEN c.p < 0.05 THEN 'less and less often' END AS verdict,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN coalesce(uptime, 0) = 0 THEN n.missing END AS n
    UNION ALL SELECT CASE WHEN s.closed < 5 THEN printf('%d gap%s: no trend test below 5', s.closed, CASE s.closed WHEN 1 THEN '' ELSE 's' END)
                WHEN t.beta IS NULL THEN 'an outage at the first moment of observation: no power law'
                WHEN t.distance > cramer_von_mises_5(t.n) THEN 'the power law does not fit' END
    UNION ALL SELECT CASE WHEN s.closed >= 5 AND t.lewis_robinson IS NULL THEN 'gaps are not over-dispersed: Laplace''s test counts' END
    UNION ALL SELECT CASE WHEN uptime > 0 THEN n.assumed END)) AS note
FROM spread s JOIN platform p ON p.id = s.platform_id JOIN said n ON n.platform_id = s.platform_id
LEFT JOIN total USING (platform_id) LEFT JOIN tested t USING (platform_id) LEFT JOIN corrected c USING (platform_id)
ORDER BY p.name
