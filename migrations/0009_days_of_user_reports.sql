-- User reports, one row for each series and UTC day instead of one for each bucket: a tenth of the room, and a day is read
-- and written at once. user_report becomes a view of the same columns. The program fills user_report_day and
-- user_report_version from the tables below that end in _before, and drops those.
ALTER TABLE user_report RENAME TO user_report_before;
ALTER TABLE user_report_prior RENAME TO user_report_prior_before;
ALTER TABLE user_report_span RENAME TO user_report_span_before;
DROP TABLE user_report_hour;

-- Not WITHOUT ROWID: SQLite keeps only a quarter of a page of such a row together, and a day of five-minute buckets is longer.
CREATE TABLE user_report_day (
  series_id INTEGER NOT NULL REFERENCES series (id),
  day INTEGER NOT NULL,        -- first instant of the UTC day; a bucket belongs to the day in which it starts
  offset_s INTEGER NOT NULL,   -- from there to the first bucket
  bucket_s INTEGER NOT NULL,   -- from one element of counts to the next; 0 where there is only one
  buckets INTEGER NOT NULL,    -- that hold a count
  total INTEGER NOT NULL,
  peak INTEGER NOT NULL,
  peak_at INTEGER NOT NULL,    -- the earliest bucket that holds the peak
  batches TEXT NOT NULL,       -- JSON: who stated the buckets first, by runs: [batch, number of buckets], batch 0: not known;
                               -- [batch, number, step] where each next bucket is of the batch that many ids further
  counts TEXT NOT NULL,        -- JSON: one element a bucket, null where nobody counted; an object by index where over half are null
  PRIMARY KEY (series_id, day)
) STRICT;

CREATE VIEW user_report AS
  SELECT d.series_id, d.day + d.offset_s + c.key * d.bucket_s AS at, c.value AS count
  FROM user_report_day d, json_each(d.counts) c WHERE c.value IS NOT NULL;

-- Who states what of buckets of which batches state different counts, or of which a batch that was retrieved earlier was
-- imported later. All other buckets are stated by the batch that user_report_day names.
CREATE TABLE user_report_version (
  series_id INTEGER NOT NULL REFERENCES series (id),
  day INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,   -- 0: not known
  counts TEXT NOT NULL,        -- JSON object: counts by the seconds from the day's first instant to the bucket
  PRIMARY KEY (series_id, day, batch_id)
) STRICT, WITHOUT ROWID;

-- What batches state of series besides counts; one row speaks of all series from first_series to last_series.
CREATE TABLE series_batch (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  first_series INTEGER NOT NULL,
  last_series INTEGER NOT NULL,
  bucket_s INTEGER CHECK (bucket_s > 0),  -- NULL: not stated
  watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
  PRIMARY KEY (batch_id, first_series),
  CHECK (first_series <= last_series)
) STRICT, WITHOUT ROWID;
INSERT INTO series_batch (batch_id, first_series, last_series, bucket_s, watched)
  SELECT batch_id, min(series_id), max(series_id), bucket_s, watched FROM (
    SELECT *, series_id - row_number() OVER (PARTITION BY batch_id, bucket_s, watched ORDER BY series_id) AS stretch
    FROM series_bucket)
  GROUP BY batch_id, bucket_s, watched, stretch;
DROP TABLE series_bucket;
