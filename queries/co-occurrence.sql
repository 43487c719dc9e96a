-- title: Platforms that go down together
-- why: Which platforms are down in the same hours more often than chance makes them?
-- group: recurrence
-- param: platform names optional  pairs with these platforms, by any of their names (may be given again); all pairs when left out
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
said AS MATERIALIZED (SELECT * FROM coverage_note(NULL, NULL, :region, :as_of, :coverage)),
listed AS (  -- in the order in which the two of a pair are named
  SELECT json_group_array(json_array(id, wanted)) AS platforms
  FROM (SELECT id, id IN chosen_platform(:platform) AS wanted FROM platform ORDER BY name)
),
watched AS (
  SELECT json_group_array(json_array(platform_id, from_at, until_at)) AS hours
  FROM (SELECT * FROM observation(NULL, NULL, :region, :as_of, :coverage) ORDER BY platform_id, from_at)
),
down AS (  -- for certain
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
                WHEN f.down_h = 0 OR f.other_down_h = 0 THEN 'one of them was not down while both were monitored: no lift'
                WHEN f.both_down_h < 5 THEN printf('both down in %d hour%s, fewer than 5', f.both_down_h, CASE f.both_down_h WHEN 1 THEN '' ELSE 's' END) END AS n
    UNION ALL SELECT CASE WHEN f.common_h > 0 THEN p.name || ': ' || n.assumed END
    UNION ALL SELECT CASE WHEN f.common_h > 0 THEN o.name || ': ' || m.assumed END)) AS note
FROM told f JOIN platform p ON p.id = f.platform_id JOIN platform o ON o.id = f.other_id
JOIN said n ON n.platform_id = f.platform_id JOIN said m ON m.platform_id = f.other_id
ORDER BY lift DESC, p.name, o.name
