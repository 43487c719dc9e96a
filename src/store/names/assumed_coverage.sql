-- name: derive
-- ?1 is the platform. An incident stated to be ongoing begins no coverage, as it has no end.
WITH bridge AS (SELECT value FROM setting WHERE name = 'bridge_max_s'),
-- The last statement of a source that lists everything, which is its retrieval if the time of that is stated: a file
-- without it may be an old copy.
entry AS (
  SELECT i.id, i.source_id
  FROM incident i JOIN source s ON s.id = i.source_id
  WHERE i.platform_id = ?1 AND s.kind IN ('status_page', 'monitor')
),
looked AS (
  SELECT e.source_id, r.stated_at AS at FROM entry e JOIN incident_revision r ON r.incident_id = e.id
  UNION ALL
  SELECT e.source_id, a.stated_at FROM entry e JOIN incident_again a ON a.incident_id = e.id
  UNION ALL
  SELECT e.source_id, l.listed_at FROM entry e JOIN incident_listing l ON l.incident_id = e.id
  UNION ALL
  SELECT source_id, (
    SELECT n.at FROM snapshot n
    WHERE n.source_id = e.source_id AND coalesce(n.platform_id, ?1) = ?1
    ORDER BY n.at DESC LIMIT 1
  )
  FROM (SELECT DISTINCT source_id FROM entry) e
),
retrieved AS MATERIALIZED (SELECT source_id, max(at) AS at FROM looked GROUP BY source_id),
listed AS MATERIALIZED (
  SELECT i.source_id, i.started_max, coalesce(i.started_min, i.started_max - value) AS earliest,
    CASE
      WHEN i.ended_max IS NULL AND i.ongoing THEN NULL
      WHEN i.ended_max - max(i.started_max, coalesce(i.ended_min, i.started_max)) <= value
        THEN max(i.ended_max, i.started_max + 1)
      ELSE max(i.started_max, coalesce(i.ended_min, i.started_max)) + value
    END AS over_at
  FROM bridge CROSS JOIN incident i JOIN source s ON s.id = i.source_id
  WHERE i.platform_id = ?1 AND i.kind IN ('outage', 'degradation')
    AND i.started_max IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM incident_link l WHERE l.a_id = i.id AND l.verdict = 'dismissed' AND l.withdrawn_at IS NULL
    )
    AND NOT EXISTS (
      SELECT 1 FROM coverage c WHERE c.platform_id = ?1 AND c.source_id = i.source_id AND c.basis = 'feed'
    )
    -- Downloads from these are the answer to a query, and not a list.
    AND s.name NOT IN ('Cloudflare Radar', 'IODA')
    AND (
      s.kind IN ('status_page', 'monitor')
      OR EXISTS (SELECT 1 FROM incident_log g WHERE g.source_id = i.source_id AND g.platform_id = ?1)
    )
),
-- One row per source, so that no row is compared with all of them.
first AS MATERIALIZED (
  SELECT source_id, over_at
  FROM (
    SELECT source_id, over_at, row_number() OVER (PARTITION BY source_id ORDER BY started_max, over_at DESC) AS n
    FROM listed
    WHERE over_at IS NOT NULL
  )
  WHERE n = 1
),
span AS (
  SELECT l.source_id, f.over_at AS a, max(coalesce(max(r.at), max(l.earliest)), max(l.earliest)) AS b
  FROM listed l
  JOIN first f ON f.source_id = l.source_id
  LEFT JOIN retrieved r ON r.source_id = l.source_id
  GROUP BY l.source_id
  HAVING count(*) >= 3
),
-- The periods that remain between those in which the platform was not monitored.
cut AS (
  SELECT s.source_id, s.a, s.b,
    coalesce(
      max(s.a, max(c.until_at) OVER (
        PARTITION BY s.source_id
        ORDER BY c.from_at, c.until_at
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      )),
      s.a
    ) AS from_at,
    min(s.b, c.from_at) AS until_at
  FROM span s
  JOIN (
    SELECT from_at, until_at FROM coverage WHERE platform_id = ?1 AND basis = 'none'
    UNION ALL
    SELECT 9000000000000000, 9000000000000000
  ) c
)
INSERT INTO assumed_coverage (platform_id, source_id, from_at, until_at)
SELECT ?1, source_id, from_at, until_at
FROM cut
WHERE from_at < until_at
  AND NOT EXISTS (SELECT 1 FROM coverage c WHERE c.platform_id = ?1 AND c.basis = 'declared' AND c.component IS NULL)

-- name: in_words
SELECT 'coverage of ' || p.name || ' assumed from '
  || strftime('%Y-%m-%d', min(a.from_at), 'unixepoch') || ' to '
  || strftime('%Y-%m-%d', max(a.until_at), 'unixepoch')
  || '; state it with --watched'
FROM assumed_coverage a JOIN platform p ON p.id = a.platform_id
WHERE a.platform_id = ?
GROUP BY a.platform_id

-- name: differences
SELECT p.name, s.name, d.what
FROM (
  SELECT platform_id, source_id, 'is stored but does not follow from its list' AS what
  FROM (SELECT * FROM main.assumed_coverage EXCEPT SELECT * FROM temp.assumed_coverage)
  UNION
  SELECT platform_id, source_id, 'follows from its list but is not stored'
  FROM (SELECT * FROM temp.assumed_coverage EXCEPT SELECT * FROM main.assumed_coverage)
) d
LEFT JOIN platform p ON p.id = d.platform_id
LEFT JOIN source s ON s.id = d.source_id
