-- In these statements ?1 is the time, ?2 the person and ?3 the reason.

-- name: keep_revisions
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'incident_revision', r.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'key', i.key, 'platform', p.name,
    'observed_at', r.observed_at, 'stated_at', r.stated_at, 'sha256', r.sha256, 'statement', json(r.statement))
FROM incident_revision r JOIN undoing USING (batch_id)
  JOIN incident i ON i.id = r.incident_id
  JOIN source s ON s.id = i.source_id
  JOIN platform p ON p.id = i.platform_id

-- name: keep_repetitions
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'incident_again', a.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'key', i.key, 'platform', p.name,
    'observed_at', a.observed_at, 'stated_at', a.stated_at, 'sha256', a.sha256)
FROM incident_again a JOIN undoing USING (batch_id)
  JOIN incident i ON i.id = a.incident_id
  JOIN source s ON s.id = i.source_id
  JOIN platform p ON p.id = i.platform_id

-- name: keep_listings
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'incident_listed', l.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'key', i.key, 'platform', p.name, 'at', l.at)
FROM incident_listed l JOIN undoing USING (batch_id)
  JOIN incident i ON i.id = l.incident_id
  JOIN source s ON s.id = i.source_id
  JOIN platform p ON p.id = i.platform_id

-- name: keep_snapshots
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'snapshot', n.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'platform', p.name, 'at', n.at)
FROM snapshot n JOIN undoing USING (batch_id)
  JOIN source s ON s.id = n.source_id
  LEFT JOIN platform p ON p.id = n.platform_id

-- name: hand_over_revisions
-- A statement stays with those who repeated it: an input that was imported later may hold its
-- earliest retrieval.
UPDATE OR IGNORE incident_revision AS r
SET (observed_at, stated_at, batch_id) = (
  SELECT a.observed_at, a.stated_at, a.batch_id
  FROM incident_again a
  WHERE a.incident_id = r.incident_id
    AND a.sha256 = r.sha256
    AND a.batch_id NOT IN (SELECT batch_id FROM undoing)
  ORDER BY a.observed_at, a.stated_at DESC, a.batch_id
  LIMIT 1)
WHERE batch_id IN (SELECT batch_id FROM undoing)
  AND EXISTS (
    SELECT 1
    FROM incident_again a
    WHERE a.incident_id = r.incident_id
      AND a.sha256 = r.sha256
      AND a.batch_id NOT IN (SELECT batch_id FROM undoing))
  AND observed_at = (
    SELECT min(f.observed_at)
    FROM incident_revision f
    WHERE f.incident_id = r.incident_id AND f.sha256 = r.sha256)

-- name: remove_repetitions_handed_over
DELETE FROM incident_again AS a
WHERE incident_id IN (SELECT id FROM touched_incident)
  AND EXISTS (
    SELECT 1
    FROM incident_revision r
    WHERE r.incident_id = a.incident_id
      AND r.sha256 = a.sha256
      AND r.batch_id = a.batch_id
      AND r.observed_at = a.observed_at)

-- name: make_gone_incidents
-- Nothing is stated about them any more. Current manual verdicts were checked before.
CREATE TEMP TABLE gone_incident AS
SELECT id
FROM touched_incident t
WHERE NOT EXISTS (SELECT 1 FROM incident_revision r WHERE r.incident_id = t.id)

-- name: keep_links
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'incident_link', a.batch_id, ?1, ?2, ?3,
  json_object('verdict', l.verdict, 'a', json_array(sa.name, a.key), 'b', json_array(sb.name, b.key),
    'who', l.who, 'at', l.at, 'why', l.why,
    'withdrawn_at', l.withdrawn_at, 'withdrawn_by', l.withdrawn_by, 'withdrawn_why', l.withdrawn_why)
FROM incident_link l JOIN incident a ON a.id = l.a_id
  JOIN source sa ON sa.id = a.source_id
  LEFT JOIN incident b ON b.id = l.b_id
  LEFT JOIN source sb ON sb.id = b.source_id
WHERE l.a_id IN (SELECT id FROM gone_incident) OR l.b_id IN (SELECT id FROM gone_incident)

-- name: remove_links
DELETE FROM incident_link
WHERE a_id IN (SELECT id FROM gone_incident) OR b_id IN (SELECT id FROM gone_incident)

-- name: restore_listings
INSERT INTO incident_listing (incident_id, listed_at)
SELECT incident_id, max(at)
FROM incident_listed
WHERE incident_id IN (SELECT id FROM touched_incident)
GROUP BY 1

-- name: keep_coverage
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'coverage', c.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'platform', p.name, 'region', c.region,
    'component', c.component, 'from_at', c.from_at, 'until_at', c.until_at, 'basis', c.basis)
FROM (
  SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id
  FROM coverage
  WHERE basis <> 'series'
  UNION ALL
  SELECT source_id, platform_id, region, component, from_at, until_at, basis, batch_id
  FROM coverage_within) c
  JOIN undoing USING (batch_id)
  JOIN source s ON s.id = c.source_id
  JOIN platform p ON p.id = c.platform_id

-- name: keep_incident_logs
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'incident_log', g.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'platform', p.name)
FROM incident_log g JOIN undoing USING (batch_id)
  JOIN source s ON s.id = g.source_id
  JOIN platform p ON p.id = g.platform_id

-- name: remove_coverage
DELETE FROM coverage
WHERE basis <> 'series' AND batch_id IN (SELECT batch_id FROM undoing)

-- name: keep_rejects
-- Including those that were read later: the batch that read them is undone with them.
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'reject', r.batch_id, ?1, ?2, ?3,
  json_object('line', r.line, 'reason', r.reason, 'hint', r.hint, 'record', hex(r.record),
    'length', r.length, 'offset', r.offset, 'format', g.format, 'options', json(g.options),
    'observed_at', g.observed_at, 'context', hex(g.context))
FROM (
  SELECT batch_id, reading_id, line, reason, hint, record, length, offset
  FROM reject
  UNION ALL
  SELECT batch_id, reading_id, line, reason, hint, record, length, offset
  FROM reject_read
  WHERE read_id IN (SELECT batch_id FROM undoing)) r
  JOIN undoing USING (batch_id)
  JOIN reading g ON g.id = r.reading_id

-- name: refuse_again
-- Records that one of the batches had read after an earlier rejection are rejected again.
INSERT OR IGNORE INTO reject
SELECT sha256, reading_id, batch_id, line, reason, hint, record, length, offset
FROM reject_read
WHERE read_id IN (SELECT batch_id FROM undoing) AND batch_id NOT IN (SELECT batch_id FROM undoing)

-- name: remove_unused_readings
DELETE FROM reading
WHERE id NOT IN (
  SELECT reading_id FROM reject
  UNION ALL
  SELECT reading_id FROM reject_read)

-- name: keep_names
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'naming', n.batch_id, ?1, ?2, ?3,
  json_object('name', n.name, 'other', n.other, 'who', n.who, 'at', n.at, 'why', n.why)
FROM naming n JOIN undoing USING (batch_id)

-- name: keep_source_details
INSERT INTO withdrawn (kind, batch_id, at, who, why, row)
SELECT 'source_detail', d.batch_id, ?1, ?2, ?3,
  json_object('source_kind', s.kind, 'source', s.name, 'observed_at', d.observed_at, 'publisher', d.publisher,
    'url', d.url, 'language', d.language, 'zone', d.zone)
FROM source_detail d JOIN undoing USING (batch_id) JOIN source s ON s.id = d.source_id

-- name: mark_undone
UPDATE batch
SET undone_at = ?1, undone_by = ?2, undone_why = ?3
WHERE id IN (SELECT batch_id FROM undoing)
