-- title: All that is kept of what was taken in
-- why: What did one ingest do, what was wrong with its input, who entered it, and who took it back?
-- group: data quality
-- param: batch integer optional  one batch, by its number; all when left out
-- column: batch count  its number
-- column: part text  what the line tells
-- column: text text  the text of it
-- column: line count  of a reject: its line in the input
-- column: at time  when that was
-- column: who text  who did it
WITH chosen AS (
  SELECT * FROM batch WHERE :batch IS NULL OR id = :batch
), told (batch, n, part, text, line, at, who) AS (
  SELECT id, 1, 'ingested', input || ' as ' || format || coalesce(': ' || why, ''), NULL, ingested_at, who FROM chosen
  UNION ALL SELECT id, 2, 'observed', NULL, NULL, observed_at, NULL FROM chosen
  UNION ALL SELECT id, 3, 'records', records_read || ' read, ' || added || ' added, ' || changed || ' changed, '
    || unchanged || ' unchanged, ' || rejected || ' rejected', NULL, NULL, NULL FROM chosen
  UNION ALL SELECT id, 4, 'sha256', sha256, NULL, NULL, NULL FROM chosen WHERE sha256 <> ''
  UNION ALL SELECT id, 5, 'versions', tool_version || ', tz database ' || tz_version, NULL, NULL, NULL FROM chosen
  UNION ALL SELECT c.id, 6, 'warning', w.value, NULL, NULL, NULL FROM chosen c JOIN json_each(c.warnings) w
  UNION ALL SELECT c.id, 7, 'reject', r.reason || CASE r.hint WHEN '' THEN '' ELSE ' (' || r.hint || ')' END, r.line, NULL,
    NULL FROM chosen c JOIN reject r ON r.batch_id = c.id
  UNION ALL SELECT c.id, 8, 'reject read later', r.reason || ' (batch ' || r.read_id || ')', r.line, NULL, NULL
    FROM chosen c JOIN reject_read r ON r.batch_id = c.id
  UNION ALL SELECT c.id, 9, 'relied on by', 'batch ' || n.batch_id, NULL, NULL, NULL
    FROM chosen c JOIN batch_need n ON n.on_id = c.id JOIN batch b ON b.id = n.batch_id WHERE b.undone_at IS NULL
  UNION ALL SELECT id, 10, 'undone', undone_why, NULL, undone_at, undone_by FROM chosen WHERE undone_at IS NOT NULL
  UNION ALL SELECT c.id, 11, 'withdrawn ' || w.kind, w.row, NULL, w.at, w.who FROM chosen c JOIN withdrawn w ON w.batch_id = c.id
)
SELECT batch, part, text, line, at, who FROM told ORDER BY batch, n, line, text
