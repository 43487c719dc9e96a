-- title: Recurrence of outages by cause
-- why: How long is it quiet between outages attributed to the same kind of cause?
-- group: recurrence
-- param: platform names optional  platforms, by any of their names; repeatable [all]
-- param: component text optional  a component instead of the whole platform
-- param: region text optional  a region (ISO 3166 or the provider's code) instead of the whole platform
-- param: min_severity choice:minor|major|critical optional  lowest severity to count: minor includes degradations, major is every outage beyond a degradation, critical is as rated by a source [major]
-- param: from from optional  start of the window
-- param: until until optional  end of the window
-- param: as_of instant optional  answer as of this moment, ignoring anything later [latest retrieval]
-- param: coverage choice:all|stated optional  stated excludes coverage that is assumed from the lists that sources keep [all]
-- column: platform text  platform
-- column: category text  kind of cause as stated by sources, denied causes excluded; an outage with two kinds counts for each
-- column: outages count  outages of this kind whose start is known at least to the day
-- column: gaps_closed count  gaps (end of one outage to start of the next of the same kind) observed in full
-- column: gaps_censored count  gaps cut off where observation ends, the last one included: it was quiet for at least that long
-- column: unobserved count  outages that ended outside all coverage: nothing is known about the gap that followed
-- column: gap_median_km_min_s seconds_min  median gap (Kaplan-Meier), at least; empty if not reached
-- column: gap_median_km_max_s seconds_max  median gap, at most
-- column: gap_mean_min_s seconds_min  mean of the closed gaps, at least
-- column: gap_mean_max_s seconds_max  mean of the closed gaps, at most
-- column: note text  which figures have too little data
WITH
known AS MATERIALIZED (SELECT * FROM known_outage(:platform, :component, :region, :min_severity, :as_of)),
watched AS MATERIALIZED (SELECT * FROM observation(:platform, :component, :region, :as_of, :coverage)),
said AS MATERIALIZED (SELECT * FROM coverage_note(:platform, :component, :region, :as_of, :coverage)),
kind AS (  -- once each, however many sources state it
  SELECT DISTINCT k.id, c.category
  FROM known k JOIN outage_incident m ON m.outage_id = k.id JOIN claim c ON c.incident_id = m.incident_id
  WHERE c.category <> '' AND c.standing <> 'denied'
),
placed AS (
  SELECT k.platform_id, kind.category, k.earliest, k.started_max, lead(k.earliest) OVER w AS next_min,
    lead(k.started_max) OVER w AS next_max, max(coalesce(k.ended_min, k.earliest)) OVER w AS down_min,
    CASE WHEN max(k.ended_max) OVER w >= max(coalesce(k.ended_max, k.latest)) OVER w THEN max(k.ended_max) OVER w END AS down_max
  FROM known k JOIN kind USING (id)
  WHERE k.earliest >= coalesce(:from, -9e15) AND k.started_max < coalesce(:until, 9e15)
    AND k.started_max - k.earliest <= (SELECT value FROM setting WHERE name = 'bridge_max_s')
  WINDOW w AS (PARTITION BY k.platform_id, kind.category ORDER BY k.started_max, k.started_min, k.uid)
),
bounded AS (
  SELECT p.*, NOT coalesce(p.next_max <= p.down_min, 0) AS quiet, min(w.until_at, coalesce(:until, 9e15)) AS seen_until,
    coalesce(p.next_max < w.until_at, 0) AS reached
  FROM placed p
  LEFT JOIN watched w ON w.platform_id = p.platform_id AND w.from_at <= p.down_min AND p.down_min < w.until_at
),
timed AS (
  SELECT platform_id, category, quiet, quiet AND seen_until IS NOT NULL AS seen, reached AND quiet AS closed,
    CASE WHEN quiet AND reached THEN max(0, next_min - coalesce(down_max, next_min))
         WHEN quiet THEN coalesce(max(0, seen_until - down_max), seen_until * 0) END AS lo,
    CASE WHEN quiet AND reached THEN max(0, next_max - down_min) WHEN quiet THEN max(0, seen_until - down_min) END AS hi
  FROM bounded
),
summed AS (
  SELECT platform_id, category, count(*) AS outages, sum(closed) AS closed, sum(seen AND NOT closed) AS censored,
    sum(quiet AND NOT seen) AS unobserved, km_quantile(lo, closed, 0.5) AS median_lo, km_quantile(hi, closed, 0.5) AS median_hi,
    avg(CASE WHEN closed THEN lo END) AS mean_lo, avg(CASE WHEN closed THEN hi END) AS mean_hi
  FROM timed GROUP BY platform_id, category
)
SELECT p.name AS platform, category, outages, closed AS gaps_closed, censored AS gaps_censored, unobserved,
  coalesce(min(median_lo, median_hi), median_lo, median_hi) AS gap_median_km_min_s, max(median_lo, median_hi) AS gap_median_km_max_s,
  CAST(round(mean_lo) AS INTEGER) AS gap_mean_min_s, CAST(round(mean_hi) AS INTEGER) AS gap_mean_max_s,
  (SELECT group_concat(n, '; ') FROM (
    SELECT CASE WHEN unobserved = outages THEN n.missing END AS n
    UNION ALL SELECT CASE WHEN closed = 0 THEN 'no gap was observed in full'
                WHEN median_lo IS NULL OR median_hi IS NULL THEN 'half of the gaps last longer than was observed: no median' END
    UNION ALL SELECT CASE WHEN closed BETWEEN 1 AND 4
      THEN printf('median and mean of %d closed gap%s, fewer than 5', closed, CASE closed WHEN 1 THEN '' ELSE 's' END) END
    UNION ALL SELECT CASE WHEN closed + censored > 0 THEN n.assumed END)) AS note
FROM summed JOIN platform p ON p.id = summed.platform_id JOIN said n ON n.platform_id = summed.platform_id
ORDER BY p.name, outages DESC, category
