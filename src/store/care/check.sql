-- name: rows_without_parent
SELECT "table" || ' row ' || coalesce(rowid, '?') || ' points into ' || parent
FROM pragma_foreign_key_check

-- name: impossible_bounds
SELECT id FROM incident
WHERE min(coalesce(started_min, 0), coalesce(started_max, 0), coalesce(ended_min, 0), coalesce(ended_max, 0)) < {}
  OR max(coalesce(started_min, 0), coalesce(started_max, 0), coalesce(ended_min, 0), coalesce(ended_max, 0),
    coalesce(duration_min, 0), coalesce(duration_max, 0)) > {}
  OR min(coalesce(duration_min, 0), coalesce(duration_max, 0)) < 0
UNION
SELECT incident_id FROM incident_count WHERE at_min > at_max
UNION
SELECT incident_id FROM incident_update WHERE at_min > at_max

-- name: wrong_record_counts
SELECT id FROM batch
WHERE records_read <> added + changed + unchanged + rejected
  OR rejected < (SELECT count(*) FROM reject r WHERE r.batch_id = batch.id)

-- name: incidents_without_revision
SELECT id FROM incident i
WHERE NOT EXISTS (SELECT 1 FROM incident_revision r WHERE r.incident_id = i.id AND r.sha256 = i.sha256)
