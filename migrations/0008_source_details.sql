-- What each batch states of a source besides its kind and name, and when that was retrieved. The same columns of source hold
-- the largest of each, so that the order of the inputs does not matter, an undone batch takes its values with it, and
-- --known-at knows those that had been retrieved.
CREATE TABLE source_detail (
  source_id INTEGER NOT NULL REFERENCES source (id),
  observed_at INTEGER NOT NULL,  -- when the input of the batch, or the version of it in git, was retrieved
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  publisher TEXT,                -- NULL in this and the next columns: not stated
  url TEXT,
  language TEXT,
  zone TEXT,
  PRIMARY KEY (source_id, observed_at, batch_id),
  CHECK (coalesce(publisher, url, language, zone) IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Which batch stated which value is not known: each that states something of a source is taken to have stated all of them.
INSERT INTO source_detail
  SELECT s.id, min(said.observed_at), said.batch_id, s.publisher, s.url, s.language, s.zone
  FROM (
    SELECT i.source_id, r.batch_id, r.observed_at FROM incident_revision r JOIN incident i ON i.id = r.incident_id
    UNION ALL SELECT i.source_id, a.batch_id, a.observed_at FROM incident_again a JOIN incident i ON i.id = a.incident_id
    UNION ALL SELECT source_id, batch_id, at FROM snapshot
    UNION ALL SELECT c.source_id, c.batch_id, b.observed_at FROM (
      SELECT source_id, batch_id FROM coverage
      UNION ALL SELECT source_id, batch_id FROM coverage_within
      UNION ALL SELECT source_id, batch_id FROM incident_log
      UNION ALL SELECT r.source_id, t.batch_id FROM series_bucket t JOIN series r ON r.id = t.series_id) c
    JOIN batch b ON b.id = c.batch_id) said
  JOIN source s ON s.id = said.source_id
  WHERE coalesce(s.publisher, s.url, s.language, s.zone) IS NOT NULL
  GROUP BY s.id, said.batch_id;

-- What is known of a source that only claims refer to belongs to the earliest statement with such a claim. The address of one
-- of which nothing else is known is that of the claim, which its statement states.
INSERT INTO source_detail
  SELECT s.id, min(r.observed_at), r.batch_id, s.publisher, s.url, s.language, s.zone
  FROM source s JOIN claim c ON c.source_id = s.id JOIN incident i ON i.id = c.incident_id
  JOIN incident_revision r ON r.incident_id = i.id AND r.sha256 = i.sha256
  WHERE coalesce(s.publisher, s.language, s.zone) IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM source_detail d WHERE d.source_id = s.id)
  GROUP BY s.id;

UPDATE source SET publisher = NULL, url = NULL, language = NULL, zone = NULL
  WHERE id NOT IN (SELECT source_id FROM source_detail);
