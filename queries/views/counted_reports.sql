-- counted_reports(series, from, until): the buckets of a series that begin in [from, until): the first of them, their sum,
-- their number, the largest count, and the first bucket with that count.
WITH asked AS (SELECT :series AS series, :from AS "from", :until AS until),
summed AS (
  SELECT report_sums(day + offset_s, bucket_s, counts, "from", until) AS sums
  FROM asked CROSS JOIN user_report_day ON series_id = series AND day > "from" - 86400 AND day < until
)
SELECT sums ->> 0 AS first, sums ->> 1 AS reports, sums ->> 2 AS buckets, sums ->> 3 AS peak, sums ->> 4 AS peak_at
FROM summed WHERE sums IS NOT NULL
