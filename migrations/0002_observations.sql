-- Pages that list only what is open tell of an end by naming an incident no longer: it ended between the last list that
-- named it (listed_at) and the first after that which did not (unlisted_at). Where the source states no end of its own,
-- incident.ended_min and ended_max hold these bounds.
CREATE TABLE incident_listing (
  incident_id INTEGER PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
  listed_at INTEGER NOT NULL,
  unlisted_at INTEGER
) STRICT;

-- A whole list of what was open at a source. platform_id is NULL where it spans all of the source's platforms.
CREATE TABLE snapshot (
  source_id INTEGER NOT NULL REFERENCES source (id),
  at INTEGER NOT NULL,
  platform_id INTEGER REFERENCES platform (id),
  batch_id INTEGER NOT NULL REFERENCES batch (id)
) STRICT;
CREATE UNIQUE INDEX snapshot_of_source ON snapshot (source_id, at, coalesce(platform_id, 0));  -- the first list after listed_at

-- How far the history of a file in a git repository was read, so that the next time only new commits are.
CREATE TABLE git_history (
  root TEXT NOT NULL,        -- the repository's first commit: the same in every clone
  path TEXT NOT NULL,
  last_commit TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  PRIMARY KEY (root, path, batch_id)
) STRICT, WITHOUT ROWID;
