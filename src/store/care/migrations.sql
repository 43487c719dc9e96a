-- name: schema_statements
SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '')
FROM sqlite_schema
