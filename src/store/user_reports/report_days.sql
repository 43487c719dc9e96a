-- name: day
SELECT day, offset_s, bucket_s, batches, counts FROM user_report_day
WHERE series_id = ? AND day = ?

-- name: days_of_series
SELECT day, offset_s, bucket_s, batches, counts FROM user_report_day
WHERE series_id = ?
ORDER BY day

-- name: days_before
SELECT day, offset_s, bucket_s, batches, counts FROM user_report_day
WHERE series_id = ? AND day < ?
ORDER BY day DESC

-- name: days_from
SELECT day, offset_s, bucket_s, batches, counts FROM user_report_day
WHERE series_id = ? AND day >= ?
ORDER BY day

-- name: write_day
INSERT INTO {} (series_id, day, offset_s, bucket_s, buckets, total, peak, peak_at, batches, counts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET
  offset_s = excluded.offset_s,
  bucket_s = excluded.bucket_s,
  buckets = excluded.buckets,
  total = excluded.total,
  peak = excluded.peak,
  peak_at = excluded.peak_at,
  batches = excluded.batches,
  counts = excluded.counts

-- name: series_of_batch
SELECT s.id
FROM main.series_batch b JOIN main.series s ON s.id BETWEEN b.first_series AND b.last_series
WHERE b.batch_id = ?

-- name: all_days
SELECT day, offset_s, bucket_s, batches, counts, buckets, total, peak, peak_at, series_id
FROM user_report_day
