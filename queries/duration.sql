-- title: Outage durations
-- why: How many outages ended, and how long did they last in total, on average, at the median and at worst?
-- group: duration
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: by choice:platform|component|region|cause|source|week|month|quarter|year|all optional  group by this; all: those that certainly started in the window [platform]
-- column: platform text  platform
-- column: part text  component, region, kind of cause, source or period; empty by platform. See "Side by side" in docs/queries.md
-- column: outages count  outages that certainly started in the window; one with several causes, sources, components or regions counts in each, so parts may add up to more than the whole
-- column: closed count  outages with a known end
-- column: censored count  outages without a known end: they lasted at least as long as is known
-- column: total_min_s seconds_min  total downtime, overlaps counted once, at least; an outage without a known end counts with its known part
-- column: total_max_s seconds_max  total downtime, at most; empty if an end is unknown and no source limits the duration
-- column: mean_min_s seconds_min  mean duration (MTTR) of the outages with a known end, at least
-- column: mean_max_s seconds_max  mean duration, at most
-- column: median_t7_min_s seconds_min  median duration (Hyndman-Fan type 7), at least; empty if any end is unknown
-- column: median_t7_max_s seconds_max  median duration, at most
-- column: p90_t7_min_s seconds_min  90th percentile of the duration (Hyndman-Fan type 7), at least; empty if any end is unknown
-- column: p90_t7_max_s seconds_max  90th percentile, at most
-- column: median_km_min_s seconds_min  median duration (Kaplan-Meier, outages without a known end right-censored), at least; empty if not reached
-- column: median_km_max_s seconds_max  median duration (Kaplan-Meier), at most
-- column: median_km_lo_s seconds  lower 95 % limit of the Kaplan-Meier median (of its lower bound), as in R's survfit(conf.type = "log")
-- column: median_km_hi_s seconds  upper 95 % limit (of its upper bound); empty if the upper limit of the curve stays above one half
-- column: longest_min_s seconds_min  duration of the longest outage, at least
-- column: longest_max_s seconds_max  duration of the longest outage, at most; empty if an end is unknown and no source limits the duration
-- column: note text  why cells are empty, and estimates from fewer than 5 values
WITH
timed AS (
  SELECT *, ended_max IS NOT NULL AND duration_max IS NOT NULL AS closed
  FROM grouped_outage(:by, :tz, :platform, :component, :region, :min_severity, :as_of, :from, :until)
  WHERE earliest >= coalesce(:from, -9e15) AND started_max < coalesce(:until, 9e15)
),
marked AS (
  SELECT *, earliest >= coalesce(max(coalesce(ended_max, 9e15)) OVER (PARTITION BY platform_id, part ORDER BY earliest, id
                                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -9e15) AS fresh
  FROM timed
),
together AS (  -- outages that may overlap: their durations do not add up
  SELECT platform_id, part, lo, max(lo, hi) AS hi  -- more than the bounds allow if they contradict a stated duration
  FROM (SELECT platform_id, part, max(covered_seconds(started_max, ended_min), max(duration_min)) AS lo,
          CASE WHEN count(duration_max) = count(*) THEN min(covered_seconds(earliest, latest), sum(duration_max)) END AS hi
        FROM (SELECT *, sum(fresh) OVER (PARTITION BY platform_id, part ORDER BY earliest, id) AS n FROM marked)
        GROUP BY platform_id, part, n)
),
median AS (
  SELECT platform_id, part, km_quantile(duration_min, closed, 0.5) AS lo,
    km_quantile(CASE WHEN closed THEN duration_max ELSE duration_min END, closed, 0.5) AS hi
  FROM timed GROUP BY platform_id, part
),
total AS (
  SELECT platform_id, part, sum(lo) AS lo, CASE WHEN count(hi) = count(*) THEN sum(hi) END AS hi
  FROM together GROUP BY platform_id, part
)
SELECT p.name AS platform, timed.part, count(*) AS outages, sum(closed) AS closed, sum(NOT closed) AS censored,
  total.lo AS total_min_s, total.hi AS total_max_s,
  CAST(round(avg(CASE WHEN closed THEN duration_min END)) AS INTEGER) AS mean_min_s,
  CAST(round(avg(CASE WHEN closed THEN duration_max END)) AS INTEGER) AS mean_max_s,
  CASE WHEN min(closed) THEN percentile(duration_min, 0.5) END AS median_t7_min_s,
  CASE WHEN min(closed) THEN percentile(duration_max, 0.5) END AS median_t7_max_s,
  CASE WHEN min(closed) THEN percentile(duration_min, 0.9) END AS p90_t7_min_s,
  CASE WHEN min(closed) THEN percentile(duration_max, 0.9) END AS p90_t7_max_s,
  coalesce(min(median.lo, median.hi), median.lo, median.hi) AS median_km_min_s, max(median.lo, median.hi) AS median_km_max_s,
  km_quantile_lower(duration_min, closed, 0.5, 0.95) AS median_km_lo_s,
  km_quantile_upper(CASE WHEN closed THEN duration_max ELSE duration_min END, closed, 0.5, 0.95) AS median_km_hi_s,
  max(duration_min) AS longest_min_s,
  CASE WHEN count(duration_max) = count(*) THEN max(duration_max) END AS longest_max_s,
  nullif(rtrim(
    CASE WHEN NOT max(closed) THEN 'no end is known: no mean; '
         WHEN sum(closed) < 5 THEN printf('mean and medians of %d outage%s, fewer than 5; ', sum(closed), CASE sum(closed) WHEN 1 THEN '' ELSE 's' END)
         ELSE '' END
    || CASE WHEN max(closed) AND NOT min(closed) THEN printf('%d end%s unknown: only the Kaplan-Meier median counts %s', sum(NOT closed),
         CASE sum(NOT closed) WHEN 1 THEN '' ELSE 's' END, CASE sum(NOT closed) WHEN 1 THEN 'it' ELSE 'them' END) ELSE '' END,
    '; '), '') AS note
FROM timed JOIN total ON total.platform_id = timed.platform_id AND total.part IS timed.part
JOIN median ON median.platform_id = timed.platform_id AND median.part IS timed.part
JOIN platform p ON p.id = timed.platform_id
GROUP BY p.id, timed.part
ORDER BY p.name, timed.part
