-- title: What users reported
-- why: How many user reports were counted in each period, and when were they most?
-- group: reports
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: region text optional  series of that region alone
-- param: source text optional  one source, by its name
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: tz zone optional  days, weeks and months are those of this zone; America/New_York when left out
-- param: by choice:hour|day|week|month|quarter|year|weekday|all optional  length of the periods (weeks are ISO weeks), or the weekday; day when left out
-- column: platform text  the platform
-- column: region text  the region of the series, WW for world-wide
-- column: source text  who counted
-- column: period text  the period in the zone; weekdays are 1 Monday to 7 Sunday
-- column: reports count  user reports in it
-- column: buckets count  buckets in it that were counted, empty ones included
-- column: peak count  most reports in one bucket
-- column: peak_at time  the first bucket that holds so many
WITH
asked AS (SELECT coalesce(:tz, 'America/New_York') AS tz, coalesce(:by, 'day') AS by),
chosen AS (
  SELECT r.id, p.name AS platform, r.region, coalesce(s.publisher, s.name) AS source
  FROM series r JOIN platform p ON p.id = r.platform_id JOIN source s ON s.id = r.source_id
  WHERE r.platform_id IN chosen_platform(:platform)
    AND r.region = coalesce(:region, r.region) AND s.name = coalesce(source_name(:source), s.name)
),
quarter_hour AS (  -- no zone's day has started within a quarter of an hour since 1972: one look at the zone for each
  SELECT c.id, min(u.at) AS at, sum(u.count) AS reports, count(*) AS buckets, max(u.count) AS peak
  FROM chosen c JOIN user_report u ON u.series_id = c.id
  WHERE u.at >= coalesce(:from, -9e15) AND u.at < coalesce(:until, 9e15)
  GROUP BY c.id, u.at / 900
),
placed AS (
  SELECT q.*, CASE by WHEN 'all' THEN 'all' WHEN 'weekday' THEN tz_format(at, tz, '%u') ELSE tz_period(at, by, tz) END AS period
  FROM asked CROSS JOIN quarter_hour q
),
summed AS (
  SELECT id, period, min(at) AS first, sum(reports) AS reports, sum(buckets) AS buckets, max(peak) AS peak
  FROM placed GROUP BY id, period
),
reached AS (
  SELECT l.id, l.period, min(l.at) AS at FROM placed l JOIN summed s ON s.id = l.id AND s.period = l.period AND s.peak = l.peak
  GROUP BY l.id, l.period
)
SELECT c.platform, c.region, c.source, s.period, s.reports, s.buckets, s.peak,
  (SELECT min(u.at) FROM user_report u WHERE u.series_id = s.id AND u.at >= r.at AND u.at < r.at + 900 AND u.count = s.peak) AS peak_at
FROM asked CROSS JOIN summed s JOIN reached r USING (id, period) JOIN chosen c USING (id)
ORDER BY c.platform, c.region, c.source, CASE asked.by WHEN 'weekday' THEN s.period ELSE s.first END, s.period
