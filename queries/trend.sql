-- title: Trend in outage frequency
-- why: Are outages becoming more or less frequent, beyond what chance explains?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: outages count  outages that started under observation, their start known at least to the day: the data tested
-- column: observed_uptime_s seconds  observed uptime, the clock of all tests: it stops during unobserved time and downtime
-- column: gaps_closed count  gaps observed in full
-- column: gap_dispersion number  variance of these gaps over their squared mean: 1 at random, higher in bursts
-- column: gap_dispersion_p number  probability of gaps this uneven if outages came at random (Moran 1951); below 0.05 they are over-dispersed
-- column: laplace_u number  Laplace's test: how many standard errors the mean start lies after the middle; above 0, outages become more frequent
-- column: laplace_p number  two-sided p-value of Laplace's test
-- column: lewis_robinson_u number  the Lewis-Robinson test, which allows for bursts and replaces Laplace's; empty if gaps are not over-dispersed
-- column: lewis_robinson_p number  two-sided p-value of the Lewis-Robinson test
-- column: p_holm number  p-value of the test that applies, with Holm's correction for the number of platforms tested in this answer: all, or those named
-- column: beta number  shape of the power law (Crow-AMSAA); above 1, outages become more frequent
-- column: beta_lo number  lower 95 % limit of beta; like Laplace's test, it treats outages as independent
-- column: beta_hi number  upper 95 % limit of beta
-- column: lambda number  scale of the power law: outages expected in the first day of uptime
-- column: cramer_von_mises number  Cramér-von Mises distance from the power law
-- column: cramer_von_mises_5 number  tabulated value that only 1 in 20 exceeds if the power law holds
-- column: verdict text  conclusion: a trend only if p_holm is below 0.05
-- column: note text  which figures have too little data, where the power law does not fit, and whether coverage is assumed
WITH
placed AS MATERIALIZED (SELECT * FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage)),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
up AS MATERIALIZED (SELECT * FROM observed_uptime(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage)),
total AS (SELECT platform_id, sum(until_at - from_at) AS uptime FROM up GROUP BY platform_id),
told AS (  -- up-time before each start: before its interval, plus the elapsed part of it
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
    UNION ALL SELECT CASE WHEN s.closed >= 5 AND t.lewis_robinson IS NULL THEN 'gaps are not over-dispersed: Laplace''s test applies' END
    UNION ALL SELECT CASE WHEN uptime > 0 THEN n.assumed END)) AS note
FROM spread s JOIN platform p ON p.id = s.platform_id JOIN said n ON n.platform_id = s.platform_id
LEFT JOIN total USING (platform_id) LEFT JOIN tested t USING (platform_id) LEFT JOIN corrected c USING (platform_id)
ORDER BY p.name
