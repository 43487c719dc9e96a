-- name: events
SELECT endpoint_event_id, endpoint_id, event_type, event_timestamp
FROM endpoint_events
ORDER BY endpoint_event_id

-- name: last_results
SELECT endpoint_result_id, endpoint_id, success, timestamp
FROM endpoint_results
WHERE endpoint_result_id IN (SELECT max(endpoint_result_id) FROM endpoint_results GROUP BY endpoint_id)

-- name: watched_hours
SELECT endpoint_id, hour_unix_timestamp
FROM endpoint_uptimes
WHERE total_executions > 0
