-- name: known_components
SELECT DISTINCT component
FROM incident_component c JOIN incident i ON i.id = c.incident_id
WHERE ?1 = '[]' OR i.platform_id IN (SELECT value FROM json_each(?1))
ORDER BY 1
