-- title: Cumulative outages per platform
-- why: How many outages had the average platform had by each moment since observation began, and how certain is that number?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: at time  moment at which an outage started under observation (midpoint of its bounds)
-- column: outages count  outages that started at that moment
-- column: platforms_observed count  platforms under observation at that moment, over which the mean is taken
-- column: mean_outages number  outages of the average platform up to and including that moment: the mean cumulative function
-- column: mean_outages_lo number  lower 95 % limit of the mean, normal on the log scale; empty once fewer than 2 platforms were observed
-- column: mean_outages_hi number  upper 95 % limit of the mean
-- column: mean_outages_variance number  variance of the mean after Lawless and Nadeau, which treats platforms, not outages, as independent
-- column: note text  why cells are empty, estimates from fewer than 5 values, and whether coverage is assumed
WITH
-- W. Nelson, "Graphical analysis of system repair data", J. of Quality Technology 20 (1988): a start counts as one over
-- the number of platforms observed then.
start AS MATERIALIZED (
  SELECT platform_id, (started_min + started_max) / 2.0 AS at, count(*) AS starts
  FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage)
  WHERE observed_start
  GROUP BY 1, 2
),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage) WHERE assumed IS NOT NULL),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of, :coverage)),
step AS (
  SELECT platform_id, at, starts, 0 AS edge FROM start
  UNION ALL SELECT platform_id, from_at, 0, 1 FROM watched
  UNION ALL SELECT platform_id, until_at, 0, -1 FROM watched
),
counted AS (SELECT *, sum(edge) OVER (ORDER BY at) AS observed FROM step),
-- J. F. Lawless, C. Nadeau, "Some simple robust methods for the analysis of recurrent events", Technometrics 37 (1995): the
-- variance is the sum over platforms of e^2, where the excess e of a platform is its own starts / observed less all starts /
-- observed^2, summed over the moments at which it was observed. Every platform at every moment would be too many rows: e is
-- known when something happens to the platform, and the sum of e over the observed platforms changes only when one comes or
-- goes.
weighted AS (
  SELECT *, starts * 1.0 / observed AS own, coalesce(sum(starts * 1.0 / observed / observed) OVER (
    ORDER BY at GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS all_before
  FROM counted
),
excess AS (  -- before that moment
  SELECT *, coalesce(sum(own) OVER (PARTITION BY platform_id ORDER BY at GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
    + sum(edge * all_before) OVER (PARTITION BY platform_id ORDER BY at) - (edge >= 0) * all_before AS e
  FROM weighted
),
moment AS (
  SELECT at, sum(starts) AS starts, max(observed) AS observed, sum(own * own + 2 * own * e) AS own_growth,
    sum(sum(edge * e)) OVER (ORDER BY at) AS e_of_observed
  FROM excess GROUP BY at
),
risen AS (
  SELECT at, starts, observed, starts * 1.0 / observed AS rise, own_growth
    - starts * starts * 1.0 / observed / observed / observed - 2.0 * starts / observed / observed * e_of_observed AS growth
  FROM moment WHERE starts > 0
),
mean AS (
  SELECT at, starts, observed, sum(rise) OVER w AS mean,
    min(observed) OVER w AS fewest,
    CASE WHEN min(observed) OVER w >= 2 THEN max(0, sum(growth) OVER w) END AS variance
  FROM risen
  WINDOW w AS (ORDER BY at)
)
SELECT CAST(round(at) AS INTEGER) AS at, starts AS outages, observed AS platforms_observed, mean AS mean_outages,
  mean * exp(-normal_quantile(0.975) * sqrt(variance) / mean) AS mean_outages_lo,
  mean * exp(normal_quantile(0.975) * sqrt(variance) / mean) AS mean_outages_hi,
  variance AS mean_outages_variance,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN variance IS NULL THEN 'fewer than 2 platforms monitored throughout: no limits'
                WHEN fewest < 5 THEN printf('mean over %d platforms, fewer than 5', fewest) END AS n
    UNION ALL SELECT (SELECT group_concat(p.name || ': ' || n.assumed, ', ') FROM said n JOIN platform p ON p.id = n.platform_id
           WHERE n.platform_id IN (SELECT platform_id FROM watched)))) AS note
FROM mean
ORDER BY mean.at
