-- outage_listing(platform, component, region, min_severity, as_of, from, until, lang): the outages that known_outage()
-- gives, as listed: with their texts in that language, the largest number of user reports, and why cells are empty.
WITH given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity, :as_of AS as_of,
    :from AS from_at, :until AS until_at, :lang AS lang
),
known AS MATERIALIZED (
  SELECT k.* FROM given CROSS JOIN known_outage(platform, component, region, min_severity, as_of, from_at, until_at) k
),
told AS (  -- numbers of user reports stated by sources, and the peaks of series during the outage
  SELECT k.id, c.count, c.relation
  FROM given CROSS JOIN known k JOIN outage_incident m ON m.outage_id = k.id JOIN incident_count c ON c.incident_id = m.incident_id
  WHERE c.region IS NULL OR given.region IS NULL OR c.region IN (given.region, 'WW')
  UNION ALL
  SELECT t.outage_id, t.peak, '='
  FROM given CROSS JOIN counted_peak(platform, component, given.region, min_severity, as_of, from_at, until_at) t
)
SELECT k.uid AS outage, p.name AS platform,
  CASE k.severity WHEN 1 THEN 'minor' WHEN 2 THEN 'not stated' WHEN 3 THEN 'major' ELSE 'critical' END AS severity,
  k.earliest, k.started_min, k.started_max, k.ended_min, k.ended_max, k.duration_min AS duration_min_s,
  k.duration_max AS duration_max_s, k.ongoing AND k.ended_max IS NULL AS ongoing,
  (SELECT max(count) FROM told WHERE told.id = k.id) AS peak_reports,
  (SELECT relation FROM told WHERE told.id = k.id ORDER BY count DESC, relation LIMIT 1) AS peak_relation,
  w.sources, w.regions, w.title, w.components, w.causes, w.address,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN k.started_min IS NULL THEN 'the start is unknown' END AS n
    UNION ALL SELECT CASE WHEN k.ended_max IS NULL AND k.ongoing THEN 'ongoing'
                          WHEN k.ended_max IS NULL THEN 'the end is unknown'
                          WHEN k.duration_max IS NULL THEN 'no upper limit on the duration is known' END
    UNION ALL SELECT CASE WHEN k.id NOT IN (SELECT id FROM told WHERE id IS NOT NULL) THEN 'no user report count is known' END)) AS note
FROM given CROSS JOIN known k JOIN platform p ON p.id = k.platform_id
JOIN outage_words((SELECT json_group_array(id) FROM known), given.lang) w ON w.outage_id = k.id
