-- name: platforms
SELECT DISTINCT value AS platform
FROM batch, json_each(batch.names)
WHERE undone_at IS NULL
ORDER BY 1

-- name: source_details
-- As first retrieved: values that raise the largest one retrieved before.
WITH stated AS (
  SELECT source_id, observed_at, max(publisher) AS publisher, max(url) AS url, max(language) AS language, max(zone) AS zone
  FROM source_detail
  GROUP BY 1, 2
), raised AS (
  SELECT source_id, observed_at,
    CASE WHEN publisher > coalesce(max(publisher) OVER before, '') THEN publisher END AS publisher,
    CASE WHEN url > coalesce(max(url) OVER before, '') THEN url END AS url,
    CASE WHEN language > coalesce(max(language) OVER before, '') THEN language END AS lang,
    CASE WHEN zone > coalesce(max(zone) OVER before, '') THEN zone END AS zone
  FROM stated
  WINDOW before AS (PARTITION BY source_id ORDER BY observed_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT s.kind AS source_kind, s.name AS source, r.observed_at, r.publisher, r.url, r.lang, r.zone
FROM raised r JOIN source s ON s.id = r.source_id
WHERE coalesce(r.publisher, r.url, r.lang, r.zone) IS NOT NULL
ORDER BY s.kind, s.name, r.observed_at

-- name: statements
-- Independent of how they are stored: retrievals that add nothing about when a statement was made
-- are left out, and those that follow without another statement in between are one record.
WITH saying AS (
  SELECT incident_id, sha256, observed_at, stated_at FROM incident_revision
  UNION
  SELECT incident_id, sha256, observed_at, stated_at FROM incident_again
), told AS (
  SELECT *, row_number() OVER same AS nth,
    max(stated_at) OVER (same ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS by_then
  FROM saying
  WINDOW same AS (PARTITION BY incident_id, sha256 ORDER BY observed_at, stated_at DESC)
), heard AS (
  SELECT *, lag(sha256) OVER (PARTITION BY incident_id ORDER BY observed_at, stated_at, sha256) IS NOT sha256 AS first
  FROM told
  WHERE nth = 1 OR stated_at > coalesce(by_then, stated_at - 1)
), turn AS (
  SELECT *, sum(first) OVER (PARTITION BY incident_id ORDER BY observed_at, stated_at, sha256) AS turn
  FROM heard
), r AS (
  SELECT *, max(stated_at) OVER (PARTITION BY incident_id, turn) AS last
  FROM turn
)
SELECT s.kind AS source_kind, s.name AS source, i.key, n.name AS platform, i.uid AS id, r.observed_at, r.stated_at,
  CASE WHEN r.last > coalesce(r.stated_at, r.last - 1) THEN r.last END AS again,
  (SELECT w.statement FROM incident_revision w
   WHERE w.incident_id = r.incident_id AND w.sha256 = r.sha256 LIMIT 1) AS statement
FROM r
  JOIN incident i ON i.id = r.incident_id AND r.first
  JOIN source s ON s.id = i.source_id
  JOIN platform_name n ON n.folded = i.platform_folded
ORDER BY s.kind, s.name, i.key, n.folded, r.observed_at, r.sha256

-- name: listed_incidents
SELECT s.kind AS source_kind, s.name AS source, i.key, n.name AS platform, l.listed_at AS at
FROM incident_listing l
  JOIN incident i ON i.id = l.incident_id
  JOIN source s ON s.id = i.source_id
  JOIN platform_name n ON n.folded = i.platform_folded
ORDER BY s.kind, s.name, i.key, n.folded

-- name: lists
SELECT s.kind AS source_kind, s.name AS source, p.name AS platform, n.at
FROM snapshot n
  JOIN source s ON s.id = n.source_id
  LEFT JOIN platform_name p ON p.folded = n.platform_folded
ORDER BY s.kind, s.name, n.at, p.folded

-- name: logs
SELECT DISTINCT s.kind AS source_kind, s.name AS source, p.name AS platform
FROM incident_log l
  JOIN source s ON s.id = l.source_id
  JOIN platform_name p ON p.folded = l.platform_folded
ORDER BY 1, 2, 3

-- name: coverage
-- The wide ones first: periods within them are stored beside them.
SELECT s.kind AS source_kind, s.name AS source, json_array(p.name) AS platform, c.region, c.component, c.from_at AS "from",
  c.until_at AS until, c.basis, c.within
FROM (
    SELECT source_id, platform_folded, region, component, from_at, until_at, basis, NULL AS within
    FROM coverage
    WHERE basis <> 'series'
    UNION
    SELECT source_id, platform_folded, region, component, from_at, until_at, basis, 1
    FROM coverage_within w
    WHERE NOT EXISTS (
      SELECT 1 FROM coverage e
      WHERE e.platform_id = w.platform_id AND e.source_id = w.source_id AND e.basis = w.basis
        AND e.region IS w.region AND e.component IS w.component
        AND e.from_at = w.from_at AND e.until_at = w.until_at AND e.platform_folded = w.platform_folded
    )
  ) c
  JOIN source s ON s.id = c.source_id
  JOIN platform_name p ON p.folded = c.platform_folded
ORDER BY c.within, s.kind, s.name, p.folded, c.basis, c.region, c.component, c.from_at, c.until_at

-- name: links
SELECT l.verdict, a.uid AS a, b.uid AS b, l.who, l.at, l.why, l.withdrawn_at, l.withdrawn_by,
  nullif(l.withdrawn_why, '') AS withdrawn_why
FROM incident_link l
  JOIN incident a ON a.id = l.a_id
  LEFT JOIN incident b ON b.id = l.b_id
ORDER BY l.at, a.uid, b.uid, l.verdict, l.who, l.why

-- name: unwatched_counts
SELECT p.name AS platform, s.region, u.at AS observed_at, u.count AS user_reports, s.bucket_s || 's' AS bucket,
  c.name AS source, 0 AS watched
FROM series s
  JOIN platform_name p ON p.folded = s.platform_folded
  JOIN source c ON c.id = s.source_id
  JOIN user_report u ON u.series_id = s.id
WHERE NOT s.watched
ORDER BY p.folded, s.region, c.name, u.at

-- name: refused_records
SELECT b.input, b.format, nullif(g.format, b.format) AS read_as, b.observed_at, g.observed_at AS read_at,
  nullif(g.options, '{}') AS options, g.context, r.sha256, r.line, r.offset, r.length, r.reason, r.hint, r.record
FROM reject r
  JOIN batch b ON b.id = r.batch_id
  JOIN reading g ON g.id = r.reading_id
ORDER BY b.observed_at, b.input, b.format, r.line, r.offset, r.sha256, g.observed_at, g.options, g.context

-- name: watched_series
SELECT s.id, p.name, s.region, s.bucket_s || 's', c.name
FROM series s
  JOIN platform_name p ON p.folded = s.platform_folded
  JOIN source c ON c.id = s.source_id
WHERE s.watched
ORDER BY p.folded, s.region, c.name
