-- SQLite's integrity check takes a column that stands before the key's last one for an empty one of a table without rowid
-- (3.40), so that 'outagedb check' and 'backup' found a fault in every history that had read a git repository.
ALTER TABLE git_history RENAME TO git_history_before;
CREATE TABLE git_history (
  root TEXT NOT NULL,        -- the repository's first commit: the same in every clone
  path TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  last_commit TEXT NOT NULL,
  PRIMARY KEY (root, path, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO git_history SELECT root, path, batch_id, last_commit FROM git_history_before;
DROP TABLE git_history_before;

-- Which batches said that a series was watched all the time, so that undoing one does not leave its word behind. Of what was
-- said before, each batch is taken to have said what stands.
ALTER TABLE series_bucket RENAME TO series_bucket_before;
CREATE TABLE series_bucket (
  series_id INTEGER NOT NULL REFERENCES series (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  bucket_s INTEGER CHECK (bucket_s > 0),  -- NULL: not stated
  watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
  PRIMARY KEY (series_id, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO series_bucket
  SELECT told.series_id, told.batch_id, b.bucket_s, s.watched
  FROM (SELECT series_id, batch_id FROM series_bucket_before UNION SELECT series_id, batch_id FROM user_report_span
        UNION SELECT series_id, batch_id FROM user_report_prior) told
  JOIN series s ON s.id = told.series_id
  LEFT JOIN series_bucket_before b ON b.series_id = told.series_id AND b.batch_id = told.batch_id;
DROP TABLE series_bucket_before;
