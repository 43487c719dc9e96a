-- title: Coverage: periods in which an outage would have been reported
-- why: In which periods would an outage have been reported, and by whom? Outside them there is no data, which does not mean no outages.
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: source text  source that would have reported an outage
-- column: basis text  feed (shown by a list or monitor), declared (stated by a person), assumed (from the list that the source keeps), none (a person states that it was not monitored) or series (user reports, which do not cover outages)
-- column: region text  region covered; empty for wherever the source looks
-- column: component text  component covered; empty for the whole platform
-- column: from_at time  start of the coverage
-- column: until_at time  end of the coverage
WITH asked AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
  told AS (  -- manual entries, also those within a longer interval of manual coverage
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
