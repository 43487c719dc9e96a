-- name: keep_counts
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'user_report', ?2, ?4, ?5, ?6,
  json_object('platform', p.name, 'region', s.region, 'source', c.name, 'bucket_s', s.bucket_s, 'counts', json(?3))
FROM series s JOIN platform p ON p.id = s.platform_id JOIN source c ON c.id = s.source_id
WHERE s.id = ?1

-- name: leave_other_statements
-- What the other batches state about series; thousands of them may state the same.
DELETE FROM series_batch
WHERE batch_id IN (SELECT batch_id FROM undoing);
CREATE TEMP TABLE other_statement AS
SELECT first_series, last_series, min(bucket_s) AS bucket_s, max(watched) AS watched, max(batch_id) AS batch_id
FROM series_batch
GROUP BY 1, 2

-- name: restate_series
UPDATE series
SET (bucket_s, watched) = (
  SELECT min(bucket_s), coalesce(max(watched), 0)
  FROM other_statement
  WHERE series.id BETWEEN first_series AND last_series)
WHERE id = ?

-- name: last_batch_of_series
SELECT coalesce(max(batch_id), (SELECT max(id) FROM batch))
FROM other_statement
WHERE ? BETWEEN first_series AND last_series

-- name: remove_unstated_series
DELETE FROM series
WHERE id = ?1
  AND NOT EXISTS (SELECT 1 FROM user_report_day WHERE series_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM other_statement WHERE ?1 BETWEEN first_series AND last_series)
