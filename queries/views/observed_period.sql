-- observed_period(platform, component, region, min_severity, as_of, from, until, tz, by, coverage): each period from the first to the
-- last moment that anything is known of, cut to [from, until): how much of it was observed, and how much of that it was
-- down, certain parts (down_lo) and at most (down_hi): no more than all stretches in which an outage may have been down, and
-- no more than all outages together, each as long as it lasted at most; NULL where nothing limits one that may have gone on.
WITH
given AS (
  SELECT :platform AS platform, :component AS component, :region AS region, :min_severity AS min_severity,
    :as_of AS as_of, :from AS from_at, :until AS until_at, :tz AS tz, :by AS by, :coverage AS coverage
),
asked AS (
  SELECT coalesce(as_of, (SELECT max(observed_at) FROM batch WHERE undone_at IS NULL)) AS as_of, coalesce(tz, 'America/New_York') AS tz,
    coalesce(by, 'month') AS by
  FROM given
),
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of, :from, :until)),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of, :coverage)),
down AS MATERIALIZED (SELECT * FROM downtime(:platform, :component, :region, :min_severity, :as_of, :from, :until)),
span AS (
  SELECT platform_id, coalesce(:from, min(first)) AS first, min(coalesce(:until, as_of), as_of) AS last
  FROM asked JOIN (SELECT platform_id, coalesce(started_min, started_max) AS first
                   FROM known_outage(:platform, :component, :region, :min_severity, :as_of)
                   UNION ALL SELECT platform_id, from_at FROM watched
                   UNION ALL SELECT platform_id, from_at FROM counted_from(:platform, :component, :region, :as_of))
  GROUP BY platform_id
),
period AS MATERIALIZED (
  SELECT s.platform_id, p.label, max(p.from_at, s.first) AS a, min(p.until_at, coalesce(:until, p.until_at)) AS b
  FROM asked CROSS JOIN span s JOIN periods(s.first, s.last, asked.by, asked.tz) p
),
seen_down AS MATERIALIZED (
  SELECT d.platform_id, d.may, max(d.from_at, w.from_at) AS a, min(d.until_at, w.until_at) AS b
  FROM down d JOIN watched w ON w.platform_id = d.platform_id AND w.from_at < d.until_at AND w.until_at > d.from_at
),
observed AS (
  SELECT p.platform_id, p.label, sum(min(p.b, w.until_at) - max(p.a, w.from_at)) AS seconds
  FROM period p JOIN watched w ON w.platform_id = p.platform_id AND w.from_at < p.b AND w.until_at > p.a
  GROUP BY p.platform_id, p.label
),
limited AS (  -- periods with an outage that was shorter than the stretch in which it was
  SELECT DISTINCT p.platform_id, p.label, p.a, p.b
  FROM known k JOIN period p ON p.platform_id = k.platform_id AND k.earliest < p.b AND k.latest > p.a
  WHERE k.duration_max < k.latest - k.earliest
),
together AS (
  SELECT platform_id, label, sum(min(seconds, longest)) AS seconds
  FROM (SELECT p.platform_id, p.label, k.id, coalesce(k.duration_max, 9e15) AS longest,
          sum(min(p.b, k.latest, w.until_at) - max(p.a, k.earliest, w.from_at)) AS seconds
        FROM limited p JOIN known k ON k.platform_id = p.platform_id AND k.earliest < p.b AND k.latest > p.a
        JOIN watched w ON w.platform_id = p.platform_id AND w.from_at < min(p.b, k.latest) AND w.until_at > max(p.a, k.earliest)
        GROUP BY p.platform_id, p.label, k.id)
  GROUP BY platform_id, label
),
lost AS (
  SELECT p.platform_id, p.label, sum((min(p.b, d.b) - max(p.a, d.a)) * (d.may = 0)) AS lo,
    sum((min(p.b, d.b) - max(p.a, d.a)) * d.may) AS hi
  FROM period p JOIN seen_down d ON d.platform_id = p.platform_id AND d.a < p.b AND d.b > p.a
  GROUP BY p.platform_id, p.label
)
SELECT p.platform_id, p.label, p.a AS from_at, p.b AS until_at, coalesce(o.seconds, 0) AS observed,
  coalesce(l.lo, 0) AS down_lo,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM known k WHERE k.platform_id = p.platform_id AND coalesce(k.ended_max, k.duration_max) IS NULL
      AND coalesce(k.earliest < p.b, 1) AND k.latest > p.a)
  THEN min(coalesce(l.hi, 0), coalesce(t.seconds, l.hi, 0)) END AS down_hi
FROM period p LEFT JOIN observed o USING (platform_id, label) LEFT JOIN lost l USING (platform_id, label)
LEFT JOIN together t USING (platform_id, label)
