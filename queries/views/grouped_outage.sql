-- grouped_outage(by, tz, platform, component, region, min_severity, as_of, from, until): known_outage, each outage with its
-- group in the grouping, once for each of several groups. For a week, month, quarter or year: the one in which it certainly
-- started; for all, the window if it certainly started in that.
WITH
given AS (
  SELECT :by AS by, coalesce(:tz, 'America/New_York') AS tz, :platform AS platform, :component AS component,
    :region AS region, :min_severity AS min_severity, :as_of AS as_of, :from AS from_at, :until AS until_at
),
known AS MATERIALIZED (
  SELECT s.part, k.*
  FROM given CROSS JOIN scope(given.by, given.component, given.region) s
  CROSS JOIN known_outage(given.platform, s.component, s.region, given.min_severity, given.as_of, given.from_at, given.until_at) k
),
told AS (  -- once each, however many sources state it
  SELECT k.id, c.category AS part
  FROM given CROSS JOIN known k JOIN outage_incident m ON m.outage_id = k.id JOIN claim c ON c.incident_id = m.incident_id
  WHERE by = 'cause' AND c.category <> '' AND c.standing <> 'denied'
  UNION
  SELECT k.id, coalesce(s.publisher, s.name)
  FROM given CROSS JOIN known k JOIN outage_incident m ON m.outage_id = k.id JOIN incident i ON i.id = m.incident_id
  JOIN source s ON s.id = i.source_id
  WHERE by = 'source'
),
placed AS (
  SELECT k.id, CASE WHEN tz_period(k.earliest, by, tz) = tz_period(k.started_max, by, tz)
                    THEN tz_period(k.started_max, by, tz) ELSE 'not certain' END AS part
  FROM given CROSS JOIN known k WHERE by IN ('week', 'month', 'quarter', 'year')
  UNION ALL
  SELECT k.id, CASE WHEN coalesce(k.earliest >= from_at, from_at IS NULL) AND coalesce(k.started_max < until_at, until_at IS NULL)
                    THEN 'all' ELSE 'not certain' END
  FROM given CROSS JOIN known k WHERE by = 'all'
  UNION ALL
  SELECT k.id, coalesce(t.part, 'none said') FROM given CROSS JOIN known k LEFT JOIN told t USING (id) WHERE by IN ('cause', 'source')
)
SELECT coalesce(p.part, k.part) AS part, k.id, k.uid, k.platform_id, k.earliest, k.started_max, k.ended_min, k.ended_max,
  k.latest, k.duration_min, k.duration_max
FROM known k LEFT JOIN placed p USING (id)
