-- name: revisions
SELECT r.incident_id, r.observed_at, r.sha256, r.stated_at, r.batch_id, r.statement, b.format,
  s.kind, s.name, s.publisher, s.url, s.language, s.zone, i.key, n.name
FROM incident_revision r
JOIN incident i ON i.id = r.incident_id
JOIN batch b ON b.id = r.batch_id
JOIN source s ON s.id = i.source_id
JOIN platform_name n ON n.folded = i.platform_folded
WHERE r.incident_id = ?

-- name: hand_over_listing
INSERT INTO incident_listing (incident_id, listed_at)
SELECT ?2, listed_at FROM incident_listing WHERE incident_id = ?1
ON CONFLICT DO UPDATE SET listed_at = max(listed_at, excluded.listed_at)

-- name: other_incident
SELECT id
FROM incident
WHERE source_id = ?2 AND key = ?3 AND platform_folded = (SELECT platform_folded FROM incident WHERE id = ?1)

-- name: add_incident
INSERT INTO incident (source_id, key, platform_id, platform_folded, name_guessed, title, kind, sha256, batch_id, uid)
SELECT ?2, ?3, platform_id, platform_folded, name_guessed, '', 'outage', '', batch_id, ?4
FROM incident
WHERE id = ?1

-- name: keep_revision
INSERT OR IGNORE INTO incident_revision (incident_id, observed_at, sha256, stated_at, batch_id, statement)
VALUES (?, ?, ?, ?, ?, ?)

-- name: move_repetitions
UPDATE OR IGNORE incident_again
SET incident_id = ?3, sha256 = ?4
WHERE incident_id = ?1 AND sha256 = ?2

-- name: remember_outages
-- An outage is found again by an incident that is certainly part of it.
INSERT OR IGNORE INTO former_outage (uid, incident_id, component, region)
SELECT o.uid, min(m.incident_id), o.component, o.region
FROM outage o JOIN outage_incident m ON m.outage_id = o.id AND m.membership = 'certain'
GROUP BY o.id

-- name: ids_and_names
SELECT i.id, i.uid, s.kind, s.name, i.key, i.platform_folded
FROM incident i JOIN source s ON s.id = i.source_id
