-- title: Gaps between outages
-- why: How long was it quiet after each outage, and how much of that time was observed?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: outage text  id of the outage that precedes the gap
-- column: ended_min time_min  earliest possible end of this and all previous outages
-- column: ended_max time_max  latest possible end; empty if one that may have ended last has no known end
-- column: next_outage text  id of the outage that ended the gap; empty after the last
-- column: next_min time_min  earliest possible start of the next outage
-- column: next_max time_max  latest possible start of the next outage
-- column: gap_min_s seconds_min  length of the gap, at least; 0 if an end is unknown
-- column: gap_max_s seconds_max  length of the gap, at most; empty if the gap is censored
-- column: state text  closed: observed in full; censored: observation ended first; unobserved: the end of the outage lies outside all coverage; none: the next outage began before this one ended
-- column: observed_until time  end of the observation; empty if the end of the outage was not monitored
-- column: note text  why cells are empty, and whether coverage is assumed
SELECT p.name AS platform, g.uid AS outage, g.ended_min, g.ended_max, g.next_uid AS next_outage, g.next_min, g.next_max,
  g.lo AS gap_min_s, CASE WHEN g.closed THEN g.hi END AS gap_max_s,
  CASE WHEN NOT g.quiet THEN 'none' WHEN g.closed THEN 'closed' WHEN g.seen THEN 'censored' ELSE 'unobserved' END AS state,
  CASE WHEN g.quiet THEN g.seen_until END AS observed_until,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN NOT g.quiet THEN 'the next outage began before this one ended: no gap'
                WHEN NOT g.seen THEN n.missing
                WHEN g.next_uid IS NULL THEN 'no later outage by then: the gap may be longer'
                WHEN NOT g.closed THEN 'observation ended before the next outage: the gap may be longer' END AS n
    UNION ALL SELECT CASE WHEN g.next_uid IS NULL AND NOT g.seen THEN 'no later outage is known' END
    UNION ALL SELECT CASE WHEN g.ended_max IS NULL THEN 'the end is unknown' END
    UNION ALL SELECT CASE WHEN g.seen AND n.assumed_from <= g.ended_min AND n.assumed_until > g.ended_min THEN n.assumed END)) AS note
FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage) g JOIN platform p ON p.id = g.platform_id
JOIN coverage_note(:platform, :component, :region, :as_of, :coverage) n ON n.platform_id = g.platform_id
ORDER BY p.name, g.n
