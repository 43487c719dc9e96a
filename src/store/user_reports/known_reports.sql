-- name: make_tables
CREATE TEMP TABLE later_batch (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE later_series (id INTEGER PRIMARY KEY);
-- Days for which a later batch states something; without buckets if nothing else is stated.
CREATE TEMP TABLE earlier_day (
  series_id INTEGER,
  day INTEGER,
  offset_s INTEGER,
  bucket_s INTEGER,
  buckets INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  peak INTEGER,
  peak_at INTEGER,
  batches TEXT,
  counts TEXT,
  PRIMARY KEY (series_id, day)
) WITHOUT ROWID

-- name: find_later_batches
-- A batch that read many versions of a file was retrieved with the last of them, as its counts are
-- not stored separately.
INSERT INTO later_batch
SELECT id FROM main.batch
WHERE undone_at IS NULL AND observed_at > ?1

-- name: find_later_series
INSERT INTO later_series (id)
SELECT series_id FROM earlier_day
UNION
SELECT s.id
FROM main.series s JOIN main.series_batch b ON s.id BETWEEN b.first_series AND b.last_series
WHERE b.batch_id IN later_batch

-- name: shadow_days
CREATE TEMP VIEW user_report_day AS
SELECT d.series_id, d.day,
  iif(e.day IS NULL, d.offset_s, e.offset_s) AS offset_s,
  iif(e.day IS NULL, d.bucket_s, e.bucket_s) AS bucket_s,
  iif(e.day IS NULL, d.buckets, e.buckets) AS buckets,
  iif(e.day IS NULL, d.total, e.total) AS total,
  iif(e.day IS NULL, d.peak, e.peak) AS peak,
  iif(e.day IS NULL, d.peak_at, e.peak_at) AS peak_at,
  iif(e.day IS NULL, d.batches, e.batches) AS batches,
  iif(e.day IS NULL, d.counts, e.counts) AS counts
FROM main.user_report_day d LEFT JOIN temp.earlier_day e ON e.series_id = d.series_id AND e.day = d.day
WHERE coalesce(e.buckets, 1) > 0

-- name: copy_known_series
-- The series that a known batch states, as such batches state them.
INSERT INTO series (id, platform_id, region, source_id, bucket_s, watched, platform_folded)
SELECT id, platform_id, region, source_id, bucket_s, watched, platform_folded
FROM main.series
WHERE id NOT IN later_series
UNION ALL
SELECT s.id, s.platform_id, s.region, s.source_id, min(b.bucket_s), max(b.watched), s.platform_folded
FROM main.series s JOIN (
    SELECT first_series, last_series, min(bucket_s) AS bucket_s, max(watched) AS watched
    FROM main.series_batch
    WHERE batch_id NOT IN later_batch
    GROUP BY 1, 2
  ) b ON s.id BETWEEN b.first_series AND b.last_series
WHERE s.id IN later_series
GROUP BY s.id

-- name: last_known_batch
SELECT max(batch_id) FROM main.series_batch
WHERE ?1 BETWEEN first_series AND last_series AND batch_id NOT IN later_batch
