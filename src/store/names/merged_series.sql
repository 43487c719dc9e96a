-- name: tie_batches
-- What both state cannot be told apart any more: their batches are undone together or not at all, which follows if the
-- first depends on all others and they on it. ?1 is the series that is removed, ?2 the one that is kept.
INSERT OR IGNORE INTO batch_need (batch_id, on_id)
WITH said AS (
  SELECT ?1 AS series_id, batch_id FROM series_batch WHERE ?1 BETWEEN first_series AND last_series
  UNION
  SELECT ?2, batch_id FROM series_batch WHERE ?2 BETWEEN first_series AND last_series
  UNION
  SELECT series_id, batch_id FROM user_report_version WHERE series_id IN (?1, ?2) AND batch_id > 0
),
first AS (
  SELECT min(batch_id) AS id
  FROM said
  WHERE (SELECT count(DISTINCT series_id) FROM said) = 2
),
other AS (SELECT first.id, batch_id FROM first JOIN said ON batch_id <> first.id)
SELECT id, batch_id FROM other
UNION
SELECT batch_id, id FROM other

-- name: combine_series
-- Reports were counted all the time if either states so.
UPDATE series
SET watched = max(watched, (SELECT watched FROM series WHERE id = ?1)),
  bucket_s = coalesce((SELECT min(bucket_s) FROM series_batch WHERE ?2 BETWEEN first_series AND last_series), bucket_s)
WHERE id = ?2

-- name: last_batch
SELECT coalesce(max(batch_id), (SELECT max(id) FROM batch))
FROM series_batch
WHERE ? BETWEEN first_series AND last_series

-- name: moved_series
SELECT s.id, s.platform_id, n.platform_id
FROM series s JOIN platform_name n ON n.folded = s.platform_folded
WHERE s.platform_id <> n.platform_id
ORDER BY s.id

-- name: twin_series
SELECT t.id
FROM series s JOIN series t ON t.platform_id = ?2 AND t.region = s.region AND t.source_id = s.source_id
WHERE s.id = ?1
