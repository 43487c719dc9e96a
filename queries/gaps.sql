-- title: Each gap between outages
-- why: How long was it quiet after each outage, and how far was that observed?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  outages of that component instead of the whole platform
-- param: region text optional  outages of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  what counts: minor adds degradations, major (the default) is every outage that is more than a degradation, critical is what a source calls so
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: outage text  the outage after which the gap comes, by its id
-- column: ended_min time_min  when it was over, and all before it, at the earliest
-- column: ended_max time_max  at the latest; empty where one of them that may have been the last has no known end
-- column: next_outage text  the outage that ended the gap; empty after the last
-- column: next_min time_min  when that began, at the earliest
-- column: next_max time_max  at the latest
-- column: gap_min_s seconds_min  how long it was quiet, at least; 0 where an end is not known
-- column: gap_max_s seconds_max  at most; empty where the gap is censored
-- column: state text  closed: observed from end to end; censored: observation broke off first; unobserved: the end lies outside all coverage; none: the next began before this was over
-- column: observed_until time  where observation broke off; empty where the end was not monitored
-- column: note text  why cells are empty, and whether coverage is assumed
SELECT p.name AS platform, g.uid AS outage, g.ended_min, g.ended_max, g.next_uid AS next_outage, g.next_min, g.next_max,
  g.lo AS gap_min_s, CASE WHEN g.closed THEN g.hi END AS gap_max_s,
  CASE WHEN NOT g.quiet THEN 'none' WHEN g.closed THEN 'closed' WHEN g.seen THEN 'censored' ELSE 'unobserved' END AS state,
  CASE WHEN g.quiet THEN g.seen_until END AS observed_until,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN NOT g.quiet THEN 'the next began before this was over: no gap'
                WHEN NOT g.seen THEN n.missing
                WHEN g.next_uid IS NULL THEN 'no other by then: the gap may be longer'
                WHEN NOT g.closed THEN 'observation broke off before the next: the gap may be longer' END AS n
    UNION ALL SELECT CASE WHEN g.next_uid IS NULL AND NOT g.seen THEN 'no other is known' END
    UNION ALL SELECT CASE WHEN g.ended_max IS NULL THEN 'the end is not known' END
    UNION ALL SELECT CASE WHEN g.seen AND n.assumed_from <= g.ended_min AND n.assumed_until > g.ended_min THEN n.assumed END)) AS note
FROM gap(:platform, :component, :region, :min_severity, :as_of, :from, :until, :coverage) g JOIN platform p ON p.id = g.platform_id
JOIN coverage_note(:platform, :component, :region, :as_of, :coverage) n ON n.platform_id = g.platform_id
ORDER BY p.name, g.n
