-- name: stated
-- What source_detail states about the columns of source.
(SELECT max(publisher), max(url), max(language), max(zone) FROM source_detail d WHERE d.source_id = source.id)

-- name: known
SELECT batch_id, publisher, url, language, zone
FROM source_detail
WHERE source_id = ? AND observed_at <= ?
ORDER BY observed_at, batch_id

-- name: add
INSERT INTO source_detail (source_id, observed_at, batch_id, publisher, url, language, zone)
VALUES (?, ?, ?, ?, ?, ?, ?)

-- name: move
INSERT INTO source_detail (source_id, observed_at, batch_id, publisher, url, language, zone)
SELECT ?2, observed_at, batch_id, publisher, url, language, zone
FROM source_detail
WHERE source_id = ?1
ON CONFLICT DO UPDATE SET {}, {}, {}, {}

-- name: remove_unused_sources
DELETE FROM source
WHERE id NOT IN (
  SELECT source_id FROM incident
  UNION SELECT source_id FROM series
  UNION SELECT source_id FROM coverage
  UNION SELECT source_id FROM coverage_within
  UNION SELECT source_id FROM incident_log
  UNION SELECT source_id FROM snapshot
  UNION SELECT source_id FROM claim
  UNION SELECT source_id FROM source_detail
)
