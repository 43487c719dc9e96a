-- name: add_reject
-- Not if it was read after all, with what the user stated then.
INSERT OR IGNORE INTO reject (sha256, reading_id, batch_id, line, reason, hint, record, length, offset)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
WHERE NOT EXISTS (
  SELECT 1
  FROM reject_read r JOIN batch b ON b.id = r.read_id
  WHERE r.sha256 = ?1 AND r.reading_id = ?2 AND b.undone_at IS NULL)

-- name: batches_that_refused
SELECT batch_id FROM reject WHERE sha256 = ?1 AND reading_id = ?2
UNION ALL
SELECT batch_id FROM reject_read WHERE sha256 = ?1 AND reading_id = ?2

-- name: find_reading
SELECT id
FROM reading
WHERE format = ?1 AND options = ?2 AND observed_at IS ?3 AND context = ?4

-- name: add_reading
INSERT INTO reading (format, options, observed_at, context)
VALUES (?1, ?2, ?3, ?4)

-- name: add_batch_of_input
INSERT INTO batch (input, sha256, format, observed_at, ingested_at, tool_version, tz_version, undoable)
SELECT ?, '', ?, ?, ingested_at, tool_version, tz_version, 1
FROM batch
WHERE id = ?

-- name: count_reject
UPDATE batch
SET records_read = records_read + 1, rejected = rejected + 1
WHERE id = ?

-- name: columns_of_refused
(
  id INTEGER PRIMARY KEY,
  sha256 TEXT,
  reading_id INTEGER,
  line INTEGER,
  offset INTEGER,
  record BLOB,
  length INTEGER,
  refusal INTEGER,  -- number of its reason and hint; NULL: they follow
  reason TEXT,
  hint TEXT)

-- name: refused_in_order
SELECT sha256, reading_id, line, offset, record, length, refusal, reason, hint
FROM temp.refused
ORDER BY sha256, reading_id, id
