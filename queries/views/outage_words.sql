-- outage_words(outages, lang): the statements about an outage other than its times, for one outage or a JSON array of
-- several. title and address: from the statements in that language, if any, preferring certain members, then the source with
-- the earliest start, then the shortest title. components, regions and causes: from all statements, each once.
WITH given AS (SELECT :outages AS outages),
asked AS MATERIALIZED (
  SELECT value AS id FROM given CROSS JOIN json_each(CASE typeof(outages) WHEN 'text' THEN outages ELSE json_array(outages) END)
),
summed AS (  -- outage_incident is the outer table, so that the rows come in the order of outages
  SELECT m.outage_id, count(DISTINCT i.source_id) AS sources, min(coalesce(i.url, s.url)) AS address,
    preferred_statement(i.id, (m.membership <> 'certain')
        + 2 * (NOT coalesce(s.language = :lang OR s.language GLOB :lang || '-*', 0)),
      i.source_id, i.started_max, i.title, s.name, i.key) AS called
  FROM outage_incident m CROSS JOIN incident i ON i.id = m.incident_id CROSS JOIN source s ON s.id = i.source_id
  WHERE m.outage_id IN (SELECT id FROM asked)
  GROUP BY m.outage_id
),
member AS MATERIALIZED (SELECT outage_id, incident_id FROM outage_incident WHERE outage_id IN (SELECT id FROM asked)),
component AS (
  SELECT outage_id, group_concat(component, '; ') AS components
  FROM (SELECT DISTINCT outage_id, component FROM member CROSS JOIN incident_component USING (incident_id)
        WHERE component <> '' ORDER BY 1, 2)
  GROUP BY outage_id
),
region AS (
  SELECT outage_id, group_concat(region, ' ') AS regions
  FROM (SELECT outage_id, region FROM member CROSS JOIN incident_region USING (incident_id)
        UNION SELECT outage_id, region FROM member CROSS JOIN incident_count USING (incident_id) WHERE region IS NOT NULL
        ORDER BY 1, 2)
  GROUP BY outage_id
),
cause AS (
  SELECT outage_id, group_concat(cause, '; ') AS causes
  FROM (SELECT DISTINCT outage_id, coalesce(nullif(category, ''), cause) || ' (' || standing || ')' AS cause
        FROM member CROSS JOIN claim USING (incident_id) ORDER BY 1, 2)
  GROUP BY outage_id
)
SELECT s.outage_id, c.title, coalesce(c.url, f.url, s.address) AS address, s.sources, components, regions, causes
FROM summed s LEFT JOIN incident c ON c.id = s.called LEFT JOIN source f ON f.id = c.source_id
LEFT JOIN component USING (outage_id) LEFT JOIN region USING (outage_id) LEFT JOIN cause USING (outage_id)
