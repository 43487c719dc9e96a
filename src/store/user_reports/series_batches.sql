-- name: split_ranges
INSERT INTO series_batch
SELECT batch_id, ?1 + 1, last_series, bucket_s, watched FROM series_batch
WHERE first_series <= ?1 AND last_series > ?1

-- name: shorten_ranges
UPDATE series_batch SET last_series = ?1 - 1
WHERE first_series < ?1 AND last_series >= ?1

-- name: batch_stating_as_much
SELECT batch_id FROM series_batch
WHERE ?1 BETWEEN first_series AND last_series
  AND coalesce(bucket_s <= ?2, ?2 IS NULL)
  AND watched >= ?3
LIMIT 1

-- name: statements_of_either
SELECT batch_id, min(bucket_s), max(watched) FROM series_batch
WHERE ?1 BETWEEN first_series AND last_series OR ?2 BETWEEN first_series AND last_series
GROUP BY batch_id
