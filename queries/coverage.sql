-- title: Coverage: when an outage would have been reported
-- why: In which periods would an outage have been reported, and by whom? Outside them nothing is known, which is not "no outage".
-- group: data quality
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: from from optional  first instant counted
-- param: until until optional  end of what is counted
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: source text  who would have reported it
-- column: basis text  feed (a list or monitor shows it), declared (a person says so), assumed (of the list that the source keeps), none (a person says that nobody monitored it) or series (user reports, which cover no outages)
-- column: region text  where, empty for wherever the source looks
-- column: component text  of what, empty for the whole platform
-- column: from_at time  first instant
-- column: until_at time  end
WITH asked AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
  told AS (  -- what persons said also where a longer stretch of theirs contains it
    SELECT platform_id, source_id, basis, region, component, from_at, until_at FROM coverage
    UNION ALL
    SELECT platform_id, source_id, basis, region, component, from_at, until_at FROM coverage_within WHERE basis <> 'feed'
    UNION ALL
    SELECT platform_id, source_id, 'assumed', NULL, NULL, from_at, until_at FROM assumed_coverage
    WHERE coalesce(:coverage, 'all') <> 'stated'
  )
SELECT p.name AS platform, coalesce(s.publisher, s.name) AS source, c.basis, c.region, c.component, c.from_at,
  min(c.until_at, as_of) AS until_at
FROM asked CROSS JOIN told c JOIN platform p ON p.id = c.platform_id JOIN source s ON s.id = c.source_id
WHERE c.platform_id IN chosen_platform(:platform)
  AND c.from_at < min(as_of, coalesce(:until, 9e15)) AND c.until_at > coalesce(:from, -9e15)
ORDER BY p.name, c.from_at, c.until_at, source
