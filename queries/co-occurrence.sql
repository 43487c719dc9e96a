-- title: Platforms that go down together
-- why: Which platforms are down in the same hours more often than chance makes them?
-- group: recurrence
-- param: platform text optional  pairs with that platform, by any of its names; all pairs when left out
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platforms
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
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
-- column: note text  why cells are empty, estimates from fewer than 5 values, and whether coverage is assumed
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
watched AS MATERIALIZED (SELECT * FROM observation(NULL, NULL, :region, :as_of, :coverage)),
said AS MATERIALIZED (SELECT * FROM coverage_note(NULL, NULL, :region, :as_of, :coverage)),
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
lasting AS MATERIALIZED (
  SELECT k.*, h.from_at / 3600 AS hour FROM known k JOIN periods(k.started_max, k.ended_min, 'hour', 'UTC') h
),
down AS MATERIALIZED (SELECT DISTINCT platform_id, hour FROM lasting),
shared AS MATERIALIZED (  -- by the hours, since SQLite finds no overlap by an index
  SELECT k.platform_id AS a, l.platform_id AS b, count(DISTINCT k.id) AS n
  FROM asked CROSS JOIN lasting k JOIN lasting l ON l.hour = k.hour AND l.platform_id <> k.platform_id
  WHERE l.started_max < k.ended_min AND l.ended_min > k.started_max AND k.started_max < until_at AND k.ended_min > from_at
  GROUP BY 1, 2
),
placed AS MATERIALIZED (
  SELECT s.a, s.b, 0 AS other, s.before + d.hour - s.first AS i
  FROM stretch s JOIN down d ON d.platform_id = s.a AND d.hour >= s.first AND d.hour < s.next
  UNION ALL
  SELECT s.a, s.b, 1, s.before + d.hour - s.first
  FROM stretch s JOIN down d ON d.platform_id = s.b AND d.hour >= s.first AND d.hour < s.next
),
turned AS MATERIALIZED (
  SELECT t.a, t.b, t.hours, coalesce(sum(NOT p.other), 0) AS one, coalesce(sum(p.other), 0) AS two,
    shift_chance(p.i, coalesce(p.other, 0), t.hours, 0.95) AS chance
  FROM total t LEFT JOIN placed p USING (a, b)
  GROUP BY t.a, t.b
),
told AS (  -- grouped: SQLite takes what would be joined for so few rows that it would walk all of them for each pair
  SELECT a, b, max(hours) AS hours, max(one) AS one, max(two) AS two, max(both) AS both, max(lo) AS lo, max(hi) AS hi,
    max(p) AS p, sum(shared) AS shared, sum(other_shared) AS other_shared
  FROM (
    SELECT 1 AS wanted, a, b, NULL AS hours, NULL AS one, NULL AS two, NULL AS both, NULL AS lo, NULL AS hi, NULL AS p,
      0 AS shared, 0 AS other_shared
    FROM pair
    UNION ALL SELECT NULL, a, b, hours, one, two, chance ->> 'shared', chance ->> 'lower', chance ->> 'upper', chance ->> 'p',
      NULL, NULL
    FROM turned
    UNION ALL SELECT NULL, a, b, NULL, NULL, NULL, NULL, NULL, NULL, NULL, n, NULL FROM shared
    UNION ALL SELECT NULL, b, a, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, n FROM shared)
  GROUP BY a, b
  HAVING max(wanted)
)
SELECT p.name AS platform, o.name AS other, coalesce(f.hours, 0) AS common_h, f.one AS down_h, f.two AS other_down_h,
  f.both AS both_down_h, f.shared, f.other_shared,
  f.both * 1.0 * f.hours / nullif(f.one * f.two, 0) AS lift, f.lo * 1.0 * f.hours / nullif(f.one * f.two, 0) AS lift_chance_lo,
  f.hi * 1.0 * f.hours / nullif(f.one * f.two, 0) AS lift_chance_hi,
  CASE WHEN f.one > 0 AND f.two > 0 THEN f.p END AS shift_p,
  f.both * 1.0 / nullif(f.one + f.two - f.both, 0) AS jaccard_share,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN f.hours IS NULL THEN 'never monitored at the same time'
                WHEN f.one = 0 OR f.two = 0 THEN 'one of them was not down while both were monitored: no lift'
                WHEN f.both < 5 THEN printf('both down in %d hour%s, fewer than 5', f.both, CASE f.both WHEN 1 THEN '' ELSE 's' END) END AS n
    UNION ALL SELECT CASE WHEN f.hours > 0 THEN p.name || ': ' || n.assumed END
    UNION ALL SELECT CASE WHEN f.hours > 0 THEN o.name || ': ' || m.assumed END)) AS note
FROM told f JOIN platform p ON p.id = f.a JOIN platform o ON o.id = f.b
JOIN said n ON n.platform_id = f.a JOIN said m ON m.platform_id = f.b
ORDER BY lift DESC, p.name, o.name
