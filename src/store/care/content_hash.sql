-- name: incidents
SELECT source_id, key, sha256
FROM incident
WHERE platform_id = ?

-- name: series
SELECT s.kind, s.name, r.region, r.id
FROM series r JOIN source s ON s.id = r.source_id
WHERE r.platform_id = ?
ORDER BY 1, 2, 3

-- name: coverage
SELECT s.kind, s.name, c.basis, coalesce(c.region, ''), coalesce(c.component, ''), c.from_at, c.until_at
FROM coverage c JOIN source s ON s.id = c.source_id
WHERE c.platform_id = ?
ORDER BY 1, 2, 3, 4, 5, 6, 7
