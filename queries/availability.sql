-- title: What share of the time it was up
-- why: For what share of the observed time was it up in each period, and was the objective met?
-- group: duration
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: tz zone optional  days, weeks and months are those of this zone; America/New_York when left out
-- param: by choice:day|week|month|quarter|year|all optional  length of the periods (weeks are ISO weeks); month when left out
-- param: slo number optional  the objective in percent, as 99.9: the verdict says whether it was met
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: period text  the period in the zone
-- column: observed_share share  part of the period in which some source would have told of an outage; availability is of that part alone
-- column: downtime_min_s seconds_min  time down while observed, each second once, certain parts only; empty where nothing was observed
-- column: downtime_max_s seconds_max  the same at most; empty where an outage that may have gone on in the period has no known end
-- column: availability_lo_share share  1 - downtime / observed time, at least; empty where an outage has no known end
-- column: availability_share share  with the middle of the downtime's bounds; empty where they are more than 10 % of it apart
-- column: availability_hi_share share  at most
-- column: verdict text  met, missed, or undecided where the bounds lie on both sides of the objective; empty without --slo
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
                WHEN hi IS NULL THEN 'an end is not known: no least availability'
                WHEN up IS NULL THEN 'bounds too wide for one number' END AS n
    UNION ALL SELECT CASE WHEN observed > 0 AND n.assumed_from < until_at AND n.assumed_until > from_at THEN n.assumed END)) AS note
FROM rated JOIN platform p ON p.id = rated.platform_id JOIN said n ON n.platform_id = rated.platform_id
ORDER BY p.name, from_at
