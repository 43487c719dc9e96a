-- name: last_commit
-- Whatever an undone batch had read must be read again.
SELECT last_commit
FROM git_history g JOIN batch b ON b.id = g.batch_id
WHERE root = ? AND path = ? AND b.undone_at IS NULL
ORDER BY batch_id DESC
LIMIT 1

-- name: need_earlier_batches
-- Earlier commits are read again only if no later batch remains.
INSERT OR IGNORE INTO batch_need (batch_id, on_id)
SELECT ?3, g.batch_id
FROM git_history g JOIN batch b ON b.id = g.batch_id
WHERE root = ?1 AND path = ?2 AND b.undone_at IS NULL

-- name: add_commit
INSERT INTO git_history (root, path, last_commit, batch_id)
VALUES (?, ?, ?, ?)
