-- name: stated_spellings
SELECT DISTINCT value FROM batch, json_each(batch.names) WHERE undone_at IS NULL
UNION
SELECT name FROM naming
UNION
SELECT other FROM naming

-- name: write_name
INSERT INTO platform_name (folded, name, platform_id) VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET name = excluded.name, platform_id = excluded.platform_id
  WHERE (name, platform_id) <> (excluded.name, excluded.platform_id)

-- name: remove_nameless
DELETE FROM outage WHERE platform_id IN (SELECT id FROM platform WHERE {0});
DELETE FROM assumed_coverage WHERE platform_id IN (SELECT id FROM platform WHERE {0});
DELETE FROM platform WHERE {0}

-- name: keep_naming
INSERT INTO naming (name, other, who, at, why, batch_id)
SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE NOT EXISTS (SELECT 1 FROM naming WHERE name = ?1 AND other = ?2 AND who = ?3 AND at = ?4 AND why = ?5)
