-- title: Details of an import
-- why: What did an import change, what was wrong with its input, who ran it, and who undid it?
-- group: data quality
-- param: batch integer optional  number of the import [all]
-- column: batch count  number of the import
-- column: part text  kind of detail
-- column: text text  the detail itself
-- column: line count  line in the input, for rejects
-- column: at time  time of the event
-- column: who text  person responsible
WITH chosen AS (
  SELECT * FROM batch WHERE :batch IS NULL OR id = :batch
), told (batch, n, part, text, line, at, who) AS (
  SELECT id, 1, 'imported', input || ' as ' || format || coalesce(': ' || why, ''), NULL, ingested_at, who FROM chosen
  UNION ALL SELECT id, 2, 'observed', NULL, NULL, observed_at, NULL FROM chosen
  UNION ALL SELECT id, 3, 'records', records_read || ' read, ' || added || ' added, ' || changed || ' changed, '
    || unchanged || ' unchanged, ' || rejected || ' rejected', NULL, NULL, NULL FROM chosen
  UNION ALL SELECT id, 4, 'sha256', sha256, NULL, NULL, NULL FROM chosen WHERE sha256 <> ''
  UNION ALL SELECT id, 5, 'versions', tool_version || ', tz database ' || tz_version, NULL, NULL, NULL FROM chosen
  UNION ALL SELECT c.id, 6, 'warning', w.value, NULL, NULL, NULL FROM chosen c JOIN json_each(c.warnings) w
  UNION ALL SELECT c.id, 7, 'reject', r.reason || CASE r.hint WHEN '' THEN '' ELSE ' (' || r.hint || ')' END, r.line, NULL,
    NULL FROM chosen c JOIN reject r ON r.batch_id = c.id
  UNION ALL SELECT c.id, 8, 'reject imported later', r.reason || ' (batch ' || r.read_id || ')', r.line, NULL, NULL
    FROM chosen c JOIN reject_read r ON r.batch_id = c.id
  UNION ALL SELECT c.id, 9, 'required by', 'batch ' || n.batch_id, NULL, NULL, NULL
    FROM chosen c JOIN batch_need n ON n.on_id = c.id JOIN batch b ON b.id = n.batch_id WHERE b.undone_at IS NULL
  UNION ALL SELECT id, 10, 'undone', undone_why, NULL, undone_at, undone_by FROM chosen WHERE undone_at IS NOT NULL
  UNION ALL SELECT c.id, 11, 'withdrawn ' || w.kind, w.row, NULL, w.at, w.who FROM chosen c JOIN withdrawn w ON w.batch_id = c.id
)
SELECT batch, part, text, line, at, who FROM told ORDER BY batch, n, line, text
