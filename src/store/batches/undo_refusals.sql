-- name: batches_that_need_them
WITH RECURSIVE
needing (id) AS (
  SELECT n.batch_id
  FROM batch_need n JOIN undoing u ON u.batch_id = n.on_id JOIN batch b ON b.id = n.batch_id
  WHERE b.undone_at IS NULL
  UNION
  SELECT n.batch_id
  FROM needing JOIN batch_need n ON n.on_id = needing.id JOIN batch b ON b.id = n.batch_id
  WHERE b.undone_at IS NULL
)
SELECT id
FROM needing
WHERE id NOT IN (SELECT batch_id FROM undoing)
ORDER BY id

-- name: names_in_later_batches
SELECT s.platform_folded, v.value, b.batch_id
FROM series s JOIN series_batch b ON s.id BETWEEN b.first_series AND b.last_series
  JOIN batch t ON t.id = b.batch_id, json_each(t.names) v
WHERE s.platform_id = ? AND b.batch_id > ? AND b.batch_id NOT IN (SELECT batch_id FROM undoing)

-- name: link_of_gone_incident
SELECT l.verdict, a.uid, b.uid, l.who
FROM incident_link l JOIN incident a ON a.id = l.a_id LEFT JOIN incident b ON b.id = l.b_id
WHERE l.withdrawn_at IS NULL
  AND EXISTS (
    SELECT 1
    FROM incident i
    WHERE i.id IN (l.a_id, l.b_id)
      AND NOT EXISTS (
        SELECT 1
        FROM incident_revision r
        WHERE r.incident_id = i.id AND r.batch_id NOT IN (SELECT batch_id FROM undoing))
      AND NOT EXISTS (
        SELECT 1
        FROM incident_again r
        WHERE r.incident_id = i.id AND r.batch_id NOT IN (SELECT batch_id FROM undoing)))
LIMIT 1
