-- counted_reports(series, from, until): the buckets of a series that begin in [from, until): the first of them, their sum, how many
-- there are, the largest count, and the first bucket that holds it.
WITH summed AS (
  SELECT min(at) AS first, sum(count) AS reports, count(*) AS buckets, max(count) AS peak
  FROM user_report WHERE series_id = :series AND at >= :from AND at < :until
)
SELECT first, reports, buckets, peak, (
  SELECT u.at FROM user_report u WHERE u.series_id = :series AND u.at >= first AND u.at < :until AND u.count = peak ORDER BY u.at LIMIT 1
) AS peak_at
FROM summed WHERE buckets > 0
