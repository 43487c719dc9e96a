-- title: Platforms that go down together
-- why: Which platforms are down in the same hours more often than chance makes them?
-- group: recurrence
-- param: platform text optional  pairs with that platform, by any of its names; all pairs when left out
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platforms
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- column: platform text  one platform
-- column: other text  the other
-- column: common_h count  whole hours in which outages of both would have been told
-- column: down_h count  those of them in which the one was down for certain, in part at least
-- column: other_down_h count  in which the other was
-- column: both_down_h count  in which both were
-- column: shared count  outages of the one during which the other was down too, for certain
-- column: other_shared count  outages of the other during which the one was
-- column: lift number  both_down_h over what independence lets one expect, down_h * other_down_h / common_h
-- column: lift_chance_lo number  lower 95 % limit of the lift by chance: from all circular shifts of the one history against the other
-- column: lift_chance_hi number  upper limit; a lift above it is more than chance
-- column: shift_p number  share of the shifts, the real place among them, with so many hours of both at least
-- column: jaccard_share share  both_down_h over the hours in which either was down
-- column: note text  what the data are too few for
WITH
-- A shift keeps how long and how clustered the outages of each platform are, and breaks only what ties the two together:
-- H. W. Lotwick and B. W. Silverman, "Methods for analysing spatial processes of several types of points", JRSS B 44 (1982).
asked AS (SELECT coalesce(:from, -9e15) AS from_at, coalesce(:until, 9e15) AS until_at),
chosen AS (
  SELECT platform_id AS id FROM platform_name WHERE folded = name_fold(:platform)
  UNION ALL SELECT id FROM platform WHERE :platform IS NULL
),
pair AS (
  SELECT a.id AS a, b.id AS b FROM platform a JOIN platform b ON a.name < b.name
  WHERE a.id IN (SELECT id FROM chosen) OR b.id IN (SELECT id FROM chosen)
),
watched AS MATERIALIZED (SELECT * FROM observation(NULL, NULL, :region, :as_of)),
known AS MATERIALIZED (
  SELECT * FROM known_outage(NULL, NULL, :region, :min_severity, :as_of) WHERE ended_min > started_max
),
common AS (  -- whole hours
  SELECT p.a, p.b, (max(v.from_at, w.from_at, asked.from_at) + 3599) / 3600 AS first, min(v.until_at, w.until_at, asked.until_at) / 3600 AS next
  FROM asked CROSS JOIN pair p JOIN watched v ON v.platform_id = p.a JOIN watched w ON w.platform_id = p.b
),
stretch AS MATERIALIZED (  -- the hours of a pair are numbered from 0 on, whatever lies between them
  SELECT a, b, CAST(first AS INTEGER) AS first, CAST(next AS INTEGER) AS next,
    coalesce(sum(CAST(next AS INTEGER) - CAST(first AS INTEGER)) OVER (
      PARTITION BY a, b ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM common WHERE CAST(first AS INTEGER) < CAST(next AS INTEGER)
),
total AS (SELECT a, b, sum(next - first) AS hours FROM stretch GROUP BY a, b),
down AS MATERIALIZED (
  SELECT DISTINCT k.platform_id, h.from_at / 3600 AS hour FROM known k JOIN periods(k.started_max, k.ended_min, 'hour', 'UTC') h
),
placed AS MATERIALIZED (
  SELECT s.a, s.b, d.platform_id = s.b AS other, s.before + d.hour - s.first AS i
  FROM stretch s JOIN down d ON d.platform_id IN (s.a, s.b) AND d.hour >= s.first AND d.hour < s.next
),
each AS (SELECT a, b, sum(NOT other) AS one, sum(other) AS two FROM placed GROUP BY a, b),
shifted AS MATERIALIZED (  -- hours of both down when the other is shifted by so many hours
  SELECT x.a, x.b, (y.i - x.i + t.hours) % t.hours AS shift, count(*) AS n
  FROM placed x JOIN placed y ON y.a = x.a AND y.b = x.b AND y.other JOIN total t ON t.a = x.a AND t.b = x.b
  WHERE NOT x.other
  GROUP BY 1, 2, 3
),
found AS (
  SELECT t.*, coalesce(e.one, 0) AS one, coalesce(e.two, 0) AS two,
    coalesce((SELECT n FROM shifted s WHERE s.a = t.a AND s.b = t.b AND s.shift = 0), 0) AS both
  FROM total t LEFT JOIN each e USING (a, b)
),
spread AS (  -- how many shifts give n hours; most give none, and no row above
  SELECT a, b, n, count(*) AS shifts FROM shifted WHERE shift > 0 GROUP BY a, b, n
  UNION ALL
  SELECT t.a, t.b, 0, t.hours - 1 - (SELECT count(*) FROM shifted s WHERE s.a = t.a AND s.b = t.b AND s.shift > 0) FROM total t
),
summed AS (
  SELECT a, b, n, shifts, sum(shifts) OVER w * 1.0 / (hours - 1) AS f
  FROM spread JOIN total USING (a, b)
  WHERE hours > 1
  WINDOW w AS (PARTITION BY a, b ORDER BY n)
),
chance AS (  -- the distribution's inverse
  SELECT a, b, min(CASE WHEN f >= 0.025 THEN n END) AS lo, min(CASE WHEN f >= 0.975 THEN n END) AS hi FROM summed GROUP BY a, b
)
SELECT p.name AS platform, o.name AS other, coalesce(f.hours, 0) AS common_h, f.one AS down_h, f.two AS other_down_h,
  f.both AS both_down_h,
  (SELECT count(*) FROM known k WHERE k.platform_id = pair.a AND k.started_max < until_at AND k.ended_min > from_at AND EXISTS (
     SELECT 1 FROM known l WHERE l.platform_id = pair.b AND l.started_max < k.ended_min AND l.ended_min > k.started_max)) AS shared,
  (SELECT count(*) FROM known k WHERE k.platform_id = pair.b AND k.started_max < until_at AND k.ended_min > from_at AND EXISTS (
     SELECT 1 FROM known l WHERE l.platform_id = pair.a AND l.started_max < k.ended_min AND l.ended_min > k.started_max)) AS other_shared,
  f.both * 1.0 * f.hours / nullif(f.one * f.two, 0) AS lift, c.lo * 1.0 * f.hours / nullif(f.one * f.two, 0) AS lift_chance_lo,
  c.hi * 1.0 * f.hours / nullif(f.one * f.two, 0) AS lift_chance_hi,
  CASE WHEN f.one > 0 AND f.two > 0 THEN (1.0 + (
    SELECT coalesce(sum(shifts), 0) FROM spread s WHERE s.a = pair.a AND s.b = pair.b AND s.n >= f.both)) / f.hours END AS shift_p,
  f.both * 1.0 / nullif(f.one + f.two - f.both, 0) AS jaccard_share,
  CASE WHEN f.hours IS NULL THEN 'never watched at the same time'
       WHEN f.one = 0 OR f.two = 0 THEN 'one of them was not down while both were watched: no lift' END AS note
FROM asked CROSS JOIN pair JOIN platform p ON p.id = pair.a JOIN platform o ON o.id = pair.b
LEFT JOIN found f ON f.a = pair.a AND f.b = pair.b LEFT JOIN chance c ON c.a = pair.a AND c.b = pair.b
ORDER BY lift DESC, p.name, o.name
