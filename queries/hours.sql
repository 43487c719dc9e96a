-- title: At what hours outages start
-- why: Do outages start at certain hours or on certain weekdays, more than the observed time there would let one expect?
-- group: frequency
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: tz zone optional  days, weeks and months are those of this zone; America/New_York when left out
-- param: by choice:cell|hour|weekday optional  hour × weekday (cell, when left out), or one of the two
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: weekday text  1 Monday to 7 Sunday, in the zone; empty by hour
-- column: hour text  the hour in the zone, 00 to 23; empty by weekday
-- column: starts count  outages that started in it, under observation, their start known exactly
-- column: observed_s seconds  how much of such time was observed
-- column: expected number  starts that the observed time lets one expect, if no hour or weekday differed from another
-- column: left_out count  of all the platform's outages in the window, those whose start is not exact or was not observed
-- column: hours_p number  Pearson's chi-square test across the 24 hours: how likely so uneven starts are by chance; empty where the expected numbers are too small for it
-- column: weekdays_p number  the same across the 7 weekdays
-- column: note text  whether coverage is assumed, and what the data are too few for: the test wants one expected start at least in each class and five in four of five classes
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
-- In this order: SQLite would walk all that is told for each hour.
FROM asked CROSS JOIN told t JOIN platform p ON p.id = t.platform_id
LEFT JOIN left_out l ON l.platform_id = t.platform_id JOIN expected e ON e.platform_id = t.platform_id AND e.by = asked.by
ORDER BY p.name, e.weekday, e.hour
