-- title: Details of an incident
-- why: What does its source say now, what did it say before, and what did people enter about it?
-- group: data quality
-- param: incident text optional  incident id, or the beginning of one [all]
-- column: incident text  incident id
-- column: part text  kind of detail
-- column: text text  the detail itself
-- column: at_min time_min  earliest possible time
-- column: at_max time_max  latest possible time
-- column: who text  who states it, if not the source itself
WITH chosen AS (
  SELECT i.*, p.name AS platform, s.kind AS source_kind, s.name AS source, s.publisher FROM incident i
  JOIN platform p ON p.id = i.platform_id JOIN source s ON s.id = i.source_id WHERE :incident IS NULL OR substr(i.uid, 1, length(:incident)) = :incident
), word AS (
  SELECT a_id AS id, b_id AS other, verdict, who, at, why, withdrawn_at, withdrawn_by, withdrawn_why FROM incident_link
  UNION ALL
  SELECT b_id, a_id, verdict, who, at, why, withdrawn_at, withdrawn_by, withdrawn_why FROM incident_link WHERE b_id IS NOT NULL
), told (incident, n, part, text, at_min, at_max, who) AS (
  SELECT uid, 1, 'platform', platform, NULL, NULL, NULL FROM chosen
  UNION ALL SELECT uid, 2, 'source', coalesce(publisher || ', ', '') || source || ' (' || source_kind || ')', stated_at, stated_at, NULL FROM chosen
  UNION ALL SELECT uid, 3, 'key', key, NULL, NULL, NULL FROM chosen
  UNION ALL SELECT uid, 4, 'title', title, NULL, NULL, NULL FROM chosen
  UNION ALL SELECT uid, 5, 'kind', kind || coalesce(', ' || severity, ''), NULL, NULL, NULL FROM chosen
  UNION ALL SELECT uid, 6, 'status', status, NULL, NULL, NULL FROM chosen WHERE status IS NOT NULL
  UNION ALL SELECT uid, 7, 'address', url, NULL, NULL, NULL FROM chosen WHERE url IS NOT NULL
  UNION ALL SELECT uid, 8, 'started', started_text, started_min, started_max, NULL FROM chosen
  UNION ALL SELECT uid, 9, 'ended', coalesce(ended_text, CASE ongoing WHEN 1 THEN 'ongoing' END), ended_min, ended_max, NULL FROM chosen
  UNION ALL SELECT uid, 10, 'duration', duration_text, NULL, NULL, NULL FROM chosen WHERE duration_text IS NOT NULL
  UNION ALL SELECT c.uid, 11, 'region', r.region, NULL, NULL, NULL FROM chosen c JOIN incident_region r ON r.incident_id = c.id
  UNION ALL SELECT c.uid, 12, 'component', r.component || coalesce(': ' || r.new_status, ''), NULL, NULL, NULL
    FROM chosen c JOIN incident_component r ON r.incident_id = c.id
  UNION ALL SELECT c.uid, 13, 'user reports', trim(CASE r.relation WHEN '=' THEN '' ELSE r.relation END || printf('%,d', r.count)
    || CASE r.peak WHEN 1 THEN ' at the peak' ELSE '' END || coalesce(' (' || r.region || ')', '')), r.at_min, r.at_max, NULL
    FROM chosen c JOIN incident_count r ON r.incident_id = c.id
  UNION ALL SELECT c.uid, 14, 'cause (' || r.standing || ')', trim(coalesce(r.category || ': ', '') || r.cause, ': '), NULL, NULL,
    r.claimed_by FROM chosen c JOIN claim r ON r.incident_id = c.id
  UNION ALL SELECT c.uid, 15, 'update', trim(coalesce(r.status || ': ', '') || r.text), r.at_min, r.at_max, NULL
    FROM chosen c JOIN incident_update r ON r.incident_id = c.id
  UNION ALL SELECT c.uid, 16, 'discarded', (f.value ->> 'field') || ' ' || (f.value ->> 'stated') || ' contradicts '
    || (f.value ->> 'contradicts'), NULL, NULL, NULL FROM chosen c JOIN json_each(c.fault) f
  UNION ALL SELECT c.uid, 17, 'stated', 'batch ' || r.batch_id || ', ' || b.input || CASE r.sha256 WHEN c.sha256 THEN ' (current)' ELSE '' END
    || coalesce(': ' || b.why, ''), coalesce(r.stated_at, r.observed_at), coalesce(r.stated_at, r.observed_at), b.who
    FROM chosen c JOIN incident_revision r ON r.incident_id = c.id JOIN batch b ON b.id = r.batch_id
  UNION ALL SELECT c.uid, 18, CASE w.verdict WHEN 'same' THEN 'same outage as' WHEN 'different' THEN 'different outage from'
    ELSE 'not an outage' END, trim(coalesce(o.uid || ' ' || o.title, '') || CASE w.why WHEN '' THEN '' ELSE ': ' || w.why END, ': '),
    w.at, w.at, w.who FROM chosen c JOIN word w ON w.id = c.id LEFT JOIN incident o ON o.id = w.other
  UNION ALL SELECT c.uid, 19, 'withdrawn', trim(coalesce(o.uid || ' ' || o.title, '') || coalesce(': ' || nullif(w.withdrawn_why, ''), ''), ': '),
    w.withdrawn_at, w.withdrawn_at, w.withdrawn_by FROM chosen c JOIN word w ON w.id = c.id LEFT JOIN incident o ON o.id = w.other
    WHERE w.withdrawn_at IS NOT NULL
)
SELECT incident, part, text, at_min, at_max, who FROM told ORDER BY incident, n, at_max, text
