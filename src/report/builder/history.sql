-- name: recurrence_until
SELECT until_at, {}
FROM recurrence_until(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage)
