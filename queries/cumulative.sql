-- title: How outages accumulate
-- why: How many outages had the average platform had by each moment since observation began, and how sure is that?
-- group: frequency
-- param: platform text optional  one platform, by any of its names; all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- column: at time  a moment at which an outage started under observation (the middle of its bounds)
-- column: outages count  outages that started then
-- column: platforms_observed count  platforms under observation then, over which the mean is taken
-- column: mean_outages number  outages of the average platform up to and including then: the mean cumulative function
-- column: mean_outages_lo number  lower 95 % limit, normal on the logarithm's scale; empty once fewer than 2 platforms were observed
-- column: mean_outages_hi number  upper limit
-- column: mean_outages_variance number  its variance after Lawless and Nadeau, which takes platforms, not outages, for independent
-- column: note text  why cells are empty
WITH
-- W. Nelson, "Graphical analysis of system repair data", J. of Quality Technology 20 (1988): a start counts as one over
-- the number of platforms observed then.
start AS MATERIALIZED (
  SELECT platform_id, (started_min + started_max) / 2.0 AS at, count(*) AS starts
  FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until)
  WHERE observed_start
  GROUP BY 1, 2
),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of)),
risen AS (
  SELECT at, sum(starts) AS starts,
    (SELECT count(*) FROM watched w WHERE w.from_at <= at AND at < w.until_at) AS observed
  FROM start GROUP BY at
),
-- J. F. Lawless, C. Nadeau, "Some simple robust methods for the analysis of recurrent events", Technometrics 37 (1995):
-- the variance is the sum over platforms of the square of (own starts - mean starts) / observed, summed up to the moment.
excess AS (
  SELECT r.at, w.platform_id, (coalesce(s.starts, 0) - r.starts * 1.0 / r.observed) / r.observed AS own
  FROM risen r JOIN watched w ON w.from_at <= r.at AND r.at < w.until_at
  LEFT JOIN start s ON s.platform_id = w.platform_id AND s.at = r.at
),
grown AS (  -- what the squares of the platforms observed at that moment grow by
  SELECT at, sum(summed * summed - (summed - own) * (summed - own)) AS variance
  FROM (SELECT at, own, sum(own) OVER (PARTITION BY platform_id ORDER BY at) AS summed FROM excess)
  GROUP BY at
),
mean AS (
  SELECT at, starts, observed, sum(starts * 1.0 / observed) OVER w AS mean,
    CASE WHEN min(observed) OVER w >= 2 THEN max(0, sum(grown.variance) OVER w) END AS variance
  FROM risen JOIN grown USING (at)
  WINDOW w AS (ORDER BY at)
)
SELECT CAST(round(at) AS INTEGER) AS at, starts AS outages, observed AS platforms_observed, mean AS mean_outages,
  mean * exp(-normal_quantile(0.975) * sqrt(variance) / mean) AS mean_outages_lo,
  mean * exp(normal_quantile(0.975) * sqrt(variance) / mean) AS mean_outages_hi,
  variance AS mean_outages_variance,
  CASE WHEN variance IS NULL THEN 'fewer than 2 platforms watched all along: no limits' END AS note
FROM mean
ORDER BY mean.at
