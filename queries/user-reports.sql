-- title: User reports by period
-- why: How many user reports were counted in each period, and when did they peak?
-- group: reports
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: region text optional  only series of this region (ISO 3166, WW for worldwide) [all]
-- param: source text optional  only this source, by name [all]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: by choice:hour|day|week|month|quarter|year|weekday|all optional  length of the periods (weeks are ISO weeks), or the weekday [day]
-- column: platform text  platform
-- column: region text  region of the series, WW for worldwide
-- column: source text  source of the series
-- column: period text  period, in the time zone; weekdays are 1 Monday to 7 Sunday
-- column: reports count  user reports in the period
-- column: buckets count  buckets counted in the period, empty ones included
-- column: peak count  most reports in one bucket
-- column: peak_at time  first bucket with that many reports
WITH
asked AS (SELECT coalesce(:tz, 'America/New_York') AS tz, coalesce(:by, 'day') AS by),
chosen AS MATERIALIZED (
  SELECT r.id, p.name AS platform, r.region, coalesce(s.publisher, s.name) AS source,
    (SELECT max(min(day + offset_s), coalesce(:from, -9e15)) FROM user_report_day WHERE series_id = r.id) AS from_at,
    (SELECT min(max(day) + 86400, coalesce(:until, 9e15)) FROM user_report_day WHERE series_id = r.id) AS until_at
  FROM series r JOIN platform p ON p.id = r.platform_id JOIN source s ON s.id = r.source_id
  WHERE r.platform_id IN chosen_platform(:platform)
    AND r.region = coalesce(:region, r.region) AND s.name = coalesce(source_name(:source), s.name)
),
part AS MATERIALIZED (  -- for weekdays, their days
  SELECT c.id, CASE by WHEN 'weekday' THEN tz_format(r.first, tz, '%u') ELSE p.label END AS period, r.*
  FROM asked CROSS JOIN chosen c
  CROSS JOIN periods(c.from_at, c.until_at, CASE asked.by WHEN 'weekday' THEN 'day' ELSE asked.by END, asked.tz) p
  CROSS JOIN counted_reports(c.id, max(p.from_at, c.from_at), min(p.until_at, c.until_at)) r
  WHERE c.from_at < c.until_at
),
summed AS (
  SELECT id, period, min(first) AS first, sum(reports) AS reports, sum(buckets) AS buckets, max(peak) AS peak FROM part GROUP BY id, period
)
SELECT c.platform, c.region, c.source, s.period, s.reports, s.buckets, s.peak,
  (SELECT min(peak_at) FROM part p WHERE p.id = s.id AND p.period = s.period AND p.peak = s.peak) AS peak_at
FROM asked CROSS JOIN summed s JOIN chosen c USING (id)
ORDER BY c.platform, c.region, c.source, CASE asked.by WHEN 'weekday' THEN s.period ELSE s.first END, s.period
