-- name: add_snapshot
INSERT OR IGNORE INTO snapshot (source_id, at, platform_id, batch_id, platform_folded)
VALUES (?, ?, ?, ?, ?)

-- name: batches_of_snapshot
SELECT batch_id FROM snapshot WHERE source_id = ? AND at = ? AND platform_folded IS ?

-- name: list
INSERT INTO incident_listing (incident_id, listed_at) VALUES (?, ?)
ON CONFLICT DO UPDATE SET listed_at = excluded.listed_at
  WHERE excluded.listed_at > listed_at

-- name: unlist
UPDATE incident_listing AS l
SET unlisted_at = (
  SELECT min(s.at)
  FROM snapshot s
  WHERE s.source_id = i.source_id AND s.at > l.listed_at AND coalesce(s.platform_id, i.platform_id) = i.platform_id
)
FROM incident i
WHERE i.id = l.incident_id AND i.source_id = ?

-- name: settle_ends
-- Only if the current statement says it is ongoing: an end that the source states takes precedence.
WITH bounded AS (
  SELECT i.id, l.unlisted_at AS gone,
    coalesce(l.unlisted_at, r.statement ->> 'ended_max') AS latest,
    max(coalesce(r.statement ->> 'ended_min', l.listed_at), l.listed_at) AS down
  FROM incident i
  JOIN incident_listing l ON l.incident_id = i.id
  JOIN incident_revision r ON r.incident_id = i.id AND r.sha256 = i.sha256
  WHERE i.source_id = ? AND r.statement ->> 'ongoing'
  GROUP BY i.id
)
UPDATE incident
SET ongoing = b.gone IS NULL, ended_max = b.latest, ended_min = min(b.down, coalesce(b.latest, b.down))
FROM bounded b
WHERE incident.id = b.id
  AND (incident.ended_max IS NOT b.latest OR incident.ended_min IS NOT min(b.down, coalesce(b.latest, b.down)))
RETURNING platform_id
