-- title: Day by day
-- why: On which days was it down, for how long, and which days did nobody watch?
-- group: frequency
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: tz zone optional  days, weeks and months are those of this zone; America/New_York when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: day text  the day in the zone
-- column: weekday text  1 Monday to 7 Sunday
-- column: observed_share share  part of the day in which some source would have told of an outage; 0 is "no data", not "no outage", and a number that would be 0 is empty then
-- column: started count  outages that started on the day for certain
-- column: possibly_started count  outages that may have started on this day or on another
-- column: downtime_min_s seconds_min  time down while observed, each second once, certain parts only; empty where nothing was observed
-- column: downtime_max_s seconds_max  the same at most; empty where an outage that may have gone on on the day has no known end
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
                WHEN d.down_hi IS NULL THEN 'an end is not known: no most downtime' END AS n
    UNION ALL SELECT CASE WHEN d.observed > 0 AND n.assumed_from < d.until_at AND n.assumed_until > d.from_at THEN n.assumed END)) AS note
FROM asked CROSS JOIN day d JOIN counted c USING (platform_id, label) JOIN platform p ON p.id = d.platform_id
JOIN said n ON n.platform_id = d.platform_id
ORDER BY p.name, d.from_at
