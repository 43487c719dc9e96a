-- outage_words(outages, lang): the statements about an outage other than its times, for one outage or a JSON array of
-- several. title and address: from the statements in that language, if any, preferring certain members, then the source with
-- the earliest start, then the shortest title. components, regions and causes: from all statements, each once.
WITH given AS (SELECT :outages AS outages, :lang AS lang),
member AS MATERIALIZED (
  SELECT m.outage_id, m.incident_id, m.membership, i.title, i.source_id, i.started_max, coalesce(i.url, s.url) AS address,
    s.name AS source, i.key, coalesce(s.language = given.lang OR s.language GLOB given.lang || '-*', 0) AS own
  FROM given CROSS JOIN json_each(CASE typeof(outages) WHEN 'text' THEN outages ELSE json_array(outages) END) o
  CROSS JOIN outage_incident m ON m.outage_id = o.value
  CROSS JOIN incident i ON i.id = m.incident_id CROSS JOIN source s ON s.id = i.source_id
),
dated AS (
  SELECT outage_id, source_id, own, membership, min(coalesce(started_max, 9e15)) AS first FROM member GROUP BY 1, 2, 3, 4
),
called AS (
  SELECT outage_id, title, address,
    row_number() OVER (PARTITION BY outage_id ORDER BY own DESC, membership, first, length(title), title, source, key) AS place
  FROM member JOIN dated USING (outage_id, source_id, own, membership)
  WHERE title <> ''
),
summed AS (SELECT outage_id, count(DISTINCT source_id) AS sources, min(address) AS address FROM member GROUP BY outage_id),
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
SELECT s.outage_id, c.title, coalesce(c.address, s.address) AS address, s.sources, components, regions, causes
FROM summed s LEFT JOIN called c ON c.outage_id = s.outage_id AND c.place = 1 LEFT JOIN component USING (outage_id)
LEFT JOIN region USING (outage_id) LEFT JOIN cause USING (outage_id)
