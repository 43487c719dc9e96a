-- known_period(platform, component, region, min_severity, as_of, from, until, tz, by, coverage): the periods of each
-- platform from the first to the last moment about which anything is known, in order and without gaps, clipped to [from,
-- until).
WITH
given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    coalesce(:as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, :from AS from_at, :until AS until_at,
    coalesce(:tz, 'America/New_York') AS tz, coalesce(:by, 'month') AS by, :coverage AS coverage
),
span AS (
  SELECT platform_id, coalesce(:from, min(first)) AS first, min(coalesce(:until, as_of), as_of) AS last
  FROM given JOIN (SELECT platform_id, coalesce(started_min, started_max) AS first
                   FROM known_outage(:platform, :component, :region, :min_severity, :as_of)
                   UNION ALL SELECT platform_id, from_at FROM observation(:platform, :component, :region, :as_of, :coverage)
                   UNION ALL SELECT platform_id, from_at FROM counted_from(:platform, :component, :region, :as_of))
  GROUP BY platform_id
)
SELECT s.platform_id, p.label, max(p.from_at, s.first) AS from_at, min(p.until_at, coalesce(:until, p.until_at)) AS until_at
FROM given CROSS JOIN span s JOIN periods(s.first, s.last, given.by, given.tz) p
