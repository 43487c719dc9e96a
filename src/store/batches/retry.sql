-- name: refused_batches
SELECT b.id, b.input, b.format, b.observed_at, r.sha256, r.line, r.record, length(r.record) < r.length,
  instr(r.reason, ?) = 1, g.id, g.format, g.options, g.observed_at, g.context
FROM reject r JOIN batch b ON b.id = r.batch_id JOIN reading g ON g.id = r.reading_id
ORDER BY b.id, g.observed_at, r.line, r.offset

-- name: keep_read_reject
INSERT INTO reject_read
SELECT ?3, sha256, reading_id, batch_id, line, reason, hint, record, length, offset
FROM reject
WHERE sha256 = ?1 AND reading_id = ?2
