-- outage_words(outage, lang): what the statements of an outage say beside its times. title and address: of the
-- statements in that language, where there are any, those of certain members first, of the source that has it start the
-- earliest the one with the shortest title. components, regions and causes: of all, each once.
WITH given AS (SELECT :outage AS outage, :lang AS lang),
member AS MATERIALIZED (
  SELECT m.incident_id, m.membership, i.title, i.source_id, i.started_max, coalesce(i.url, s.url) AS address, s.name AS source,
    i.key, coalesce(s.language = given.lang OR s.language GLOB given.lang || '-*', 0) AS own
  FROM given CROSS JOIN outage_incident m ON m.outage_id = outage
  CROSS JOIN incident i ON i.id = m.incident_id CROSS JOIN source s ON s.id = i.source_id
),
called AS (
  SELECT title, address FROM (SELECT *, min(coalesce(started_max, 9e15)) OVER (PARTITION BY source_id, own, membership) AS first FROM member)
  WHERE title <> ''
  ORDER BY own DESC, membership, first, length(title), title, source, key LIMIT 1
)
SELECT (SELECT title FROM called) AS title,
  coalesce((SELECT address FROM called), (SELECT min(address) FROM member)) AS address,
  (SELECT count(DISTINCT source_id) FROM member) AS sources,
  (SELECT group_concat(component, '; ') FROM (
     SELECT DISTINCT component FROM member JOIN incident_component USING (incident_id) WHERE component <> '' ORDER BY 1)) AS components,
  (SELECT group_concat(region, ' ') FROM (
     SELECT region FROM member JOIN incident_region USING (incident_id)
     UNION SELECT region FROM member JOIN incident_count USING (incident_id) WHERE region IS NOT NULL)) AS regions,
  (SELECT group_concat(cause, '; ') FROM (
     SELECT DISTINCT coalesce(nullif(category, ''), cause) || ' (' || standing || ')' AS cause
     FROM member JOIN claim USING (incident_id) ORDER BY 1)) AS causes
