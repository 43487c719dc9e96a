-- periods(from, until, by, tz): the periods of a zone that overlap [from, until), each whole; by 'all' is the one stretch.
WITH RECURSIVE
given AS (SELECT :from AS first, :until AS last, :by AS unit, :tz AS zone),
period(label, from_at, until_at) AS (
  SELECT CASE unit WHEN 'all' THEN 'all' ELSE tz_period(first, unit, zone) END,
    CASE unit WHEN 'all' THEN first ELSE tz_period_start(first, unit, zone) END,
    CASE unit WHEN 'all' THEN last ELSE tz_period_next(first, unit, zone) END
  FROM given WHERE first < last
  UNION ALL
  SELECT tz_period(until_at, unit, zone), until_at, tz_period_next(until_at, unit, zone)
  FROM period JOIN given WHERE unit <> 'all' AND until_at < last
)
SELECT label, from_at, until_at FROM period
