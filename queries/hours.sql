-- title: Outage starts by hour and weekday
-- why: Do outages start at certain hours or on certain weekdays more often than the observed time suggests?
-- group: frequency
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: tz zone optional  time zone of calendar periods [America/New_York]
-- param: by choice:cell|hour|weekday optional  hour of the week (cell), hour of the day, or weekday [cell]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: weekday text  weekday in the time zone, 1 Monday to 7 Sunday; empty by hour
-- column: hour text  hour in the time zone, 00 to 23; empty by weekday
-- column: starts count  outages that started in this hour or weekday, under observation and at an exactly known time
-- column: observed_s seconds  observed time in this hour or weekday
-- column: expected number  starts expected from the observed time if all hours and weekdays were alike
-- column: left_out count  all outages of the platform in the window whose start is not exact or was not observed
-- column: hours_p number  p-value of Pearson's chi-square test across the 24 hours; empty if the expected numbers are too small for it
-- column: weekdays_p number  p-value of the same test across the 7 weekdays
-- column: note text  whether coverage is assumed, and which tests have too little data: each class needs at least one expected start, and four classes in five need at least five
WITH
-- The rule of the note: W. G. Cochran, "Some methods for strengthening the common chi-square tests", Biometrics 10 (1954).
asked AS (
  SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, coalesce(:tz, 'America/New_York') AS tz,
    coalesce(:by, 'cell') AS by
),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
watched AS MATERIALIZED (
  SELECT w.platform_id, max(w.from_at, coalesce(:from, w.from_at)) AS from_at, min(w.until_at, coalesce(:until, w.until_at)) AS until_at
  FROM observation(:platform, :component, :region, :as_of, :coverage) w
),
known AS MATERIALIZED (
  SELECT k.*, EXISTS (SELECT 1 FROM watched w WHERE w.platform_id = k.platform_id AND w.from_at <= k.started_max
                      AND k.started_max < w.until_at) AND k.started_min = k.started_max AS placed
  FROM known_outage(:platform, :component, :region, :min_severity, :as_of) k
  WHERE coalesce(k.started_max >= :from, 1) AND coalesce(k.earliest < :until, 1)
),
hour AS (  -- of the week: '1 05', Monday from five to six
  SELECT w.platform_id, h.key, sum(h.value) AS observed
  FROM asked CROSS JOIN watched w JOIN json_each(tz_hours_of_week(w.from_at, w.until_at, asked.tz)) h
  GROUP BY 1, 2
),
started AS (
  SELECT platform_id, tz_format(started_max, tz, '%u %H') AS key, count(*) AS n FROM asked CROSS JOIN known WHERE placed GROUP BY 1, 2
),
cell AS MATERIALIZED (
  SELECT h.platform_id, substr(h.key, 1, 1) AS weekday, substr(h.key, 3) AS hour, observed, coalesce(s.n, 0) AS n
  FROM hour h LEFT JOIN started s USING (platform_id, key)
),
total AS MATERIALIZED (SELECT platform_id, sum(n) AS n, sum(observed) AS observed FROM cell GROUP BY platform_id),
class AS (
  SELECT 'cell' AS by, platform_id, weekday, hour, n, observed FROM cell
  UNION ALL SELECT 'hour', platform_id, NULL, hour, sum(n), sum(observed) FROM cell GROUP BY platform_id, hour
  UNION ALL SELECT 'weekday', platform_id, weekday, NULL, sum(n), sum(observed) FROM cell GROUP BY platform_id, weekday
),
expected AS (
  SELECT c.*, t.n * 1.0 * c.observed / t.observed AS e FROM class c JOIN total t USING (platform_id)
),
tested AS (
  SELECT by, platform_id,
    CASE WHEN min(e) >= 1 AND sum(e >= 5) >= 0.8 * count(*) AND count(*) > 1
         THEN chi_square_p(sum((n - e) * (n - e) / e), count(*) - 1) END AS p, sum(n) AS starts
  FROM expected WHERE by <> 'cell' GROUP BY by, platform_id
),
left_out AS (SELECT platform_id, count(*) AS n FROM known WHERE NOT coalesce(placed, 0) GROUP BY platform_id),
told AS MATERIALIZED (
  SELECT h.platform_id, h.p AS hours_p, d.p AS weekdays_p, (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN d.p IS NULL THEN printf('%d starts: no test across hours or weekdays', h.starts)
                WHEN h.p IS NULL THEN printf('%d starts: no test across hours', h.starts) END AS n
    UNION ALL SELECT s.assumed)) AS note
  FROM tested h JOIN tested d ON d.platform_id = h.platform_id AND d.by = 'weekday' JOIN said s ON s.platform_id = h.platform_id
  WHERE h.by = 'hour'
)
SELECT p.name AS platform, e.weekday, e.hour, e.n AS starts, e.observed AS observed_s, e.e AS expected,
  coalesce(l.n, 0) AS left_out,
  t.hours_p, t.weekdays_p, t.note
-- In this order: otherwise SQLite would scan all results for each hour.
FROM asked CROSS JOIN told t JOIN platform p ON p.id = t.platform_id
LEFT JOIN left_out l ON l.platform_id = t.platform_id JOIN expected e ON e.platform_id = t.platform_id AND e.by = asked.by
ORDER BY p.name, e.weekday, e.hour
