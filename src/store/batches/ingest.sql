-- name: add_batch
INSERT INTO batch (input, sha256, format, observed_at, ingested_at, tool_version, tz_version, who, why, undoable)
VALUES (?, '', ?, ?, ?, ?, ?, ?, ?, 1)

-- name: write_tally
UPDATE batch
SET sha256 = ?2, records_read = ?3, added = ?4, changed = ?5, unchanged = ?6, rejected = ?7, warnings = ?8
WHERE id = ?1
