-- title: Platforms that go down together
-- why: Which platforms are down in the same hours more often than chance explains?
-- group: recurrence
-- param: platform names optional  pairs with these platforms, by any of their names; repeatable [all pairs]
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  one platform
-- column: other text  the other platform
-- column: common_h count  whole hours in which outages of both platforms would have been reported
-- column: down_h count  those hours in which the first platform was certainly down, at least in part
-- column: other_down_h count  those hours in which the other platform was certainly down
-- column: both_down_h count  those hours in which both were certainly down
-- column: shared count  outages of the first platform during which the other was certainly down
-- column: other_shared count  outages of the other platform during which the first was certainly down
-- column: lift number  both_down_h over the number expected if the platforms were independent, down_h * other_down_h / common_h
-- column: lift_chance_lo number  lower 95 % limit of the lift by chance, from all circular shifts of one history against the other
-- column: lift_chance_hi number  upper 95 % limit of the lift by chance; a higher lift is more than chance
-- column: shift_p number  share of the shifts, the actual position included, with at least as many hours of both down
-- column: jaccard_share share  both_down_h over the hours in which either was down
-- column: note text  why cells are empty, estimates from fewer than 5 values, and whether coverage is assumed
WITH
-- A shift keeps how long and how clustered the outages of each platform are, and breaks only what ties the two together:
-- H. W. Lotwick and B. W. Silverman, "Methods for analysing spatial processes of several types of points", JRSS B 44 (1982).
said AS MATERIALIZED (SELECT * FROM coverage_note(NULL, NULL, :region, :as_of, :coverage)),
listed AS (  -- in the order in which a pair is named
  SELECT json_group_array(json_array(id, wanted)) AS platforms
  FROM (SELECT id, id IN chosen_platform(:platform) AS wanted FROM platform ORDER BY name)
),
watched AS (
  SELECT json_group_array(json_array(platform_id, from_at, until_at)) AS hours
  FROM (SELECT * FROM observation(NULL, NULL, :region, :as_of, :coverage) ORDER BY platform_id, from_at)
),
down AS (  -- certainly
  SELECT json_group_array(json_array(platform_id, started_max, ended_min)) AS hours
  FROM (SELECT * FROM known_outage(NULL, NULL, :region, :min_severity, :as_of)
        WHERE ended_min > started_max ORDER BY platform_id, started_max)
),
told AS (
  SELECT f.* FROM listed, watched, down,
    shared_hours(listed.platforms, watched.hours, down.hours, coalesce(:from, -9e15), coalesce(:until, 9e15)) f
)
SELECT p.name AS platform, o.name AS other, f.common_h, f.down_h, f.other_down_h, f.both_down_h, f.shared, f.other_shared,
  f.both_down_h * 1.0 * f.common_h / nullif(f.down_h * f.other_down_h, 0) AS lift,
  f.chance_lo_h * 1.0 * f.common_h / nullif(f.down_h * f.other_down_h, 0) AS lift_chance_lo,
  f.chance_hi_h * 1.0 * f.common_h / nullif(f.down_h * f.other_down_h, 0) AS lift_chance_hi,
  CASE WHEN f.down_h > 0 AND f.other_down_h > 0 THEN f.shift_p END AS shift_p,
  f.both_down_h * 1.0 / nullif(f.down_h + f.other_down_h - f.both_down_h, 0) AS jaccard_share,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN f.common_h = 0 THEN 'never monitored at the same time'
                WHEN f.down_h = 0 OR f.other_down_h = 0 THEN 'one of them was never down while both were monitored: no lift'
                WHEN f.both_down_h < 5 THEN printf('both down in %d hour%s, fewer than 5', f.both_down_h, CASE f.both_down_h WHEN 1 THEN '' ELSE 's' END) END AS n
    UNION ALL SELECT CASE WHEN f.common_h > 0 THEN p.name || ': ' || n.assumed END
    UNION ALL SELECT CASE WHEN f.common_h > 0 THEN o.name || ': ' || m.assumed END)) AS note
FROM told f JOIN platform p ON p.id = f.platform_id JOIN platform o ON o.id = f.other_id
JOIN said n ON n.platform_id = f.platform_id JOIN said m ON m.platform_id = f.other_id
ORDER BY lift DESC, p.name, o.name
