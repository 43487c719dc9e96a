-- name: columns
(
  series_id INTEGER,
  run INTEGER,
  piece INTEGER,
  packed BLOB,
  PRIMARY KEY (series_id, run, piece)
) WITHOUT ROWID

-- name: pieces_of_run
SELECT packed FROM temp.spilled_count
WHERE series_id = ? AND run = ?
ORDER BY piece
