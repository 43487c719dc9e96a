-- name: tables
SELECT name FROM main.sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite%'
ORDER BY name

-- name: store_sum
INSERT INTO content_sum (name, rows, sum)
VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET rows = excluded.rows, sum = excluded.sum

-- name: content_state
SELECT group_concat(name || ' ' || rows || ' ' || sum)
FROM (SELECT * FROM main.content_sum ORDER BY name)
