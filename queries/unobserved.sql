-- title: When nobody would have told
-- why: In which stretches of a window was nobody watching, so that no outage of them need be known?
-- group: data quality
-- param: platform names optional  platforms, by any of their names (may be given again); all when left out
-- param: component text optional  of that component instead of the whole platform
-- param: region text optional  of that region (ISO 3166 or the provider's code) instead of the whole platform
-- param: from from optional  first instant of the window; the first moment that anything is known of the platform when left out
-- param: until until optional  its end; as_of when left out
-- param: as_of instant optional  nothing after this moment is known; the latest retrieval when left out
-- param: coverage choice:all|stated optional  stated leaves out what is assumed of the lists that sources keep; all when left out
-- column: platform text  the platform
-- column: from_at time  first instant without coverage
-- column: until_at time  end
-- column: note text  whether user reports were counted all the same, and whether the coverage around it is assumed
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
bound AS (  -- each stretch of observation between the window's ends, which watch nothing themselves
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
