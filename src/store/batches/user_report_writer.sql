-- name: known_series
SELECT id, watched < ?4 OR coalesce(bucket_s, ?5 + 1) > ?5
FROM series
WHERE platform_id = ?1 AND region = ?2 AND source_id = ?3

-- name: add_series
INSERT INTO series (platform_id, region, source_id, bucket_s, watched, platform_folded)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT DO UPDATE SET
  bucket_s = coalesce(min(bucket_s, ?4), bucket_s, ?4),
  watched = max(watched, ?5),
  platform_folded = min(platform_folded, ?6)
RETURNING id

-- name: columns_of_stated_count
(
  series_id INTEGER,
  at INTEGER,
  count INTEGER,
  PRIMARY KEY (series_id, at))
WITHOUT ROWID

-- name: retrieved_later
SELECT 1
FROM batch a, batch b
WHERE a.id = ? AND b.id = ? AND a.observed_at > b.observed_at
