-- name: spans_of_series
SELECT from_at, until_at, batch_id FROM user_report_span_before
WHERE series_id = ?
ORDER BY batch_id

-- name: prior_counts_of_series
SELECT at, batch_id, count FROM user_report_prior_before
WHERE series_id = ?
ORDER BY at, batch_id
