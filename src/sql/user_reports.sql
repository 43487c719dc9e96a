-- name: days
SELECT series_id, day, offset_s, bucket_s, counts
FROM user_report_day
WHERE {} day >= ?2 AND day <= ?3
ORDER BY series_id{}, day{}
