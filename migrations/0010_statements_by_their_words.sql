-- A source may make a hundred thousand statements of one incident, and each is looked for among them by its words: the key
-- begins with these, not with the time.
CREATE TABLE revision_by_words (
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  observed_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  stated_at INTEGER,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  statement TEXT NOT NULL,   -- normalised JSON, unknown fields of the input included
  PRIMARY KEY (incident_id, sha256, observed_at)
) STRICT, WITHOUT ROWID;
INSERT INTO revision_by_words (incident_id, observed_at, sha256, stated_at, batch_id, statement)
  SELECT incident_id, observed_at, sha256, stated_at, batch_id, statement FROM incident_revision
  ORDER BY incident_id, sha256, observed_at;
DROP TABLE incident_revision;
ALTER TABLE revision_by_words RENAME TO incident_revision;

-- Rows are looked for when the platform that they are of is renamed, combined with another or removed.
CREATE INDEX coverage_within_by_platform ON coverage_within (platform_id, source_id, basis, from_at, until_at DESC);
CREATE INDEX snapshot_by_platform ON snapshot (platform_id);
CREATE INDEX incident_log_by_platform ON incident_log (platform_id);
