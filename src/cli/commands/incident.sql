-- name: added_by_batch
SELECT uid FROM incident i
WHERE batch_id = ?1
  AND NOT EXISTS (SELECT 1 FROM incident_revision r WHERE r.incident_id = i.id AND r.batch_id <> ?1)
ORDER BY id
