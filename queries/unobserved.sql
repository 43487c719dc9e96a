-- title: Periods without coverage
-- why: In which periods was nothing monitored, so that an outage may have gone unreported?
-- group: data quality
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: from from optional  start of the window [first moment on record for the platform]
-- param: until until optional  end of the window [as_of]
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: from_at time  start of the period without coverage
-- column: until_at time  end of the period without coverage
-- column: note text  whether user reports were counted nevertheless, and whether the surrounding coverage is assumed
WITH
chosen AS (SELECT id, name FROM platform WHERE id IN chosen_platform(:platform)),
seen AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of, :coverage)),
latest AS (SELECT coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of),
told AS MATERIALIZED (
  SELECT platform_id, min(at) AS first FROM (
    SELECT platform_id, from_at AS at FROM seen
    UNION ALL SELECT platform_id, from_at FROM counted_from(:platform, :component, :region, :as_of)
    UNION ALL
    SELECT platform_id, coalesce(started_min, started_max) FROM known_outage(:platform, :component, :region, 'minor', :as_of))
  GROUP BY platform_id
),
asked AS (  -- the window of each platform
  SELECT * FROM (
    SELECT id AS platform_id, coalesce(:from, first) AS a, coalesce(:until, as_of) AS b
    FROM latest CROSS JOIN chosen LEFT JOIN told ON platform_id = id)
  WHERE a < b
),
watched AS (
  SELECT platform_id, max(a, from_at) AS from_at, min(b, until_at) AS until_at
  FROM asked JOIN seen USING (platform_id) WHERE from_at < b AND until_at > a
),
bound AS (  -- each observed interval within the window, plus the window's ends, which observe nothing
  SELECT platform_id, a AS from_at, a AS until_at FROM asked
  UNION ALL SELECT platform_id, b, b FROM asked
  UNION ALL SELECT platform_id, from_at, until_at FROM watched
),
hole AS (
  SELECT platform_id, until_at AS from_at,
    lead(from_at) OVER (PARTITION BY platform_id ORDER BY from_at, until_at) AS until_at
  FROM bound
)
SELECT c.name AS platform, h.from_at, h.until_at, n.missing || coalesce('; ' || n.assumed, '') AS note
FROM hole h JOIN chosen c ON c.id = h.platform_id JOIN coverage_note(:platform, :component, :region, :as_of, :coverage) n ON n.platform_id = h.platform_id
WHERE h.from_at < h.until_at
ORDER BY c.name, h.from_at
