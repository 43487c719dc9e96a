-- name: make_touched_incidents
-- Incidents that lose something, and all that the removed lists refer to.
CREATE TEMP TABLE touched_incident AS
SELECT incident_id AS id FROM incident_revision JOIN undoing USING (batch_id)
UNION
SELECT incident_id FROM incident_again JOIN undoing USING (batch_id)
UNION
SELECT incident_id FROM incident_listed JOIN undoing USING (batch_id)
UNION
SELECT i.id
FROM snapshot s JOIN undoing USING (batch_id)
  JOIN incident i ON i.source_id = s.source_id
  JOIN incident_listing l ON l.incident_id = i.id

-- name: make_touched_platforms
CREATE TEMP TABLE touched_platform AS
SELECT DISTINCT platform_id AS id, source_id
FROM incident
WHERE id IN (SELECT id FROM touched_incident)

-- name: make_covered_platforms
-- Platforms whose assumed coverage changes.
CREATE TEMP TABLE covered_platform AS
SELECT platform_id AS id FROM coverage JOIN undoing USING (batch_id)
UNION
SELECT platform_id FROM coverage_within JOIN undoing USING (batch_id)
UNION
SELECT platform_id FROM incident_log JOIN undoing USING (batch_id)
