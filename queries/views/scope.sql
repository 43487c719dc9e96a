-- scope(by, component, region): the scopes to compare: whole platforms (part NULL), or each component or region that has
-- outages. A NULL argument does not filter.
WITH given AS MATERIALIZED (SELECT coalesce(:by, 'platform') AS by, :component AS component, :region AS region)
SELECT component, region, NULL AS part FROM given WHERE by NOT IN ('component', 'region')
UNION SELECT o.component, o.region, o.component FROM given CROSS JOIN outage o
WHERE by = 'component' AND o.component = coalesce(given.component, o.component) AND o.region IS given.region
UNION SELECT o.component, o.region, o.region FROM given CROSS JOIN outage o
WHERE by = 'region' AND o.region = coalesce(given.region, o.region) AND o.component IS given.component
