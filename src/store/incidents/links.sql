-- name: candidates
SELECT i.id, i.platform_id, i.uid, i.title, coalesce(s.publisher, s.name), p.name
FROM incident i
JOIN source s ON s.id = i.source_id
JOIN platform p ON p.id = i.platform_id
WHERE {}
ORDER BY i.uid LIMIT {}

-- name: incidents_of_outage
SELECT i.uid
FROM outage o
JOIN outage_incident m ON m.outage_id = o.id
JOIN incident i ON i.id = m.incident_id
WHERE o.uid >= ?1 AND o.uid < ?1 || 'g'
ORDER BY 1 LIMIT 20

-- name: withdraw
UPDATE incident_link
SET withdrawn_at = ?3, withdrawn_by = ?4, withdrawn_why = ?5
WHERE withdrawn_at IS NULL AND (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)

-- name: standing_verdict
SELECT who
FROM incident_link
WHERE withdrawn_at IS NULL AND verdict = ?3 AND (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)

-- name: incident_by_uid
SELECT id, platform_id, title
FROM incident
WHERE uid = ?1 OR id = (SELECT incident_id FROM former_incident WHERE uid = ?1)
ORDER BY uid = ?1 DESC

-- name: standing_incident
SELECT r.statement, s.kind, s.name, s.publisher, s.url, s.language, s.zone, i.key, n.name, i.stated_at
FROM incident i
JOIN incident_revision r ON r.incident_id = i.id AND r.sha256 = i.sha256
JOIN source s ON s.id = i.source_id
JOIN platform_name n ON n.folded = i.platform_folded
WHERE i.id = ?
LIMIT 1

-- name: known_verdicts
SELECT verdict = ?3 AND who = ?4 AND at = ?5 AND why = ?6, withdrawn_at
FROM incident_link
WHERE (a_id = ?1 AND b_id IS ?2 OR b_id = ?1 AND a_id = ?2)
  AND (withdrawn_at IS NULL OR verdict = ?3 AND who = ?4 AND at = ?5 AND why = ?6)
ORDER BY 1 DESC

-- name: add_link
INSERT INTO incident_link (a_id, b_id, verdict, who, at, why, withdrawn_at, withdrawn_by, withdrawn_why)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
