-- name: find
-- By the platform's names, which are few: incidents of a hundred thousand platforms may share one key.
SELECT i.id, i.sha256, i.stated_at, i.name_guessed
FROM platform_name n CROSS JOIN incident i ON i.source_id = ?1 AND i.key = ?2 AND i.platform_folded = n.folded
WHERE n.platform_id = ?4 AND (n.folded = ?3 OR i.name_guessed)
ORDER BY n.folded = ?3 DESC LIMIT 1

-- name: has_revision
-- A source that withdraws a correction makes its old statement again.
SELECT 1
FROM incident_revision
WHERE incident_id = ?1 AND sha256 = ?2 AND (?3 IS NULL OR stated_at >= ?3)

-- name: first_revision
SELECT observed_at, stated_at, batch_id
FROM incident_revision
WHERE incident_id = ? AND sha256 = ?
ORDER BY observed_at LIMIT 1

-- name: advance_revision
UPDATE incident_revision
SET observed_at = ?4, stated_at = ?5, batch_id = ?6
WHERE incident_id = ?1 AND sha256 = ?2 AND observed_at = ?3

-- name: said_by_then
-- Whether this adds nothing about when the statement was made.
SELECT 1
FROM (
  SELECT observed_at, stated_at FROM incident_revision WHERE incident_id = ?1 AND sha256 = ?2
  UNION ALL
  SELECT observed_at, stated_at FROM incident_again WHERE incident_id = ?1 AND sha256 = ?2
)
WHERE observed_at <= ?3 AND (?4 IS NULL OR stated_at >= ?4)

-- name: say_again
UPDATE incident
SET stated_at = ?2
WHERE id = ?1 AND coalesce(stated_at, ?2 - 1) < ?2

-- name: keep_again
INSERT INTO incident_again (incident_id, sha256, batch_id, observed_at, stated_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET
  observed_at = min(observed_at, excluded.observed_at),
  stated_at = max(coalesce(stated_at, excluded.stated_at), coalesce(excluded.stated_at, stated_at))

-- name: said_by
-- The statement itself, and the batches that had repeated it as late as this.
SELECT batch_id FROM incident_revision WHERE incident_id = ?1 AND sha256 = ?2
UNION
SELECT batch_id FROM incident_again WHERE incident_id = ?1 AND sha256 = ?2 AND stated_at >= ?3

-- name: add
INSERT INTO incident (source_id, key, platform_id, platform_folded, name_guessed, title, kind, sha256, batch_id, uid)
VALUES (?, ?, ?, ?, ?, '', 'outage', '', ?, ?)

-- name: update
UPDATE incident
SET title = ?2, kind = ?3, severity = ?4, status = ?5, url = ?6,
  started_min = ?7, started_max = ?8, ended_min = ?9, ended_max = ?10, duration_min = ?11, duration_max = ?12,
  ongoing = ?13, started_text = ?14, ended_text = ?15, duration_text = ?16, zone = ?17, fault = ?18,
  stated_at = ?19, sha256 = ?20, batch_id = ?21
WHERE id = ?1

-- name: add_revision
INSERT OR IGNORE INTO incident_revision (incident_id, observed_at, sha256, stated_at, batch_id, statement)
VALUES (?, ?, ?, ?, ?, ?)

-- name: best_revision
SELECT r.statement, r.sha256, r.batch_id, i.source_id,
  max(coalesce(r.stated_at, a.at), coalesce(a.at, r.stated_at)) AS said
FROM incident_revision r
JOIN incident i ON i.id = r.incident_id
LEFT JOIN (
  SELECT sha256, max(stated_at) AS at FROM incident_again WHERE incident_id = ?1 GROUP BY 1
) a ON a.sha256 = r.sha256
WHERE r.incident_id = ?1
ORDER BY said DESC, r.sha256 DESC, r.batch_id LIMIT 1
