-- The region is compared as in the index coverage_stretch, for which it must have no affinity, hence the sign: a platform may
-- have many series.

-- name: covered_spans
SELECT from_at, lead(from_at, 1, 9223372036854775807) OVER (ORDER BY from_at)
FROM coverage
WHERE basis = 'series'
  AND (platform_id, source_id, coalesce(region, '')) = (SELECT platform_id, source_id, +region FROM series WHERE id = ?1)

-- name: uncover_series
DELETE FROM coverage
WHERE basis = 'series'
  AND (platform_id, source_id, coalesce(region, '')) = (SELECT platform_id, source_id, +region FROM series WHERE id = ?)

-- name: cover_span
INSERT INTO coverage (source_id, platform_id, region, from_at, until_at, basis, batch_id, platform_folded)
SELECT source_id, platform_id, region, ?3, ?4 + coalesce(bucket_s, 1), 'series', ?2, platform_folded
FROM series
WHERE id = ?1 AND watched
