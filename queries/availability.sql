-- title: Availability by period
-- why: What share of the observed time was the platform up in each period, and was the objective met?
-- group: duration
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: by choice:day|week|month|quarter|year|all optional  length of the periods (weeks are ISO weeks) [month]
-- param: slo number optional  availability objective in percent, such as 99.9; fills the verdict
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: period text  period, in the time zone
-- column: observed_share share  share of the period in which an outage would have been reported; availability covers this share only
-- column: downtime_min_s seconds_min  downtime while observed, at least: certain parts only, overlaps counted once; empty if nothing was observed
-- column: downtime_max_s seconds_max  downtime while observed, at most; empty if an outage that may have continued in the period has no known end
-- column: availability_lo_share share  availability (1 - downtime / observed time), at least; empty if an outage has no known end
-- column: availability_share share  availability from the midpoint of the downtime bounds; empty if they are more than 10 % of it apart
-- column: availability_hi_share share  availability, at most
-- column: verdict text  met, missed, or undecided if the bounds straddle the objective; empty without --slo
-- column: note text  why cells are empty, and whether coverage is assumed
WITH
seen AS (
  SELECT *, CASE WHEN observed > 0 THEN down_lo END AS lo, CASE WHEN observed > 0 THEN down_hi END AS hi
  FROM observed_period(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage)
),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
rated AS (
  SELECT *, 1 - hi * 1.0 / observed AS up_lo, 1 - lo * 1.0 / observed AS up_hi,
    CASE WHEN hi - lo <= 0.1 * (hi + lo) / 2 THEN 1 - (hi + lo) / 2.0 / observed END AS up
  FROM seen
)
SELECT p.name AS platform, label AS period, min(1.0, observed * 1.0 / (until_at - from_at)) AS observed_share,
  lo AS downtime_min_s, hi AS downtime_max_s, up_lo AS availability_lo_share, up AS availability_share,
  up_hi AS availability_hi_share,
  CASE WHEN :slo IS NULL OR observed = 0 THEN NULL
       WHEN up_hi < :slo / 100.0 THEN 'missed'
       WHEN up_lo >= :slo / 100.0 THEN 'met'
       ELSE 'undecided' END AS verdict,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN observed = 0 THEN n.missing
                WHEN hi IS NULL THEN 'an end is unknown: no lower limit on availability'
                WHEN up IS NULL THEN 'bounds too wide for one number' END AS n
    UNION ALL SELECT CASE WHEN observed > 0 AND n.assumed_from < until_at AND n.assumed_until > from_at THEN n.assumed END)) AS note
FROM rated JOIN platform p ON p.id = rated.platform_id JOIN said n ON n.platform_id = rated.platform_id
ORDER BY p.name, from_at
