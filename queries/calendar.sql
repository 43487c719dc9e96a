-- title: Outages by day
-- why: On which days was the platform down, for how long, and which days were not monitored?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: day text  day, in the time zone
-- column: weekday text  weekday, 1 Monday to 7 Sunday
-- column: observed_share share  share of the day in which an outage would have been reported; 0 means no data, not no outages: counts that would be 0 are then empty
-- column: started count  outages that certainly started on the day
-- column: possibly_started count  outages that may have started on this day or another
-- column: downtime_min_s seconds_min  downtime while observed, at least: certain parts only, overlaps counted once; empty if nothing was observed
-- column: downtime_max_s seconds_max  downtime while observed, at most; empty if an outage that may have continued on the day has no known end
-- column: note text  why cells are empty, and whether coverage is assumed
WITH
asked AS (SELECT coalesce(:tz, 'America/New_York') AS tz),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
day AS MATERIALIZED (
  SELECT * FROM observed_period(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, 'day', :coverage)
),
counted AS MATERIALIZED (
  SELECT * FROM counted_period(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, 'day', :coverage)
)
SELECT p.name AS platform, d.label AS day, tz_format(d.from_at, tz, '%u') AS weekday,
  min(1.0, d.observed * 1.0 / (d.until_at - d.from_at)) AS observed_share,
  CASE WHEN d.observed > 0 THEN c.started ELSE nullif(c.started, 0) END AS started,
  CASE WHEN d.observed > 0 THEN c.may_have_started - c.started ELSE nullif(c.may_have_started - c.started, 0) END AS possibly_started,
  CASE WHEN d.observed > 0 THEN d.down_lo END AS downtime_min_s, CASE WHEN d.observed > 0 THEN d.down_hi END AS downtime_max_s,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN d.observed = 0 THEN n.missing
                WHEN d.down_hi IS NULL THEN 'an end is unknown: no upper limit on downtime' END AS n
    UNION ALL SELECT CASE WHEN d.observed > 0 AND n.assumed_from < d.until_at AND n.assumed_until > d.from_at THEN n.assumed END)) AS note
FROM asked CROSS JOIN day d JOIN counted c USING (platform_id, label) JOIN platform p ON p.id = d.platform_id
JOIN said n ON n.platform_id = d.platform_id
ORDER BY p.name, d.from_at
