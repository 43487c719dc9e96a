-- name: recurrence_until
SELECT until_at, {}
FROM recurrence_until(:platform, :component, :region, :min_severity, :as_of, :from, :until, :tz, :by, :coverage)
-- name: neighbours
SELECT (SELECT uid FROM outage WHERE uid < :uid ORDER BY uid DESC LIMIT 1),
  (SELECT uid FROM outage WHERE uid > :uid ORDER BY uid LIMIT 1)
-- name: statements_of
SELECT o.uid AS outage, coalesce(s.publisher, s.name) AS source, coalesce(i.url, s.url) AS address,
  i.started_min, i.started_max, i.ended_min, i.ended_max
FROM outage o JOIN outage_incident m ON m.outage_id = o.id JOIN incident i ON i.id = m.incident_id
JOIN source s ON s.id = i.source_id
WHERE o.uid = :uid
ORDER BY m.membership, s.name, i.key
