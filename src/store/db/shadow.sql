-- name: definitions
-- The table before its indexes.
SELECT sql FROM main.sqlite_schema
WHERE tbl_name = ? AND sql IS NOT NULL
ORDER BY type DESC
