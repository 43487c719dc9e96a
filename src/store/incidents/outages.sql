-- name: members
SELECT i.id,
  CASE s.name WHEN 'unnamed' THEN 0 ELSE s.id END,
  s.kind || char(10) || s.name || char(10) || i.key || char(10) || i.platform_folded,
  i.started_min, i.started_max, i.ended_min, i.ended_max, i.duration_min, i.duration_max, i.ongoing,
  -- What its source calls a degradation remains one, however severe it is.
  CASE
    WHEN i.kind = 'degradation' OR i.severity = 'minor' THEN 1
    WHEN i.severity = 'major' THEN 3
    WHEN i.severity = 'critical' THEN 4
    ELSE 2
  END
FROM incident i JOIN source s ON s.id = i.source_id
WHERE i.platform_id = ? AND i.kind IN ('outage', 'degradation')
  AND NOT EXISTS (
    SELECT 1 FROM incident_link l WHERE l.a_id = i.id AND l.verdict = 'dismissed' AND l.withdrawn_at IS NULL
  )
  -- A page that was renamed reports one incident under two names: the later statement counts. By the platform's other
  -- names, which are few: incidents of a hundred thousand platforms may share one key, and any number of incidents may
  -- start at one moment.
  AND NOT EXISTS (
    SELECT 1
    FROM platform_name n
    CROSS JOIN incident t ON t.source_id = i.source_id AND t.key = i.key AND t.platform_folded = n.folded
    WHERE n.platform_id = i.platform_id AND n.folded <> i.platform_folded
      AND +t.started_min IS i.started_min AND +t.started_max IS i.started_max
      AND (coalesce(t.stated_at, -9e15), t.sha256, t.platform_folded)
        > (coalesce(i.stated_at, -9e15), i.sha256, i.platform_folded)
  )

-- name: words
SELECT a_id, b_id, verdict = 'same'
FROM incident_link JOIN incident ON incident.id = a_id
WHERE platform_id = ? AND b_id IS NOT NULL AND withdrawn_at IS NULL
ORDER BY incident_link.id

-- name: add_outage
INSERT INTO outage (
  uid, platform_id, component, region, severity, started_min, started_max, ended_min, ended_max, duration_min, duration_max,
  ongoing, possible_group
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: add_member
INSERT INTO outage_incident (outage_id, incident_id, membership, certain_group)
VALUES (?, ?, ?, ?)

-- name: outages_in
-- Everything stored about the outages of a database, except row numbers.
SELECT o.uid, o.platform_id, o.component, o.region, o.severity, o.started_min, o.started_max, o.ended_min, o.ended_max,
  o.duration_min, o.duration_max, o.ongoing,
  (SELECT g.uid FROM {0}.outage g WHERE g.id = o.possible_group),
  (
    SELECT json_group_array(json_array(incident_id, membership, certain_group))
    FROM (SELECT * FROM {0}.outage_incident m WHERE m.outage_id = o.id ORDER BY incident_id)
  )
FROM {0}.outage o

-- name: differences
SELECT uid, 'is stored but does not follow from its incidents'
FROM (SELECT * FROM ({0}) EXCEPT SELECT * FROM ({1}))
UNION ALL
SELECT uid, 'follows from its incidents but is not stored so'
FROM (SELECT * FROM ({1}) EXCEPT SELECT * FROM ({0}))
